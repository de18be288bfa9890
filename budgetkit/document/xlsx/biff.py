"""What calamine does not tell of an ``.xls``: formats, hidden rows, errors, the real size.

A walk over the records of the workbook's stream ([MS-XLS] 2.3); what a record holds beyond
that is left to calamine. Bytes that are missing read as zeros.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from budgetkit.document.xlsx.formats import BUILT_IN
from budgetkit.document.xlsx.layout import SheetLayout, Style

_BOF, _EOF, _FILEPASS = 0x0809, 0x000A, 0x002F
_BOUNDSHEET, _FORMAT, _XF = 0x0085, 0x041E, 0x00E0
_ROW, _COLINFO = 0x0208, 0x007D
_FORMULA, _BOOLERR, _MULRK = 0x0006, 0x0205, 0x00BD
_SINGLE = frozenset((0x0203, 0x0204, 0x00D6, 0x00FD, 0x027E, _FORMULA, _BOOLERR))
"""NUMBER, LABEL, RSTRING, LABELSST, RK and those named above."""

_BIFF8 = 0x0600
_ROW_HIDDEN, _COLUMN_HIDDEN = 0x20, 0x01
_RK_BYTES = 6
_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
_UNKNOWN_ERROR = "#N/A"
_ERROR_RESULT = 2
_NO_NUMBER = 0xFFFF
_INDENT = 0x0F


@dataclass(slots=True)
class _Globals:
    """What holds for all sheets; ``sheets`` are names with where each begins."""

    version: int = _BIFF8
    codes: dict[int, str] = field(default_factory=lambda: dict(BUILT_IN))
    formats: list[tuple[int, int]] = field(default_factory=list)
    sheets: list[tuple[str, int]] = field(default_factory=list)
    locked: bool = False

    def styles(self) -> list[Style]:
        """The cell styles in their order."""
        return [Style(self.codes.get(code, "unknown"), indent) for code, indent in self.formats]


def read_binary_layouts(stream: bytes, file_name: str) -> dict[str, SheetLayout]:
    """Return the layout of each sheet by name, none where the file has a password.

    Args:
        stream: Of the workbook.
        file_name: For messages.

    Raises:
        SourceTooComplexError: If a sheet is larger than is read.
    """
    known = _read_globals(stream)
    if known.locked:
        return {}
    styles = known.styles()
    return {name: _read_sheet(stream, start, styles, file_name) for name, start in known.sheets}


def _records(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """Yield the records of the part that begins at ``start``, not those of parts inside it."""
    at, depth = start, 0
    while at + 4 <= len(stream):
        kind, size = _word(stream, at), _word(stream, at + 2)
        content = stream[at + 4 : at + 4 + size]
        at += 4 + size
        depth += (kind == _BOF) - (kind == _EOF)
        if depth <= 0:
            return
        if depth == 1:
            yield kind, content


def _read_globals(stream: bytes) -> _Globals:
    known = _Globals()
    for kind, content in _records(stream, 0):
        if kind == _BOF:
            known.version = _word(content, 0)
        elif kind == _FORMAT:
            known.codes[_word(content, 0)] = _format_code(content, known)
        elif kind == _XF:
            indent = _byte(content, 8) & _INDENT if known.version == _BIFF8 else 0
            known.formats.append((_word(content, 2), indent))
        elif kind == _BOUNDSHEET:
            name = _characters(content[7:], _byte(content, 6), known)
            known.sheets.append((name, int.from_bytes(content[:4], "little")))
        elif kind == _FILEPASS:
            known.locked = True
    return known


def _format_code(content: bytes, known: _Globals) -> str:
    """The code of a FORMAT record, whose length takes two bytes since 1997."""
    if known.version == _BIFF8:
        return _characters(content[4:], _word(content, 2), known)
    return _characters(content[3:], _byte(content, 2), known)


def _characters(content: bytes, count: int, known: _Globals) -> str:
    if known.version != _BIFF8:
        return content[:count].decode("gb18030", "replace")
    if _byte(content, 0) & 1:
        return content[1 : 1 + 2 * count].decode("utf-16-le", "replace")
    return content[1 : 1 + count].decode("latin-1")


def _read_sheet(stream: bytes, start: int, styles: list[Style], file_name: str) -> SheetLayout:
    layout = SheetLayout()
    for kind, content in _records(stream, start):
        if kind == _ROW:
            if _byte(content, 12) & _ROW_HIDDEN:
                layout.hidden_rows.append(_word(content, 0))
        elif kind == _COLINFO:
            if _byte(content, 8) & _COLUMN_HIDDEN:
                layout.hidden_columns += max(0, _word(content, 2) - _word(content, 0) + 1)
        else:
            for row, column, style in _valued(kind, content):
                known = styles[style] if style < len(styles) else Style()
                layout.add_value(row, column, known, file_name)
                if error := _error(kind, content):
                    layout.errors[row, column] = error
    return layout


def _valued(kind: int, content: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield row, column and style of the cells of a record that have a value."""
    row, column = _word(content, 0), _word(content, 2)
    if kind in _SINGLE:
        yield row, column, _word(content, 4)
    elif kind == _MULRK:
        for index in range((len(content) - 6) // _RK_BYTES):
            yield row, column + index, _word(content, 4 + _RK_BYTES * index)


def _error(kind: int, content: bytes) -> str:
    """What a cell shows whose value is an error, "" for other values."""
    if kind == _BOOLERR and _byte(content, 7):
        return _ERRORS.get(_byte(content, 6), _UNKNOWN_ERROR)
    is_error = _word(content, 12) == _NO_NUMBER and _byte(content, 6) == _ERROR_RESULT
    if kind == _FORMULA and is_error:
        return _ERRORS.get(_byte(content, 8), _UNKNOWN_ERROR)
    return ""


def _byte(content: bytes, at: int) -> int:
    return content[at] if at < len(content) else 0


def _word(content: bytes, at: int) -> int:
    return int.from_bytes(content[at : at + 2], "little")
