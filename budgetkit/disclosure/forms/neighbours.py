"""What the rows around say of the half that an indicator belongs to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from budgetkit.disclosure.forms.halves import Half
from budgetkit.disclosure.forms.parted import PartedRow
from budgetkit.disclosure.forms.tokens import Kind, Token

_WRONG_SIDE_PER_COLUMN = 0.4
_WRONG_SIDE_MOST = 1.5
_AFTER_ITS_END = 3.0
_LISTED_TWICE = 1.0
_ASTRAY_PER_COLUMN = 0.3
_NEIGHBOURS = 6


@dataclass(frozen=True, slots=True)
class Near:
    """What the rows around say of how a row is parted.

    Attributes:
        boundary: Column between the halves.
        ended: Whether each half's list of the open class has ended above.
        listed: Names that each half holds in other rows; a list holds a name once.
        columns: Columns where each half's names begin in other rows.
    """

    boundary: float | None = None
    ended: tuple[bool, bool] = (False, False)
    listed: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())
    columns: tuple[Sequence[int], Sequence[int]] = ((), ())

    def cost(self, row: PartedRow) -> float:
        """Return what parting a row so would cost."""
        halves = (row.left, row.right)
        goes_on = sum(map(_goes_on, halves, self.ended))
        if not row.is_lone:
            return self._displaced(row) + goes_on
        repeats = sum(map(_repeats, halves, self.listed))
        astray = sum(map(_astray, halves, self.columns)) if all(self.columns) else 0.0
        return self._displaced(row) + goes_on + repeats + astray

    def _displaced(self, row: PartedRow) -> float:
        if self.boundary is None:
            return 0.0
        beyond = [max(token.column - self.boundary, 0.0) for token in row.left.tokens]
        before = [max(self.boundary - token.column, 0.0) for token in row.right.tokens]
        return sum(
            min(_WRONG_SIDE_PER_COLUMN * distance, _WRONG_SIDE_MOST) for distance in beyond + before
        )


def _goes_on(half: Half, ended: bool) -> float:
    return _AFTER_ITS_END if ended and half.has_indicator and not half.labels else 0.0


def _repeats(half: Half, listed: frozenset[str]) -> float:
    return _LISTED_TWICE if any(token.key in listed for token in half.of(Kind.NAME)) else 0.0


def _astray(half: Half, columns: Sequence[int]) -> float:
    """Return what it costs that a name stands where the half has none in other rows."""
    apart = (
        fmean(abs(token.column - column) for column in columns) for token in half.of(Kind.NAME)
    )
    return _ASTRAY_PER_COLUMN * next(apart, 0.0)


def ended(row: PartedRow, above: tuple[bool, bool]) -> tuple[bool, bool]:
    """Whether the list of the class that is open in each half has ended with this row."""
    halves = (row.left, row.right)
    if not any(half.tokens for half in halves):
        return above
    begins = any(half.labels for half in halves)
    left, right = (
        (before and not begins) or not half.has_indicator
        for half, before in zip(halves, above, strict=True)
    )
    return left, right


def boundary_near(rows: Sequence[PartedRow], index: int) -> float | None:
    """Return the column between the halves in most rows near by; some rows have slid."""
    sure = [
        (row.width != rows[index].width, abs(place - index), row.right_edge)
        for place, row in enumerate(rows)
        if row.tells_boundary and row.right_edge is not None
    ]
    nearest = [edge for _, _, edge in sorted(sure)[:_NEIGHBOURS]]
    return Counter(nearest).most_common(1)[0][0] - 0.5 if nearest else None


def listed(rows: Sequence[PartedRow]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the names that each half holds in rows where both halves have an indicator."""
    left, right = _names(rows)
    return frozenset(token.key for token in left), frozenset(token.key for token in right)


def name_columns(rows: Sequence[PartedRow]) -> tuple[list[int], list[int]]:
    """Return the columns where names begin in rows where both halves have an indicator."""
    left, right = _names(rows)
    return [token.column for token in left], [token.column for token in right]


def _names(rows: Sequence[PartedRow]) -> tuple[list[Token], list[Token]]:
    sure = [row for row in rows if row.left.has_indicator and row.right.has_indicator]
    return (
        [token for row in sure for token in row.left.of(Kind.NAME)],
        [token for row in sure for token in row.right.of(Kind.NAME)],
    )
