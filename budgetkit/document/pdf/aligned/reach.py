"""How far a column reaches: its head and its data, and where the border to the next one lies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from budgetkit.document.pdf.aligned.blocks import Block
from budgetkit.document.pdf.aligned.columns import Extent, Side

_PADDING_EM = 0.35
_OVERLAP_PT = 0.5
_WEAK = 0.05


@dataclass(frozen=True, slots=True)
class Reach:
    """A column from its leftmost to its rightmost text.

    Attributes:
        x0: The left edge.
        x1: The right edge.
        begins: Whether texts share the left edge, so that the border lies right before it.
        ends: Whether texts share the right edge, so that the border lies right behind it.
        centre: The middle of the head, which is that of the column; None without a head.
    """

    x0: float
    x1: float
    begins: bool = False
    ends: bool = False
    centre: float | None = None


def reach_of(head: Block | None, data: Iterable[Extent]) -> Reach:
    """Return how far a head and the data below it reach."""
    extents = list(data)
    x0 = min([extent.x0 for extent in extents] + ([head.x0] if head else []))
    x1 = max([extent.x1 for extent in extents] + ([head.x1] if head else []))
    first, last = extents[:1], extents[-1:]
    return Reach(
        x0,
        x1,
        begins=any(e.x0 <= x0 and _shares(e, Side.LEFT) and not e.is_numeric for e in first),
        ends=any(e.x1 >= x1 and _shares(e, Side.RIGHT) for e in last),
        centre=head.centre[0] if head else None,
    )


def _shares(extent: Extent, side: Side) -> bool:
    return extent.side in (side, Side.BOTH)


def borders(reaches: Sequence[Reach], size: float) -> list[float]:
    """Return the borders of columns side by side, the outer ones too.

    A head stands in the middle of its column, figures end right before a border, names begin
    right behind one: together these tell nearly all borders. Where nothing does, a border
    lies midway between what stands on both sides. The least squares over all of them are
    kept between the texts.

    Args:
        reaches: Of the columns from left to right, at least one.
        size: The type size.
    """
    padding = _PADDING_EM * size
    equations = list(_equations(reaches, padding))
    weights = np.array([weight for weight, _, _ in equations])
    factors = np.array([factor for _, factor, _ in equations]) * weights[:, None]
    values = np.array([value for _, _, value in equations]) * weights
    found, *_ = np.linalg.lstsq(factors, values, rcond=None)
    inner = (
        _between(float(x), left.x1, right.x0)
        for x, (left, right) in zip(found[1:], pairwise(reaches), strict=False)
    )
    first = min(float(found[0]), reaches[0].x0)
    return [first, *inner, max(float(found[-1]), reaches[-1].x1)]


def _equations(
    reaches: Sequence[Reach], padding: float
) -> Iterator[tuple[float, list[float], float]]:
    """Yield weight, factors and value of what is known of the borders."""
    count = len(reaches) + 1

    def factors(*indices: int) -> list[float]:
        return [(index in indices) / len(indices) for index in range(count)]

    yield _WEAK, factors(0), reaches[0].x0 - padding
    yield _WEAK, factors(count - 1), reaches[-1].x1 + padding
    for index, (left, right) in enumerate(pairwise(reaches), 1):
        yield _WEAK, factors(index), (left.x1 + right.x0) / 2
    for index, reach in enumerate(reaches):
        if reach.centre is not None:
            yield 1.0, factors(index, index + 1), reach.centre
        if reach.begins:
            yield 1.0, factors(index), reach.x0 - padding
        if reach.ends:
            yield 1.0, factors(index + 1), reach.x1 + padding


def _between(x: float, left: float, right: float) -> float:
    return min(max(x, left), right) if left <= right else (left + right) / 2


def column_heads(data: Sequence[Extent], heads: Sequence[Block]) -> list[tuple[int | None, bool]]:
    """Return for each column of data which head it has, and whether that is certain.

    The head is the one above it; where none overlaps it, figures that end at one place have
    the last head that begins before that place, names the first that ends behind their
    beginning: heads stand in the middle.

    Args:
        data: Columns from left to right.
        heads: Heads of single columns from left to right.
    """
    candidates = [_candidates(extent, heads) for extent in data]
    settled: dict[int, int] = {}
    found = _settleable(candidates, settled)
    while found:
        settled |= found
        found = _settleable(candidates, settled)
    return [
        (settled[column], True) if column in settled else (own[0] if own else None, False)
        for column, own in enumerate(candidates)
    ]


def _settleable(candidates: Sequence[Sequence[int]], settled: Mapping[int, int]) -> dict[int, int]:
    """The columns not yet settled with one head, or with one that no other column has."""
    taken = set(settled.values())
    found = {}
    for column, own in enumerate(candidates):
        free = own if len(own) == 1 else [head for head in own if head not in taken]
        if column not in settled and len(free) == 1:
            found[column] = free[0]
    return found


def _candidates(extent: Extent, heads: Sequence[Block]) -> list[int]:
    """The heads that a column may have, the likelier first."""
    over = [i for i, head in enumerate(heads) if _overlap(extent, head) > _OVERLAP_PT]
    if len(over) == 1:
        return over
    candidates = over or range(len(heads))
    before = [i for i in candidates if heads[i].x0 <= extent.x1][-1:]
    behind = [i for i in candidates if heads[i].x1 >= extent.x0][:1]
    if extent.side is Side.RIGHT:
        return before or behind
    if extent.side is Side.LEFT:
        return behind or before
    either = before + behind if extent.is_numeric else behind + before
    return list(dict.fromkeys(either))


def _overlap(extent: Extent, head: Block) -> float:
    return min(extent.x1, head.x1) - max(extent.x0, head.x0)
