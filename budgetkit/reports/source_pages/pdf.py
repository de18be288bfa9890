"""Pages of a PDF as pictures, with the cited cells marked."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from budgetkit.document.pdf.frame import Frame, display_frame
from budgetkit.document.pdf.opening import open_pdf
from budgetkit.reports.source_pages.hiding import hide_personal
from budgetkit.reports.source_pages.mark import Mark, SourcePage
from budgetkit.reports.templates import environment
from budgetkit.reports.words import clipped
from budgetkit.sources.file import SourceFile

_DPI = 110
_LONGEST_SIDE_PIXELS = 1_600
_GREYS = 16
_MARGIN_POINTS = 1.5


@dataclass(frozen=True, slots=True)
class Shown:
    """A marked cell, in per cent of the page."""

    anchor: str
    label: str
    left: str
    top: str
    width: str
    height: str


def pdf_pages(source: SourceFile, marks: Sequence[Mark], back: str) -> Iterator[SourcePage]:
    """Yield each page that is cited, rendered, with its cells marked.

    Raises:
        PdfError: The file cannot be opened.
    """
    by_page: dict[int, list[Mark]] = {}
    for mark in marks:
        if mark.page is not None and mark.box is not None:
            by_page.setdefault(mark.page, []).append(mark)
    document, _ = open_pdf(source.content, source.file_name)
    try:
        for number in sorted(by_page):
            if 1 <= number <= len(document):
                yield _page(document, number, by_page[number], back)
    finally:
        document.close()


def _page(document: Any, number: int, marks: list[Mark], back: str) -> SourcePage:
    page = document[number - 1]
    try:
        frame = display_frame(page.get_bbox(), page.get_rotation())
        picture = _picture(page, frame)
    finally:
        page.close()
    shown = [_shown(mark, frame.width, frame.height) for mark in marks]
    html = environment().get_template("source_page.html.j2").render(
        file=marks[0].file_name, number=number, pages=len(document), marks=shown,
        picture=picture, back=back, width=round(frame.width), height=round(frame.height),
    )  # fmt: skip
    return SourcePage(f"-p{number:04}", html, {mark.anchor: mark.anchor for mark in marks})


def _picture(page: Any, frame: Frame) -> str:
    """The page in a few greys as PNG: what is printed stays legible, at some 50 kB."""
    scale = min(_DPI / 72, _LONGEST_SIDE_PIXELS / max(frame.width, frame.height))
    image = page.render(scale=scale, grayscale=True).to_pil()
    image = hide_personal(image, page, frame, scale)
    buffer = io.BytesIO()
    image.quantize(_GREYS).save(buffer, "PNG", optimize=True)
    return base64.b64encode(buffer.getvalue()).decode()


def _shown(mark: Mark, width: float, height: float) -> Shown:
    x0, y0, x1, y1 = mark.box or (0.0, 0.0, 0.0, 0.0)
    left, top = x0 - _MARGIN_POINTS, y0 - _MARGIN_POINTS
    return Shown(
        mark.anchor,
        clipped(mark.label, 160),
        _percent(left, width),
        _percent(top, height),
        _percent(x1 + _MARGIN_POINTS - left, width),
        _percent(y1 + _MARGIN_POINTS - top, height),
    )


def _percent(part: float, whole: float) -> str:
    return f"{100 * part / whole:.2f}%"
