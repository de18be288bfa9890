"""What a page carries besides its content: running heads, page numbers, contents lists."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from budgetkit.document.pdf.lines import Line
from budgetkit.document.pdf.reading import PageReading
from budgetkit.text import compact

_BAND_SHARE = 0.12
_REPEATED_SHARE = 0.6
_REPEATED_PAGES = 4
_SAME_HEIGHT_PT = 4.0
_PAGE_NUMBER = re.compile(
    r"[-—–－―─━·.~]*(?:第?[0-9]{1,4}页?|[ivxlc]{1,6})(?:[/,，共]+[0-9]{1,4}页?)?[-—–－―─━·.~]*",
    re.IGNORECASE,
)
_UNIT_OR_LABEL = re.compile(r"单位[:：]|部门[:：]|编制")
_CONTENTS_TITLE = re.compile(r"目录(?:CONTENTS)?", re.IGNORECASE)
_LEADER = re.compile(r"\S.*?[.…·⋯]{4,}\s*[0-9]{0,4}")
_NUMBERED_END = re.compile(r"\S.*?[^0-9.,%年月日][0-9]{1,3}")
_LONGEST_ENTRY = 45
_LIST_LINES = 5
_SENTENCE = re.compile(r"[。；]")


def furniture(pages: Sequence[PageReading]) -> dict[tuple[int, Line], str]:
    """Return the lines that are no part of the content, with the reason for each.

    The key is the page number and the line; the reason is that of an ``Omission``.
    """
    found: dict[tuple[int, Line], str] = {}
    for page in pages:
        for line in _outermost(page):
            if _PAGE_NUMBER.fullmatch(compact(line.text)) and _in_margin(page, line):
                found[page.number, line] = "page_number"
    for key in _running(pages):
        found.setdefault(key, "running_head")
    for key in _contents(pages):
        found.setdefault(key, "contents")
    return found


def _outermost(page: PageReading) -> list[Line]:
    """The lines that share the height of the first or the last of a page."""
    if not page.lines:
        return []
    first, last = page.lines[0].bbox[1], page.lines[-1].bbox[3]
    return [
        line
        for line in page.lines
        if line.bbox[1] - first < _SAME_HEIGHT_PT or last - line.bbox[3] < _SAME_HEIGHT_PT
    ]


def _in_margin(page: PageReading, line: Line) -> bool:
    """Whether a line stands in the top or bottom band, with no table further out."""
    top, bottom = line.bbox[1], line.bbox[3]
    if top > _BAND_SHARE * page.height and bottom < (1 - _BAND_SHARE) * page.height:
        return False
    inside = [table for table in page.tables if table.ys[0] <= top and bottom <= table.ys[-1]]
    return not inside


def _running(pages: Sequence[PageReading]) -> Iterable[tuple[int, Line]]:
    """Lines that stand at the same height with the same words on most pages."""
    with_text = [page for page in pages if page.lines]
    places: dict[tuple[str, int], list[tuple[int, Line]]] = defaultdict(list)
    for page in with_text:
        for line in _outermost(page):
            if _in_margin(page, line) and not _UNIT_OR_LABEL.search(line.text):
                key = (compact(line.text), round(line.bbox[1] / _SAME_HEIGHT_PT))
                places[key].append((page.number, line))
    least = max(_REPEATED_PAGES, _REPEATED_SHARE * len(with_text))
    for members in places.values():
        if len({number for number, _ in members}) >= least:
            yield from members


def _contents(pages: Sequence[PageReading]) -> Iterable[tuple[int, Line]]:
    """The list of contents: below its title, and wherever dots lead to a page number."""
    inside = False
    for page in pages:
        entries = [line for line in page.lines if _LEADER.fullmatch(line.text.strip())]
        inside = inside and (bool(entries) or _is_list(page))
        for line in page.lines:
            if _CONTENTS_TITLE.fullmatch(compact(line.text)):
                inside = True
                yield page.number, line
            elif line in entries or (inside and _is_entry(line, bool(entries))):
                yield page.number, line


def _is_list(page: PageReading) -> bool:
    """Whether a page holds nothing but short lines: contents that go on."""
    short = all(len(line.text) <= _LONGEST_ENTRY for line in page.lines)
    sentence = any(_SENTENCE.search(line.text) for line in page.lines)
    return len(page.lines) >= _LIST_LINES and short and not sentence and not page.tables


def _is_entry(line: Line, with_leaders: bool) -> bool:
    text = line.text.strip()
    if len(text) > _LONGEST_ENTRY or _SENTENCE.search(text):
        return False
    return not with_leaders or bool(_NUMBERED_END.fullmatch(text)) or len(text) < 25
