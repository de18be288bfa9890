"""Text that something painted later hides: a correction in white, a picture pasted over."""

from __future__ import annotations

import ctypes
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium

from budgetkit.document.pdf.frame import Frame
from budgetkit.document.pdf.glyphs import Glyph
from budgetkit.document.pdf.painted import Cover, TextRun

_LARGEST_SHARE = 0.5
_OPAQUE_ALPHA = 250
_ALPHA_BYTE = 3


def visible(
    glyphs: Sequence[Glyph],
    runs: Mapping[int, TextRun],
    covers: Sequence[Cover],
    frame: Frame,
    handles: tuple[Any, Any],
) -> list[Glyph]:
    """Return the glyphs that no cover painted later hides.

    A cover of half the page or more hides nothing: it is a scan with its text layer.

    Args:
        glyphs: In display coordinates.
        runs: The text objects of the glyphs.
        covers: Of the same page.
        frame: Of the display.
        handles: ``FPDF_DOCUMENT`` and ``FPDF_PAGE``, both open.
    """
    first = min((run.order for run in runs.values()), default=0)
    largest = _LARGEST_SHARE * frame.width * frame.height
    later = [cover for cover in covers if cover.order > first and _area(cover) < largest]
    if not later or not glyphs:
        return list(glyphs)
    hides = _hides(glyphs, runs, later)
    for index in np.flatnonzero(hides.any(axis=0)):
        if later[index].image is not None and not _is_opaque(later[index].image, handles):
            hides[:, index] = False
    hidden = {int(index) for index in np.flatnonzero(hides.any(axis=1))}
    return [glyph for index, glyph in enumerate(glyphs) if index not in hidden]


def _area(cover: Cover) -> float:
    x0, y0, x1, y1 = cover.box
    return (x1 - x0) * (y1 - y0)


def _hides(
    glyphs: Sequence[Glyph], runs: Mapping[int, TextRun], covers: Sequence[Cover]
) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """Which glyph (row) has its middle under which later cover (column)."""
    x = np.array([(glyph.x0 + glyph.x1) / 2 for glyph in glyphs])[:, None]
    y = np.array([glyph.middle for glyph in glyphs])[:, None]
    painted = np.array([runs[glyph.run].order if glyph.run in runs else 0 for glyph in glyphs])
    boxes = np.array([cover.box for cover in covers])
    order = np.array([cover.order for cover in covers])
    inside = (boxes[:, 0] < x) & (x < boxes[:, 2]) & (boxes[:, 1] < y) & (y < boxes[:, 3])
    return np.asarray(inside & (order > painted[:, None]))


def _is_opaque(image: Any, handles: tuple[Any, Any]) -> bool:
    """Whether an image lets nothing through, its soft mask applied."""
    bitmap = pdfium.FPDFImageObj_GetRenderedBitmap(*handles, image)
    if not bitmap:
        return False
    try:
        return _mean_alpha(bitmap) >= _OPAQUE_ALPHA
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)


def _mean_alpha(bitmap: Any) -> float:
    if pdfium.FPDFBitmap_GetFormat(bitmap) != pdfium.FPDFBitmap_BGRA:
        return 255.0
    stride, height = pdfium.FPDFBitmap_GetStride(bitmap), pdfium.FPDFBitmap_GetHeight(bitmap)
    buffer = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * height)
    return float(np.frombuffer(buffer, np.uint8)[_ALPHA_BYTE::4].mean())
