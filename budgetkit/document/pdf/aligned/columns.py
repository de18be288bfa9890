"""Columns of data: the stretches that white space parts in all rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from budgetkit.document.pdf.aligned.words import Word

_TOUCHING_PT = 0.5
_SAME_EDGE_PT = 1.5
_ALIGNED_SHARE = 0.8
_NUMERIC_SHARE = 0.6
_LABEL_GAP_EM = 1.3
_LABEL_SHARE = 0.8
_CODE = re.compile("[0-9]{2,12}")


class Side(Enum):
    """Which edge the texts of a column have in common."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"
    MIDDLE = "middle"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Extent:
    """A column as far as its texts tell."""

    x0: float
    x1: float
    side: Side
    is_numeric: bool


def data_columns(
    lines: Iterable[Sequence[Word]], heads: Sequence[tuple[float, float]] = ()
) -> list[Extent]:
    """Return the columns of the rows in ``lines``, from left to right.

    Labels of sums may be centred over several columns and do not tell. Names that stand
    close together are one column, unless each part has one of ``heads`` (left and right
    edges) above it.
    """
    rows = [[word for word in line if not word.is_total] for line in lines]
    stretches = _merged([(word.x0, word.x1) for row in rows for word in row])
    stretches = _without_gaps_in_labels(stretches, rows, heads)
    return [_extent(stretch, [_inside(row, stretch) for row in rows]) for stretch in stretches]


_Stretch = tuple[float, float]


def _merged(stretches: Iterable[_Stretch]) -> list[_Stretch]:
    merged: list[_Stretch] = []
    for low, high in sorted(stretches):
        if merged and low < merged[-1][1] - _TOUCHING_PT:
            merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
        else:
            merged.append((low, high))
    return merged


def _inside(row: Sequence[Word], stretch: _Stretch) -> list[Word]:
    low, high = stretch
    return [
        word for word in row if low - _TOUCHING_PT <= word.x0 and word.x1 <= high + _TOUCHING_PT
    ]


def _without_gaps_in_labels(
    stretches: Sequence[_Stretch],
    rows: Sequence[Sequence[Word]],
    heads: Sequence[_Stretch],
) -> list[_Stretch]:
    """Join stretches between which there is no more than a space within labels."""
    joined: list[_Stretch] = []
    for stretch in stretches:
        apart = joined and _have_heads(joined[-1], stretch, heads)
        if joined and not apart and _is_one_label(joined[-1], stretch, rows):
            joined[-1] = (joined[-1][0], stretch[1])
        else:
            joined.append(stretch)
    return joined


def _have_heads(left: _Stretch, right: _Stretch, heads: Sequence[_Stretch]) -> bool:
    over_left = {head for head in heads if _overlap(head, left)}
    over_right = {head for head in heads if _overlap(head, right)}
    return bool(over_left - over_right) and bool(over_right - over_left)


def _overlap(one: _Stretch, other: _Stretch) -> bool:
    return min(one[1], other[1]) - max(one[0], other[0]) > _TOUCHING_PT


def _is_one_label(left: _Stretch, right: _Stretch, rows: Sequence[Sequence[Word]]) -> bool:
    """Whether what stands in ``right`` nearly always goes on with text in ``left``."""
    pairs = [(_inside(row, left), _inside(row, right)) for row in rows]
    behind = [(a, b) for a, b in pairs if b]
    if any(word.is_amount for _, b in behind for word in b):
        return False
    if any(word.is_amount for a, _ in pairs for word in a):
        return False
    near = sum(bool(a) and b[0].x0 - a[-1].x1 <= _LABEL_GAP_EM * b[0].size for a, b in behind)
    return bool(behind) and near >= _LABEL_SHARE * len(behind)


def _extent(stretch: _Stretch, cells: Sequence[Sequence[Word]]) -> Extent:
    held = [cell for cell in cells if cell]
    side = _side(held)
    # Digits that begin and end at the same places are codes, which are set as text is.
    digits = all(_CODE.fullmatch(cell[0].text) for cell in held)
    codes = side is Side.BOTH and digits and len(held) > 1
    amounts = sum(len(cell) == 1 and cell[0].is_amount for cell in held)
    numeric = amounts >= _NUMERIC_SHARE * len(held) and not codes
    return Extent(*stretch, Side.LEFT if codes else side, numeric)


def _side(cells: Sequence[Sequence[Word]]) -> Side:
    left = _is_common(cells, lambda cell: cell[0].x0)
    right = _is_common(cells, lambda cell: cell[-1].x1)
    if left and right:
        return Side.BOTH
    if left or right:
        return Side.LEFT if left else Side.RIGHT
    middle = _is_common(cells, lambda cell: (cell[0].x0 + cell[-1].x1) / 2)
    return Side.MIDDLE if middle else Side.NONE


def _is_common(cells: Sequence[Sequence[Word]], edge: Callable[[Sequence[Word]], float]) -> bool:
    edges = sorted(edge(cell) for cell in cells)
    usual = edges[len(edges) // 2]
    near = sum(abs(one - usual) <= _SAME_EDGE_PT for one in edges)
    return near >= _ALIGNED_SHARE * len(edges)
