"""A paragraph as the grammar walks it: clean text, boundaries that count, reasons."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from budgetkit.disclosure.narrative.cleaning import CleanText, bracket_pairs, clean
from budgetkit.disclosure.narrative.tokens import Token, tokens
from budgetkit.disclosure.narrative.vocabulary import Cues
from budgetkit.document.model import Paragraph, Place

_HIDDEN = "\x00"
_SENTENCE_ENDS = "。;"
_CLAUSE_ENDS = "。;,:()"


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason given for a change: ``cue`` to ``start`` is 主要原因是, then the reason itself."""

    cue: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Clauses:
    """A paragraph ready to be read.

    Attributes:
        source: The paragraph, for places.
        clean: Its text without layout.
        masked: The clean text with the inside of brackets and quotes that hold no fact
            blanked, so that only punctuation that parts facts is left.
        tokens: What carries facts, in reading order.
        reasons: The reasons given, in reading order.
    """

    source: Paragraph
    clean: CleanText
    masked: str
    tokens: tuple[Token, ...]
    reasons: tuple[Reason, ...]

    @property
    def text(self) -> str:
        """The clean text."""
        return self.clean.text

    def place_at(self, offset: int) -> Place:
        """Return the place of a character of the clean text."""
        return self.source.place_at(self.clean.offsets[offset])

    def reason_at(self, offset: int) -> Reason | None:
        """Return the reason inside which a character stands, None outside one."""
        return next((one for one in self.reasons if one.cue <= offset < one.end), None)

    def is_in_reason(self, offset: int) -> bool:
        """Return whether a character stands inside a reason."""
        return self.reason_at(offset) is not None

    def sentence_start(self, offset: int) -> int:
        """Return where the sentence of a character begins."""
        return max(self.masked.rfind(mark, 0, offset) for mark in _SENTENCE_ENDS) + 1

    def clauses(self) -> Iterator[tuple[int, int]]:
        """Yield start and end of each clause that is not empty."""
        start = 0
        for index, character in enumerate(self.masked + "。"):
            if character in _CLAUSE_ENDS:
                if index > start:
                    yield start, index
                start = index + 1

    def holds_token(self, start: int, end: int) -> bool:
        """Return whether a token begins in the stretch."""
        starts = [token.start for token in self.tokens]
        index = bisect_left(starts, start)
        return index < len(starts) and starts[index] < end


def read_clauses(paragraph: Paragraph, cues: Cues) -> Clauses:
    """Return a paragraph split into what the grammar needs."""
    cleaned = clean(paragraph.text)
    found = tuple(tokens(cleaned.text, cues))
    masked = _masked(cleaned.text, found)
    return Clauses(paragraph, cleaned, masked, found, tuple(_reasons(masked, cleaned.text, cues)))


def _masked(text: str, found: tuple[Token, ...]) -> str:
    pairs = bracket_pairs(text)
    paired = {offset for pair in pairs for offset in pair}
    masked = [
        _HIDDEN if mark in "()" and offset not in paired else mark
        for offset, mark in enumerate(text)
    ]
    for opening, closing in pairs:
        holds_fact = any(opening < token.start < closing for token in found)
        if text[opening] != "(" or not holds_fact:
            masked[opening : closing + 1] = _HIDDEN * (closing + 1 - opening)
    return "".join(masked)


def _reasons(masked: str, text: str, cues: Cues) -> Iterator[Reason]:
    last_end = 0
    for cue in cues.reason.finditer(masked):
        if cue.start() < last_end:
            continue
        last_end = _reason_end(masked, cue.end(), cues)
        cut = cues.reason_end.search(masked, cue.end(), last_end)
        end = cut.start() if cut else last_end
        if text[cue.end() : end].strip(",:。;"):
            yield Reason(cue.start(), cue.end(), end)


def _reason_end(masked: str, start: int, cues: Cues) -> int:
    for index in range(start, len(masked)):
        ends = masked[index] in _SENTENCE_ENDS
        if ends and not cues.reason_continues.match(masked[index : index + 4]):
            return index
    return len(masked)
