"""Percentages of a whole."""

from __future__ import annotations

from collections.abc import Iterator

from budgetkit.checks.catalogue import Rule
from budgetkit.checks.ledger import Fact, Ledger
from budgetkit.checks.methods.narrative.subjects import subjects
from budgetkit.checks.methods.places import figures
from budgetkit.checks.model import Figure, Verdict
from budgetkit.checks.outcome import Passed, Skip, Yield
from budgetkit.checks.relations import Share

_WHOLES = (
    "revenue_expenditure_summary/revenue[grand].total",
    "revenue_expenditure_summary/revenue[current].total",
    "expenditure_summary[total].total",
    "appropriation_summary/revenue[grand].total",
    "general_expenditure[total].total",
    "expenditure_summary[total].project",
    "general_expenditure[total].project",
    "general_expenditure[total].basic",
    "fund_expenditure[total].total",
    "three_public[public.public_total].total | three_public[public.total].total",
)


def shares(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """A share is its part ÷ the whole that the sentence speaks of."""
    for fact in ledger.about("share"):
        if fact.figure is not None:
            yield _share(ledger, rule, fact, fact.figure)


def _share(ledger: Ledger, rule: Rule, fact: Fact, stated: Figure) -> Yield:
    part = part_of(ledger, fact)
    if part is None:
        return Skip(f"“{fact.evidence.quote}”：占比没有对应的金额")
    if part.value == 0 and stated.value == 0:
        return Passed()
    stated_wholes = list(_before(ledger, fact, part))
    printed = [found[0] for text in _WHOLES if (found := figures(ledger, text))]
    relations = [
        Share(rule.rule_id, fact.subject, stated, part, whole)
        for whole in (*stated_wholes, *printed)
        if whole.value > 0
    ]
    if not relations:
        return Skip(f"“{fact.evidence.quote}”：占比没有对应的总额")
    best = min(relations, key=lambda relation: abs(relation.off))
    if best.verdict is not Verdict.BROKEN:
        return best
    whole = _usual_whole(ledger, fact, [relation.whole for relation in relations])
    if whole is None or not whole.value:
        return Skip(f"“{fact.evidence.quote}”：占比的总额不明")
    return Share(rule.rule_id, fact.subject, stated, part, whole)


def _usual_whole(ledger: Ledger, fact: Fact, wholes: list[Figure]) -> Figure | None:
    """The whole that most other shares of the section are taken of; None where there is none."""
    others = [each for each in _nonzero(ledger, fact) if each is not fact]
    count = {whole: sum(_is_share_of(ledger, each, whole) for each in others) for whole in wholes}
    best = max(wholes, key=lambda whole: count[whole])
    if count[best]:
        return best
    return None if others else _only_whole(ledger, fact)


def _only_whole(ledger: Ledger, fact: Fact) -> Figure | None:
    """The total that the sentence or the section names, where this is its only share."""
    if "项目支出" in fact.evidence.quote:
        found = figures(ledger, "expenditure_summary[total].project")
        return found[0] if found else None
    for other in ledger.about("amount"):
        before = other.section == fact.section and other.fact_no < fact.fact_no
        if before and other.subject in subjects()["totals"]["terms"]:
            return other.figure
    return None


def _nonzero(ledger: Ledger, fact: Fact) -> Iterator[Fact]:
    for other in ledger.about("share"):
        if other.section == fact.section and other.figure is not None and other.figure.value:
            yield other


def _is_share_of(ledger: Ledger, fact: Fact, whole: Figure) -> bool:
    part = part_of(ledger, fact)
    if part is None or fact.figure is None:
        return False
    return Share("", "", fact.figure, part, whole).verdict is not Verdict.BROKEN


def part_of(ledger: Ledger, fact: Fact) -> Figure | None:
    """Return the amount that stands before a share or change and has its subject."""
    found = None
    for other in ledger.facts:
        if other.fact_no >= fact.fact_no and found is not None:
            break
        if _same(other, fact) and other.metric == "amount" and other.figure is not None:
            found = other.figure
    return found


def _same(first: Fact, second: Fact) -> bool:
    return first.subject == second.subject and first.section == second.section


def _before(ledger: Ledger, fact: Fact, part: Figure) -> Iterator[Figure]:
    """The amounts that the section names before the share."""
    for other in ledger.facts:
        if other.section == fact.section and other.fact_no < fact.fact_no:
            figure = other.figure if other.metric == "amount" else None
            if figure is not None and figure is not part and figure.unit == "元":
                yield figure
