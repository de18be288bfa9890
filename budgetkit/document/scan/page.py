"""One scanned page: recognised characters in the tables and lines of the picture."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import cv2
import numpy as np

from budgetkit.document.model import Method
from budgetkit.document.pdf.cells import FilledCell
from budgetkit.document.pdf.frame import Frame
from budgetkit.document.pdf.lines import lines_of
from budgetkit.document.pdf.reading import Notice, PageReading, PageTable
from budgetkit.document.pdf.tables import find_tables
from budgetkit.document.scan.engine import Picture, read_lines
from budgetkit.document.scan.glyphs import ScanGlyphs, glyphs_of
from budgetkit.document.scan.seals import without_seals
from budgetkit.document.scan.strips import strips_of
from budgetkit.document.scan.unread import read_missed
from budgetkit.document.scan.upright import make_upright

Places = np.ndarray[Any, np.dtype[np.float64]]
"""Of glyphs, n × 3: the middle in points from the page's top left, and the confidence."""


def read_scan(picture: Picture, number: int, dpi: int) -> PageReading:
    """Read the picture of a page.

    Args:
        picture: Of the page as displayed.
        number: 1-based, of the page.
        dpi: The picture's dots per inch; 150 are enough for 7-point type.

    Returns:
        The page in the direction it is read, levelled. Every cell has the confidence of its
        least certain character.
    """
    upright = make_upright(picture)
    unsealed = without_seals(upright.picture, dpi)
    clean = unsealed.picture
    lines = (line for top, strip in strips_of(clean) for line in read_lines(strip, top))
    found = glyphs_of([line for line in lines if not unsealed.is_ghost(line.quad)], dpi)
    height, width = (side * 72 / dpi for side in clean.shape[:2])
    frame = Frame((1, 0, 0, 1, 0, 0), width, height)
    tables, rest = find_tables(found.glyphs, [], [], frame, _renderer(clean, dpi), is_picture=True)
    places = _places(found)
    read = [_read_table(table, places, clean, dpi) for table in tables]
    return PageReading(
        number=number,
        width=width,
        height=height,
        quarter_turns=upright.quarter_turns,
        lines=tuple(lines_of(rest)),
        tables=tuple(read),
        notices=tuple(_notices(read)),
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
