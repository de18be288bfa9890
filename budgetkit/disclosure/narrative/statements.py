"""Facts in words: nothing planned, no change, what a sum comprises, sentences kept whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from budgetkit.disclosure.narrative.clauses import Clauses
from budgetkit.disclosure.narrative.context import Context, as_part_of
from budgetkit.disclosure.narrative.draft import Draft
from budgetkit.disclosure.narrative.phrases import Resolver, Subject
from budgetkit.disclosure.narrative.tokens import Date, Items, Unchanged
from budgetkit.disclosure.narrative.vocabulary import Cues, Term
from budgetkit.disclosure.narrative.walk import Segment

_MAX_CUTS = 6
_AND = re.compile("[、和及]")


@dataclass(frozen=True, slots=True)
class Absence:
    """A clause such as 本单位无…; ``what`` is said to be absent."""

    start: int
    end: int
    what: str


@dataclass(frozen=True, slots=True)
class Statements:
    """Reads what one paragraph says without figures."""

    clauses: Clauses
    context: Context
    resolver: Resolver
    cues: Cues
    section: str

    def date(self, date: Date) -> Draft:
        """Return the day of the stock-taking."""
        subject = Subject(Term(self.cues.date_subject), known=True)
        return self._words(subject, "date", date.end - len(date.text), date.end, date.start)

    def items(self, items: Items, segment: Segment) -> Draft | None:
        """Return the list of items that a known subject comprises."""
        subject = self.context.parent or self.context.anchor
        if subject is None or not subject.known:
            return None
        return self._words(subject, "text", items.start, items.end, segment.start)

    def unchanged(
        self, unchanged: Unchanged, segment: Segment, drafts: list[Draft]
    ) -> Iterator[Draft]:
        """Yield that a subject stayed the same, for each part where all of them did.

        Nothing is said where figures of the change stand beside it (增长0.8%，基本持平), or
        where it explains them.
        """
        if self.clauses.is_in_reason(unchanged.start):
            return
        sentence = self.clauses.sentence_start(unchanged.start)
        told = {draft.subject for draft in drafts if draft.is_change and draft.start >= sentence}
        for subject in self._unchanged_subjects(segment):
            if subject not in told:
                start = unchanged.end - len(unchanged.word)
                draft = self._words(subject, "change_amount", start, unchanged.end, segment.start)
                draft.direction, draft.comparison_year = "same", unchanged.year
                yield draft

    def _unchanged_subjects(self, segment: Segment) -> list[Subject]:
        if segment.text.endswith(self.cues.all_of_them) and self.context.all_parts:
            return list(self.context.all_parts)
        named = self.resolver.resolve(segment.text, self.context.wholes) if segment.text else None
        if named is not None:
            return [self.context.name(named, segment.start)]
        subject = self.context.changed()
        return [subject] if subject is not None else []

    def absences(self) -> list[Absence]:
        """Return the clauses that say that nothing is planned, in reading order."""
        found = []
        for start, end in self.clauses.clauses():
            if self.clauses.is_in_reason(start) or self.clauses.holds_token(start, end):
                continue
            absent = self._absent(self.clauses.text[start:end])
            if absent is not None and not absent.startswith(self.cues.absence_excluded):
                found.append(Absence(start, end, absent))
        return found

    def absence(self, absence: Absence) -> list[Draft]:
        """Return one fact for each subject that is said to be absent."""
        start, end = absence.start, absence.end
        subjects = self._absent_subjects(absence.what)
        self.context.name(subjects[0], start)
        return [self._words(subject, "text", start, end, start) for subject in subjects]

    def _absent(self, words: str) -> str | None:
        """Return what a clause such as 本单位无… says to be absent, None for another clause."""
        for _ in range(_MAX_CUTS):
            cue = self.cues.absence.match(words)
            if cue is not None:
                return words[cue.end() :]
            shorter = self.resolver.cut_left(words)
            if shorter == words:
                return None
            words = shorter
        return None

    def _absent_subjects(self, absent: str) -> list[Subject]:
        parts = [self.resolver.resolve(part) for part in _AND.split(absent) if part]
        known = [part for part in parts if part is not None]
        if len(known) > 1 and len(known) == len(parts):
            return [as_part_of(known[0], part) for part in known]
        whole = self.resolver.resolve(absent or self.section)
        if whole is not None or known:
            return known if whole is None else [whole]
        section = self.resolver.resolve(self.section)
        return [section or self.resolver.as_printed(absent or self.section)]

    def sentence(self, start: int, end: int) -> Draft:
        """Return a sentence of a section that is kept in words."""
        subject = self.resolver.resolve(self.section) or self.resolver.as_printed(self.section)
        return self._words(subject, "text", start, end, start)

    def _words(self, subject: Subject, metric: str, start: int, end: int, quote: int) -> Draft:
        printed = self.clauses.clean.printed(start, end)
        return Draft(subject, metric, start, min(quote, start), end, printed)
