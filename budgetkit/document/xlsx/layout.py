"""What calamine does not tell of an ``.xlsx``: formats, hidden rows, the sheets' real size."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.etree.ElementTree import Element
from xml.parsers import expat

from budgetkit.document.ooxml import Package, attribute, child
from budgetkit.document.xlsx.formats import BUILT_IN
from budgetkit.errors import OfficeDamagedError, SourceTooComplexError

MAX_POSITIONS = 4_000_000
"""Rows times columns of a sheet, up to the last that holds anything."""

_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_OFF = ("0", "false", None)


@dataclass(slots=True)
class SheetLayout:
    """How one sheet is laid out; rows and columns count from 0.

    Attributes:
        formats: The format code of each cell that has a style.
        indents: The indentation of each cell that has one, in Excel's steps.
        hidden_rows: Rows that are not shown.
        hidden_columns: How many columns are not shown.
        height: Rows up to the last with a value.
        width: Columns up to the last with a value.
    """

    formats: dict[tuple[int, int], str] = field(default_factory=dict)
    indents: dict[tuple[int, int], int] = field(default_factory=dict)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: int = 0
    height: int = 0
    width: int = 0


class _Style(NamedTuple):
    """A cell style: the number's format code, "" where it is not known, and indentation."""

    code: str
    indent: int


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


def _styles(package: Package, parts: dict[str, str]) -> list[_Style]:
    """The cell styles in their order."""
    root = package.xml_or_none(parts.get("styles", ""))
    known = dict(BUILT_IN)
    for entry in _children(child(root, "numFmts")):
        known[_number(attribute(entry, "numFmtId"))] = attribute(entry, "formatCode") or ""
    entries = _children(child(root, "cellXfs"))
    return [
        _Style(known.get(_number(attribute(entry, "numFmtId")), "unknown"), _indent(entry))
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

    def __init__(self, package: Package, part: str, styles: list[_Style]) -> None:
        self.layout = SheetLayout()
        self._styles, self._file_name = styles, package.file_name
        self._row, self._column = -1, -1
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
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
            self._cell(attributes)
        elif name in ("v", "is"):
            self._value()
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

    def _cell(self, attributes: dict[str, str]) -> None:
        reference = _REFERENCE.fullmatch(attributes.get("r", ""))
        if reference:
            self._column, self._row = _column(reference[1]), int(reference[2]) - 1
        else:
            self._column += 1
        index = _number(attributes.get("s"))
        if index < len(self._styles):
            style = self._styles[index]
            self.layout.formats[self._row, self._column] = style.code
            if style.indent:
                self.layout.indents[self._row, self._column] = style.indent

    def _value(self) -> None:
        layout = self.layout
        layout.height = max(layout.height, self._row + 1)
        layout.width = max(layout.width, self._column + 1)
        check_size(layout.height, layout.width, self._file_name)


def check_size(height: int, width: int, file_name: str) -> None:
    """Refuse a sheet that is too large.

    Raises:
        SourceTooComplexError: If there are more than :data:`MAX_POSITIONS`.
    """
    if height * width > MAX_POSITIONS:
        detail = f"工作表有 {height} 行 {width} 列"
        raise SourceTooComplexError(path=file_name, detail=detail)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
