"""The layout of an ``.xlsx``: its sheets walked element by element."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element
from xml.parsers import expat

from budgetkit.document.ooxml import Package, attribute, child
from budgetkit.document.xlsx.formats import BUILT_IN
from budgetkit.document.xlsx.layout import PLAIN, SheetLayout, Style
from budgetkit.errors import OfficeDamagedError

_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_OFF = ("0", "false", None)
_ERROR, _STRING = "e", "str"
_LONGEST_ERROR = 20


def read_layouts(package: Package) -> dict[str, SheetLayout]:
    """Return the layout of each sheet by name.

    Raises:
        OfficeDamagedError: If a part cannot be read.
        SourceTooComplexError: If a sheet is larger than :data:`MAX_POSITIONS`.
    """
    main = package.main_part("xl/workbook.xml")
    relations = package.relations(main)
    styles = _styles(package, {kind.rpartition("/")[2]: at for kind, at in relations.values()})
    layouts = {}
    for sheet in _children(child(package.xml(main), "sheets")):
        # The relation's id and the sheet's own number differ in their namespace only.
        ids = [value for key, value in sheet.items() if key.endswith("}id")]
        _, part = relations.get(ids[0] if ids else "", ("", ""))
        if part in package.names:
            layouts[attribute(sheet, "name") or ""] = _SheetWalk(package, part, styles).layout
    return layouts


def _styles(package: Package, parts: dict[str, str]) -> list[Style]:
    """The cell styles in their order."""
    root = package.xml_or_none(parts.get("styles", ""))
    known = dict(BUILT_IN)
    for entry in _children(child(root, "numFmts")):
        known[_number(attribute(entry, "numFmtId"))] = attribute(entry, "formatCode") or ""
    entries = _children(child(root, "cellXfs"))
    return [
        Style(known.get(_number(attribute(entry, "numFmtId")), "unknown"), _indent(entry))
        for entry in entries
    ]


def _indent(style: Element) -> int:
    alignment = child(style, "alignment")
    return _number(attribute(alignment, "indent")) if alignment is not None else 0


def _children(element: Element | None) -> list[Element]:
    return list(element) if element is not None else []


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 8 else 0


class _SheetWalk:
    """Reads the elements of a sheet one by one, as a sheet may be too large for a tree."""

    def __init__(self, package: Package, part: str, styles: list[Style]) -> None:
        self.layout = SheetLayout()
        self._styles, self._file_name = styles, package.file_name
        self._row, self._column = -1, -1
        self._cell = _CellState()
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = self._refuse
        try:
            parser.Parse(package.read(part), True)
        except (expat.ExpatError, ValueError, LookupError) as cause:
            detail = f"{part} 不是规范的 XML"
            raise OfficeDamagedError(path=package.file_name, detail=detail) from cause

    def _refuse(self, *_: object) -> None:
        raise ValueError("document type")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        if name == "c":
            self._begin_cell(attributes)
        elif name in ("v", "is"):
            self._value()
        elif name == "f":
            self._cell.formula = True
        elif name == "row":
            self._begin_row(attributes)
        elif name == "col" and attributes.get("hidden") not in _OFF:
            first, last = _number(attributes.get("min")), _number(attributes.get("max"))
            self.layout.hidden_columns += max(0, last - first + 1)

    def _begin_row(self, attributes: dict[str, str]) -> None:
        self._row = _number(attributes.get("r")) - 1 if "r" in attributes else self._row + 1
        self._column = -1
        if attributes.get("hidden") not in _OFF:
            self.layout.hidden_rows.append(self._row)

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        reference = _REFERENCE.fullmatch(attributes.get("r", ""))
        if reference:
            self._column, self._row = _column(reference[1]), int(reference[2]) - 1
        else:
            self._column += 1
        index = _number(attributes.get("s"))
        style = self._styles[index] if index < len(self._styles) else PLAIN
        self._cell = _CellState(style, attributes.get("t", ""))

    def _value(self) -> None:
        self._cell.valued = True
        self.layout.add_value(self._row, self._column, self._cell.style, self._file_name)

    def _text(self, text: str) -> None:
        if self._cell.valued and len(self._cell.text) < _LONGEST_ERROR:
            self._cell.text += text[:_LONGEST_ERROR]

    def _end(self, name: str) -> None:
        if name.rpartition(":")[2] != "c":
            return
        cell, where = self._cell, (self._row, self._column)
        if cell.kind == _ERROR and cell.text:
            self.layout.errors[where] = cell.text[:_LONGEST_ERROR]
        elif cell.formula and not cell.text and cell.kind != _STRING:
            self.layout.without_value.append(where)
        self._cell = _CellState()


@dataclass(slots=True)
class _CellState:
    """What is known of the cell that is being read; ``text`` is that of its value."""

    style: Style = PLAIN
    kind: str = ""
    formula: bool = False
    valued: bool = False
    text: str = ""


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
