"""Last year's figures: as its own disclosure or a table beside this year's prints them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from budgetkit.checks.catalogue import Rule
from budgetkit.checks.ledger import Fact, Ledger, Row
from budgetkit.checks.methods.narrative.changes import current_of
from budgetkit.checks.methods.narrative.subjects import entry_of, function_rows, places_of
from budgetkit.checks.model import Figure, Verdict
from budgetkit.checks.outcome import Skip, Yield
from budgetkit.checks.relations import Sum

_EXECUTED = re.compile(r"执行|决算|扣除")


def last_disclosure(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """This year's amount less the change is what last year's disclosure prints."""
    if ledger.previous is None:
        return
    for fact in ledger.about("change_amount"):
        if _EXECUTED.search(fact.evidence.quote) or not _is_known(ledger, fact):
            continue
        current = current_of(ledger, fact)
        places = places_of(ledger.previous, fact)
        if current is not None and places and _size(fact) is not None:
            yield _closest(rule, fact, current, places)


def _is_known(ledger: Ledger, fact: Fact) -> bool:
    return entry_of(fact) is not None or "-" in fact.subject


def _size(fact: Fact) -> tuple[Figure, ...] | None:
    """The change: none at all where the text says 持平, None where it gives no amount."""
    if fact.figure is not None:
        return (fact.figure,)
    return () if fact.direction == "same" else None


def _closest(rule: Rule, fact: Fact, current: Figure, places: list[tuple[Figure, ...]]) -> Yield:
    change = _size(fact) or ()
    relations = [
        Sum(rule.rule_id, fact.subject, (current,), (*prior, *change), fold=fact.subject)
        for prior in places
    ]
    return min(relations, key=lambda relation: abs(relation.off))


def prior_column(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """A change in the text is this year's less last year's amount of the table."""
    for fact in ledger.about("change_amount"):
        if fact.figure is None or fact.direction is None:
            continue
        for row in function_rows(ledger, fact.subject):
            yield from _against_row(rule, fact, fact.figure, row)


def _against_row(rule: Rule, fact: Fact, stated: Figure, row: Row) -> Iterator[Yield]:
    total, prior = row["total"], row["prior_year"]
    if total is None or prior is None:
        return
    about = fact.subject
    difference = Sum(rule.rule_id, about, (stated,), (total,), (prior,), about)
    printed = [Sum(rule.rule_id, about, (stated,), (cell,)) for cell in row.cells.values()]
    found = [each for each in (difference, *printed) if each.verdict is not Verdict.BROKEN]
    if found or "执行" in fact.evidence.quote:
        yield found[0] if found else difference
    else:
        yield Skip(f"“{fact.evidence.quote}”所比的上年数不明")
