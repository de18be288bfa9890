"""Rows that no rule parts: a band of a grid that holds one amount below the other."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from budgetkit.document.pdf.glyphs import Glyph
from budgetkit.document.pdf.grid import Grid, Region
from budgetkit.document.pdf.lines import row_text, rows_of_glyphs

_AMOUNT = re.compile(r"-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)\.[0-9]{1,6}|0")
_SAME_LINE_PT = 3.0
_ROWS_MIN = 2


def with_rows_parted(grid: Grid, glyphs: Sequence[Glyph]) -> Grid:
    """Return ``grid`` with such bands cut into rows, midway between their lines.

    A band is cut if in two or more of its columns every line is an amount of its own and
    the lines of these columns stand side by side. Fewer are taken for what they may be: a
    cell with two amounts.
    """
    held = _by_position(grid, glyphs)
    cuts = {
        row: lines
        for row in range(len(grid.ys) - 1)
        if _is_plain(grid, row) and (lines := _lines(grid, row, held))
    }
    return _cut(grid, cuts) if cuts else grid


def _by_position(grid: Grid, glyphs: Sequence[Glyph]) -> dict[tuple[int, int], list[Glyph]]:
    held: dict[tuple[int, int], list[Glyph]] = defaultdict(list)
    for glyph in glyphs:
        position = grid.position((glyph.x0 + glyph.x1) / 2, glyph.middle)
        if position is not None:
            held[position].append(glyph)
    return held


def _is_plain(grid: Grid, row: int) -> bool:
    """Whether no cell reaches into the row from another one."""
    return all(
        region.row_span == 1
        for region in grid.regions
        if region.row <= row < region.row + region.row_span
    )


def _lines(grid: Grid, row: int, held: dict[tuple[int, int], list[Glyph]]) -> list[float] | None:
    """Where the band is to be cut, None if it is one row."""
    columns = []
    for column in range(len(grid.xs) - 1):
        lines = rows_of_glyphs(held.get((row, column), ()))
        if len(lines) >= _ROWS_MIN and all(_AMOUNT.fullmatch(row_text(line)) for line in lines):
            columns.append([line[0].middle for line in lines])
    if len(columns) < 2 or len({len(lines) for lines in columns}) != 1:
        return None
    first, *others = columns
    level = all(
        abs(a - b) <= _SAME_LINE_PT for lines in others for a, b in zip(first, lines, strict=True)
    )
    return [(above + below) / 2 for above, below in pairwise(first)] if level else None


def _cut(grid: Grid, cuts: dict[int, list[float]]) -> Grid:
    ys = sorted({*grid.ys, *(y for lines in cuts.values() for y in lines)})
    regions = []
    for region in grid.regions:
        top = bisect_right(ys, grid.ys[region.row]) - 1
        bottom = bisect_right(ys, grid.ys[region.row + region.row_span]) - 1
        height = 1 if region.row in cuts else bottom - top
        regions += [
            Region(row, region.column, height, region.column_span)
            for row in range(top, bottom, height)
        ]
    return Grid(grid.xs, tuple(ys), tuple(sorted(regions, key=lambda r: (r.row, r.column))))
