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
_PADDING_PX = 8


def read_missed(cell: FilledCell, picture: Picture, dpi: int) -> FilledCell:
    """Return a cell without text with what its picture holds.

    A short number alone in a wide cell is easily overlooked when a page is searched for
    text; a blank that is none must not pass for a missing value.
    """
    if cell.text:
        return cell
    inner = _inner(cell, picture, dpi)
    ink = _ink_box(inner, dpi)
    if ink is None:
        return cell
    x0, y0, x1, y1 = ink
    text, confidence = read_line(_padded(inner[y0:y1, x0:x1]))
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
    """The box around shapes of the size of characters, None without any."""
    if not picture.size:
        return None
    dark = (picture.max(axis=2) < _DARK).astype(np.uint8)
    _, _, stats, _ = cv2.connectedComponentsWithStats(dark)
    least_width, least_height = (side * dpi / 72 for side in _CHARACTER_PT)
    shapes = [
        (x, y, x + width, y + height)
        for x, y, width, height, _ in stats[1:]
        if height >= least_height and least_width / 2 <= width and width < picture.shape[1] * 0.9
    ]
    if not shapes:
        return None
    x0, y0, x1, y1 = zip(*shapes, strict=True)
    return int(min(x0)), int(min(y0)), int(max(x1)), int(max(y1))


def _padded(picture: Picture) -> Picture:
    around = (_PADDING_PX, _PADDING_PX)
    return np.pad(picture, (around, around, (0, 0)), constant_values=255)
