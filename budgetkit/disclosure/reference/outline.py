"""Which row a row stands under, by indentation."""

from __future__ import annotations

from dataclasses import dataclass, field

from budgetkit.disclosure.reference.lists import ClassificationEntry


@dataclass(frozen=True, slots=True)
class _Row:
    indent: int
    entry: ClassificationEntry | None
    level: int | None


@dataclass(slots=True)
class Outline:
    """The rows above that a row can stand under, outermost first.

    Attributes:
        depth: The deepest level of the classification.
    """

    depth: int
    _above: list[_Row] = field(default_factory=list)
    _levels: dict[int, int] = field(default_factory=dict)

    def enter(self, indent: int) -> None:
        """Leave the rows that a row of this indentation stands beside or outside of."""
        self._above = [row for row in self._above if row.indent < indent]

    @property
    def parent(self) -> ClassificationEntry | None:
        """The nearest row above that is in the list."""
        return next((row.entry for row in reversed(self._above) if row.entry), None)

    @property
    def is_under_unknown(self) -> bool:
        """Whether the row above is a class of known level that the list does not hold."""
        return bool(self._above) and self._above[-1].entry is None and bool(self._above[-1].level)

    def level(self, indent: int) -> int | None:
        """Return the level of a row that no name tells, None where it is not certain.

        Below a class, rows indented alike are of one level, and below the last but one level
        there is only the last. A row below no class may be a sum or an agency.
        """
        above = self._above[-1].level if self._above else None
        if above is None:
            return None
        alike = self._levels.get(indent, 0)
        if alike > above:
            return alike
        return self.depth if above + 1 == self.depth else None

    def add(self, indent: int, entry: ClassificationEntry | None, level: int | None) -> None:
        """Add the row entered last."""
        if entry:
            self._levels[indent] = entry.level
            self._above = [row for row in self._above if _can_hold(row, entry)]
        self._above.append(_Row(indent, entry, level))


def _can_hold(row: _Row, entry: ClassificationEntry) -> bool:
    if row.entry:
        return entry.code.startswith(row.entry.code)
    return (row.level or 0) < entry.level
