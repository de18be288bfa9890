"""Read a column of names without codes: 类, 款 and 项 by order and indentation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from budgetkit.disclosure.reference.classifications import (
    Classification,
    ClassificationEntry,
    classification,
    lineage,
)
from budgetkit.disclosure.reference.lists import Kind
from budgetkit.disclosure.reference.names import is_sum, name_key
from budgetkit.disclosure.reference.outline import Outline

Resolved = tuple[ClassificationEntry | None, int | None]
"""The class that a row means and its level; None where it is not certain."""

_Entries = tuple[ClassificationEntry, ...]


def resolve_hierarchy(
    kind: Kind, names: Sequence[str], indents: Sequence[int | None]
) -> list[Resolved]:
    """Return class and level of each row of a column of names.

    A name is looked up among the children of the row it stands under, since names such as
    行政运行 occur under many classes. Indentation says which row that is; where it says
    nothing (all rows alike) or the names contradict it, the order does. After a row that is
    in no list (an agency, a class the list lacks) nothing is taken for granted: by order
    alone only names that are unique in the list are read until the context is clear again.

    Args:
        kind: Which list.
        names: The printed names, one a row; blank rows and sums stay None.
        indents: The indentation of each row in any one measure, None where unknown; as long
            as ``names``.

    Raises:
        ValueError: If the two differ in length.
    """
    reader = _Reader.of(classification(kind))
    rows = [(name_key(name), indent) for name, indent in zip(names, indents, strict=True)]
    told = {indent for key, indent in rows if _is_class(key) and indent is not None}
    return [
        reader.read(key, indent if len(told) > 1 else None) if _is_class(key) else (None, None)
        for key, indent in rows
    ]


def _is_class(key: str) -> bool:
    return bool(key) and not is_sum(key)


@dataclass(slots=True)
class _Reader:
    listed: Classification
    outline: Outline
    last: ClassificationEntry | None = None
    """The row before, None where it was not resolved."""
    levels: set[int] = field(default_factory=set)
    """The levels printed so far."""

    @classmethod
    def of(cls, listed: Classification) -> _Reader:
        return cls(listed, Outline(max(entry.level for entry in listed.entries)))

    def read(self, key: str, indent: int | None) -> Resolved:
        found = self._by_order(key, self.last) if indent is None else self._by_indent(key, indent)
        entry = found[0] if len(found) == 1 else None
        levels = {each.level for each in found}
        level = levels.pop() if len(levels) == 1 else None
        if indent is not None:
            level = level or (None if found else self.outline.level(indent))
            self.outline.add(indent, entry, level)
        if entry:
            self.levels.add(entry.level)
        self.last = entry
        return entry, level

    def _by_indent(self, key: str, indent: int) -> _Entries:
        self.outline.enter(indent)
        parent = self.outline.parent
        code = parent.code if parent else ""
        if self.outline.is_under_unknown:
            named = self.listed.by_name(key)
            return tuple(e for e in named if e.code.startswith(code)) if len(named) == 1 else ()
        ordered = self.listed.step(key, code) or self._by_order(key, self.last or parent)
        return tuple(e for e in ordered if e.code not in lineage(code))

    def _by_order(self, key: str, last: ClassificationEntry | None) -> _Entries:
        """Return what the row after ``last`` can be: under it, beside it, or further out."""
        if last is None:
            return self._without_context(key)
        parents = lineage(last.code)
        found: _Entries = ()
        for parent in reversed(("", *parents)):
            step = self._step(key, parent)
            # The same name further out leaves it open, unless that is a row above.
            found += tuple(e for e in step if not found or e.code not in parents)
        return tuple(dict.fromkeys(found))

    def _without_context(self, key: str) -> _Entries:
        named = self.listed.by_name(key)
        first = tuple(entry for entry in named if entry.level == 1)
        return first if first and not self.levels else named

    def _step(self, key: str, parent: str) -> _Entries:
        """Return what the row can be under ``parent`` in a table of the levels printed so far.

        It skips no printed level, and stands above the topmost one only by a unique name.
        """
        step = self.listed.step(key, parent)
        above = len(lineage(parent))
        top = min(self.levels, default=1) if len(self.listed.by_name(key)) > 1 else 1
        return tuple(
            entry
            for entry in step
            if entry.level >= top and self.levels.isdisjoint(range(above + 1, entry.level))
        )
