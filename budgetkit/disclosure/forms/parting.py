"""Part the tokens of an indicator row into its two halves.

The halves have different widths and rows slide to the left, so the column alone does not
tell. Of all ways to part a row the cheapest is taken, where halves that do not read well, a
half without an indicator, and names that differ cost, and so does a token that stands on
the wrong side of where the rows around are parted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from budgetkit.disclosure.forms.halves import Half, read_half
from budgetkit.disclosure.forms.tokens import Kind, Token

_ONE_SIDED = 0.8
_DIFFERENT_NAMES = 0.4
_LABELS_APART = 0.5
_WRONG_SIDE_PER_COLUMN = 0.4
_WRONG_SIDE_MOST = 1.5
_NEIGHBOURS = 4
_PAIR = 2


@dataclass(frozen=True, slots=True)
class PartedRow:
    """A row in two halves."""

    left: Half
    right: Half
    width: int
    """Number of cells of the printed row."""

    @property
    def boundary(self) -> float | None:
        """Column between the halves; None where one of them is blank."""
        if not (self.left.tokens and self.right.tokens):
            return None
        return (self.left.tokens[-1].column + self.right.tokens[0].column) / 2

    @property
    def is_symmetric(self) -> bool:
        """Whether both halves are whole, so that the row tells where rows are parted."""
        halves = (self.left, self.right)
        return all(half.cost == 0 and half.tokens for half in halves) and _alike(*halves)


def _alike(left: Half, right: Half) -> bool:
    if left.has_indicator or right.has_indicator:
        return left.has_indicator and right.has_indicator
    return [token.class_key for token in left.tokens] == [token.class_key for token in right.tokens]


def part_rows(rows: Sequence[tuple[Sequence[Token], int]]) -> list[PartedRow]:
    """Part every row, given as tokens and width.

    First without regard to columns; the rows that are whole on both sides then tell where
    the others are parted.
    """
    first = [_part(tokens, width, None) for tokens, width in rows]
    parted: list[PartedRow] = []
    for index, (tokens, width) in enumerate(rows):
        if first[index].is_symmetric or not tokens:
            parted.append(first[index])
        else:
            parted.append(_part(tokens, width, _boundary_near(first, index)))
    return parted


def one_sided(tokens: Sequence[Token], width: int) -> PartedRow:
    """Return a row of a form that has a single half, the annual one."""
    return PartedRow(Half(), read_half(tokens), width)


def _boundary_near(rows: Sequence[PartedRow], index: int) -> float | None:
    sure = [
        (row.width != rows[index].width, abs(place - index), row.boundary)
        for place, row in enumerate(rows)
        if row.is_symmetric and row.boundary is not None
    ]
    nearest = [boundary for _, _, boundary in sorted(sure)[:_NEIGHBOURS]]
    return sum(nearest) / len(nearest) if nearest else None


def _part(tokens: Sequence[Token], width: int, boundary: float | None) -> PartedRow:
    if mirrored := _mirrored(tokens, width):
        return mirrored
    best: tuple[float, PartedRow] | None = None
    for cut in range(len(tokens) + 1):
        row = PartedRow(read_half(tokens[:cut]), read_half(tokens[cut:]), width)
        cost = row.left.cost + row.right.cost + _asymmetry(row) + _displaced(row, boundary)
        if best is None or cost < best[0]:
            best = (cost, row)
    assert best is not None
    return best[1]


def _mirrored(tokens: Sequence[Token], width: int) -> PartedRow | None:
    """Return a row whose halves repeat the same two texts: name and value, whatever they say."""
    said = [token for token in tokens if token.costs[0][0] is not Kind.CLASS]
    keys = [token.key for token in said]
    if len(keys) != 2 * _PAIR or keys[:_PAIR] != keys[_PAIR:] or keys[0] == keys[1]:
        return None
    cut = next(index for index, token in enumerate(tokens) if token is said[1]) + 1
    left, right = _as_printed(tokens[:cut]), _as_printed(tokens[cut:])
    return PartedRow(left, right, width) if left and right else None


def _as_printed(tokens: Sequence[Token]) -> Half | None:
    labels = len(tokens) - _PAIR
    if any(token.class_key is None for token in tokens[:labels]):
        return None
    return Half(tuple(tokens), (Kind.CLASS,) * labels + (Kind.NAME, Kind.VALUE))


def _asymmetry(row: PartedRow) -> float:
    left, right = row.left, row.right
    if left.has_indicator != right.has_indicator:
        return _ONE_SIDED + _LABELS_APART * _has_labels_apart(left, right)
    if bool(left.tokens) != bool(right.tokens):
        return _ONE_SIDED
    names = [[token.key for token in half.of(Kind.NAME)] for half in (left, right)]
    if left.has_indicator:
        return _DIFFERENT_NAMES if names[0] != names[1] else 0.0
    return 0.0 if _alike(left, right) else _DIFFERENT_NAMES


def _has_labels_apart(left: Half, right: Half) -> bool:
    """Whether all labels stand in the half that has no indicator to label."""
    with_one, without = (left, right) if left.has_indicator else (right, left)
    return bool(without.tokens) and not with_one.of(Kind.CLASS)


def _displaced(row: PartedRow, boundary: float | None) -> float:
    if boundary is None:
        return 0.0
    beyond = [max(token.column - boundary, 0.0) for token in row.left.tokens]
    before = [max(boundary - token.column, 0.0) for token in row.right.tokens]
    return sum(
        min(_WRONG_SIDE_PER_COLUMN * distance, _WRONG_SIDE_MOST) for distance in beyond + before
    )
