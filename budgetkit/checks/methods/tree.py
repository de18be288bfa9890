"""Which rows of a table are the parts of which: by code, by printed level, or by amount."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from budgetkit.checks.labels import bare, is_top_economic, is_top_function
from budgetkit.checks.ledger import Row, Sheet
from budgetkit.checks.model import Figure, Verdict
from budgetkit.checks.relations import Sum

_MAX_ROWS = 80
_MAX_STEPS = 20_000
_GROUP = 2.5

Children = dict[Row, list[Row]]


def code_of(row: Row) -> str | None:
    """Return the code by which a row is ordered: functional, else economic."""
    return row.code or row.econ_code


def bodies(sheet: Sheet) -> list[tuple[list[Row], list[Row]]]:
    """Return totals and other rows, for each side of the table that has rows."""
    sides = dict.fromkeys(row.side for row in sheet.rows)
    return [
        (
            [row for row in sheet.rows if row.side == side and row.is_total],
            [row for row in sheet.rows if row.side == side and not row.is_total],
        )
        for side in sides
    ]


def is_coded(rows: Sequence[Row]) -> bool:
    """Return whether the rows are told apart by code: every row has one of its own."""
    codes = {(code_of(row), row.gov_code, row.agency) for row in rows}
    return len(codes) == len(rows) and all(code_of(row) for row in rows)


def outline(rows: Sequence[Row]) -> tuple[list[Row], Children]:
    """Return the topmost rows, and the parts of each row that has any.

    A row belongs to the nearest row before it that stands above it: whose code begins its
    own, or whose level is higher.
    """
    roots: list[Row] = []
    children: Children = {}
    above: list[Row] = []
    for row in rows:
        while above and not _is_above(above[-1], row):
            above.pop()
        if above:
            children.setdefault(above[-1], []).append(row)
        else:
            roots.append(row)
        above.append(row)
    return roots, children


def _is_above(upper: Row, lower: Row) -> bool:
    if (upper_code := code_of(upper)) and (code := code_of(lower)):
        return code.startswith(upper_code) and code != upper_code
    if lower.section and bare(lower.section) == bare(upper.item):
        return True
    first, second = _depth(upper), _depth(lower)
    return first is not None and second is not None and first < second


def _depth(row: Row) -> float | None:
    if row.level is None:
        # A group of projects stands below the unit it belongs to.
        return _GROUP if row.agency or row.section else None
    named = is_top_economic(row.item) or is_top_function(row.item)
    return 1 if named and not row.project else row.level


def fitting(whole: Figure, parts: Sequence[Figure]) -> tuple[Figure, ...]:
    """Return the figures that make up ``whole``.

    All of them; where they do not add up but do once the parts of groups among them are
    left out, those that remain.
    """
    plain = Sum("", "", (whole,), tuple(parts))
    if plain.verdict is not Verdict.BROKEN:
        return plain.right
    nested = nested_roots([part.value for part in parts], whole.value)
    return tuple(parts[index] for index in nested) if nested else plain.right


def nested_roots(values: Sequence[Decimal], total: Decimal) -> list[int] | None:
    """Return the topmost rows of a column in which groups stand before their parts.

    For tables whose levels are not printed: a row may be followed by the parts that add up
    to it, which may be groups themselves. None where no such reading adds up to ``total``,
    or too many would have to be tried.
    """
    if not 0 < len(values) <= _MAX_ROWS or any(value < 0 for value in values):
        return None
    try:
        return _Nesting(tuple(values)).roots(0, total)
    except _TooManyError:
        return None


class _TooManyError(Exception):
    pass


@dataclass(slots=True)
class _Nesting:
    values: tuple[Decimal, ...]
    _known: dict[tuple[int, Decimal], frozenset[int]] = field(default_factory=dict)

    def roots(self, start: int, rest: Decimal) -> list[int] | None:
        """The roots from ``start`` to the end that add up to ``rest``."""
        if start == len(self.values):
            return [] if rest == 0 else None
        left = rest - self.values[start]
        if left < 0:
            return None
        # A group first: a row that the next rows add up to is seldom a coincidence.
        for end in (*sorted(self._parts(start), reverse=True), start + 1):
            after = self.roots(end, left)
            if after is not None:
                return [start, *after]
        return None

    def _parts(self, start: int) -> frozenset[int]:
        """Where the parts of the row ``start`` may end."""
        value = self.values[start]
        return self._ends(start + 1, value) - {start + 1} if value else frozenset()

    def _ends(self, start: int, rest: Decimal) -> frozenset[int]:
        """Where rows from ``start`` on, read as groups and parts, reach the sum ``rest``."""
        key = (start, rest)
        if key not in self._known:
            if len(self._known) > _MAX_STEPS:
                raise _TooManyError
            self._known[key] = frozenset(self._all_ends(start, rest))
        return self._known[key]

    def _all_ends(self, start: int, rest: Decimal) -> Iterator[int]:
        if rest == 0:
            yield start
        if rest <= 0 or start == len(self.values):
            return
        left = rest - self.values[start]
        if left >= 0:
            for end in (start + 1, *self._parts(start)):
                yield from self._ends(end, left)
