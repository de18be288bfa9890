"""Lines of running text to headings and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from budgetkit.document.model import Heading, Paragraph, Span
from budgetkit.document.pdf.lines import Line
from budgetkit.document.pdf.reading import PageReading
from budgetkit.text import ENUMERATION, nfkc

_LABEL = re.compile(
    r"^(?:金额)?(?:单位|部门|(?:预算|编制|填报)(?:单位|部门)|(?:单位|部门)名称)(?:[（(].{1,8}[)）])?[:：]"
)
_PART = re.compile(r"^第\s*[一二三四五六七八九十]{1,3}\s*(?:部分|章|节)")
_LEVELS = ((r"^第", 1), (r"^[一二三四五六七八九十]", 2), (r"^[(（]", 3), (r"^[0-9①-⑳]", 4))
_TABLE_LABEL = re.compile(
    r"^(?:公开|预算|附)?表\s*[0-9一二三四五六七八九十]{1,3}(?![0-9年、])|^附[件表]"
)
_FIRST_WORD = re.compile(r"[!-~]+")
_ENDED = re.compile(r"[。；;：:！？?!][”’\"'）)」》]*$")
_SENTENCE_ENDED = re.compile(r"[。！!？?][”’\"'）)」》]*$")
_SENTENCE = re.compile("[。；;]")
_OPEN_END = re.compile("[，、；;：:]$")
_LONGEST_HEADING = 45
_LONGEST_TITLE = 60
_FULL_EM = 1.2
_INDENT_EM = 1.2
_LARGER = 1.15
_SAME_SIZE = 0.12
_WIDE_SHARE = 0.6
_PITCH_EM = 2.6


@dataclass(frozen=True, slots=True)
class Measure:
    """The text block of the pages: where lines begin and end, and the body's type size."""

    left: float
    right: float
    size: float


@dataclass(slots=True)
class TextFlow:
    """Collects lines in reading order; a paragraph may run over a page break."""

    blocks: list[Heading | Paragraph] = field(default_factory=list)
    _open: list[tuple[PageReading, Line]] = field(default_factory=list)

    def add(self, page: PageReading, line: Line, measure: Measure) -> None:
        """Take the next line."""
        if self._open and not self._goes_on(page, line, measure):
            self.close(measure)
        self._open.append((page, line))

    def close(self, measure: Measure) -> None:
        """End the open paragraph, if any."""
        if self._open:
            self.blocks.append(_block(self._open, measure))
            self._open = []

    def _goes_on(self, page: PageReading, line: Line, measure: Measure) -> bool:
        before, last = self._open[-1]
        if not line.size or abs(line.size - last.size) > _SAME_SIZE * last.size:
            return False
        if _begins_anew(line) or (ENUMERATION.match(line.text) and self._may_end(measure)):
            return False
        if page.number == before.number and not _follows(last, line):
            return False
        if last.size >= _LARGER * measure.size:
            wide = last.bbox[2] - last.bbox[0] >= _WIDE_SHARE * (measure.right - measure.left)
            return wide and page.number == before.number
        if line.bbox[0] > measure.left + _INDENT_EM * line.size:
            return False
        return _is_full(last, line, measure) and not (
            page.number != before.number and _ENDED.search(last.text)
        )

    def _may_end(self, measure: Measure) -> bool:
        """Whether the open lines are whole: a sentence that ended, or a heading."""
        _, first = self._open[0]
        text = "".join(line.text for _, line in self._open)
        larger = first.size >= _LARGER * measure.size
        return bool(_SENTENCE_ENDED.search(text)) or heading_level(text, larger) is not None


def _follows(last: Line, line: Line) -> bool:
    """Whether a line stands right below, not beside or far away."""
    step = line.bbox[3] - last.bbox[3]
    return 0.5 * line.size < step < _PITCH_EM * line.size


def _is_full(last: Line, line: Line, measure: Measure) -> bool:
    """Whether a line ended because the next word did not fit.

    A line of some length that ends amid a sentence counts as full: writers move amounts
    and quotations to the next line whole.
    """
    word = _FIRST_WORD.match(line.text)
    width = len(word.group()) * line.size / 2 if word else line.size
    if last.bbox[2] + width >= measure.right - _FULL_EM * last.size:
        return True
    wide = last.bbox[2] - last.bbox[0] >= _WIDE_SHARE * (measure.right - measure.left)
    return wide and not _ENDED.search(last.text)


def _begins_anew(line: Line) -> bool:
    text = nfkc(line.text)
    return bool(_PART.match(text) or _LABEL.match(text) or _TABLE_LABEL.match(text))


def _block(lines: Sequence[tuple[PageReading, Line]], measure: Measure) -> Heading | Paragraph:
    spans = _spans(lines)
    text = "".join(span.text for span in spans)
    _, first = lines[0]
    level = heading_level(text, first.size >= _LARGER * measure.size)
    if level is not None:
        return Heading(text, spans[0].place, level)
    return Paragraph(spans)


def _spans(lines: Sequence[tuple[PageReading, Line]]) -> tuple[Span, ...]:
    spans = []
    for index, (page, line) in enumerate(lines):
        text = line.text
        if index + 1 < len(lines) and _words_meet(text, lines[index + 1][1].text):
            text += " "
        spans.append(Span(text, page.place(line.bbox)))
    return tuple(spans)


def _words_meet(left: str, right: str) -> bool:
    pair = left[-1:], right[:1]
    return all(char.isascii() and char.isalpha() for char in pair)


def heading_level(text: str, larger: bool) -> int | None:
    """Return the level of a heading, or None for running text.

    A heading is short and no sentence; it is numbered or set in larger type.
    """
    plain = nfkc(text).strip()
    if _LABEL.match(plain) or _SENTENCE.search(plain) or _OPEN_END.search(plain):
        return None
    part, listed = _PART.match(plain), ENUMERATION.match(plain)
    if (part or listed) and len(plain) <= _LONGEST_HEADING:
        return next((level for pattern, level in _LEVELS if re.match(pattern, plain)), 0)
    return 0 if larger and len(plain) <= _LONGEST_TITLE else None
