"""Amounts that stick out of their cell: kept whole in the cell they belong to.

Writers let a figure that is wider than its column run over the rule. Each of its glyphs lies
in one cell or the other; taken by themselves they would be two wrong amounts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from budgetkit.document.pdf.glyphs import Glyph
from budgetkit.document.pdf.grid import Region

_TOUCHING_EM = 0.12
_SAME_BASELINE_EM = 0.1
_ALIGNED_PT = 1.5
_ALIGNED_MIN = 2
_FIGURE = frozenset("0123456789.,-")
_AMOUNT = re.compile(
    r"-?(?:[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{1,6})?|(?:0|[1-9][0-9]*)\.[0-9]{1,6}|[1-9][0-9]{5,})"
)

Owners = Sequence[int | None]
"""The index of the region in which the middle of each glyph lies, None outside the grid."""


def homes_of_overflow(
    glyphs: Sequence[Glyph], owners: Owners, regions: Sequence[Region]
) -> dict[int, int]:
    """Return, for each glyph of an amount that crosses a rule, the region it belongs to.

    That is the cell in whose column other amounts end at the same place, as figures are set
    to the right; where none or several do, the cell that holds nothing else; else the one
    in which most of the amount lies.

    Args:
        glyphs: In the order in which the page paints them.
        owners: As long as ``glyphs``.
        regions: Of the grid.

    Returns:
        Indices of regions by indices of glyphs.
    """
    if not any(_meet(*pair) for pair in pairwise(zip(glyphs, owners, strict=True))):
        return {}
    figures = [part for touching in _figures(glyphs) for part in _amounts(glyphs, touching)]
    crossing = [f for f in figures if _crosses([glyphs[i] for i in f], [owners[i] for i in f])]
    ends = _right_ends(glyphs, owners, regions, figures)
    counts = Counter(owner for owner in owners if owner is not None)
    homes = {}
    for figure in crossing:
        shares = Counter(owners[i] for i in figure)
        candidates = {owner: n for owner, n in shares.items() if owner is not None}
        right = glyphs[figure[-1]].x1
        aligned = [c for c in candidates if (_end(regions[c]), _rounded(right)) in ends]
        free = [c for c, n in candidates.items() if counts[c] == n]
        home = _choose(candidates, aligned, free)
        homes.update(dict.fromkeys(figure, home))
    return homes


def _meet(left: tuple[Glyph, int | None], right: tuple[Glyph, int | None]) -> bool:
    """Whether a figure may go on from one glyph to the next and cross a rule there."""
    return left[1] != right[1] and _touches(left[0], right[0])


def _touches(left: Glyph, right: Glyph) -> bool:
    return (
        left.text in _FIGURE
        and right.text in _FIGURE
        and abs(right.x0 - left.x1) <= _TOUCHING_EM * left.size
        and abs(right.baseline - left.baseline) <= _SAME_BASELINE_EM * left.size
    )


def _figures(glyphs: Sequence[Glyph]) -> Iterator[range]:
    """Yield the runs of digits that touch each other, as ranges of indices."""
    start = 0
    for index in range(1, len(glyphs) + 1):
        if index == len(glyphs) or not _touches(glyphs[index - 1], glyphs[index]):
            if glyphs[start].text in _FIGURE:
                yield range(start, index)
            start = index


def _amounts(glyphs: Sequence[Glyph], touching: range) -> Iterator[range]:
    """Yield the amounts in digits that touch: all of them, or what was painted at once."""
    if _is_amount(glyphs[touching.start : touching.stop]):
        yield touching
        return
    for _, part in groupby(touching, key=lambda index: glyphs[index].run):
        indices = list(part)
        yield range(indices[0], indices[-1] + 1)


def _is_amount(glyphs: Sequence[Glyph]) -> bool:
    return _AMOUNT.fullmatch("".join(glyph.text for glyph in glyphs)) is not None


def _crosses(glyphs: Sequence[Glyph], owners: Owners) -> bool:
    """Whether one amount lies in several cells, rather than an amount in each of them."""
    inside = {owner for owner in owners if owner is not None}
    if not inside or len(set(owners)) == 1:
        return False
    if not _is_amount(glyphs):
        return False
    parts = [
        [glyph for glyph, _ in part]
        for _, part in groupby(zip(glyphs, owners, strict=True), key=lambda pair: pair[1])
    ]
    if any(above[-1].run == below[0].run for above, below in pairwise(parts)):
        return True
    return not all(map(_is_amount, parts))


def _right_ends(
    glyphs: Sequence[Glyph], owners: Owners, regions: Sequence[Region], figures: Sequence[range]
) -> set[tuple[int, int]]:
    """Where the amounts inside each column end: several must end at one place to tell."""
    ends: Counter[tuple[int, int]] = Counter()
    for figure in figures:
        owner = owners[figure[-1]]
        if owner is not None and all(owners[i] == owner for i in figure):
            place = _rounded(glyphs[figure[-1]].x1)
            column = _end(regions[owner])
            ends.update((column, near) for near in (place - 1, place, place + 1))
    return {key for key, count in ends.items() if count >= _ALIGNED_MIN}


def _end(region: Region) -> int:
    return region.column + region.column_span


def _rounded(x: float) -> int:
    return round(x / _ALIGNED_PT)


def _choose(shares: Mapping[int, int], aligned: Sequence[int], free: Sequence[int]) -> int:
    for candidates in (aligned, free):
        if len(candidates) == 1:
            return candidates[0]
    return max(shares, key=lambda owner: shares[owner])
