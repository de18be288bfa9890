"""Part the tokens of an indicator row into its two halves.

The halves have different widths and rows slide to the left, so the column alone does not
tell. Each half reads `class labels, name, value`; of all ways to part a row the cheapest is
taken, where a missing name, a second value or a half without an indicator costs, and so
does a token that stands on the wrong side of where the rows around are parted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from budgetkit.disclosure.forms.tokens import Kind, Token

_WITHOUT_VALUE = 1.0
_WITHOUT_NAME = 1.5
_SECOND_LABEL = 0.4
_LATE_LABEL = 1.5
_DOUBLED = 0.3
_SECOND_NAME = 1.5
_SECOND_VALUE = 2.0
_SECOND_INDICATOR = 2.5
_ONE_SIDED = 0.8
_DIFFERENT_NAMES = 0.4
_LABELS_APART = 0.5
_WRONG_SIDE_PER_COLUMN = 0.4
_WRONG_SIDE_MOST = 1.5
_NEIGHBOURS = 4
_PAIR = 2


_AFTER: dict[Kind, dict[Kind | None, float]] = {
    Kind.CLASS: {
        Kind.CLASS: _SECOND_LABEL,
        Kind.NAME: _LATE_LABEL,
        Kind.VALUE: _LATE_LABEL,
    },
    Kind.NAME: {Kind.NAME: _SECOND_NAME, Kind.VALUE: _SECOND_INDICATOR},
    Kind.VALUE: {None: _WITHOUT_NAME, Kind.CLASS: _WITHOUT_NAME, Kind.VALUE: _SECOND_VALUE},
}
"""What a kind costs behind another; what is not named costs nothing."""


@dataclass(frozen=True, slots=True)
class Half:
    """The tokens of one half of a row with the kind that each was taken for."""

    tokens: tuple[Token, ...] = ()
    kinds: tuple[Kind, ...] = ()
    cost: float = 0.0

    def of(self, kind: Kind) -> list[Token]:
        """Return the tokens taken for ``kind``."""
        return [token for token, own in zip(self.tokens, self.kinds, strict=True) if own is kind]

    @property
    def has_indicator(self) -> bool:
        """Whether there is a name or a value."""
        return any(kind is not Kind.CLASS for kind in self.kinds)


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


def read_half(tokens: Sequence[Token]) -> Half:
    """Return the cheapest reading of ``tokens`` as labels, name, value."""
    best: dict[Kind | None, tuple[float, tuple[Kind, ...]]] = {None: (0.0, ())}
    for index, token in enumerate(tokens):
        repeats = index > 0 and token.key == tokens[index - 1].key
        best = _extended(best, token, repeats=repeats)
    cost, kinds = min(
        (cost + (_WITHOUT_VALUE if last is Kind.NAME else 0), kinds)
        for last, (cost, kinds) in best.items()
    )
    return Half(tuple(tokens), kinds, cost)


def _extended(
    best: dict[Kind | None, tuple[float, tuple[Kind, ...]]], token: Token, *, repeats: bool
) -> dict[Kind | None, tuple[float, tuple[Kind, ...]]]:
    extended: dict[Kind | None, tuple[float, tuple[Kind, ...]]] = {}
    for last, (cost, kinds) in best.items():
        for kind, unlikely in token.costs:
            total = cost + unlikely + _step(last, kind, repeats=repeats)
            if kind not in extended or total < extended[kind][0]:
                extended[kind] = (total, (*kinds, kind))
    return extended


def _step(last: Kind | None, kind: Kind, *, repeats: bool) -> float:
    if repeats and last is kind:
        return _DOUBLED
    return _AFTER[kind].get(last, 0.0)


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


def without_doubles(half: Half) -> Half:
    """Return the half with tokens that repeat the one before of their kind left out."""
    kept: list[int] = []
    seen: set[tuple[Kind, str]] = set()
    for index, (token, kind) in enumerate(zip(half.tokens, half.kinds, strict=True)):
        if kind is Kind.CLASS or (kind, token.key) not in seen:
            kept.append(index)
        seen.add((kind, token.key))
    return replace(
        half,
        tokens=tuple(half.tokens[index] for index in kept),
        kinds=tuple(half.kinds[index] for index in kept),
    )
