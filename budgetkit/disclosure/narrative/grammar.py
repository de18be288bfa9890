"""What a quantity says of its subject: amount, share, change, figure of the year before."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from budgetkit.disclosure.narrative.clauses import Clauses
from budgetkit.disclosure.narrative.context import Context
from budgetkit.disclosure.narrative.draft import Draft, doubt_of_repair
from budgetkit.disclosure.narrative.phrases import Resolver, Subject
from budgetkit.disclosure.narrative.tokens import Quantity, named_year
from budgetkit.disclosure.narrative.vocabulary import Cues, Term
from budgetkit.disclosure.narrative.walk import Segment

_METRIC_OF_KIND = {"money": "amount", "percent": "share", "area": "area", "count": "count"}
_UNSURE = 0.8
_BARE = ("收入", "支出")
"""Words that name no total where something else is what the text is about."""
_CLAUSE_BEHIND = re.compile(r"^的?(?P<noun>[^,。;、:()0-9]{2,20})(?=[,。;、:]|$)")


@dataclass(frozen=True, slots=True)
class Grammar:
    """Reads quantities of one paragraph in the light of its context."""

    clauses: Clauses
    context: Context
    resolver: Resolver
    cues: Cues
    is_final: bool = False
    """Whether the document is a final account, whose figures are outturn unless they say so."""
    fiscal_year: int | None = None

    def read(self, quantity: Quantity, segment: Segment) -> Draft:
        """Return the fact that a quantity states; nothing is left out.

        The rules are tried from the most to the least specific: a direction word makes a
        change, 占 a share, a comparison without direction the figure of the year before,
        anything else is the subject's amount, count or area.
        """
        rules: tuple[Callable[[Quantity, Segment], Draft | None], ...] = (
            self._against_plan,
            *((self._completion, self._planned, self._outturn) if self.is_final else ()),
            self._change,
            self._share,
            self._prior,
            self._change_by_verb,
        )
        for rule in rules:
            draft = rule(quantity, segment)
            if draft is not None:
                return draft
        return self._level(quantity, segment)

    def _completion(self, quantity: Quantity, segment: Segment) -> Draft | None:
        """Read 完成年初预算的98%: how far the outturn follows the budget."""
        found = self.cues.completion.match(segment.text)
        if found is None or quantity.kind != "percent":
            return None
        base = self.context.anchor or self._section_subject(segment)
        name = base.name + self.cues.completion_suffix.format(plan=found.group("plan"))
        subject = Subject(replace(base.term, name=name), base.known)
        return self._draft(quantity, segment, subject, "share")

    def _planned(self, quantity: Quantity, segment: Segment) -> Draft | None:
        """Read the year's budget beside the outturn (年初预算为10万元，支出决算为9万元)."""
        found = self.cues.planned.fullmatch(segment.text)
        if found is None or quantity.kind != "money":
            return None
        words = found.group("base")
        bare = words in _BARE and self.context.anchor is not None
        named = None if bare or self._names_nothing(words) else self._named(words, segment)
        base = named or self.context.anchor or self._section_subject(segment)
        suffix = self.cues.planned_suffix.format(plan=found.group("plan"))
        term = replace(base.term, name=base.name.removesuffix(suffix) + suffix, child_suffix=suffix)
        self.context.planned = Subject(term, base.known)
        return self._draft(quantity, segment, self.context.planned, "amount")

    def _outturn(self, quantity: Quantity, segment: Segment) -> Draft | None:
        """Read 支出决算为9万元 behind the year's budget: the outturn of what was named there."""
        stands_alone = self.cues.outturn.fullmatch(segment.text)
        if not stands_alone or quantity.kind != "money" or self.context.anchor is None:
            return None
        self.context.planned = None
        return self._draft(quantity, segment, self.context.anchor, "amount")

    def _against_plan(self, quantity: Quantity, segment: Segment) -> Draft | None:
        """Read 较年初预算数减少6万元 and 决算数大于预算数5万元: no change on the year before."""
        change = self.cues.change.search(segment.text)
        words = segment.text[: change.start()] if change else segment.text
        nearest = segment.earlier[0] if change and not words and segment.earlier else words
        cue = self.cues.against_plan if change else self.cues.outturn_against_plan
        found = cue.search(nearest)
        if found is None or not self._is_own_year(found):
            return None
        subject = self.context.qualify(self._against(nearest[: found.start()], segment))
        draft = self._draft(quantity, segment, subject, _change_metric(quantity))
        more = found.groupdict().get("increase")
        told = self.cues.directions[change.group("word")] if change else None
        draft.direction = told or ("increase" if more else "decrease")
        return draft

    def _is_own_year(self, found: re.Match[str]) -> bool:
        """Whether a budget that is measured against is the disclosure's own."""
        year = found.groupdict().get("year")
        return year is None or (self.is_final and int(year) == self.fiscal_year)

    def _against(self, words: str, segment: Segment) -> Subject:
        nothing = not words or self._names_nothing(words)
        named = None if nothing else self._named(words, segment)
        base = named or self.context.changed() or self._section_subject(segment)
        suffix = self.cues.against_plan_suffix
        term = replace(base.term, name=base.name.removesuffix(suffix) + suffix)
        return Subject(term, base.known)

    def _change(self, quantity: Quantity, segment: Segment) -> Draft | None:
        change = self.cues.change.search(segment.text)
        if change is None or self.cues.level.search(segment.text):
            return None
        subject = self._changed_subject(quantity, segment.text[: change.start()], segment)
        draft = self._draft(quantity, segment, subject, _change_metric(quantity))
        if change.group("other"):
            draft.doubt *= _UNSURE
        else:
            draft.direction = self.cues.directions[change.group("word")]
        draft.comparison_year = self._comparison_year(quantity.start)
        return draft

    def _changed_subject(self, quantity: Quantity, words: str, segment: Segment) -> Subject:
        reason = self.clauses.reason_at(quantity.start)
        if reason is not None:
            words = words[max(0, reason.start - segment.start) :]
        if self.cues.comparison.search(words):
            self._leave_plan()
        named = self._named_before_comparison(words)
        if self.cues.qualifier.match(named):
            return self._qualified(named)
        if named and not self._names_nothing(named):
            return self._named(named, segment)
        if reason is not None:
            return self._explained(quantity, segment, reason.start)
        compared = self._compared_before(segment)
        earlier = self._earlier_subject(segment) if self.context.anchor is None else None
        return compared or earlier or self.context.changed() or self._section_subject(segment)

    def _explained(self, quantity: Quantity, segment: Segment, reason_start: int) -> Subject:
        """Return what a change inside a reason is about: named there, or behind the figure."""
        if quantity.kind == "count":
            return self.resolver.as_printed(quantity.unit)
        if self.context.anchor is not None and self.context.anchor_start >= reason_start:
            return self.context.anchor
        noun = _CLAUSE_BEHIND.match(self.clauses.text[quantity.end :])
        if noun is not None and quantity.kind == "money":
            return self.resolver.as_printed(noun.group("noun"))
        return self.context.topic or self._section_subject(segment)

    def _leave_plan(self) -> None:
        """Return from 较预算减少 to the subject itself, which changed on last year too."""
        anchor, suffix = self.context.anchor, self.cues.against_plan_suffix
        if anchor is not None and anchor.name.endswith(suffix):
            term = replace(anchor.term, name=anchor.name.removesuffix(suffix))
            self.context.qualify(Subject(term, anchor.known))

    def _compared_before(self, segment: Segment) -> Subject | None:
        """Read 收支总体与上年相比,增加: the clause before names what is compared."""
        words = segment.earlier[0] if segment.earlier else ""
        comparison = self.cues.comparison.search(words)
        if comparison is None or comparison.start() == 0:
            return None
        found = self.resolver.resolve(words[: comparison.start()], self.context.wholes)
        return found and self._take(found, segment)

    def _named_before_comparison(self, words: str) -> str:
        comparison = self.cues.comparison.search(words)
        if comparison is None or comparison.start() > 0:
            return words if comparison is None else words[: comparison.start()]
        _, found, rest = words[comparison.end() :].partition(self.cues.comparison_end)
        return rest if found and self.resolver.resolve(rest) else ""

    def _qualified(self, qualifier: str) -> Subject:
        base = self.context.changed() or self.resolver.as_printed(qualifier)
        term = replace(base.term, name=f"{base.name}({qualifier})")
        return self.context.qualify(Subject(term, base.known))

    def _share(self, quantity: Quantity, segment: Segment) -> Draft | None:
        if quantity.kind != "percent":
            return None
        cue = self.cues.share.search(segment.text)
        words = segment.text[: cue.start()] if cue else segment.text
        if cue is None and not words.endswith(self.cues.share_words):
            return None
        subject = None if cue is None else self.resolver.resolve(words, self.context.wholes)
        subject = subject or self.context.anchor or self._section_subject(segment)
        return self._draft(quantity, segment, subject, "share")

    def _prior(self, quantity: Quantity, segment: Segment) -> Draft | None:
        words = segment.text or segment.before_bracket
        comparison = self.cues.prior_statement.match(words) or self.cues.comparison.search(words)
        if comparison is None or quantity.kind == "percent":
            return None
        if not self.cues.prior_figure.fullmatch(words, comparison.end()):
            return None
        named = words[: comparison.start()]
        base = self.resolver.resolve(named, self.context.wholes) if named else None
        base = base or self.context.changed() or self._section_subject(segment)
        executed = any(word in words for word in self.cues.execution_words)
        suffix = self.cues.prior_execution if executed else self.cues.prior_budget
        subject = Subject(replace(base.term, name=base.name + suffix), base.known)
        draft = self._draft(quantity, segment, subject, _METRIC_OF_KIND[quantity.kind])
        draft.comparison_year = named_year(comparison)
        return draft

    def _change_by_verb(self, quantity: Quantity, segment: Segment) -> Draft | None:
        """Read 新增甲10万元, which is a change only where a reason is given."""
        reason = self.clauses.reason_at(quantity.start)
        if reason is None:
            return None
        words = self.clauses.text[max(segment.start, reason.start) : quantity.start]
        verb = self.cues.change_verb.match(words)
        if verb is None:
            return None
        subject = self._named(verb.group("what"), segment)
        draft = self._draft(quantity, segment, subject, _change_metric(quantity))
        draft.direction = self.cues.directions[verb.group("word")]
        return draft

    def _level(self, quantity: Quantity, segment: Segment) -> Draft:
        subject = _counted(self._level_subject(quantity, segment), quantity)
        draft = self._draft(quantity, segment, subject, _METRIC_OF_KIND[quantity.kind])
        if quantity.kind == "percent":
            draft.doubt *= _UNSURE
        return draft

    def _level_subject(self, quantity: Quantity, segment: Segment) -> Subject:
        found = self.resolver.resolve(segment.text, self.context.wholes) if segment.text else None
        if found is None and quantity.kind == "count":
            found = self._noun_behind(quantity, segment)
        if found is not None:
            return self._take(found, segment)
        if not self._names_nothing(segment.text):
            return self._named(segment.text, segment)
        return self._earlier_subject(segment) or self._anchor(segment)

    def _take(self, subject: Subject, segment: Segment) -> Subject:
        """Let a subject become what follows is about, unless it only explains."""
        if segment.text.startswith(self.cues.purposes):
            return subject
        if self.clauses.is_in_reason(segment.start + len(segment.text)):
            return self.context.mention(subject, segment.start)
        return self.context.name(subject, segment.start)

    def _noun_behind(self, quantity: Quantity, segment: Segment) -> Subject | None:
        """Read the noun behind a count (6个项目) where none that is known stands before it."""
        behind = self.clauses.text[quantity.end :]
        clause, noun = _CLAUSE_BEHIND.match(behind), self.cues.noun.match(behind)
        nouns = [found.group("noun") for found in (clause, noun) if found]
        for words in (*(segment.text + words for words in nouns), *nouns):
            known = self.resolver.resolve(words)
            if known is not None and not self._is_anchored(segment):
                return known
        empty = self._names_nothing(segment.text) and not self._is_anchored(segment)
        if noun is None or not (empty or segment.text.endswith(self.cues.noun_expected)):
            return None
        return self.resolver.as_printed(noun.group("noun"))

    def _is_anchored(self, segment: Segment) -> bool:
        return not self.context.is_fresh and not segment.text

    def _earlier_subject(self, segment: Segment) -> Subject | None:
        for words in segment.earlier:
            found = self.resolver.resolve(words, self.context.wholes) if words else None
            if found is not None:
                return self.context.name(found, segment.start)
        return None

    def _anchor(self, segment: Segment) -> Subject:
        self.context.is_fresh = False
        return self.context.anchor or self._section_subject(segment)

    def _section_subject(self, segment: Segment) -> Subject:
        return self.context.head or self.resolver.as_printed(segment.text)

    def _named(self, words: str, segment: Segment) -> Subject:
        found = self.resolver.resolve(words, self.context.wholes)
        return self._take(found or self.resolver.as_printed(words), segment)

    def _names_nothing(self, words: str) -> bool:
        return self.resolver.is_generic(words) and self.resolver.resolve(words) is None

    def _comparison_year(self, offset: int) -> int | None:
        start = self.clauses.sentence_start(offset)
        found = list(self.cues.comparison.finditer(self.clauses.text, start, offset))
        return named_year(found[-1]) if found else None

    def _draft(self, quantity: Quantity, segment: Segment, subject: Subject, metric: str) -> Draft:
        start = self.context.anchor_start
        if not self.clauses.sentence_start(quantity.start) <= start <= segment.start:
            start = segment.start
        return Draft(
            subject=subject,
            metric=metric,
            start=quantity.start,
            quote_start=start,
            end=quantity.end,
            value_text=self.clauses.clean.printed(quantity.start, quantity.number_end),
            value=quantity.value,
            unit=quantity.unit,
            doubt=doubt_of_repair(quantity.repaired),
        )


def _counted(subject: Subject, quantity: Quantity) -> Subject:
    """Return what a count is about where a cost names its subject: 公务接待费, 20批次."""
    name = subject.term.counts.get(quantity.unit) if quantity.kind == "count" else None
    return Subject(Term(name), known=True) if name else subject


def _change_metric(quantity: Quantity) -> str:
    return "change_percent" if quantity.kind == "percent" else "change_amount"
