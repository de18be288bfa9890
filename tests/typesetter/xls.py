"""Writes workbooks in the format before 2007: BIFF8 records in a compound file.

No maintained library writes it. Only what the tests need: texts, numbers, formulas' stored
values, merged ranges, number formats, hidden sheets ([MS-XLS], [MS-CFB]).
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator, Sequence
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.utils import column_index_from_string
from openpyxl.worksheet.worksheet import Worksheet

from tests.typesetter.spec import Disclosure
from tests.typesetter.xlsx import write_xlsx

_BOF, _EOF, _BOUNDSHEET, _FORMAT, _XF = 0x0809, 0x000A, 0x0085, 0x041E, 0x00E0
_LABEL, _NUMBER, _FORMULA, _MERGED, _CODEPAGE = 0x0204, 0x0203, 0x0006, 0x00E5, 0x0042
_ROW, _COLINFO, _BOOLERR = 0x0208, 0x007D, 0x0205
_ERRORS = {"#DIV/0!": 0x07, "#REF!": 0x17}
_VISIBILITY = {"visible": 0, "hidden": 1, "veryHidden": 2}
_FIRST_FORMAT = 164
_SECTOR = 512
_SHORT_STREAM = 4096
_FAT, _END, _FREE = 0xFFFFFFFD, 0xFFFFFFFE, 0xFFFFFFFF


def write_xls(spec: Disclosure) -> bytes:
    """Return a disclosure as an ``.xls``, sheet by sheet as :func:`write_xlsx` sets it."""
    return xls_of(load_workbook(io.BytesIO(write_xlsx(spec))))


def xls_of(workbook: Workbook, stored: dict[str, float] | None = None) -> bytes:
    """Return a workbook as an ``.xls``: values, merges, formats, indents, what is hidden.

    Args:
        workbook: Of openpyxl.
        stored: What a formula gave when the file was saved, by its text.
    """
    sheets = list(workbook.worksheets)
    styles = sorted({_style(cell) for sheet in sheets for row in sheet for cell in row})
    bodies = [b"".join(_sheet(sheet, styles, stored or {})) for sheet in sheets]
    heads = [(sheet.title, _VISIBILITY[sheet.sheet_state]) for sheet in sheets]
    return _workbook(_globals(styles), heads, bodies)


def far_corners(count: int, column: int = 0xFF) -> bytes:
    """Return a workbook whose sheets hold a number in the first and one in the last row."""
    last = struct.pack("<HHH", 0xFFFF, column, 0)
    body = _bof(0x0010) + _cell(bytes(6), 1, "n", {}) + _cell(last, 1, "n", {}) + _record(_EOF)
    return _workbook(
        _globals([("General", 0)]), [(f"S{n}", 0) for n in range(count)], [body] * count
    )


def _workbook(before: bytes, heads: Sequence[tuple[str, int]], bodies: Sequence[bytes]) -> bytes:
    """The file: what holds for all sheets, name and visibility of each, the sheets."""
    at = len(before) + sum(len(_bound(*head, 0)) for head in heads) + len(_record(_EOF))
    stream = before
    for head, body in zip(heads, bodies, strict=True):
        stream += _bound(*head, at)
        at += len(body)
    return compound_file("Workbook", b"".join((stream, _record(_EOF), *bodies)))


def _record(kind: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def _bof(kind: int) -> bytes:
    return _record(_BOF, struct.pack("<HHHHII", 0x0600, kind, 0x0DBB, 0x07CC, 0, 6))


Style = tuple[str, int]
"""A number format and how many steps a cell is set in."""


def _style(cell: Any) -> Style:
    return cell.number_format, int(cell.alignment.indent)


def _globals(styles: Sequence[Style]) -> bytes:
    formats = (
        _record(_FORMAT, struct.pack("<H", _FIRST_FORMAT + index) + _text(code))
        for index, (code, _) in enumerate(styles)
    )
    cells = (
        _record(_XF, struct.pack("<HHHBBB", 0, _FIRST_FORMAT + index, 0, 0, 0, indent) + bytes(11))
        for index, (_, indent) in enumerate(styles)
    )
    codepage = _record(_CODEPAGE, struct.pack("<H", 1200))
    return b"".join((_bof(0x0005), codepage, *formats, *cells))


def _bound(title: str, visibility: int, at: int) -> bytes:
    head = struct.pack("<IBBBB", at, visibility, 0, len(title), 1)
    return _record(_BOUNDSHEET, head + title.encode("utf-16-le"))


def _text(text: str) -> bytes:
    return struct.pack("<HB", len(text), 1) + text.encode("utf-16-le")


def _sheet(sheet: Worksheet, styles: Sequence[Style], stored: dict[str, float]) -> Iterator[bytes]:
    yield _bof(0x0010)
    yield from _hidden(sheet)
    for row in sheet:
        for cell in row:
            if cell.value is not None:
                where = (cell.row - 1, cell.column - 1, styles.index(_style(cell)))
                yield _cell(struct.pack("<HHH", *where), cell.value, cell.data_type, stored)
    ranges = [
        struct.pack("<HHHH", one.min_row - 1, one.max_row - 1, one.min_col - 1, one.max_col - 1)
        for one in sheet.merged_cells.ranges
    ]
    for first in range(0, len(ranges), 1000):
        part = ranges[first : first + 1000]
        yield _record(_MERGED, struct.pack("<H", len(part)) + b"".join(part))
    yield _record(_EOF)


def _hidden(sheet: Worksheet) -> Iterator[bytes]:
    for letters, column in sheet.column_dimensions.items():
        if column.hidden:
            number = column_index_from_string(letters) - 1
            yield _record(_COLINFO, struct.pack("<HHHHHH", number, number, 0, 0, 1, 0))
    for number, row in sheet.row_dimensions.items():
        if row.hidden:
            yield _record(_ROW, struct.pack("<HHHHHHHH", number - 1, 0, 1, 0, 0, 0, 0x20, 0))


def _cell(where: bytes, value: object, kind: str, stored: dict[str, float]) -> bytes:
    if kind == "f":
        value = struct.pack("<d", stored[str(value)])
        return _record(_FORMULA, where + value + bytes(6) + struct.pack("<HB", 1, 0x16))
    if kind == "e":
        return _record(_BOOLERR, where + bytes((_ERRORS[str(value)], 1)))
    if isinstance(value, int | float):
        return _record(_NUMBER, where + struct.pack("<d", value))
    return _record(_LABEL, where + _text(str(value)))


def compound_file(name: str, stream: bytes) -> bytes:
    """Return a compound file that holds one stream."""
    stream = stream.ljust(_SHORT_STREAM, b"\0")
    count = -(-len(stream) // _SECTOR)
    # Sector 0 is the directory, then the stream, then the table of what follows what.
    tables = 1
    while tables * _SECTOR // 4 < 1 + count + tables:
        tables += 1
    chain = [_END, *range(2, count + 1), _END, *[_FAT] * tables]
    fat = struct.pack(f"<{len(chain)}I", *chain).ljust(tables * _SECTOR, b"\xff")
    places = [1 + count + index for index in range(tables)]
    head = struct.pack("<8s16xHHHHH6xIIIIIIIII", bytes.fromhex("d0cf11e0a1b11ae1"),
        0x3E, 3, 0xFFFE, 9, 6, 0, tables, 0, 0, _SHORT_STREAM, _END, 0, _END, 0)  # fmt: skip
    head += struct.pack("<109I", *places, *[_FREE] * (109 - tables))
    directory = _entry("Root Entry", 5, _END, 0, 1) + _entry(name, 2, 1, len(stream), _FREE)
    return b"".join(
        (head, directory.ljust(_SECTOR, b"\0"), stream.ljust(count * _SECTOR, b"\0"), fat)
    )


def _entry(name: str, kind: int, start: int, size: int, child: int) -> bytes:
    text = f"{name}\0".encode("utf-16-le")
    head = text.ljust(64, b"\0") + struct.pack("<HBB", len(text), kind, 1)
    return head + struct.pack("<III36xIQ", _FREE, _FREE, child, start, size)
