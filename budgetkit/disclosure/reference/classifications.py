"""Find the classes of a budget classification by code, or by name in its context."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from budgetkit.disclosure.reference.lists import (
    CODE_LENGTHS,
    ClassificationEntry,
    Kind,
    current_entries,
)
from budgetkit.disclosure.reference.names import level_mark, name_key

__all__ = ["Classification", "ClassificationEntry", "Kind", "classification", "lineage", "resolve"]

DEEPEST = len(CODE_LENGTHS)
"""The level of 项."""


@dataclass(frozen=True)
class Classification:
    """One code list, current names with older ones as aliases."""

    kind: Kind
    entries: tuple[ClassificationEntry, ...]

    @cached_property
    def _codes(self) -> dict[str, ClassificationEntry]:
        return {entry.code: entry for entry in self.entries}

    @cached_property
    def _names(self) -> dict[str, tuple[ClassificationEntry, ...]]:
        named: dict[str, list[ClassificationEntry]] = defaultdict(list)
        for entry in self.entries:
            for key in dict.fromkeys(map(name_key, entry.names)):
                named[key].append(entry)
        return {key: tuple(entries) for key, entries in named.items()}

    def by_code(self, code: str) -> ClassificationEntry | None:
        """Return the entry of ``code``, None where the list has none."""
        return self._codes.get(code)

    def by_name(self, name: str, parent_code: str | None = None) -> tuple[ClassificationEntry, ...]:
        """Return every entry that bears ``name``, at any level below ``parent_code`` if given."""
        named = self._names.get(name_key(name), ())
        if parent_code is None:
            return named
        return tuple(entry for entry in named if _is_below(entry, parent_code))

    def step(
        self, name: str, parent_code: str, deepest: int = DEEPEST
    ) -> tuple[ClassificationEntry, ...]:
        """Return what ``name`` can be in a row under the class ``parent_code``.

        Its children of that name; else, where a level is not printed, the one deeper class
        that alone in the whole list bears the name. The list is not complete, so a name that
        occurs under several classes proves nothing across a level.

        Args:
            name: A printed name.
            parent_code: The class above, empty for the top of the list.
            deepest: The deepest level allowed.
        """
        named = self.by_name(name)
        below = tuple(e for e in named if _is_below(e, parent_code) and e.level <= deepest)
        children = tuple(entry for entry in below if entry.parent_code == parent_code)
        return children or (below if len(named) == 1 else ())

    def missing_parents(self) -> tuple[str, ...]:
        """Return the codes that the list has children of but does not hold."""
        parents = {entry.parent_code for entry in self.entries} - {""}
        return tuple(sorted(parents - self._codes.keys()))


@cache
def classification(kind: Kind) -> Classification:
    """Return the list of ``kind``; read once."""
    return Classification(kind, tuple(current_entries(kind)))


def lineage(code: str) -> tuple[str, ...]:
    """Return ``code`` and the codes above it, the 类 first.

    >>> lineage("2010501")
    ('201', '20105', '2010501')
    """
    return tuple(code[:length] for length in CODE_LENGTHS if length <= len(code))


def resolve(
    kind: Kind, name: str, parent_codes: Sequence[str] = (), level: int | None = None
) -> ClassificationEntry | None:
    """Return the one class that a printed name without a code means, None where ambiguous.

    The nearest parent decides; a class that is not under it must stand beside or above it.
    Without parents the name must be unique in the whole list. The entry may rest on memory
    or one document: ask its ``status`` before a finding relies on it.

    Args:
        kind: Which list.
        name: The name as printed; enumeration, 其中 and the kind of bracket do not matter.
        parent_codes: Codes of the rows above it, the 类 first.
        level: Its level where the layout says it; a name may say it too (``…（类）``).
    """
    listed = classification(kind)
    wanted = level or level_mark(name)
    for found in _outwards(listed, name, parent_codes):
        fitting = [entry for entry in found if wanted in (None, entry.level)]
        if fitting:
            return fitting[0] if len(fitting) == 1 else None
    return None


def _outwards(
    listed: Classification, name: str, parent_codes: Sequence[str]
) -> Iterator[tuple[ClassificationEntry, ...]]:
    parents = next((code for code in reversed(parent_codes) if len(code) in CODE_LENGTHS), "")
    if not parents:
        yield listed.by_name(name)
        return
    deepest = DEEPEST
    for parent in reversed(("", *lineage(parents))):
        yield listed.step(name, parent, deepest)
        deepest = len(lineage(parent))


def _is_below(entry: ClassificationEntry, parent_code: str) -> bool:
    return entry.code.startswith(parent_code) and entry.code != parent_code
