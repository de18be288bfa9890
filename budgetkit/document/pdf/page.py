"""One page of a PDF: glyphs, rules, tables and the lines between them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from budgetkit.document.pdf.camelot_grids import VectorGrids
from budgetkit.document.pdf.cells import fill
from budgetkit.document.pdf.covers import visible
from budgetkit.document.pdf.frame import Frame, display_frame
from budgetkit.document.pdf.glyphs import Glyph, PageGlyphs, read_glyphs
from budgetkit.document.pdf.grid import grid_of
from budgetkit.document.pdf.lines import lines_of
from budgetkit.document.pdf.objects import PageObjects, Segment, read_objects
from budgetkit.document.pdf.reading import Notice, PageReading, PageTable

_UNMAPPED_SHARE = 0.02
_GRIDS = VectorGrids()


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
        textpage = page.get_textpage()
        try:
            glyphs = read_glyphs(textpage.raw, frame, objects.runs)
        finally:
            textpage.close()
        if not glyphs.quarter_turns:
            handles = (document.raw, page.raw)
            glyphs.upright = visible(glyphs.upright, objects.runs, objects.covers, frame, handles)
    finally:
        page.close()
    return _reading(index + 1, frame, objects, glyphs)


def _reading(number: int, frame: Frame, objects: PageObjects, glyphs: PageGlyphs) -> PageReading:
    turns = -glyphs.quarter_turns % 4
    upright = frame.turned(turns)
    segments = _turned([*objects.horizontal, *objects.vertical], frame, turns)
    tables, rest = _tables(segments, upright, glyphs.upright)
    return PageReading(
        number=number,
        width=upright.width,
        height=upright.height,
        quarter_turns=turns,
        lines=tuple(lines_of(rest)),
        tables=tuple(tables),
        notices=tuple(_notices(objects, glyphs)),
    )


def _turned(segments: list[Segment], frame: Frame, turns: int) -> list[Segment]:
    """The segments once the displayed page is turned clockwise by quarters."""
    if not turns:
        return segments
    turned = Frame((1, 0, 0, 1, 0, 0), frame.width, frame.height).turned(turns)
    return [turned.box(*segment) for segment in segments]


def _tables(
    segments: Sequence[Segment], frame: Frame, glyphs: Sequence[Glyph]
) -> tuple[list[PageTable], Sequence[Glyph]]:
    tables, rest = [], glyphs
    for anchors in _GRIDS.find(segments, frame.width, frame.height):
        grid = grid_of(anchors)
        cells, rest = fill(grid, rest)
        tables.append(PageTable(grid.xs, grid.ys, tuple(cells)))
    return tables, rest


def _notices(objects: PageObjects, glyphs: PageGlyphs) -> list[Notice]:
    notices = []
    seen = len(glyphs.upright)
    if glyphs.unmapped > _UNMAPPED_SHARE * max(seen, 1):
        message = f"{glyphs.unmapped} 个字符没有可用的文字编码（共 {seen} 个），文字可能有误"
        notices.append(Notice("text-unmapped", message))
    if not seen and objects.pictures:
        notices.append(Notice("page-without-text", "本页只有图片，没有文字层，需要文字识别"))
    if objects.truncated or glyphs.truncated:
        notices.append(Notice("page-too-large", "本页内容过多，只读了前面的部分"))
    return notices
