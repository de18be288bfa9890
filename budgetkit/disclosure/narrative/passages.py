"""Which paragraphs are narrative, and under which heading each stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from budgetkit.disclosure.narrative.catalogue import any_of, load_cues, load_sections
from budgetkit.disclosure.narrative.cleaning import clean
from budgetkit.disclosure.narrative.vocabulary import Sections
from budgetkit.document.model import Block, Heading, Paragraph, Span, Table
from budgetkit.text import ENUMERATION, nfkc, without_enumeration

_HEADING_LENGTH = 45
_TITLE_LENGTH = 30
_SENTENCE_END = re.compile(r"[。;,!?]$|[。;]")
_CLAUSE_END = re.compile(r"[。；;：:！!？?][”）)]*$")
_GOES_ON = re.compile(r"[，,、；;。：:）)%％]|[万亿]?元|个|辆|台")
_SHORTEST_CUT = 20
_PART_DEPTH = 99
"""A part's title is a section only until the first heading under it."""
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_MARKS = tuple(
    re.compile(mark)
    for mark in (
        "^[一二三四五六七八九十]{1,3}、",
        r"^\([一二三四五六七八九十]{1,3}\)",
        "^[0-9]{1,2}[.、]",
        r"^\([0-9]{1,2}\)",
        f"^[{_CIRCLED}]",
    )
)
_LEAD = re.compile(
    r"^\s*(?P<name>(?:[（(]?[一二三四五六七八九十]{1,3}[)）]?|[0-9]{1,2})[、.．)）]?[^，,。；;：:0-9]{2,30})[：:](?=.{4})"
)
_MONEY_UNITS = (unit for unit, kind in load_cues().unit_kinds.items() if kind == "money")
_MONEY = re.compile(rf"[0-9](?:{any_of(_MONEY_UNITS)})")
_NUMBER_WITH_UNIT = re.compile(rf"[0-9]\s*(?:{load_cues().unit.pattern})")


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of the narrative.

    Attributes:
        headings: The headings it stands under without list marks, the outermost first.
        paragraph: The text with its places.
        opens_section: Whether it is the first paragraph under its heading.
        statements_count: Whether sentences without figures are facts here.
        is_certain: Whether a heading of the catalogue opened the narrative; where none did and
            none closed it, only figures of known subjects are facts.
    """

    headings: tuple[str, ...]
    paragraph: Paragraph
    opens_section: bool
    statements_count: bool
    is_certain: bool = True

    @property
    def heading(self) -> str:
        """The heading right above."""
        return self.headings[-1] if self.headings else ""

    @property
    def section(self) -> str:
        """The path of headings, e.g. 国有资产占有使用情况/车辆情况."""
        return "/".join(self.headings)


@dataclass(frozen=True, slots=True)
class _Title:
    """A heading's text without list mark, and how deep its mark is."""

    text: str
    depth: int


class _State:
    """Where the walk through the document stands."""

    def __init__(self, sections: Sections) -> None:
        self.sections = sections
        self.is_open = False
        self.is_barred = False
        self.is_notice = False
        self.has_ended = False
        self.path: list[_Title] = []
        self.is_fresh = True

    def enter(self, title: _Title) -> None:
        """Take in a heading."""
        text = title.text
        if self.sections.part.search(text):
            self.has_ended = self.is_barred = False
            title = _Title(self.sections.part.sub("", text).lstrip(":"), _PART_DEPTH)
            self.path.clear()
        elif self.is_open and self.sections.ends.search(text):
            self.has_ended = True
        self.is_open = not self.has_ended and self._is_open_under(title.text)
        closes = self.sections.closes.search(title.text) is not None
        self.is_barred = not self.is_open and (self.is_barred or self.has_ended or closes)
        self._descend(title)

    def _descend(self, title: _Title) -> None:
        self.path = [above for above in self.path if above.depth < title.depth]
        if title.text:
            self.path.append(title)
        self.is_fresh = True

    def _is_open_under(self, heading: str) -> bool:
        if self.sections.closes.search(heading):
            return False
        return self.is_open or bool(self.sections.opens.search(heading))

    def may_state_figures(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph outside any section states money, or follows one that did."""
        self.is_notice = self.is_notice or _states_money(paragraph)
        return self.is_notice and not self.is_barred

    def passage(self, paragraph: Paragraph) -> Passage:
        """Return a paragraph that stands here."""
        headings = tuple(title.text for title in self.path)
        counts = bool(headings) and bool(self.sections.statements.search(headings[-1]))
        opens, self.is_fresh = self.is_fresh, False
        return Passage(headings, paragraph, opens, counts and self.is_open, self.is_open)


def passages(blocks: Iterable[Block]) -> Iterator[Passage]:
    """Yield the paragraphs of the narrative in reading order.

    Headings of the catalogue open and close the narrative; forms and annexes inside it are
    left out, tables are never part of it. A text that names no section, such as a notice of
    one paragraph, may still state figures: its paragraphs are not certain.
    """
    sections = load_sections()
    state = _State(sections)
    for text in _whole_texts(blocks):
        if isinstance(text, Paragraph):
            if state.is_open or state.may_state_figures(text):
                yield state.passage(text)
        elif not sections.contents_entry.search(text.text):
            state.enter(text)


def _states_money(paragraph: Paragraph) -> bool:
    return _MONEY.search(clean(paragraph.text).text) is not None


def _parted(paragraph: Paragraph) -> Iterator[_Title | Paragraph]:
    """Part a section's name from the text on the same line (一、收入决算情况说明:2018年…)."""
    sections = load_sections()
    printed = paragraph.text
    lead = _LEAD.match(printed)
    name = clean(without_enumeration(lead["name"].strip())).text if lead else ""
    if lead is None or not _names_a_section(name, sections) or sections.closes.search(name):
        yield paragraph
        return
    yield _Title(name, _depth(printed.strip()))
    yield Paragraph(tuple(_spans_behind(paragraph, lead.end())))


def _spans_behind(paragraph: Paragraph, offset: int) -> Iterator[Span]:
    for span in paragraph.spans:
        if offset < len(span.text):
            yield Span(span.text[offset:], span.place)
        offset = max(0, offset - len(span.text))


def _whole_texts(blocks: Iterable[Block]) -> Iterator[_Title | Paragraph]:
    """Yield headings and paragraphs, a paragraph cut in the middle of a sentence whole."""
    pending: Paragraph | None = None
    for text in map(_as_text, blocks):
        if isinstance(text, Paragraph) and pending and _is_cut(pending.text, text.text):
            pending = Paragraph((*pending.spans, *text.spans))
            continue
        if pending:
            yield from _parted(pending)
        pending = text if isinstance(text, Paragraph) else None
        if isinstance(text, _Title):
            yield text
    if pending:
        yield from _parted(pending)


def _is_cut(before: str, after: str) -> bool:
    """Whether ``after`` goes on with the sentence that ``before`` leaves open."""
    before, after = before.strip(), after.strip()
    if ENUMERATION.match(after) or _CLAUSE_END.search(before):
        return False
    return len(before) >= _SHORTEST_CUT or _GOES_ON.match(after) is not None


def _as_text(block: Block) -> _Title | Paragraph | None:
    """Return a block as heading or running text, None for a table."""
    if isinstance(block, Table):
        return None
    title = _as_title(block)
    if title is not None:
        return title
    return block if isinstance(block, Paragraph) else Paragraph((Span(block.text, block.place),))


def _as_title(block: Heading | Paragraph) -> _Title | None:
    """Return the heading that a block is, None for running text.

    Files lose heading marks, so a short line that ends no sentence counts as a heading where
    it carries a list mark or a word of the catalogue, or ends with the name of a section
    and no colon. What holds a figure or a comma is a
    sentence, whatever the file says.
    """
    printed = block.text.strip()
    text = clean(without_enumeration(printed)).text.rstrip(":")
    if _NUMBER_WITH_UNIT.search(text) or "," in text:
        return None
    if isinstance(block, Heading) or _reads_as_heading(printed, text):
        return _Title(text.rstrip("。"), _depth(printed))
    return None


def _reads_as_heading(printed: str, text: str) -> bool:
    sections = load_sections()
    text = _without_stop(printed, text, sections)
    if len(text) > _HEADING_LENGTH or _SENTENCE_END.search(text):
        return False
    marked = ENUMERATION.match(printed) is not None or sections.part.match(text) is not None
    if marked or any(known.search(text) for known in (sections.closes, sections.ends)):
        return True
    titled = len(text) <= _TITLE_LENGTH and not _CLAUSE_END.search(printed)
    return titled and _names_a_section(text, sections)


def _without_stop(printed: str, text: str, sections: Sections) -> str:
    """Return a numbered name of a section without the full stop behind it."""
    name = text.removesuffix("。")
    named = ENUMERATION.match(printed) is not None and _names_a_section(name, sections)
    return name if named else text


def _names_a_section(text: str, sections: Sections) -> bool:
    """Whether ``text`` ends with the name of a narrative section."""
    return any(found.end() == len(text) for found in sections.opens.finditer(text))


def _depth(printed: str) -> int:
    """Return how deep a list mark stands: 一、 before (一) before 1. before (1) before ①."""
    mark = nfkc(printed) if printed[:1] not in _CIRCLED else printed
    return next((depth for depth, marks in enumerate(_MARKS) if marks.match(mark)), 0)
