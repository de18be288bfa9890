"""Last year's figures: as its own disclosure or a table beside this year's prints them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from budgetkit.checks.catalogue import Rule
from budgetkit.checks.ledger import Fact, Ledger, Row
from budgetkit.checks.methods.narrative.changes import current_of, read_change
from budgetkit.checks.methods.narrative.subjects import entry_of, function_rows, places_of
from budgetkit.checks.model import Figure, Verdict
from budgetkit.checks.outcome import Passed, Skip, Yield
from budgetkit.checks.relations import Growth, Sum

_EXECUTED = re.compile(r"执行|决算|扣除")
_PRIOR_BUDGET = "上年预算数"


def last_disclosure(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """What the text says of last year's budget is what last year's disclosure prints."""
    for fact in ledger.facts:
        if _EXECUTED.search(fact.evidence.quote) or _EXECUTED.search(fact.subject):
            continue
        read = _READERS.get(fact.metric)
        if read is None or not _is_compared(ledger, fact):
            continue
        if ledger.previous is None:
            yield Skip("没有同一单位上一年的公开材料可比")
        else:
            yield from read(ledger, ledger.previous, rule, fact)


def _is_compared(ledger: Ledger, fact: Fact) -> bool:
    if fact.metric == "amount":
        return _is_prior(fact)
    return fact.direction is not None and _is_known(ledger, fact)


def _is_known(ledger: Ledger, fact: Fact) -> bool:
    return entry_of(fact) is not None or "-" in fact.subject


def _is_prior(fact: Fact) -> bool:
    return fact.subject.endswith(_PRIOR_BUDGET)


def _amount(_: Ledger, previous: Ledger, rule: Rule, fact: Fact) -> Iterator[Yield]:
    """An amount that is said to be last year's."""
    stated = fact.figure
    this_year = replace(fact, subject=fact.subject.removesuffix(_PRIOR_BUDGET))
    if stated is None or not _is_known(previous, this_year):
        return
    places = places_of(previous, this_year)
    yield _closest(
        [Sum(rule.rule_id, fact.subject, (stated,), each, fold=fact.subject) for each in places],
        fact,
    )


def _change(ledger: Ledger, previous: Ledger, rule: Rule, fact: Fact) -> Iterator[Yield]:
    """This year's amount less the change."""
    current, change = current_of(ledger, fact), _size(fact)
    if current is None or change is None:
        return
    about = fact.subject
    places = places_of(previous, fact)
    if not places and current.value == 0 and not change and _is_declared_empty(previous, fact):
        yield Passed()
        return
    yield _closest(
        [Sum(rule.rule_id, about, (current,), (*each, *change), fold=about) for each in places],
        fact,
    )


def _percent(ledger: Ledger, previous: Ledger, rule: Rule, fact: Fact) -> Iterator[Yield]:
    """A percentage whose change is printed nowhere."""
    said = read_change(ledger, fact)
    if fact.figure is None or said.amount is not None or said.prior is not None:
        return
    if said.current is None:
        return
    priors = [each[0] for each in places_of(previous, fact) if len(each) == 1 and each[0].value]
    yield _closest(
        [
            Growth(rule.rule_id, fact.subject, fact.figure, said.current, None, each)
            for each in priors
        ],
        fact,
    )


_READERS = {"amount": _amount, "change_amount": _change, "change_percent": _percent}


def _size(fact: Fact) -> tuple[Figure, ...] | None:
    """The change: none at all where the text says 持平, None where it gives no amount."""
    if fact.figure is not None:
        return (fact.figure,)
    return () if fact.direction == "same" else None


def _is_declared_empty(ledger: Ledger, fact: Fact) -> bool:
    entry = entry_of(fact)
    tables = {
        place.partition("[")[0].partition("/")[0] for place in (entry or {}).get("places", ())
    }
    return any(sheet.declared_empty for table in tables for sheet in ledger.tables(table))


def _closest(relations: Sequence[Sum | Growth], fact: Fact) -> Yield:
    if not relations:
        return Skip(f"上一年的公开材料中没有“{fact.subject}”的金额")
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
