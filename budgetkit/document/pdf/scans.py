"""Pages whose text layer is missing or garbled: read from their picture, where that can be."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import numpy as np

from budgetkit.document.pdf.reading import Notice, PageReading
from budgetkit.document.scan import INSTALL_HINT, ocr_version

RECOGNISED = "page-recognised"
WITHOUT_TEXT = "page-without-text"
_MOSTLY_PICTURE = "page-mostly-picture"
_GARBLED = frozenset(("text-implausible", "text-garbled"))
_TO_RECOGNISE = frozenset((WITHOUT_TEXT, _MOSTLY_PICTURE, *_GARBLED))
_DPI = 150
_MORE = 1.2
_PIXELS_MAX = 12_000_000
_LOG = logging.getLogger(__name__)


def with_recognition(document: Any, page: PageReading) -> PageReading:
    """Return ``page``, or what is recognised in its picture if its text cannot be used.

    Where nothing can be recognised the page stays as it is, and says why.

    Args:
        document: The open ``pypdfium2.PdfDocument``.
        page: As read from the text layer.
    """
    if not _codes(page) & _TO_RECOGNISE:
        return page
    if not ocr_version():
        return _with_hint(page)
    try:
        return _better(page, _recognised(document, page.number))
    # The recogniser and its runtime raise anything; the page fails, not the document.
    except Exception as cause:
        _LOG.debug("page %d", page.number, exc_info=True)
        message = f"文字识别失败（{type(cause).__name__}）"
        return replace(page, notices=(*page.notices, Notice("page-unrecognised", message)))


def is_scan(pages: Iterable[PageReading]) -> bool:
    """Whether every page is a picture."""
    return all(_codes(page) & {WITHOUT_TEXT, _MOSTLY_PICTURE, RECOGNISED} for page in pages)


def is_unrecognised(page: PageReading) -> bool:
    """Whether a page is a picture that was not read."""
    return bool(_codes(page) & {WITHOUT_TEXT, _MOSTLY_PICTURE})


def _better(page: PageReading, recognised: PageReading) -> PageReading:
    """What was recognised, unless the picture is an ornament behind the little text there is."""
    if _MOSTLY_PICTURE not in _codes(page) or _length(recognised) > _MORE * _length(page):
        return recognised
    kept = tuple(notice for notice in page.notices if notice.code != _MOSTLY_PICTURE)
    return replace(page, notices=kept)


def _length(page: PageReading) -> int:
    """Characters on a page, or on both of a sheet."""
    sides = page.sides()
    cells = (cell.text for side in sides for table in side.tables for cell in table.cells)
    return sum(map(len, (*cells, *(line.text for side in sides for line in side.lines))))


def _codes(page: PageReading) -> set[str]:
    return {notice.code for notice in page.notices}


def _with_hint(page: PageReading) -> PageReading:
    notices = (
        Notice(notice.code, f"{notice.message}；{INSTALL_HINT}", notice.bbox)
        if notice.code in _TO_RECOGNISE
        else notice
        for notice in page.notices
    )
    return replace(page, notices=tuple(notices))


def _recognised(document: Any, number: int) -> PageReading:
    # Imported here: the models take two seconds to load, and few documents need them.
    from budgetkit.document.scan.page import read_scan

    page = document[number - 1]
    try:
        width, height = page.get_size()
        dpi = min(_DPI, int(72 * (_PIXELS_MAX / max(width * height, 1)) ** 0.5))
        picture = np.asarray(page.render(scale=dpi / 72).to_numpy())
    finally:
        page.close()
    reading = read_scan(picture, number, dpi)
    return replace(reading, notices=(Notice(RECOGNISED, "本页由文字识别得到"), *reading.notices))
