"""How far the text of a table's cell is set in."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from budgetkit.document.ooxml import attribute, child
from budgetkit.text import indentation_em

_TWIPS_PER_EM = 210.0
"""Where it is given as a length: a character of the usual size, 五号, is 10.5 points wide."""

_HUNDREDTHS = 100.0
_NUMBER = re.compile(r"-?[0-9]{1,6}")


def cell_indent_em(cell: Element, text: str) -> float:
    """Return the indentation of a cell's first line in widths of a character.

    Args:
        cell: The ``tc`` element.
        text: Its text, leading white space kept.
    """
    indent = child(cell, "p", "pPr", "ind")
    if indent is None:
        return indentation_em(text)
    left = _width(indent, "left") or _width(indent, "start")
    first = _width(indent, "firstLine") - _width(indent, "hanging")
    return round(left + first + indentation_em(text), 2)


def _width(indent: Element, name: str) -> float:
    """One of the lengths, given in hundredths of a character or in twentieths of a point."""
    characters = _number(attribute(indent, f"{name}Chars"))
    return characters / _HUNDREDTHS or _number(attribute(indent, name)) / _TWIPS_PER_EM


def _number(text: str | None) -> int:
    return int(text) if text and _NUMBER.fullmatch(text) else 0
