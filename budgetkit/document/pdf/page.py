"""One page of a PDF: glyphs, rules, tables and the lines between them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

import numpy as np

from budgetkit.document.pdf.camelot_grids import Picture
from budgetkit.document.pdf.covers import visible
from budgetkit.document.pdf.doubts import table_doubts
from budgetkit.document.pdf.frame import Frame, display_frame
from budgetkit.document.pdf.glyphs import PageGlyphs, read_glyphs
from budgetkit.document.pdf.lines import lines_of
from budgetkit.document.pdf.objects import read_objects
from budgetkit.document.pdf.painted import PageObjects, Segment, share_under
from budgetkit.document.pdf.plausible import is_implausible
from budgetkit.document.pdf.reading import Notice, PageReading
from budgetkit.document.pdf.tables import find_tables
from budgetkit.document.pdf.watermarks import split_watermark

_UNMAPPED_SHARE, _GARBLED_SHARE = 0.02, 0.2
_DRAWN_MIN = 4
_LARGE_PICTURE = 0.3
_FULL_PICTURE = 0.6
_LITTLE_TEXT = 100
"""Characters: a running head, a page number and a stamp have fewer, a page of prose has more."""


def read_page(document: Any, index: int) -> PageReading:
    """Read a page of an open ``pypdfium2.PdfDocument``.

    Args:
        document: The open document.
        index: 0-based.
    """
    page = document[index]
    try:
        frame = display_frame(page.get_bbox(), page.get_rotation())
        objects = read_objects(page.raw, frame)
        glyphs = _glyphs(document, page, frame, objects)
        return _reading(page, index + 1, frame, objects, glyphs)
    finally:
        page.close()


def _glyphs(document: Any, page: Any, frame: Frame, objects: PageObjects) -> PageGlyphs:
    textpage = page.get_textpage()
    try:
        glyphs = read_glyphs(textpage.raw, frame, objects.runs)
    finally:
        textpage.close()
    if not glyphs.quarter_turns:
        handles = (document.raw, page.raw)
        glyphs.upright = visible(glyphs.upright, objects.runs, objects.covers, frame, handles)
    return glyphs


def _reading(
    page: Any, number: int, frame: Frame, objects: PageObjects, glyphs: PageGlyphs
) -> PageReading:
    turns = glyphs.quarter_turns
    reading = frame.turned(turns)
    upright, watermark = split_watermark(glyphs)
    segments = _turned([*objects.horizontal, *objects.vertical], frame, turns)
    tables, rest = find_tables(
        upright,
        glyphs.sideways,
        segments,
        reading,
        partial(_render, page, turns) if _may_draw_rules(objects, frame) else None,
    )
    lines = lines_of(rest)
    return PageReading(
        number=number,
        width=reading.width,
        height=reading.height,
        quarter_turns=turns,
        lines=tuple(lines),
        tables=tuple(tables),
        notices=(*_notices(objects, glyphs, frame), *table_doubts(tables, lines, segments)),
        dropped=tuple((text, box, "watermark") for text, box in watermark),
    )


def _may_draw_rules(objects: PageObjects, frame: Frame) -> bool:
    """Whether a page paints enough for rules that are no lines: shapes, or a large picture."""
    page_area = frame.width * frame.height
    large = any(
        (x1 - x0) * (y1 - y0) >= _LARGE_PICTURE * page_area for x0, y0, x1, y1 in objects.pictures
    )
    return large or objects.path_count + len(objects.pictures) >= _DRAWN_MIN


def _turned(segments: list[Segment], frame: Frame, turns: int) -> list[Segment]:
    """The segments once the displayed page is turned clockwise by quarters."""
    if not turns:
        return segments
    turned = Frame((1, 0, 0, 1, 0, 0), frame.width, frame.height).turned(turns)
    return [turned.box(*segment) for segment in segments]


def _render(page: Any, turns: int, dpi: int) -> Picture:
    """The page in the direction it is read."""
    bitmap = page.render(scale=dpi / 72, rotation=90 * turns)
    return np.asarray(bitmap.to_numpy())


def _notices(objects: PageObjects, glyphs: PageGlyphs, frame: Frame) -> list[Notice]:
    notices = [*_text_notices(glyphs), *_picture_notices(objects, glyphs, frame)]
    if objects.truncated or glyphs.truncated:
        notices.append(Notice("page-too-large", "本页内容过多，只读了前面的部分"))
    return notices


def _text_notices(glyphs: PageGlyphs) -> Iterator[Notice]:
    seen = len(glyphs.upright)
    if glyphs.unmapped > _UNMAPPED_SHARE * max(seen, 1):
        message = f"{glyphs.unmapped} 个字符没有可用的文字编码（共 {seen} 个），文字可能有误"
        garbled = glyphs.unmapped > _GARBLED_SHARE * seen
        yield Notice("text-unmapped" if not garbled else "text-garbled", message)
    elif is_implausible([glyph.text for glyph in glyphs.upright]):
        yield Notice("text-implausible", "本页文字编码可能有误（乱码），请对照原件")


def _picture_notices(objects: PageObjects, glyphs: PageGlyphs, frame: Frame) -> Iterator[Notice]:
    """A page whose text is in a picture: it has no other, or hardly any over a full page."""
    seen = len(glyphs.upright)
    if not seen and objects.pictures:
        yield Notice("page-without-text", "本页只有图片，没有文字层，需要文字识别")
    elif seen < _LITTLE_TEXT and share_under(objects.pictures, frame) >= _FULL_PICTURE:
        yield Notice("page-mostly-picture", "本页几乎全是图片，文字层很少，需要文字识别")
