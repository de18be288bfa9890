"""What pdfium tells about one page object, in display coordinates."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as pdfium

from budgetkit.document.pdf.frame import Box, Frame, overlap
from budgetkit.document.pdf.painted import Context

CLIP_SEGMENTS_MAX = 4_000
_CLOSED_BOX = 5

# Filled by pdfium, which serves one thread only, and read at once: hundreds of thousands of
# objects need not each have their own.
_EDGES = [ctypes.c_float() for _ in range(4)]
_EDGE_REFS = [ctypes.byref(edge) for edge in _EDGES]
_COLOUR = [ctypes.c_uint() for _ in range(4)]
_COLOUR_REFS = [ctypes.byref(part) for part in _COLOUR]
_X, _Y = ctypes.c_float(), ctypes.c_float()
_X_REF, _Y_REF = ctypes.byref(_X), ctypes.byref(_Y)

Matrix = tuple[float, float, float, float, float, float]


def matrix_of(handle: Any) -> Matrix:
    """The object's own matrix."""
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(handle, ctypes.byref(matrix)):
        return (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def inner_frame(frame: Frame, matrix: Matrix) -> Frame:
    """The frame for coordinates that ``matrix`` maps to the source of ``frame``."""
    a, b, c, d, e, f = matrix
    p, q, r, s, _, _ = frame.matrix
    x, y = frame.point(e, f)
    mapped = (p * a + r * b, q * a + s * b, p * c + r * d, q * c + s * d, x, y)
    return Frame(mapped, frame.width, frame.height)


def bounds_of(handle: Any, context: Context) -> Box | None:
    """The visible part of an object's box, fattened a little so that lines have an area."""
    if not pdfium.FPDFPageObj_GetBounds(handle, *_EDGE_REFS):
        return None
    left, bottom, right, top = _EDGES
    x0, y0, x1, y1 = context.frame.box(left.value, bottom.value, right.value, top.value)
    return context.clip and overlap(context.clip, (x0 - 0.01, y0 - 0.01, x1 + 0.01, y1 + 0.01))


def paint_of(handle: Any) -> tuple[bool, bool]:
    """Whether a path is filled, and whether it is stroked."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(handle, ctypes.byref(fill), ctypes.byref(stroke))
    return bool(fill.value), bool(stroke.value)


def colour_of(handle: Any, getter: Callable[..., int]) -> tuple[float, float]:
    """Lightness (0 black to 1 white; what shines through counts as light) and opacity."""
    if not getter(handle, *_COLOUR_REFS):
        return 0.0, 1.0
    red, green, blue, alpha = _COLOUR
    luma = (0.299 * red.value + 0.587 * green.value + 0.114 * blue.value) / 255
    opacity = alpha.value / 255
    return 1 - (1 - luma) * opacity, opacity


def clip_of(handle: Any, context: Context) -> Box | None:
    """The visible box of an object; clip paths other than boxes count as their bounds."""
    path = pdfium.FPDFPageObj_GetClipPath(handle)
    box = context.clip
    count = pdfium.FPDFClipPath_CountPaths(path) if path else 0
    for index in range(max(count, 0)):
        part = _clip_part(path, index, context.frame)
        if part is not None and box is not None:
            box = overlap(box, part)
    return box


def _clip_part(path: Any, index: int, frame: Frame) -> Box | None:
    count = pdfium.FPDFClipPath_CountPathSegments(path, index)
    if count <= 0 or count > CLIP_SEGMENTS_MAX:
        return None
    points = []
    # The fifth point of a box is the first one again.
    for corner in range(4 if count == _CLOSED_BOX else count):
        segment = pdfium.FPDFClipPath_GetPathSegment(path, index, corner)
        pdfium.FPDFPathSegment_GetPoint(segment, _X_REF, _Y_REF)
        points.append(frame.point(_X.value, _Y.value))
    xs, ys = [point[0] for point in points], [point[1] for point in points]
    return min(xs), min(ys), max(xs), max(ys)
