"""Tables without rules: rows of aligned columns with amounts in them.

Kept conservative: what is not plainly a table stays text, where nothing is lost.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from budgetkit.document.pdf.glyphs import ASCENT_EM, DESCENT_EM, Glyph
from budgetkit.document.pdf.grid import Grid, Region
from budgetkit.document.pdf.lines import row_text, rows_of_glyphs, split_at_gaps

_COLUMN_GAP_EM = 1.2
_ROW_GAP_EM = 3.0
_DATA_ROWS_MIN = 3
_HEADER_ROWS_MAX = 4
_NUMERIC_SHARE = 0.7
_PLAIN_SHARE = 0.5
_PADDING_PT = 2.0
_AMOUNT = re.compile(r"-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?%?|[-—–]")
_PRINTED_AMOUNT = re.compile(r".*[.,][0-9].*")
_CAPTION = re.compile(r"(?:单位|部门|编制|日期)[^0-9]{0,6}[:：]")


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of text cut at wide gaps."""

    parts: list[list[Glyph]]

    @property
    def size(self) -> float:
        return max(glyph.size for glyph in self.parts[0])

    @property
    def baseline(self) -> float:
        return self.parts[0][0].baseline

    @property
    def texts(self) -> list[str]:
        return [row_text(part) for part in self.parts]

    @property
    def is_data(self) -> bool:
        return len(self.parts) > 1 and any(_AMOUNT.fullmatch(text) for text in self.texts[1:])


def unruled_grids(glyphs: Sequence[Glyph]) -> list[Grid]:
    """Return the grids of tables that no rule marks, from top to bottom.

    A table is three or more consecutive rows whose parts fall into the same columns, one of
    them of amounts printed with decimals or separators. Rows of several parts right above
    are its header.
    """
    rows = [_Row(split_at_gaps(row, _COLUMN_GAP_EM)) for row in rows_of_glyphs(glyphs)]
    grids = []
    start = 0
    while start < len(rows):
        end = _run_end(rows, start)
        columns = _columns(rows[start:end])
        if columns:
            first = _header_start(rows, start)
            grids.append(_grid(rows[first:end], columns))
        start = max(end, start + 1)
    return grids


def _run_end(rows: Sequence[_Row], start: int) -> int:
    """The row after the last of a run of data rows that begins at ``start``."""
    end = start
    while end < len(rows) and rows[end].is_data and (end == start or _near(rows, end)):
        end += 1
    return end


def _near(rows: Sequence[_Row], index: int) -> bool:
    step = rows[index].baseline - rows[index - 1].baseline
    return step <= _ROW_GAP_EM * rows[index].size


def _columns(rows: Sequence[_Row]) -> list[tuple[float, float]] | None:
    """The columns of data rows as intervals, None if the rows are no table."""
    if len(rows) < _DATA_ROWS_MIN:
        return None
    columns = _merged(sorted((part[0].x0, part[-1].x1) for row in rows for part in row.parts))
    if len(columns) < 2 or any(len(row.parts) > len(columns) for row in rows):
        return None
    return columns if any(_is_numeric(rows, column) for column in columns[1:]) else None


def _merged(intervals: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    merged = [intervals[0]]
    for low, high in intervals[1:]:
        if low < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
        else:
            merged.append((low, high))
    return merged


def _is_numeric(rows: Sequence[_Row], column: tuple[float, float]) -> bool:
    texts = [
        row_text(part)
        for row in rows
        for part in row.parts
        if column[0] <= part[0].x0 and part[-1].x1 <= column[1]
    ]
    amounts = [text for text in texts if _AMOUNT.fullmatch(text)]
    printed = [text for text in amounts if _PRINTED_AMOUNT.fullmatch(text)]
    return len(amounts) >= max(_DATA_ROWS_MIN, _NUMERIC_SHARE * len(texts)) and len(
        printed
    ) >= _PLAIN_SHARE * len(amounts)


def _header_start(rows: Sequence[_Row], start: int) -> int:
    """The first of the header rows right above row ``start``."""
    first = start
    while first > 0 and start - first < _HEADER_ROWS_MAX and _near(rows, first):
        above = rows[first - 1]
        if len(above.parts) < 2 or any(_CAPTION.search(text) for text in above.texts):
            break
        first -= 1
    return first


def _grid(rows: Sequence[_Row], columns: Sequence[tuple[float, float]]) -> Grid:
    """The grid whose borders lie midway between columns and between rows."""
    parts = [part for row in rows for part in row.parts]
    left = min(part[0].x0 for part in parts) - _PADDING_PT
    right = max(part[-1].x1 for part in parts) + _PADDING_PT
    xs = (left, *((a[1] + b[0]) / 2 for a, b in pairwise(columns)), right)
    tops = [row.baseline - ASCENT_EM * row.size for row in rows]
    bottoms = [row.baseline + DESCENT_EM * row.size for row in rows]
    inner = ((bottom + top) / 2 for bottom, top in zip(bottoms, tops[1:], strict=False))
    ys = (tops[0] - _PADDING_PT, *inner, bottoms[-1] + _PADDING_PT)
    return Grid(xs, ys, tuple(_regions(rows, xs)))


def _regions(rows: Sequence[_Row], xs: Sequence[float]) -> list[Region]:
    """One region per position; a header part that lies over several columns spans them."""
    regions = []
    for index, row in enumerate(rows):
        column = 0
        while column < len(xs) - 1:
            span = max([1, *(_span(part, xs, column) for part in row.parts)])
            regions.append(Region(index, column, 1, span))
            column += span
    return regions


def _span(part: Sequence[Glyph], xs: Sequence[float], column: int) -> int:
    """How many columns a part covers that begins in ``column``, else 0."""
    if not xs[column] <= part[0].x0 < xs[column + 1]:
        return 0
    return sum(1 for border in xs[column + 1 : -1] if border < part[-1].x1) + 1
