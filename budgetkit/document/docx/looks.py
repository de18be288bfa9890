"""What a paragraph's look says: a heading set large in the middle, several lines in one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element

from budgetkit.document.docx.runs import PART
from budgetkit.document.flow import FlowText
from budgetkit.document.ooxml import local_name, value_at
from budgetkit.text import ENUMERATION, compact

_LARGE_HALF_POINTS = 32
"""三号, in which official documents set their text (GB/T 9704); headings are no smaller."""

_OFF = ("0", "false", "off", "none")
_LONGEST = 45
_NO_HEADING = re.compile("[。;:!?]|^[-—0-9.,%/ ]*$")
_PART_TITLE = re.compile("第[一二三四五六七八九十]{1,3}(?:部分|章|节)")
_LINE = re.compile(f"[\n{PART}]")


def level_by_look(paragraph: Element, properties: Element | None, text: str) -> int:
    """Return 1 for a short line in the middle that is set bold or large, 0 for others."""
    key = compact(text)
    if value_at(properties, "jc") != "center" or not key:
        return 0
    if len(key) > _LONGEST or _NO_HEADING.search(key):
        return 0
    runs = [run for run in paragraph.iter() if local_name(run) == "r" and _has_text(run)]
    return int(bool(runs) and all(_stands_out(run) for run in runs))


def _has_text(run: Element) -> bool:
    return any(local_name(inner) == "t" and (inner.text or "").strip() for inner in run)


def _stands_out(run: Element) -> bool:
    bold, size = value_at(run, "rPr", "b"), value_at(run, "rPr", "sz") or ""
    large = size.isdecimal() and len(size) < 5 and int(size) > _LARGE_HALF_POINTS
    return large or (bold is not None and bold not in _OFF)


def in_lines(text: FlowText) -> Iterator[FlowText]:
    """Part a paragraph where a page ends in it, and at a line that is a heading of its own.

    Writers end lines inside a paragraph where they should begin another.
    """
    found: list[str] = []
    for part in text.text.split(PART):
        if part.strip() or not text.text.strip():
            found += _lines(part)
    for index, line in enumerate(found):
        yield replace(text, text=line, level=0 if index else text.level)


def _lines(part: str) -> list[str]:
    """The lines of a part, those that go on with the one before joined to it."""
    groups: list[list[str]] = []
    heading = True
    for line in part.split("\n"):
        before, heading = heading, _is_heading(line)
        if before or heading:
            groups.append([])
        groups[-1].append(line)
    return ["\n".join(group) for group in groups]


def _is_heading(line: str) -> bool:
    key = compact(line)
    marked = ENUMERATION.match(key) or _PART_TITLE.match(key)
    return bool(marked) and len(key) <= _LONGEST and not _NO_HEADING.search(key)
