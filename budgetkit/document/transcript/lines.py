"""Sort the lines of a transcript: rows of tables, text, and what is no part of it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from budgetkit.document.transcript.markup import strip_markup
from budgetkit.text import compact

_CONTENTS_TITLE = re.compile(r"目录")
_CONTENTS_LINE = re.compile(r"\S.*?(?:[.…·]{2,}|\t+)\s*[0-9]{1,4}\s*")
_DOT_LEADER = re.compile(r"\S.*?[.…·]{4,}\s*[0-9]{0,4}\s*")
_CONTENTS_PAGE = re.compile(r"[.…·\s]*[0-9]*\s*$")
_CONTENTS_GAP = 2
_HTML_ROW = re.compile(r"<\s*/?\s*(?:table|thead|tbody|tr|td|th)\b", re.IGNORECASE)
_REPEATS = 2
_LONGEST_WATERMARK = 20


@dataclass(frozen=True, slots=True)
class Line:
    """One line, sorted.

    ``kind`` is ``blank``, ``row`` (tab-separated), ``html`` (HTML table markup), ``text``,
    or a reason for leaving it out: ``watermark``, ``page_number``, ``rule``, ``contents``.
    """

    number: int
    text: str
    kind: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class _Noise:
    phrases: frozenset[str]
    page_number: re.Pattern[str]
    rule: re.Pattern[str]


@cache
def _noise() -> _Noise:
    data = tomllib.loads((files(__package__) / "noise.toml").read_text("utf-8"))
    return _Noise(
        frozenset(compact(phrase) for phrase in data["phrases"]),
        re.compile("|".join(data["page_numbers"])),
        re.compile("|".join(data["rules"])),
    )


def is_watermark(text: str) -> bool:
    """Return whether a line is a known watermark and nothing else."""
    return compact(text) in _noise().phrases


def sort_lines(text: str) -> list[Line]:
    """Return every line of ``text`` with its kind."""
    raw = text.split("\n")
    lines = [_sort(number, line) for number, line in enumerate(raw, start=1)]
    lines = _mark_repeated(lines)
    return _mark_contents(lines)


def _sort(number: int, raw: str) -> Line:
    if _HTML_ROW.search(raw):
        return Line(number, raw, "html")
    text, level = strip_markup(raw)
    stripped = text.strip()
    if not stripped:
        return Line(number, "", "blank")
    noise = _noise()
    if is_watermark(stripped):
        return Line(number, stripped, "watermark")
    if noise.page_number.fullmatch(stripped) or noise.page_number.fullmatch(raw.strip()):
        return Line(number, stripped, "page_number")
    if noise.rule.fullmatch(stripped):
        return Line(number, stripped, "rule")
    if stripped.startswith("|") and stripped.endswith("|") and stripped.count("|") > 1:
        return Line(number, stripped[1:-1].replace("|", "\t"), "row")
    if "\t" in text.rstrip(" "):
        return Line(number, text.strip(" "), "row")
    return Line(number, stripped, "text", level)


def _mark_repeated(lines: Sequence[Line]) -> list[Line]:
    """Mark as watermark short text that follows itself, blank lines aside, time and again."""
    repeats: dict[str, int] = {}
    previous = ""
    for line in lines:
        if line.kind == "text":
            repeats[line.text] = repeats.get(line.text, 0) + (line.text == previous)
        if line.kind != "blank":
            previous = line.text
    marks = {
        text
        for text, count in repeats.items()
        if count >= _REPEATS and len(text) <= _LONGEST_WATERMARK
    }
    return [
        Line(line.number, line.text, "watermark")
        if line.kind == "text" and line.text in marks
        else line
        for line in lines
    ]


def _mark_contents(lines: Sequence[Line]) -> list[Line]:
    """Mark the table of contents, so that it is not mistaken for the tables.

    It ends where one of its titles comes again, or where no line looks like a part of it.
    """
    marked = list(lines)
    titles: set[str] = set()
    missed = _CONTENTS_GAP + 1
    for position, line in enumerate(lines):
        if line.kind not in ("text", "row"):
            continue
        inside = missed <= _CONTENTS_GAP
        if _CONTENTS_TITLE.fullmatch(compact(line.text)):
            missed = 0
        elif _is_contents(line.text, inside=inside):
            titles.add(_contents_title(line.text))
            missed = 0 if inside else missed
        else:
            missed = _CONTENTS_GAP + 1 if compact(line.text) in titles else missed + 1
            continue
        marked[position] = Line(line.number, line.text, "contents", line.level)
    return marked


def _contents_title(text: str) -> str:
    return compact(_CONTENTS_PAGE.sub("", text))


def _is_contents(text: str, *, inside: bool) -> bool:
    pattern = _CONTENTS_LINE if inside else _DOT_LEADER
    return pattern.fullmatch(text) is not None
