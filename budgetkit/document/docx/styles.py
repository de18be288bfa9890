"""What a paragraph's style says: heading, contents, numbering."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from budgetkit.document.ooxml import attribute, child, local_name, value_at

_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|目录)\s*[1-9]", re.IGNORECASE)
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style, with what it takes from the styles it is based on.

    Attributes:
        level: Of a heading, 1 the topmost; 0 for running text.
        contents: Whether it sets the table of contents.
        numbering: List id and list level, None without a list.
    """

    level: int = 0
    contents: bool = False
    numbering: tuple[str, int] | None = None


def read_styles(root: Element | None) -> dict[str, Style]:
    """Return the paragraph styles of a ``styles.xml`` by id."""
    elements = {
        attribute(element, "styleId") or "": element
        for element in (root if root is not None else ())
        if local_name(element) == "style"
    }
    return {name: _style(_chain(name, elements)) for name in elements}


def _chain(name: str, elements: dict[str, Element]) -> list[Element]:
    """The style and what it is based on, the style itself first."""
    chain: list[Element] = []
    while name in elements and len(chain) < _DEEPEST:
        chain.append(elements[name])
        name = value_at(elements[name], "basedOn") or ""
    return chain


def _style(chain: list[Element]) -> Style:
    found = [_own(element) for element in chain]
    return Style(
        level=next((style.level for style in found if style.level), 0),
        contents=found[0].contents,
        numbering=next((style.numbering for style in found if style.numbering), None),
    )


def _own(element: Element) -> Style:
    name = value_at(element, "name") or ""
    named = _HEADING.match(name)
    properties = child(element, "pPr")
    level = outline_level(properties) or (int(named[1]) if named else 0)
    return Style(level, bool(_CONTENTS.match(name)), numbering_of(properties))


def outline_level(properties: Element | None) -> int:
    """Return the heading level that paragraph properties state, 0 if none."""
    value = value_at(properties, "outlineLvl") or ""
    return int(value) + 1 if value.isdecimal() and int(value) < 9 else 0


def numbering_of(properties: Element | None) -> tuple[str, int] | None:
    """Return the list id and list level that paragraph properties state, if any."""
    number = value_at(properties, "numPr", "numId")
    level = value_at(properties, "numPr", "ilvl") or "0"
    if number is None or not level.isdecimal():
        return None
    return number, min(int(level), 8)
