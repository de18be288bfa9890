"""Cells that hold ink but no recognised character: read alone, or marked as unread."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from budgetkit.document.pdf.cells import FilledCell
from budgetkit.document.scan.engine import Picture, read_line

_BORDER_PT = 2.5
_DARK = 140
_CHARACTER_PT = (2.0, 4.0)
_SURE = 0.7
_SURE_AT_MOST = 0.9
_AROUND_PX = 4
_PADDING_PX = 8


def read_missed(cell: FilledCell, picture: Picture, dpi: int) -> FilledCell:
    """Return a cell without text with what its picture holds.

    A short number alone in a wide cell is easily overlooked when a page is searched for
    text; a blank that is none must not pass for a missing value. What was overlooked once
    is never quite sure.
    """
    if cell.text:
        return cell
    inner = _inner(cell, picture, dpi)
    ink = _ink_box(inner, dpi)
    if ink is None:
        return cell
    x0, y0, x1, y1 = ink
    text, confidence = read_line(_padded(inner[y0:y1, x0:x1]))
    confidence = min(confidence, _SURE_AT_MOST)
    if not text or confidence < _SURE:
        return replace(cell, confidence=0.0)
    return replace(cell, text=text, confidence=round(min(cell.confidence, confidence), 4))


def _inner(cell: FilledCell, picture: Picture, dpi: int) -> Picture:
    """The picture of a cell without its rules."""
    x0, y0, x1, y1 = (edge * dpi / 72 for edge in cell.bbox)
    border = _BORDER_PT * dpi / 72
    top, bottom = max(round(y0 + border), 0), max(round(y1 - border), 0)
    left, right = max(round(x0 + border), 0), max(round(x1 - border), 0)
    return picture[top:bottom, left:right]


def _ink_box(picture: Picture, dpi: int) -> tuple[int, int, int, int] | None:
    """The box around characters, None without a shape of the size of one.

    Thin strokes come apart: what lies beside such a shape belongs to it, however small.
    """
    if not picture.size:
        return None
    dark = (picture.max(axis=2) < _DARK).astype(np.uint8)
    _, _, stats, _ = cv2.connectedComponentsWithStats(dark)
    least_width, least_height = (side * dpi / 72 for side in _CHARACTER_PT)
    boxes = [(x, y, x + width, y + height) for x, y, width, height, _ in stats[1:].tolist()]
    shapes = [
        (x0, y0, x1, y1)
        for x0, y0, x1, y1 in boxes
        if y1 - y0 >= least_height and least_width / 2 <= x1 - x0 < picture.shape[1] * 0.9
    ]
    if not shapes:
        return None
    top, bottom = min(shape[1] for shape in shapes), max(shape[3] for shape in shapes)
    beside = [box for box in boxes if top <= (box[1] + box[3]) / 2 <= bottom]
    left, right = min(box[0] for box in beside), max(box[2] for box in beside)
    return (
        max(left - _AROUND_PX, 0),
        max(top - _AROUND_PX, 0),
        right + _AROUND_PX,
        bottom + _AROUND_PX,
    )


def _padded(picture: Picture) -> Picture:
    around = (_PADDING_PX, _PADDING_PX)
    return np.pad(picture, (around, around, (0, 0)), constant_values=255)
