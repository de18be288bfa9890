"""Which lines of one column belong to which of another, told by their heights on the page."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from statistics import fmean

_MOST_LINES = 40
_MOST_PAIRS = 10_000


def grouped(
    items: Sequence[float], anchors: Sequence[float], alone: float, empty: float
) -> list[int | None]:
    """Return for each item the anchor that it belongs to, in order, or None.

    What is centred beside several lines stands at their mean: the cheapest way to part the
    items into successive groups is taken.

    Args:
        items: Heights of lines, from top to bottom.
        anchors: Heights of what stands beside groups of them.
        alone: What an item without an anchor costs, in points.
        empty: What an anchor without an item costs.

    Of more items and anchors than any page of print holds, none belong together.
    """
    count = len(items)
    if count * len(anchors) > _MOST_PAIRS:
        return [None] * count

    @cache
    def best(item: int, anchor: int) -> tuple[float, tuple[int | None, ...]]:
        if item == count:
            return empty * (len(anchors) - anchor), ()
        cost, ways = best(item + 1, anchor)
        found = [(cost + alone, (None, *ways))]
        if anchor < len(anchors):
            cost, ways = best(item, anchor + 1)
            found.append((cost + empty, ways))
            for end in range(item + 1, min(count, item + _MOST_LINES) + 1):
                apart = abs(fmean(items[item:end]) - anchors[anchor])
                cost, ways = best(end, anchor + 1)
                found.append((cost + apart, (anchor,) * (end - item) + ways))
        return min(found, key=lambda way: way[0])

    # From the end on, so that the recursion stays shallow.
    for item in range(count, -1, -1):
        for anchor in range(len(anchors), -1, -1):
            best(item, anchor)
    return list(best(0, 0)[1])
