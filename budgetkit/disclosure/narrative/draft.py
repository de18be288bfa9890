"""A fact while its paragraph is still being read."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from budgetkit.disclosure.model import NarrativeFact
from budgetkit.disclosure.narrative.clauses import Clauses
from budgetkit.disclosure.narrative.phrases import Subject

_CHANGES = ("change_amount", "change_percent")
_UNKNOWN_SUBJECT = 0.6
_REPAIRED = 0.7
_QUOTE_LENGTH = 120
_PUNCTUATION = ",、:;。"


@dataclass(slots=True)
class Draft:
    """A fact with its stretch of the paragraph's clean text.

    Attributes:
        start: Where the fact's figure or words begin; its place.
        quote_start: Where the clause it came from begins.
        end: Where the clause ends.
        value_text: What was printed.
        doubt: A factor on the confidence, below 1 where the grammar was unsure.
    """

    subject: Subject
    metric: str
    start: int
    quote_start: int
    end: int
    value_text: str
    value: Decimal | None = None
    unit: str | None = None
    direction: str | None = None
    reason: str | None = None
    comparison_year: int | None = None
    doubt: float = 1.0

    @property
    def is_change(self) -> bool:
        """Whether the fact states a change, or that there was none."""
        return self.metric in _CHANGES

    @property
    def is_plain(self) -> bool:
        """Whether it is a figure of a subject that the catalogue knows."""
        return self.subject.known and self.value is not None

    def fact(self, clauses: Clauses, section: str) -> NarrativeFact:
        """Return the finished fact."""
        confidence = self.doubt * (1.0 if self.subject.known else _UNKNOWN_SUBJECT)
        return NarrativeFact(
            section=section,
            subject=self.subject.name,
            metric=self.metric,
            value=self.value,
            value_text=self.value_text,
            unit=self.unit,
            quote=self._quote(clauses),
            place=clauses.place_at(self.start),
            direction=self.direction,
            reason=self.reason,
            confidence=round(confidence, 2),
            comparison_year=self.comparison_year,
        )

    def _quote(self, clauses: Clauses) -> str:
        """Return the clause as printed, without the punctuation before it."""
        start = max(self.quote_start, self.end - _QUOTE_LENGTH)
        while start < self.start and clauses.text[start] in _PUNCTUATION:
            start += 1
        return clauses.clean.printed(start, self.end)


def doubt_of_repair(is_repaired: bool) -> float:
    """Return the factor for a number that was mended."""
    return _REPAIRED if is_repaired else 1.0
