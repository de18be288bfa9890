"""One scanned page: recognised characters in the tables and lines of the picture."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import cv2
import numpy as np

from budgetkit.document.model import Method
from budgetkit.document.pdf.cells import FilledCell
from budgetkit.document.pdf.frame import Box, Frame
from budgetkit.document.pdf.lines import lines_of
from budgetkit.document.pdf.reading import Notice, PageReading, PageTable
from budgetkit.document.pdf.tables import find_tables
from budgetkit.document.scan.engine import Picture, read_lines
from budgetkit.document.scan.glyphs import ScanGlyphs, glyphs_of
from budgetkit.document.scan.paper import without_dark_edges
from budgetkit.document.scan.rules import are_broken
from budgetkit.document.scan.seals import Unsealed, without_seals
from budgetkit.document.scan.spread import gutter_of
from budgetkit.document.scan.strips import strips_of
from budgetkit.document.scan.unread import read_missed
from budgetkit.document.scan.upright import make_upright

_BROKEN = "表格线断续，相邻单元格可能并在一起，请对照原件"
_BROKEN_CONFIDENCE = 0.8

Places = np.ndarray[Any, np.dtype[np.float64]]
"""Of glyphs, n × 3: the middle in points from the page's top left, and the confidence."""


def read_scan(picture: Picture, number: int, dpi: int) -> PageReading:
    """Read the picture of a page.

    Args:
        picture: Of the page as displayed.
        number: 1-based, of the page.
        dpi: The picture's dots per inch; 150 are enough for 7-point type.

    Returns:
        The page in the direction it is read, levelled; the left one where it shows two. Every
        cell has the confidence of its least certain character.
    """
    upright = make_upright(without_dark_edges(picture, dpi))
    sheet = without_seals(upright.picture, dpi)
    width = sheet.picture.shape[1]
    gutter = gutter_of(sheet.picture, dpi)
    if gutter is None:
        return _read_page(sheet, number, dpi, upright.quarter_turns)
    sides = (sheet.part(0, gutter), sheet.part(gutter, width))
    left, right = (_read_page(side, number, dpi, upright.quarter_turns) for side in sides)
    points = 72 / dpi
    right = replace(right, left=gutter * points, sheet_width=width * points)
    return replace(left, sheet_width=width * points, beside=right)


def _read_page(seen: Unsealed, number: int, dpi: int, quarter_turns: int) -> PageReading:
    clean = seen.picture
    lines = (line for top, strip in strips_of(clean) for line in read_lines(strip, top))
    found = glyphs_of([line for line in lines if not seen.is_ghost(line.quad)], dpi)
    height, width = (side * 72 / dpi for side in clean.shape[:2])
    frame = Frame((1, 0, 0, 1, 0, 0), width, height)
    tables, rest = find_tables(found.glyphs, [], [], frame, _renderer(clean, dpi), is_picture=True)
    places = _places(found)
    read = [_read_table(table, places, clean, dpi) for table in tables]
    broken = [table.bbox for table in read if are_broken(_part(clean, table.bbox, dpi))]
    return PageReading(
        number=number,
        width=width,
        height=height,
        quarter_turns=quarter_turns,
        lines=tuple(lines_of(rest)),
        tables=tuple(_doubted(table) if table.bbox in broken else table for table in read),
        notices=(*_notices(read), *(Notice("rules-broken", _BROKEN, box) for box in broken)),
        dropped=tuple((text, box, "watermark") for text, box in found.watermarks),
    )


def _renderer(picture: Picture, dpi: int) -> Callable[[int], Picture]:
    def render(wanted_dpi: int) -> Picture:
        if wanted_dpi == dpi:
            return picture
        share = wanted_dpi / dpi
        return np.asarray(cv2.resize(picture, None, fx=share, fy=share), np.uint8)

    return render


def _read_table(table: PageTable, places: Places, picture: Picture, dpi: int) -> PageTable:
    cells = (_sure(cell, places) for cell in table.cells)
    return replace(
        table,
        cells=tuple(read_missed(cell, picture, dpi) for cell in cells),
        method=Method.OCR,
    )


def _places(found: ScanGlyphs) -> Places:
    return np.array(
        [
            ((glyph.x0 + glyph.x1) / 2, glyph.middle, found.confidences[glyph.run])
            for glyph in found.glyphs
        ]
    ).reshape(-1, 3)


def _sure(cell: FilledCell, places: Places) -> FilledCell:
    """The cell with the confidence of its least certain character."""
    (x0, y0, x1, y1), (x, y, confidences) = cell.bbox, places.T
    inside = confidences[(x0 <= x) & (x < x1) & (y0 <= y) & (y < y1)]
    return replace(cell, confidence=round(float(min(inside.min(initial=1.0), cell.confidence)), 4))


def _notices(tables: Sequence[PageTable]) -> Iterator[Notice]:
    for table in tables:
        for cell in table.cells:
            if not cell.text and cell.confidence == 0.0:
                yield Notice("cell-unread", "单元格中有字迹，但没有认出", cell.bbox)


def _part(picture: Picture, box: Box, dpi: int) -> Picture:
    x0, y0, x1, y1 = (max(round(edge * dpi / 72), 0) for edge in box)
    return picture[y0 : y1 + 1, x0 : x1 + 1]


def _doubted(table: PageTable) -> PageTable:
    """A table whose cells may have run together where a rule is missing."""
    cells = (
        replace(cell, confidence=min(cell.confidence, _BROKEN_CONFIDENCE)) for cell in table.cells
    )
    return replace(table, cells=tuple(cells))
