"""A sheet's cells to a table and the texts above and below it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from budgetkit.document.flow import FlowItem, FlowText
from budgetkit.document.model import Cell, Method, Place, Row, Table
from budgetkit.document.xlsx.cells import Range, SheetCells, merged_at
from budgetkit.text import compact, indentation_em

_UNNAMED = re.compile(r"(?:sheet|工作表|表)\s*[0-9]*", re.IGNORECASE)
_TITLE = re.compile("表(?:[(（].{1,20}[)）])?$")
_NO_TITLE = re.compile("[。;:!?]|.{46}")
_STEP_EM = 1.5
"""Excel sets a step in by three spaces."""
_NOTE = re.compile("(?:备?注|说明)[:：]")


def sheet_items(sheet: SheetCells) -> Iterator[FlowItem]:
    """Yield the texts above a sheet's table, the table, and the notes below.

    A table begins with the first row of two texts. The sheet's name is a heading where the
    sheet itself has no title.
    """
    rows = list(range(len(sheet.texts)))
    first = next((row for row in rows if len(_texts(sheet, row)) > 1), len(rows))
    above = [text for row in rows[:first] for text in _texts(sheet, row)]
    if first < len(rows) and not any(_TITLE.search(compact(text)) for text in above):
        yield from _name(sheet)
    yield from _flow(sheet, range(first))
    last = len(rows)
    while last > first and _is_note(sheet, last - 1):
        last -= 1
    if last > first:
        yield _table(sheet, range(first, last))
    yield from _flow(sheet, range(last, len(rows)))


def _texts(sheet: SheetCells, row: int) -> list[str]:
    return [text for text in sheet.texts[row] if text.strip()]


def _name(sheet: SheetCells) -> Iterator[FlowText]:
    if not _UNNAMED.fullmatch(sheet.name.strip()):
        yield FlowText(sheet.name, Place(page=sheet.number, line=1), level=1)


def _is_note(sheet: SheetCells, row: int) -> bool:
    texts = _texts(sheet, row)
    return not texts or (len(texts) == 1 and bool(_NOTE.match(texts[0].strip())))


def _flow(sheet: SheetCells, rows: range) -> Iterator[FlowText]:
    """The lines of the cells; the first of a sheet is its title where it reads like one."""
    lines = (
        (line, row) for row in rows for cell in _texts(sheet, row) for line in cell.split("\n")
    )
    for index, (line, row) in enumerate(lines):
        titles = not index and not rows.start and not _NO_TITLE.search(compact(line))
        yield FlowText(line, _place(sheet, row), int(titles))


def _place(sheet: SheetCells, row: int) -> Place:
    return Place(page=sheet.number, line=row + 1)


def _table(sheet: SheetCells, rows: range) -> Table:
    merged = merged_at(sheet.merged, len(sheet.texts), len(sheet.texts[0]))
    return Table(
        tuple(_row(sheet, row, rows.stop, merged) for row in rows), Method.XLSX, spans_known=True
    )


def _row(sheet: SheetCells, row: int, stop: int, merged: dict[tuple[int, int], Range]) -> Row:
    place = _place(sheet, row)
    cells = []
    for column, text in enumerate(sheet.texts[row]):
        around = merged.get((row, column))
        if around is None:
            cells.append(Cell(text, place, indent_em=_indent_em(sheet, row, column)))
        elif around[0] == (row, column):
            _, (bottom, right) = around
            down = min(bottom + 1, stop) - row
            indent = _indent_em(sheet, row, column)
            cells.append(Cell(text, place, down, right - column + 1, indent_em=indent))
        else:
            cells.append(Cell("", place, covered=True))
    return Row(tuple(cells), place)


def _indent_em(sheet: SheetCells, row: int, column: int) -> float:
    steps = sheet.indents.get((row, column), 0)
    return _STEP_EM * steps + indentation_em(sheet.texts[row][column])
