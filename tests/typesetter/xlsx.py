"""Writes a disclosure as an Excel workbook: a sheet for each table, one before, one after."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.typesetter.blocks import Block, Break, Grid, Kind, Line
from tests.typesetter.composers import compose
from tests.typesetter.forms import HeaderCell, is_label
from tests.typesetter.sheet import Sheet, SheetCell
from tests.typesetter.spec import Disclosure

PutAmount = Callable[[Any, str], None]
"""Writes an amount, given as printed, to a cell."""


def write_xlsx(spec: Disclosure) -> bytes:
    """Return a disclosure as an ``.xlsx``: amounts as numbers, merged headers and titles."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for number, page in enumerate(pages_of(compose(spec)), 1):
        SheetWriter(workbook.create_sheet(f"Sheet{number}")).write(page)
    return saved(workbook)


def saved(workbook: Workbook) -> bytes:
    """Return a workbook's file."""
    buffer = io.BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


Page = list[Line | Grid | Sheet]


def pages_of(blocks: list[Block]) -> list[Page]:
    """Return what stands on a sheet each.

    A break begins a sheet, and so does the title of a table after another table.
    """
    pages: list[Page] = [[]]
    for block in blocks:
        if isinstance(block, Break):
            pages.append([])
        else:
            if _begins_table(block) and any(not isinstance(i, Line) for i in pages[-1]):
                pages.append([])
            pages[-1].append(block)
    return [page for page in pages if page]


def _begins_table(block: Line | Grid | Sheet) -> bool:
    return not isinstance(block, Line) or block.kind not in (Kind.NOTE, Kind.LABEL)


class SheetWriter:
    """Writes blocks from the top row on.

    Args:
        sheet: To be written to.
        column: The leftmost column, from 1.
        put_amount: Writes an amount as printed to a cell.
    """

    def __init__(
        self, sheet: Worksheet, column: int = 1, put_amount: PutAmount | None = None
    ) -> None:
        self.sheet, self.left = sheet, column
        self.put_amount = put_amount or put_number
        self.row = 1

    def write(self, page: Page) -> None:
        """Write the blocks of a page below what was written before."""
        width = max((item.width for item in page if isinstance(item, Grid)), default=1)
        for item in page:
            if isinstance(item, Grid):
                self._grid(item)
            elif isinstance(item, Sheet):
                self._cells(item.cells)
                self.row += item.height
            else:
                self._line(item, width)

    def _line(self, line: Line, width: int) -> None:
        text = f"{line.text}……1" if line.kind is Kind.CONTENTS else line.text
        if line.text.startswith("单位：") and width > 1:  # on the row of the agency's name
            self.sheet.cell(self.row - 1, self.left + width - 1, text)
            return
        self.sheet.cell(self.row, self.left, text)
        if line.kind is Kind.TITLE and width > 1:
            self.sheet.merge_cells(
                start_row=self.row,
                start_column=self.left,
                end_row=self.row,
                end_column=self.left + width - 1,
            )
        self.row += 1

    def _grid(self, grid: Grid) -> None:
        self._cells(grid.form.header_cells(grid.year))
        self.row += len(grid.header)
        columns = [grid.form.columns[position] for position in grid.form.printed]
        for texts in grid.body:
            for column, (name, text) in enumerate(zip(columns, texts, strict=True), self.left):
                self._cell(column, text, is_label(name))
            self.row += 1

    def _cells(self, cells: Sequence[HeaderCell | SheetCell]) -> None:
        for item in cells:
            row, column = self.row + item.row, self.left + item.column
            # A target such as "=100%" is no formula.
            self.sheet.cell(row, column, item.text).data_type = "s"
            if item.row_span * item.column_span > 1:
                self.sheet.merge_cells(
                    start_row=row,
                    start_column=column,
                    end_row=row + item.row_span - 1,
                    end_column=column + item.column_span - 1,
                )

    def _cell(self, column: int, text: str, is_text: bool) -> None:
        if not text:
            return
        if is_text:
            self.sheet.cell(self.row, column, text)
            return
        self.put_amount(self.sheet.cell(self.row, column), text)


def put_number(cell: Any, text: str) -> None:
    """Write an amount as a number that is shown as it is printed."""
    cell.value = float(text.replace(",", ""))
    decimals = len(text.partition(".")[2])
    whole = "#,##0" if "," in text else "0"
    cell.number_format = f"{whole}.{'0' * decimals}" if decimals else whole
