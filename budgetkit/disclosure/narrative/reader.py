"""Reads the narrative of a disclosure into facts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from budgetkit.disclosure.model import Identity, NarrativeFact
from budgetkit.disclosure.narrative.catalogue import load_cues
from budgetkit.disclosure.narrative.clauses import Clauses, read_clauses
from budgetkit.disclosure.narrative.context import Context
from budgetkit.disclosure.narrative.draft import Draft
from budgetkit.disclosure.narrative.grammar import Grammar
from budgetkit.disclosure.narrative.passages import Passage, passages
from budgetkit.disclosure.narrative.phrases import Resolver
from budgetkit.disclosure.narrative.reasons import (
    attach_reasons,
    explain_by_name,
    explain_last_sentence,
)
from budgetkit.disclosure.narrative.statements import Absence, Statements
from budgetkit.disclosure.narrative.tokens import Date, Items, Quantity, Token, Unchanged
from budgetkit.disclosure.narrative.vocabulary import Cues
from budgetkit.disclosure.narrative.walk import Segment, Walk
from budgetkit.document.model import Block


def narrative_facts(blocks: Sequence[Block], identity: Identity) -> tuple[NarrativeFact, ...]:
    """Return every number, date and statement of the narrative (情况说明), in reading order.

    A quantity whose subject the catalogue does not know is kept too, its subject as printed
    and its confidence lower. Tables, forms, duties and terms are no narrative.

    Args:
        blocks: The document's blocks in reading order.
        identity: Whose disclosure it is; its names are read over in subjects.

    Returns:
        The facts, as the contract's ``narrative_facts`` describes them: money, counts and
        percentages as printed, in the printed unit.
    """
    resolver = Resolver.for_agencies((identity.agency_name, *identity.subordinate_units))
    context = Context()
    section: list[_ParagraphReading] = []
    facts: list[NarrativeFact] = []
    for passage in passages(blocks):
        if passage.opens_section:
            facts += _close(section, resolver)
            section = []
            context.begin_section(resolver.resolve(passage.heading))
        else:
            context.begin_paragraph()
        section.append(_ParagraphReading(passage, context, resolver, load_cues(), identity))
    return (*facts, *_close(section, resolver))


def _close(section: Sequence[_ParagraphReading], resolver: Resolver) -> Iterator[NarrativeFact]:
    """Yield the facts of a section, reasons given in later paragraphs attached."""
    for before, after in pairwise(section):
        explain_last_sentence(before.clauses, before.drafts, after.clauses)
    drafts = [draft for reading in section for draft in reading.drafts]
    for reading in section:
        explain_by_name(reading.clauses, drafts, resolver)
    for reading in section:
        yield from reading.facts()


class _ParagraphReading:
    """The reading of one paragraph, from token to token."""

    def __init__(
        self,
        passage: Passage,
        context: Context,
        resolver: Resolver,
        cues: Cues,
        identity: Identity,
    ) -> None:
        self.passage = passage
        self.clauses: Clauses = read_clauses(passage.paragraph, cues)
        self.walk = Walk(self.clauses, context, resolver, cues)
        self.grammar = Grammar(
            self.clauses,
            context,
            resolver,
            cues,
            is_final=identity.stage == "final_accounts",
            fiscal_year=identity.fiscal_year,
        )
        self.statements = Statements(self.clauses, context, resolver, cues, passage.heading)
        self.drafts = self._drafts()

    def facts(self) -> Iterator[NarrativeFact]:
        """Yield the finished facts in reading order."""
        kept = (draft for draft in self.drafts if self.passage.is_certain or draft.is_plain)
        return (draft.fact(self.clauses, self.passage.section) for draft in kept)

    def _drafts(self) -> list[Draft]:
        found: list[Draft] = []
        absences = self.statements.absences()
        for token in self.clauses.tokens:
            while absences and absences[0].start < token.start:
                found += self._absence(absences.pop(0))
            found += self._read(token, self.walk.to(token.start), found)
            self.walk.past(token.end)
        for absence in absences:
            found += self._absence(absence)
        self.walk.to(len(self.clauses.text))
        found += self._sentences(found)
        attach_reasons(self.clauses, found)
        return sorted(found, key=lambda draft: draft.start)

    def _read(self, token: Token, segment: Segment, found: list[Draft]) -> Iterator[Draft]:
        if isinstance(token, Quantity):
            yield self.grammar.read(token, segment)
        elif isinstance(token, Date):
            yield self.statements.date(token)
        elif isinstance(token, Unchanged):
            yield from self.statements.unchanged(token, segment, found)
        elif isinstance(token, Items):
            draft = self.statements.items(token, segment)
            if draft is not None:
                yield draft

    def _absence(self, absence: Absence) -> list[Draft]:
        self.walk.to(absence.start)
        self.walk.past(absence.start)
        return self.statements.absence(absence)

    def _sentences(self, found: list[Draft]) -> Iterator[Draft]:
        if not self.passage.statements_count:
            return
        start = 0
        for index, mark in enumerate(self.clauses.masked + "。"):
            if mark == "。":
                if index > start and not any(start <= draft.start < index for draft in found):
                    yield self.statements.sentence(start, index)
                start = index + 1
