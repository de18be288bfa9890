"""Paths that are straight rules: lines, thin boxes, flat curves, borders of boxes."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from budgetkit.document.pdf.frame import Box, Frame, overlap
from budgetkit.document.pdf.handles import (
    bounds_of,
    colour_of,
    inner_frame,
    matrix_of,
    paint_of,
)
from budgetkit.document.pdf.painted import Context, Cover, PageObjects, is_thin

_SEGMENTS_MAX = 4_000
_BOX_SEGMENTS = 5
_STRAIGHT_PT = 0.6
_WHITE = 0.97

Point = tuple[float, float]


def add_path(handle: Any, context: Context, found: PageObjects) -> None:
    """Take what a path contributes: rules, shades, covers.

    The bounds of a path tell nearly all; only the stroked borders of an area and paths of
    several parts are looked into.
    """
    filled, stroked = paint_of(handle)
    box = bounds_of(handle, context) if filled or stroked else None
    if box is None:
        return
    found.path_count += 1
    pen = pdfium.FPDFPageObj_GetStrokeColor if stroked else pdfium.FPDFPageObj_GetFillColor
    lightness, opacity = colour_of(handle, pen)
    white = lightness > _WHITE
    if is_thin(box):
        found.pale.append(box) if white else found.add_rule(box)
    elif filled and not stroked and pdfium.FPDFPath_CountSegments(handle) <= _BOX_SEGMENTS:
        _add_area(handle, box, found, white=white, opaque=opacity == 1)
    elif not white:
        _add_segments(handle, context, stroked, found)


def _add_area(handle: Any, box: Box, found: PageObjects, *, white: bool, opaque: bool) -> None:
    if opaque and not pdfium.FPDFPageObj_HasTransparency(handle):
        found.covers.append(Cover(box, found.object_count))
    if not white:
        found.shades.append(box)


def keep_rules_on_shades(found: PageObjects) -> None:
    """Take white rules that part shaded cells; on white paper they do not show."""
    for rule in found.pale:
        if any(_lies_on(rule, shade) for shade in found.shades):
            found.add_rule(rule)


def _lies_on(rule: Box, shade: Box) -> bool:
    common = overlap(rule, shade)
    return common is not None and _length(common) >= 0.8 * _length(rule)


def _length(box: Box) -> float:
    return max(box[2] - box[0], box[3] - box[1])


def _add_segments(handle: Any, context: Context, stroked: bool, found: PageObjects) -> None:
    """Add the straight parts of a path: drawn lines if stroked, thin boxes if only filled."""
    frame = inner_frame(context.frame, matrix_of(handle))
    for points in _subpaths(handle, frame):
        if stroked:
            for start, end in pairwise(points):
                _add_line(start, end, context, found)
        elif len(points) >= 4:
            xs, ys = [x for x, _ in points], [y for _, y in points]
            box = (min(xs), min(ys), max(xs), max(ys))
            if is_thin(box):
                found.add_rule(box)


def _add_line(start: Point, end: Point, context: Context, found: PageObjects) -> None:
    (ax, ay), (bx, by) = start, end
    x0, x1 = min(ax, bx), max(ax, bx)
    y0, y1 = min(ay, by), max(ay, by)
    visible = context.clip and overlap(context.clip, (x0 - 0.1, y0 - 0.1, x1 + 0.1, y1 + 0.1))
    if visible and (x1 - x0 <= _STRAIGHT_PT) != (y1 - y0 <= _STRAIGHT_PT):
        found.add_rule(visible)


def _subpaths(handle: Any, frame: Frame) -> Iterator[list[Point]]:
    """Yield the corner points of each subpath; a curve counts as its end points."""
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[Point] = []
    count = pdfium.FPDFPath_CountSegments(handle)
    for index in range(min(count, _SEGMENTS_MAX)):
        segment = pdfium.FPDFPath_GetPathSegment(handle, index)
        pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO and points:
            yield points
            points = []
        points.append(frame.point(x.value, y.value))
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if points:
        yield points
