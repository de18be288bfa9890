"""A sheet's cells to tables and the texts above and below them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from budgetkit.document.flow import FlowItem, FlowText
from budgetkit.document.model import Cell, Method, Row, Table
from budgetkit.document.xlsx.cells import SheetCells
from budgetkit.document.xlsx.regions import Grid, Region, is_title, regions_of
from budgetkit.text import compact, indentation_em
from budgetkit.units import looks_numeric

_UNNAMED = re.compile(r"(?:sheet|工作表|表)\s*[0-9]*", re.IGNORECASE)
_NO_TITLE = re.compile("[。;:!?]|.{46}")
_CONTENTS = "目录"
_EMPTY_LIST = "空表"
"""What a list of tables holds that says more than where they stand."""
_CONTENTS_WIDTH = 3
_BLANK_ROWS_MAX = 1_000
"""Beyond them blank rows are no part of a table: a cell stands somewhere far below."""
_STEP_EM = 1.5
"""Excel sets a step in by three spaces."""
_NOTE = re.compile("(?:备?注|说明)[:：]")


def sheet_items(sheet: SheetCells) -> Iterator[FlowItem]:
    """Yield for each table of a sheet the texts above it, the table, and the notes below.

    A table begins with the first row of two texts. The sheet's name is a heading where the
    sheet itself has no title. A table of contents is given line by line, left out of the text.
    """
    grid = Grid(sheet)
    if _is_contents(grid):
        for row in grid.filled(grid.whole.rows):
            yield from _contents_line(sheet, grid.row(row, grid.whole.columns), row)
        return
    for index, region in enumerate(regions_of(grid)):
        yield from _Part(sheet, grid, region).items(named=not index)


def _is_contents(grid: Grid) -> bool:
    rows = [
        texts
        for row in grid.filled(grid.whole.rows)
        if (texts := grid.row(row, grid.whole.columns))
    ]
    if not rows or compact(rows[0][0]) != _CONTENTS or len(rows[0]) > 1:
        return False
    texts = [compact(text) for row in rows for text in row]
    return max(map(len, rows)) <= _CONTENTS_WIDTH and not any(_EMPTY_LIST in t for t in texts)


def _contents_line(sheet: SheetCells, texts: list[str], row: int) -> Iterator[FlowText]:
    """A line as a printed list gives it: the title before the page."""
    if texts:
        line = "\t".join(sorted(texts, key=looks_numeric))
        yield FlowText(line, sheet.place(row), left_out="contents")


class _Part:
    """A region of a sheet on its way to items."""

    def __init__(self, sheet: SheetCells, grid: Grid, region: Region) -> None:
        self.sheet, self.grid = sheet, grid
        self.rows, self.columns = region.rows, _trimmed(grid, region)

    def items(self, named: bool) -> Iterator[FlowItem]:
        """Yield the texts, the table and the notes; ``named`` if the sheet's name may title it."""
        filled = self.grid.filled(self.rows)
        first = next((row for row in filled if len(self._texts(row)) > 1), self.rows.stop)
        above = [text for row in filled if row < first for text in self._texts(row)]
        if named and first < self.rows.stop and not any(map(is_title, above)):
            yield from self._name()
        yield from self._flow(range(self.rows.start, first))
        last = self.rows.stop
        while last > first and self._is_note(last - 1):
            last -= 1
        if last > first:
            rows = tuple(self._row(row, last) for row in self._kept(range(first, last)))
            method = Method.CSV if self.sheet.lines else Method.XLSX
            yield Table(rows, method, spans_known=not self.sheet.lines)
        yield from self._flow(range(last, self.rows.stop))

    def _kept(self, rows: range) -> list[int]:
        """The rows of a table: of blank ones those that merged cells may cover."""
        filled = self.grid.filled(rows)
        if len(rows) - len(filled) <= _BLANK_ROWS_MAX:
            return list(rows)
        covered = {row for row, _ in self.grid.merged if row in rows}
        return sorted({*filled, *covered})

    def _texts(self, row: int) -> list[str]:
        return self.grid.row(row, self.columns)

    def _name(self) -> Iterator[FlowText]:
        if self.sheet.name and not _UNNAMED.fullmatch(self.sheet.name.strip()):
            yield FlowText(self.sheet.name, self.sheet.place(0), level=1)

    def _is_note(self, row: int) -> bool:
        texts = self._texts(row)
        return not texts or (len(texts) == 1 and bool(_NOTE.match(texts[0].strip())))

    def _flow(self, rows: range) -> Iterator[FlowText]:
        """The lines of the cells; the first of a part is its title where it reads like one."""
        lines = (
            (line, row)
            for row in self.grid.filled(rows)
            for cell in self._texts(row)
            for line in cell.split("\n")
        )
        for index, (line, row) in enumerate(lines):
            begins = not index and rows.start == self.rows.start
            level = int(begins and not _NO_TITLE.search(compact(line)))
            yield FlowText(line, self.sheet.place(row), level)

    def _row(self, row: int, stop: int) -> Row:
        return Row(
            tuple(self._cell(row, column, stop) for column in self.columns), self.sheet.place(row)
        )

    def _cell(self, row: int, column: int, stop: int) -> Cell:
        place, text = self.sheet.place(row), self.sheet.texts[row][column]
        around = self.grid.merged.get((row, column))
        if around is not None and around[0] != (row, column):
            return Cell("", place, covered=True)
        bottom, right = around[1] if around else (row, column)
        down, across = min(bottom + 1, stop) - row, min(right + 1, self.columns.stop) - column
        return Cell(text, place, down, across, indent_em=self._indent_em(row, column))

    def _indent_em(self, row: int, column: int) -> float:
        steps = self.sheet.indents.get((row, column), 0)
        return _STEP_EM * steps + indentation_em(self.sheet.texts[row][column])


def _trimmed(grid: Grid, region: Region) -> range:
    """The columns of a region without blank ones at its sides."""
    taken = [column for column in region.columns if not grid.blank_column(column, region.rows)]
    return range(taken[0], taken[-1] + 1) if taken else region.columns
