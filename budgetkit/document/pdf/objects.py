"""One walk over a page's objects: straight rules, text runs and pictures, as pdfium holds them.

pdfium is asked for as little as possible per object; a page of a disclosure holds hundreds.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium

from budgetkit.document.pdf.frame import Frame
from budgetkit.document.pdf.handles import bounds_of, clip_of, colour_of, inner_frame, matrix_of
from budgetkit.document.pdf.painted import Context, Cover, PageObjects, TextRun, is_thin
from budgetkit.document.pdf.rules import add_path, keep_rules_on_shades

_FORM_DEPTH_MAX = 8
_OBJECTS_MAX = 200_000
_ON_TOP = 2**31


def read_objects(page: Any, frame: Frame) -> PageObjects:
    """Walk the objects of a raw pdfium page.

    Args:
        page: ``FPDF_PAGE``.
        frame: Maps the page's own coordinates to the display.
    """
    found = PageObjects()
    count = pdfium.FPDFPage_CountObjects(page)
    handles = (pdfium.FPDFPage_GetObject(page, index) for index in range(count))
    _walk(handles, Context(frame, (0.0, 0.0, frame.width, frame.height)), found)
    keep_rules_on_shades(found)
    return found


def _walk(handles: Iterator[Any], context: Context, found: PageObjects) -> None:
    for handle in handles:
        found.object_count += 1
        if found.object_count > _OBJECTS_MAX:
            found.truncated = True
            return
        kind = pdfium.FPDFPageObj_GetType(handle)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            _add_run(handle, context, found)
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            add_path(handle, context, found)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            _add_picture(handle, context, found)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and context.depth < _FORM_DEPTH_MAX:
            _walk_form(handle, context, found)


def _walk_form(handle: Any, context: Context, found: PageObjects) -> None:
    frame = inner_frame(context.frame, matrix_of(handle))
    inner = Context(frame, clip_of(handle, context), context.depth + 1)
    count = pdfium.FPDFFormObj_CountObjects(handle)
    _walk((pdfium.FPDFFormObj_GetObject(handle, index) for index in range(count)), inner, found)


def _add_run(handle: Any, context: Context, found: PageObjects) -> None:
    lightness, _ = colour_of(handle, pdfium.FPDFPageObj_GetFillColor)
    run = TextRun(clip_of(handle, context), lightness, _order(handle, found))
    found.runs[ctypes.addressof(handle.contents)] = run


def _order(handle: Any, found: PageObjects) -> int:
    """When a text object is painted; the unseen text layer of a scan counts as on top."""
    mode = pdfium.FPDFTextObj_GetTextRenderMode(handle)
    unseen = mode == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
    return _ON_TOP if unseen else found.object_count


def _add_picture(handle: Any, context: Context, found: PageObjects) -> None:
    box = bounds_of(handle, context)
    if box is None:
        return
    if is_thin(box):
        found.add_rule(box)
        return
    found.pictures.append(box)
    if not pdfium.FPDFPageObj_HasTransparency(handle):
        found.covers.append(Cover(box, found.object_count, handle))
