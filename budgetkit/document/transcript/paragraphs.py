"""Tell headings from running text, and read a sentence cut by a page break whole."""

from __future__ import annotations

import re
from dataclasses import dataclass

from budgetkit.document.model import Heading, Paragraph, Place, Span
from budgetkit.document.transcript.lines import Line
from budgetkit.text import ENUMERATION, nfkc

_SENTENCE_END = re.compile("[。;:!?…][”’\"')）」》]*$")
_PUNCTUATION = re.compile("[。;]")
_PART = re.compile(r"^第\s*[一二三四五六七八九十]{1,3}\s*(?:部分|章|节)")
_LABEL = re.compile(r"^(?:金额)?(?:单位|部门|预算单位|编制单位|单位名称|部门名称)[:(（]")
_TITLE = re.compile(r"^[^,、]{,30}说明$")
_TABLE_TITLE = re.compile(r"^[0-9]{4}年.{2,40}[表图][)）]?$|公开表[0-9]+$|[总情况]表$")
_LEVELS = ((r"^第", 1), (r"^[一二三四五六七八九十]", 2), (r"^\(", 3), (r"^[0-9①-⑳]", 4))
_LONGEST_HEADING = 45
_SHORTEST_CUT = 20
_LONG_TAIL = 40


def heading_of(line: Line) -> Heading | None:
    """Return the line as a heading, or None where it is running text."""
    text = nfkc(line.text)
    if _LABEL.match(text):
        return None
    marked = _PART.match(text) or ENUMERATION.match(text)
    if line.level or (marked and len(text) <= _LONGEST_HEADING and not _PUNCTUATION.search(text)):
        return Heading(line.text, Place(line=line.number), line.level or _level(text))
    return None


def _level(text: str) -> int:
    return next((level for pattern, level in _LEVELS if re.match(pattern, text)), 0)


@dataclass(slots=True)
class ParagraphBuilder:
    """Joins consecutive text lines where a page break cut a sentence."""

    spans: list[Span]

    def continues(self, line: Line) -> bool:
        """Whether ``line`` goes on with the sentence that this paragraph left open."""
        before = nfkc("".join(span.text for span in self.spans))
        after = nfkc(line.text)
        if _SENTENCE_END.search(before) or _TITLE.match(before) or _begins_anew(line, after):
            return False
        if before.count("(") > before.count(")"):
            return True
        finished = _PUNCTUATION.search(after) or len(after) >= _LONG_TAIL
        return len(before) >= _SHORTEST_CUT and bool(finished)

    def add(self, line: Line) -> None:
        """Append ``line``."""
        self.spans.append(Span(line.text, Place(line=line.number)))

    def build(self) -> Paragraph:
        """Return the paragraph."""
        return Paragraph(tuple(self.spans))


def _begins_anew(line: Line, text: str) -> bool:
    patterns = (ENUMERATION, _PART, _LABEL, _TABLE_TITLE)
    return bool(line.level) or any(pattern.search(text) for pattern in patterns)
