"""Moves the context over the text between two facts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from budgetkit.disclosure.narrative.clauses import Clauses
from budgetkit.disclosure.narrative.context import Context
from budgetkit.disclosure.narrative.phrases import Resolver
from budgetkit.disclosure.narrative.vocabulary import Cues
from budgetkit.text import ENUMERATION

_INLINE_HEADING_LENGTH = 40
_CLASS_LENGTH = 80
"""A function is named with its class and section: 社会保障和就业支出(类)…(款)…(项)."""


@dataclass(slots=True)
class Segment:
    """The clause in which a fact stands, up to the fact.

    Attributes:
        text: The words since the last boundary.
        start: Where they begin.
        before_bracket: The words before a bracket that the fact opens.
        earlier: The clauses of the same sentence since the last fact, the nearest first.
    """

    text: str
    start: int
    before_bracket: str = ""
    earlier: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Walk:
    """One paragraph's way from fact to fact."""

    clauses: Clauses
    context: Context
    resolver: Resolver
    cues: Cues
    cursor: int = 0
    _segment_start: int = 0
    _before_bracket: str = ""
    _earlier: list[str] = field(default_factory=list)
    _boundary: re.Pattern[str] = re.compile("")

    def __post_init__(self) -> None:
        self._boundary = re.compile(f"[。;,:()]|{self.cues.part_opener.pattern}")
        self._take_inline_heading()

    def to(self, start: int) -> Segment:
        """Pass every boundary before ``start``; return the clause that ``start`` ends."""
        self._segment_start = max(self._segment_start, self.cursor)
        self._before_bracket = ""
        self._earlier = []
        for boundary in self._boundary.finditer(self.clauses.masked, self.cursor, start):
            self._pass(boundary)
        text = self.clauses.text[self._segment_start : start]
        return Segment(text, self._segment_start, self._before_bracket, self._earlier[::-1])

    def past(self, end: int) -> None:
        """Go on behind a fact that ends at ``end``."""
        self.cursor = max(self.cursor, end)

    def _pass(self, boundary: re.Match[str]) -> None:
        mark = boundary.group()
        words = self.clauses.text[self._segment_start : boundary.start()]
        if mark == "(":
            self._before_bracket = words
            self.context.open_bracket()
        elif mark == ")":
            self.context.close_bracket()
        elif mark in ("。", ";"):
            self._end_sentence(mark)
        elif mark == ":" and boundary.start() == self.cursor and self.cursor > 0:
            self.context.open_list(None)
        elif mark not in (",", ":"):
            self._open_list(words)
        if mark in (",", ":"):
            self._earlier.append(words)
        self._segment_start = boundary.end()

    def _end_sentence(self, mark: str) -> None:
        self._earlier = []
        self._before_bracket = ""
        if mark == "。":
            self.context.end_sentence()
        else:
            self.context.end_clause_group()

    def _open_list(self, words: str) -> None:
        whole = self.resolver.resolve(words, self.context.wholes) if words else None
        self.context.open_list(whole)

    def _take_inline_heading(self) -> None:
        """Read ``(一)公务接待费。`` or ``(一)收入预算:`` as what the paragraph is about."""
        printed = self.clauses.source.text.strip()
        if not ENUMERATION.match(printed):
            return
        end = next((i for i, mark in enumerate(self.clauses.masked) if mark in "。:"), 0)
        if not 0 < end <= _CLASS_LENGTH or self.clauses.holds_token(0, end):
            return
        words = self.clauses.text[:end]
        subject = self.resolver.resolve(words)
        if subject is None and ("," in words or end > _INLINE_HEADING_LENGTH):
            return
        self.context.set_head(subject or self.resolver.as_printed(words))
        self._segment_start = self.cursor = end
