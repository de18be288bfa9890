"""Where the tables of a sheet stand: one under the other, or side by side.

A sheet is parted only where a title or a unit of its own says that another table begins;
blank rows and columns alone stand inside tables, too.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from budgetkit.document.xlsx.cells import Range, SheetCells, merged_at
from budgetkit.text import compact
from budgetkit.units import find_unit, looks_numeric, without_unit

_TITLE = re.compile("表(?:[(（].{1,20}[)）])?$")
_TITLE_LENGTHS = range(3, 46)
_NUMBER = re.compile(
    "(?:附件?|预算|部门|公开)*表?[0-9一二三四五六七八九十]{1,3}(?:-[0-9]{1,2})?表?"
)
_LABEL = re.compile("(?:.{0,4}(?:单位|部门))(?:名称)?[:：]|(?:金额)?单位[:：]")
_HEAD_ROWS = 4
"""Rows from a title down to its table: title, second line, agency and unit, a blank one."""

_MOST_BESIDE = 20


@dataclass(frozen=True, slots=True)
class Region:
    """Rows and columns of a sheet that hold one table with its labels."""

    rows: range
    columns: range


class Grid:
    """The texts of a sheet, and which positions are taken, those under a merged cell too."""

    def __init__(self, sheet: SheetCells) -> None:
        self.texts = sheet.texts
        height, width = len(sheet.texts), len(sheet.texts[0]) if sheet.texts else 0
        self.merged: dict[tuple[int, int], Range] = merged_at(sheet.merged, height, width)
        self.whole = Region(range(height), range(width))
        self._filled = [row for row in range(height) if any(map(str.strip, sheet.texts[row]))]

    def filled(self, rows: range) -> list[int]:
        """Return the rows that hold anything."""
        return self._filled[
            bisect_left(self._filled, rows.start) : bisect_left(self._filled, rows.stop)
        ]

    def blank_column(self, column: int, rows: range) -> bool:
        """Return whether nothing is shown in a column."""
        return not any(self.taken(row, column) for row in self.filled(rows))

    def row(self, row: int, columns: range) -> list[str]:
        """Return the texts of a row."""
        texts = self.texts[row][columns.start : columns.stop]
        return [text for text in texts if text.strip()]

    def taken(self, row: int, column: int) -> bool:
        """Whether something is shown at a position."""
        around = self.merged.get((row, column))
        top, left = around[0] if around else (row, column)
        return bool(self.texts[top][left].strip())


def regions_of(grid: Grid) -> list[Region]:
    """Return the regions of a sheet in reading order; together they hold all its texts."""
    return [region for band in _bands(grid, grid.whole) for region in _beside(grid, band)]


def _beside(grid: Grid, region: Region) -> Iterator[Region]:
    """Part a region at blank columns where either side has a title or unit of its own."""
    for _ in range(_MOST_BESIDE):
        parted = _parted(grid, region)
        if parted is None:
            break
        left, region = parted
        yield from _bands(grid, left)
    yield from _bands(grid, region)


def _parted(grid: Grid, region: Region) -> tuple[Region, Region] | None:
    for gap in _gaps(grid, region)[:_MOST_BESIDE]:
        left = Region(region.rows, range(region.columns.start, gap.start))
        right = Region(region.rows, range(gap.stop, region.columns.stop))
        if _is_table(grid, left) and _is_table(grid, right):
            return left, right
    return None


def _gaps(grid: Grid, region: Region) -> list[range]:
    """The blank columns between others, those that stand together as one."""
    gaps: list[range] = []
    last = region.columns.start - 1
    for column in region.columns:
        if not grid.blank_column(column, region.rows):
            if last + 1 < column and last >= region.columns.start:
                gaps.append(range(last + 1, column))
            last = column
    return gaps


def _is_table(grid: Grid, region: Region) -> bool:
    """Whether a region begins with a title or a unit, and has rows of several texts below."""
    filled = (row for row in grid.filled(region.rows) if grid.row(row, region.columns))
    top = list(islice(filled, _HEAD_ROWS))
    head = [text for row in top for text in grid.row(row, region.columns)]
    labelled = any(is_title(text) or find_unit(text) for text in head)
    return labelled and any(_is_body(grid, row, region.columns) for row in (*top, *filled))


def _bands(grid: Grid, region: Region) -> list[Region]:
    """Part a region above each title that stands below the body of a table."""
    starts, has_body = [region.rows.start], False
    for row in grid.filled(region.rows):
        start = _start_of_table(grid, row, region) if has_body else None
        if start is not None:
            starts.append(start)
            has_body = False
        has_body = has_body or _is_body(grid, row, region.columns)
    stops = [*starts[1:], region.rows.stop]
    return [
        Region(range(start, stop), region.columns)
        for start, stop in zip(starts, stops, strict=True)
    ]


def _start_of_table(grid: Grid, row: int, region: Region) -> int | None:
    """The first row of the labels of a table if ``row`` is its title, else None.

    Its unit must follow, or there must be a gap above and its head below.
    """
    texts = grid.row(row, region.columns)
    others = [text for text in texts if not is_title(text)]
    if len(others) == len(texts) or not all(map(_is_label, others)):
        return None
    start = _with_number(grid, row, region)
    below = range(row, min(row + _HEAD_ROWS, region.rows.stop))
    united = any(find_unit(text) for at in below for text in grid.row(at, region.columns))
    apart = start > region.rows.start and not grid.row(start - 1, region.columns)
    headed = any(_is_body(grid, at, region.columns) for at in below)
    return start if united or (apart and headed) else None


def _with_number(grid: Grid, row: int, region: Region) -> int:
    """The row of the number above a title, or the title's own."""
    while row - 1 > region.rows.start:
        texts = grid.row(row - 1, region.columns)
        if len(texts) != 1 or not _NUMBER.fullmatch(compact(texts[0])):
            break
        row -= 1
    return row


def _is_body(grid: Grid, row: int, columns: range) -> bool:
    texts = grid.row(row, columns)
    return len(texts) > 1 and not all(is_title(text) or _is_label(text) for text in texts)


def is_title(text: str) -> bool:
    """Whether a line of a cell reads like the title of a table."""
    lines = (without_unit(line) for line in text.split("\n"))
    return any(len(line) in _TITLE_LENGTHS and _TITLE.search(line) for line in lines)


def _is_label(text: str) -> bool:
    key = compact(text)
    return bool(_LABEL.match(key) or _NUMBER.fullmatch(key)) and not looks_numeric(text)
