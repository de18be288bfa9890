"""The tables of a report as an Excel workbook: a sheet per table, and the sources."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font

from budgetkit.dataset.spreadsheet import neutralised
from budgetkit.reports.beside.content import Cell, Contents, Percent, TableContent

_EPOCH = (1980, 1, 1, 0, 0, 0)
_MODIFIED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_FORBIDDEN = re.compile(r"[\\/*?:\[\]']")
_SHEET_LENGTH = 31
_CELL_LENGTH = 32_767
_WIDTHS = (30, 18)
_SOURCES = (
    ("file_name", "文件"),
    ("group", "报表或章节"),
    ("place", "位置"),
    ("item", "项目"),
    ("column", "栏目"),
    ("printed", "印出的数"),
    ("quote", "原文"),
)


def workbook(contents: Contents) -> bytes:
    """Return the workbook; the same contents give the same bytes.

    Numbers are numbers, exact to the digits that Excel keeps (15); codes and all other texts
    are texts, and one that a spreadsheet would execute gets a leading apostrophe.
    """
    book = Workbook(write_only=True)
    names: set[str] = set()
    for table in contents.tables:
        _fill(book.create_sheet(_sheet_name(table.caption, names)), table)
    if contents.sources:
        _list_sources(book.create_sheet(_sheet_name("出处", names)), contents)
    stream = io.BytesIO()
    book.save(stream)
    return _dateless(stream.getvalue())


def _fill(sheet: Any, table: TableContent) -> None:
    _widen(sheet, len(table.columns))
    sheet.append([_text_cell(sheet, table.caption, bold=True)])
    sheet.append([_text_cell(sheet, column, bold=True) for column in table.columns])
    for row in table.rows:
        sheet.append([_cell(sheet, cell) for cell in row])


def _list_sources(sheet: Any, contents: Contents) -> None:
    _widen(sheet, len(_SOURCES))
    sheet.append([_text_cell(sheet, label, bold=True) for _, label in _SOURCES])
    for entry in contents.sources.values():
        sheet.append([_text_cell(sheet, str(entry[name] or "")) for name, _ in _SOURCES])


def _widen(sheet: Any, count: int) -> None:
    for number in range(count):
        sheet.column_dimensions[chr(ord("A") + number)].width = _WIDTHS[min(number, 1)]


def _cell(sheet: Any, cell: Cell) -> Any:
    value = cell.value
    if value is None:
        return None
    if isinstance(value, str):
        return _text_cell(sheet, value)
    if isinstance(value, Percent):
        made = WriteOnlyCell(sheet, _number(value.value / 100))
        made.number_format = "0.00%"
        return made
    made = WriteOnlyCell(sheet, _number(value))
    places = -int(value.as_tuple().exponent)
    made.number_format = f"#,##0.{'0' * places}" if places > 0 else "#,##0"
    return made


def _number(value: Decimal) -> Any:
    """Openpyxl writes a Decimal digit by digit, though its types do not say so."""
    return value


def _text_cell(sheet: Any, text: str, *, bold: bool = False) -> Any:
    made = WriteOnlyCell(sheet, _harmless(text))
    made.data_type = "s"
    if bold:
        made.font = Font(bold=True)
    return made


def _harmless(text: str) -> str:
    legal = ILLEGAL_CHARACTERS_RE.sub("\ufffd", text)
    return neutralised(legal)[:_CELL_LENGTH]


def _sheet_name(caption: str, taken: set[str]) -> str:
    """A name that Excel takes: short, without its marks of paths, not given twice."""
    base = _FORBIDDEN.sub("_", ILLEGAL_CHARACTERS_RE.sub("", caption)).strip() or "表"
    for name in _candidates(base):
        if name.casefold() not in taken:
            taken.add(name.casefold())
            return name
    raise AssertionError


def _candidates(base: str) -> Iterator[str]:
    yield base[:_SHEET_LENGTH]
    number = 2
    while True:
        mark = f" {number}"
        yield base[: _SHEET_LENGTH - len(mark)] + mark
        number += 1


def _dateless(content: bytes) -> bytes:
    """The workbook as if it were made at one moment: openpyxl notes the time thrice."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as given,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for name in given.namelist():
            part = given.read(name)
            if name == "docProps/core.xml":
                part = _MODIFIED.sub(rb"\g<1>2000-01-01T00:00:00Z", part)
            about = zipfile.ZipInfo(name, _EPOCH)
            about.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(about, part)
    return stream.getvalue()
