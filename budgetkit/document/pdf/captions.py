"""Rows of a grid that are no rows of its table: titles, labels, unit lines."""

from __future__ import annotations

import re
from dataclasses import replace

from budgetkit.document.pdf.cells import FilledCell
from budgetkit.document.pdf.grid import Region
from budgetkit.document.pdf.lines import Line
from budgetkit.document.pdf.reading import PageTable
from budgetkit.text import compact

_TITLE = re.compile(r".{2,60}[表录](?:\(.{1,20}\))?|\([0-9]{4}年度?\)|附[件表].{0,20}")
_LABEL = re.compile(
    r"(?:表|预算|公开|附表|部门公开表)[0-9一二三四五六七八九十]{1,3}表?"
    r"|(?:填报|编制|预算|部门)?(?:单位|部门)(?:名称|\(单位\))?[:：].*"
    r"|(?:金额)?单位[:：]?.{0,3}元.{0,6}|(?:填报|编制)(?:日期|时间)[:：].*"
)
_ROWS_MAX = 5


def peel(table: PageTable) -> tuple[list[Line], PageTable]:
    """Return the caption rows at the top of ``table`` as lines, and the table without them.

    A row is a caption if it is one cell across the whole table that reads like a title, or
    if all its words are labels and units.
    """
    count = 0
    while count < min(_ROWS_MAX, table.row_count - 1) and _is_caption(table, count):
        count += 1
    lines = [_line(cell) for cell in table.cells if cell.region.row < count and cell.text]
    return lines, _without_rows(table, count) if count else table


def _is_caption(table: PageTable, row: int) -> bool:
    cells = [cell for cell in table.cells if cell.region.row == row]
    if not cells or any(cell.region.row_span > 1 for cell in cells):
        return False
    texts = [compact(cell.text) for cell in cells if cell.text]
    if not texts:
        return len(cells) == 1
    if len(cells) == 1 and cells[0].region.column_span == table.column_count:
        return bool(_TITLE.fullmatch(texts[0]) or _LABEL.fullmatch(texts[0]))
    return all(_LABEL.fullmatch(text) for text in texts)


def _without_rows(table: PageTable, count: int) -> PageTable:
    cells = tuple(
        replace(cell, region=_up(cell.region, count))
        for cell in table.cells
        if cell.region.row >= count
    )
    return replace(table, ys=table.ys[count:], cells=cells)


def _up(region: Region, count: int) -> Region:
    return replace(region, row=region.row - count)


def _line(cell: FilledCell) -> Line:
    """A cell as a line of its own, type size unknown."""
    return Line(cell.text.replace("\n", ""), cell.bbox, 0.0)


def is_blank(table: PageTable) -> bool:
    """Whether a grid holds no text at all: decoration."""
    return not any(cell.text for cell in table.cells)
