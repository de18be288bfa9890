"""One walk over a page's objects: straight rules, text runs and pictures, as pdfium holds them.

pdfium is asked for as little as possible per object; a page of a disclosure holds hundreds.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from budgetkit.document.pdf.frame import Box, Frame, overlap

RULE_THICKNESS_MAX_PT = 8.0
RULE_SLENDERNESS_MIN = 4.0
_FORM_DEPTH_MAX = 8
_PATH_SEGMENTS_MAX = 4_000
_OBJECTS_MAX = 200_000
_STRAIGHT_PT = 0.6
_WHITE = 0.97
_ON_TOP = 2**31

Segment = tuple[float, float, float, float]
"""A straight rule ``x0, y0, x1, y1``, horizontal or vertical."""


@dataclass(frozen=True, slots=True)
class TextRun:
    """What the glyphs of one text object have in common.

    Attributes:
        clip: The box outside of which nothing of the run shows, None if nothing does.
        lightness: 0 black to 1 white; transparency counts as light.
        order: When it is painted, against :class:`Cover`.
    """

    clip: Box | None
    lightness: float
    order: int


@dataclass(frozen=True, slots=True)
class Cover:
    """An area painted over what came before: a filled box, or an image with its handle."""

    box: Box
    order: int
    image: Any = None


@dataclass(slots=True)
class PageObjects:
    """The objects of a page in display coordinates.

    Attributes:
        horizontal: Rules across.
        vertical: Rules down.
        runs: Text objects by their address.
        pictures: Boxes of images.
        shades: Boxes of filled areas that are not white.
        pale: White rules; they show only on a shade.
        covers: Filled areas and images in the order they are painted.
        path_count: Painted paths.
        object_count: Objects walked.
        truncated: Whether the page holds more objects than are read.
    """

    horizontal: list[Segment] = field(default_factory=list)
    vertical: list[Segment] = field(default_factory=list)
    runs: dict[int, TextRun] = field(default_factory=dict)
    pictures: list[Box] = field(default_factory=list)
    shades: list[Box] = field(default_factory=list)
    pale: list[Box] = field(default_factory=list)
    covers: list[Cover] = field(default_factory=list)
    path_count: int = 0
    object_count: int = 0
    truncated: bool = False


@dataclass(frozen=True, slots=True)
class _Context:
    """Where the walk stands: the map to the display and the clip of the forms around."""

    frame: Frame
    clip: Box | None
    depth: int = 0


def read_objects(page: Any, frame: Frame) -> PageObjects:
    """Walk the objects of a raw pdfium page.

    Args:
        page: ``FPDF_PAGE``.
        frame: Maps the page's own coordinates to the display.
    """
    found = PageObjects()
    count = pdfium.FPDFPage_CountObjects(page)
    handles = (pdfium.FPDFPage_GetObject(page, index) for index in range(count))
    _walk(handles, _Context(frame, (0.0, 0.0, frame.width, frame.height)), found)
    for rule in found.pale:
        if any(_lies_on(rule, shade) for shade in found.shades):
            _add_rule(rule, found)
    return found


def _lies_on(rule: Box, shade: Box) -> bool:
    """Whether most of a rule lies on a shade."""
    common = overlap(rule, shade)
    return common is not None and _length(common) >= 0.8 * _length(rule)


def _length(box: Box) -> float:
    return max(box[2] - box[0], box[3] - box[1])


def _walk(handles: Iterator[Any], context: _Context, found: PageObjects) -> None:
    for handle in handles:
        found.object_count += 1
        if found.object_count > _OBJECTS_MAX:
            found.truncated = True
            return
        kind = pdfium.FPDFPageObj_GetType(handle)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            _add_run(handle, context, found)
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            _add_path(handle, context, found)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            _add_picture(handle, context, found)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and context.depth < _FORM_DEPTH_MAX:
            _walk_form(handle, context, found)


def _walk_form(handle: Any, context: _Context, found: PageObjects) -> None:
    clip = _clip(handle, context)
    inner = _Context(_inside(context.frame, _matrix(handle)), clip, context.depth + 1)
    count = pdfium.FPDFFormObj_CountObjects(handle)
    _walk((pdfium.FPDFFormObj_GetObject(handle, index) for index in range(count)), inner, found)


def _inside(frame: Frame, matrix: tuple[float, ...]) -> Frame:
    """The frame for coordinates that ``matrix`` maps to the frame's source."""
    a, b, c, d, e, f = matrix
    p, q, r, s, _, _ = frame.matrix
    x, y = frame.point(e, f)
    mapped = (p * a + r * b, q * a + s * b, p * c + r * d, q * c + s * d, x, y)
    return Frame(mapped, frame.width, frame.height)


def _matrix(handle: Any) -> tuple[float, ...]:
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(handle, ctypes.byref(matrix)):
        return (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _add_run(handle: Any, context: _Context, found: PageObjects) -> None:
    lightness, _ = _colour(handle, pdfium.FPDFPageObj_GetFillColor)
    run = TextRun(_clip(handle, context), lightness, _order(handle, found))
    found.runs[ctypes.addressof(handle.contents)] = run


def _order(handle: Any, found: PageObjects) -> int:
    """When a text object is painted; the unseen text layer of a scan counts as on top."""
    mode = pdfium.FPDFTextObj_GetTextRenderMode(handle)
    unseen = mode == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
    return _ON_TOP if unseen else found.object_count


def _add_picture(handle: Any, context: _Context, found: PageObjects) -> None:
    box = _bounds(handle, context)
    if box is None:
        return
    if _is_thin(box):
        _add_rule(box, found)
    else:
        found.pictures.append(box)
        if not pdfium.FPDFPageObj_HasTransparency(handle):
            found.covers.append(Cover(box, found.object_count, handle))


def _add_path(handle: Any, context: _Context, found: PageObjects) -> None:
    filled, stroked = _paint(handle)
    box = _bounds(handle, context) if filled or stroked else None
    if box is None:
        return
    found.path_count += 1
    pen = pdfium.FPDFPageObj_GetStrokeColor if stroked else pdfium.FPDFPageObj_GetFillColor
    lightness, opacity = _colour(handle, pen)
    white = lightness > _WHITE
    if _is_thin(box):
        found.pale.append(box) if white else _add_rule(box, found)
    elif filled and not stroked and pdfium.FPDFPath_CountSegments(handle) <= 5:
        if opacity == 1 and not pdfium.FPDFPageObj_HasTransparency(handle):
            found.covers.append(Cover(box, found.object_count))
        if not white:
            found.shades.append(box)
    elif not white:
        _add_segments(handle, context, stroked, found)


def _paint(handle: Any) -> tuple[bool, bool]:
    """Whether a path is filled, and whether it is stroked."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(handle, ctypes.byref(fill), ctypes.byref(stroke))
    return bool(fill.value), bool(stroke.value)


def _bounds(handle: Any, context: _Context) -> Box | None:
    """The visible part of an object's box, fattened a little so that lines have an area."""
    edges = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(handle, *map(ctypes.byref, edges)):
        return None
    x0, y0, x1, y1 = context.frame.box(*(edge.value for edge in edges))
    return context.clip and overlap(context.clip, (x0 - 0.01, y0 - 0.01, x1 + 0.01, y1 + 0.01))


def _is_thin(box: Box) -> bool:
    width, height = box[2] - box[0], box[3] - box[1]
    thin, long = min(width, height), max(width, height)
    return thin <= RULE_THICKNESS_MAX_PT and long >= RULE_SLENDERNESS_MIN * thin


def _add_rule(box: Box, found: PageObjects) -> None:
    x0, y0, x1, y1 = box
    if x1 - x0 >= y1 - y0:
        middle = (y0 + y1) / 2
        found.horizontal.append((x0, middle, x1, middle))
    else:
        middle = (x0 + x1) / 2
        found.vertical.append((middle, y0, middle, y1))


def _add_segments(handle: Any, context: _Context, stroked: bool, found: PageObjects) -> None:
    """Add the straight parts of a path: drawn lines if stroked, thin boxes if only filled."""
    frame = _inside(context.frame, _matrix(handle))
    for points in _subpaths(handle, frame):
        if stroked:
            for start, end in pairwise(points):
                _add_line(start, end, context, found)
        elif len(points) >= 4:
            xs, ys = [x for x, _ in points], [y for _, y in points]
            box = (min(xs), min(ys), max(xs), max(ys))
            if _is_thin(box):
                _add_rule(box, found)


def _add_line(
    start: tuple[float, float], end: tuple[float, float], context: _Context, found: PageObjects
) -> None:
    (ax, ay), (bx, by) = start, end
    x0, x1 = min(ax, bx), max(ax, bx)
    y0, y1 = min(ay, by), max(ay, by)
    visible = context.clip and overlap(context.clip, (x0 - 0.1, y0 - 0.1, x1 + 0.1, y1 + 0.1))
    if visible and (x1 - x0 <= _STRAIGHT_PT) != (y1 - y0 <= _STRAIGHT_PT):
        _add_rule(visible, found)


def _subpaths(handle: Any, frame: Frame) -> Iterator[list[tuple[float, float]]]:
    """Yield the corner points of each subpath; a curve counts as its end points."""
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    count = pdfium.FPDFPath_CountSegments(handle)
    for index in range(min(count, _PATH_SEGMENTS_MAX)):
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


def _clip(handle: Any, context: _Context) -> Box | None:
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
    if count <= 0 or count > _PATH_SEGMENTS_MAX:
        return None
    corners = (0, 2) if count in (4, 5) else range(count)
    x, y = ctypes.c_float(), ctypes.c_float()
    points = []
    for corner in corners:
        segment = pdfium.FPDFClipPath_GetPathSegment(path, index, corner)
        pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        points.append(frame.point(x.value, y.value))
    xs, ys = [point[0] for point in points], [point[1] for point in points]
    return min(xs), min(ys), max(xs), max(ys)


def _colour(handle: Any, getter: Any) -> tuple[float, float]:
    """Lightness (0 black to 1 white; what shines through counts as light) and opacity."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not getter(handle, *map(ctypes.byref, (red, green, blue, alpha))):
        return 0.0, 1.0
    luma = (0.299 * red.value + 0.587 * green.value + 0.114 * blue.value) / 255
    opacity = alpha.value / 255
    return 1 - (1 - luma) * opacity, opacity
