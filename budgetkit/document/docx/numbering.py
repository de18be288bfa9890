"""List marks that Word counts itself and does not store as text."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from budgetkit.document.ooxml import attribute, local_name, value_at

_PART = re.compile("%([1-9])")
_NO_LIST = "0"
_CHINESE = frozenset(
    (
        "chineseCounting",
        "chineseCountingThousand",
        "ideographTraditional",
        "japaneseCounting",
        "taiwaneseCounting",
        "taiwaneseCountingThousand",
    )
)
_CIRCLED = ("decimalEnclosedCircle", "decimalEnclosedCircleChinese")
_NUMERALS = "零一二三四五六七八九"


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
        return numbering

    def next_mark(self, number: str, level: int) -> str:
        """Count on and return the mark of the next paragraph of a list, "" for bullets."""
        key = self._lists.get(number, "")
        levels = self.levels.get(key, {})
        if number == _NO_LIST or level not in levels:
            return ""
        counts = self._counts[key]
        counts[level] = counts.get(level, levels[level].start - 1) + 1
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
            start = value_at(inner, "start") or "1"
            level = Level(
                int(start) if start.isdecimal() and len(start) < 6 else 1,
                value_at(inner, "numFmt") or "decimal",
                value_at(inner, "lvlText") or "",
            )
            found.append((int(position), level))
    return found


def _count(levels: dict[int, Level], counts: dict[int, int], position: int) -> str:
    level = levels.get(position, Level())
    number = counts.get(position, level.start)
    if level.style in _CHINESE and 0 < number < 100:
        return chinese_numeral(number)
    if level.style in _CIRCLED and 1 <= number <= 20:
        return chr(ord("①") + number - 1)
    return str(number)


def chinese_numeral(number: int) -> str:
    """Return a number from 1 to 99 as Chinese lists count.

    >>> chinese_numeral(10), chinese_numeral(12), chinese_numeral(20), chinese_numeral(35)
    ('十', '十二', '二十', '三十五')
    """
    tens, ones = divmod(number, 10)
    digit = _NUMERALS[ones] if ones or not tens else ""
    ten = f"{_NUMERALS[tens] if tens > 1 else ''}十" if tens else ""
    return ten + digit
