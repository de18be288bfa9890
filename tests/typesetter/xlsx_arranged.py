"""Disclosures as workbooks that are arranged otherwise: several tables on a sheet, over sheets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.typesetter.blocks import Grid, Kind, Line
from tests.typesetter.composers import compose
from tests.typesetter.spec import Disclosure
from tests.typesetter.xlsx import Page, PutAmount, SheetWriter, pages_of, put_number, saved

_FULL_WIDTH = {ord(char): ord(char) + 0xFEE0 for char in "0123456789.,"}


def arranged(spec: Disclosure, arrangement: str, amounts: str = "numbers") -> bytes:
    """Return a disclosure as an ``.xlsx``.

    Args:
        spec: The disclosure.
        arrangement: One of :data:`ARRANGEMENTS`.
        amounts: One of :data:`AMOUNTS`.
    """
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    ARRANGEMENTS[arrangement](workbook, pages_of(compose(spec)), AMOUNTS[amounts])
    return saved(workbook)


def _sheet(workbook: Workbook) -> Worksheet:
    sheet: Worksheet = workbook.create_sheet(f"Sheet{len(workbook.worksheets) + 1}")
    return sheet


def _apart(workbook: Workbook, pages: list[Page], put: PutAmount) -> None:
    for page in pages:
        SheetWriter(_sheet(workbook), put_amount=put).write(page)


def _stacked(workbook: Workbook, pages: list[Page], put: PutAmount, gap: int = 0) -> None:
    """Three tables to a sheet, one under the other."""
    for group in _groups(pages, 3):
        writer = SheetWriter(_sheet(workbook), put_amount=put)
        for page in group:
            writer.write(page)
            writer.row += gap


def _stacked_apart(workbook: Workbook, pages: list[Page], put: PutAmount) -> None:
    _stacked(workbook, pages, put, gap=2)


def _beside(workbook: Workbook, pages: list[Page], put: PutAmount) -> None:
    """Two tables side by side, a blank column between them, the sheet's first column blank."""
    for group in _groups(pages, 2):
        sheet, column = _sheet(workbook), 2
        for page in group:
            SheetWriter(sheet, column, put).write(page)
            column = sheet.max_column + 2


def _with_contents(workbook: Workbook, pages: list[Page], put: PutAmount) -> None:
    """A list of the tables with their sheets before them."""
    contents = _sheet(workbook)
    titles = [
        item.text
        for page in pages
        if _has_table(page)
        for item in page
        if isinstance(item, Line) and item.kind is Kind.TITLE
    ]
    contents.append(["目录"])
    contents.append(["序号", "报表名称", "页码"])
    for number, title in enumerate(titles, 1):
        contents.append([number, title, number + 1])
    _apart(workbook, pages, put)


def _continued(workbook: Workbook, pages: list[Page], put: PutAmount) -> None:
    """Long tables go on on another sheet, under their title with （续表） and the head again."""
    for page in pages:
        parts = _parts(page)
        for part in parts:
            SheetWriter(_sheet(workbook), put_amount=put).write(part)


def _parts(page: Page) -> Iterator[Page]:
    grids = [item for item in page if isinstance(item, Grid)]
    rows = grids[0].table.rows if grids else ()
    if len(rows) < 8:
        yield page
        return
    middle = len(rows) // 2
    for half, mark in ((rows[:middle], ""), (rows[middle:], "（续表）")):
        yield [_part(item, half, mark) for item in page if mark == "" or not _is_note(item)]


def _is_note(item: Any) -> bool:
    return isinstance(item, Line) and item.kind is Kind.NOTE


def _part(item: Any, rows: Any, mark: str) -> Any:
    if isinstance(item, Grid):
        return replace(item, table=replace(item.table, rows=rows))
    if item.kind is Kind.TITLE:
        return replace(item, text=item.text + mark)
    return item


def _groups(pages: list[Page], size: int) -> Iterator[list[Page]]:
    """Pages with tables in groups, in their order; others stand alone."""
    group: list[Page] = []
    for page in pages:
        if not _has_table(page) or len(group) == size:
            if group:
                yield group
            group = []
        if _has_table(page):
            group.append(page)
        else:
            yield [page]
    if group:
        yield group


def _has_table(page: Page) -> bool:
    return any(isinstance(item, Grid) for item in page)


def put_text(cell: Any, text: str) -> None:
    """Write an amount as text with separators, white space around."""
    whole, point, rest = text.replace(",", "").partition(".")
    cell.value = f" {int(whole):,}{point}{rest}　"


def put_full_width(cell: Any, text: str) -> None:
    """Write an amount as text in full-width digits."""
    cell.value = text.translate(_FULL_WIDTH)


def put_accounting(cell: Any, text: str) -> None:
    """Write an amount in the accounting format, negatives in brackets."""
    put_number(cell, text)
    decimals = f".{'0' * len(text.partition('.')[2])}" if "." in text else ""
    cell.number_format = f"_(* #,##0{decimals}_);_(* (#,##0{decimals});_(* 0{decimals}_);_(@_)"


ARRANGEMENTS: dict[str, Callable[[Workbook, list[Page], PutAmount], None]] = {
    "apart": _apart,
    "stacked": _stacked,
    "stacked-apart": _stacked_apart,
    "beside": _beside,
    "contents": _with_contents,
    "continued": _continued,
}
AMOUNTS: dict[str, PutAmount] = {
    "numbers": put_number,
    "text": put_text,
    "full-width": put_full_width,
    "accounting": put_accounting,
}
