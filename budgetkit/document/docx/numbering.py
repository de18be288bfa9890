"""List marks that Word counts itself and does not store as text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from budgetkit.document.docx.numerals import numeral
from budgetkit.document.ooxml import attribute, local_name, value_at

_PART = re.compile("%([1-9])")
_NO_LIST = "0"


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is marked: ``%1`` in ``text`` is the count of level 1."""

    start: int = 1
    style: str = "decimal"
    text: str = ""


@dataclass(slots=True)
class Numbering:
    """The lists of a document, counted as its paragraphs are met in order."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    _lists: dict[str, str] = field(default_factory=dict)
    _starts: dict[str, dict[int, int]] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    @classmethod
    def read(cls, root: Element | None) -> Numbering:
        """Return the lists of a ``numbering.xml``."""
        numbering = cls()
        for element in root if root is not None else ():
            if local_name(element) == "abstractNum":
                key = attribute(element, "abstractNumId") or ""
                numbering.levels[key] = dict(_levels(element))
            elif local_name(element) == "num":
                number = attribute(element, "numId") or ""
                numbering._lists[number] = value_at(element, "abstractNumId") or ""
                numbering._starts[number] = dict(_starts(element))
        return numbering

    def next_mark(self, number: str, level: int) -> str:
        """Count on and return the mark of the next paragraph of a list, "" for bullets."""
        key = self._lists.get(number, "")
        levels = self.levels.get(key, {})
        if number == _NO_LIST or level not in levels:
            return ""
        counts = self._counts[key]
        start = self._starts.get(number, {}).pop(level, None)
        before = levels[level].start - 1 if start is None else start - 1
        counts[level] = (counts.get(level, before) if start is None else before) + 1
        for deeper in [known for known in counts if known > level]:
            del counts[deeper]
        if levels[level].style in ("bullet", "none"):
            return ""
        return _PART.sub(lambda part: _count(levels, counts, int(part[1]) - 1), levels[level].text)


def _levels(element: Element) -> list[tuple[int, Level]]:
    found = []
    for inner in element:
        position = attribute(inner, "ilvl") or ""
        if local_name(inner) == "lvl" and position.isdecimal():
            level = Level(
                _start(value_at(inner, "start")),
                value_at(inner, "numFmt") or "decimal",
                value_at(inner, "lvlText") or "",
            )
            found.append((int(position), level))
    return found


def _starts(element: Element) -> Iterator[tuple[int, int]]:
    """Where a list begins anew, by level, though others count on with the same marks."""
    for inner in element:
        position = attribute(inner, "ilvl") or ""
        start = value_at(inner, "startOverride")
        if local_name(inner) == "lvlOverride" and start is not None and position.isdecimal():
            yield int(position[:2]), _start(start)


def _start(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 6 else 1


def _count(levels: dict[int, Level], counts: dict[int, int], position: int) -> str:
    level = levels.get(position, Level())
    return numeral(counts.get(position, level.start), level.style)
