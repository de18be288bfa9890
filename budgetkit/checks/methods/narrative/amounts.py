"""Amounts in the text are those of the tables."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from budgetkit.checks.catalogue import Rule, catalogue
from budgetkit.checks.labels import bare, is_top_function
from budgetkit.checks.ledger import Fact, Ledger, Row
from budgetkit.checks.methods.narrative.subjects import (
    entry_of,
    is_blank,
    is_ignored,
    is_vague,
    places_of,
    subjects,
    weak_places_of,
)
from budgetkit.checks.model import Figure, Verdict
from budgetkit.checks.outcome import Observation, Passed, Skip, Yield
from budgetkit.checks.relations import Sum

_TABLES = ("general_expenditure", "expenditure_summary", "appropriation_summary")


def amounts(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """Each amount that the text gives stands in the table it speaks of."""
    for fact in ledger.about("amount"):
        if fact.figure is not None and fact.figure.unit == "元" and not is_ignored(fact):
            yield from _amount(ledger, rule, fact, fact.figure)


def _amount(ledger: Ledger, rule: Rule, fact: Fact, stated: Figure) -> Iterator[Yield]:
    relations, weak = (
        [
            Sum(rule.rule_id, fact.subject, (stated,), found, fold=f"{fact.section}{fact.subject}")
            for found in places
        ]
        for places in (places_of(ledger, fact), weak_places_of(ledger, fact))
    )
    relations += weak
    if not relations or (stated.value == 0 and is_blank(ledger, fact)):
        yield from _unprinted(ledger, fact, stated)
        return
    best = min(relations, key=lambda relation: abs(relation.off))
    if best.verdict is not Verdict.BROKEN:
        yield best
    elif relations[0] in weak:
        yield Skip(f"表中没有“{fact.subject}”自己的金额")
    elif _is_a_change(ledger, fact, stated):
        yield Skip(f"“{fact.evidence.quote}”的金额同时被读作增减额")
    elif is_vague(fact):
        yield Skip(f"“{fact.subject}”可能另有所指")
    elif _bears_another_name(ledger, fact, stated):
        yield Skip(f"“{fact.evidence.quote}”的名称疑误，另行列出")
    else:
        yield relations[0]


def _unprinted(ledger: Ledger, fact: Fact, stated: Figure) -> Iterator[Yield]:
    """The tables have no such figure: a blank agrees with a 0 in the text.

    What the section's own parts and whole are held against is checked there.
    """
    entry = entry_of(fact)
    table = entry and entry.get("blank_is_zero")
    if stated.value == 0:
        yield Passed()
    elif table and any(sheet.rows or sheet.declared_empty for sheet in ledger.tables(table)):
        sheet = ledger.tables(table)[0]
        yield Observation(
            f"情况说明写“{fact.evidence.quote}”，而{sheet.label}的该项空白",
            (fact.evidence, sheet.evidence),
            actual=stated.text,
        )
    elif not _held_elsewhere(ledger, fact):
        yield Skip(f"表中没有“{fact.subject}”")


def _held_elsewhere(ledger: Ledger, fact: Fact) -> bool:
    """Whether the section names a whole with its parts, and this is one of them."""
    named = {
        other.subject
        for other in ledger.about("amount")
        if other.section == fact.section and other.figure is not None
    }
    return any(
        fact.subject in (whole, *parts) and whole in named and any(each in named for each in parts)
        for whole, parts in _wholes()
    )


@cache
def _wholes() -> list[tuple[str, tuple[str, ...]]]:
    """Wholes with their parts: those that add up, and those of which one is no more."""
    sums = [(entry["whole"], tuple(entry["parts"])) for entry in subjects()["parts"]]
    pairs = catalogue()["narrative-within"].options["pairs"]
    return sums + [(whole, (part,)) for whole, part in pairs]


def _is_a_change(ledger: Ledger, fact: Fact, stated: Figure) -> bool:
    return any(
        other.figure is not None
        and other.section == fact.section
        and abs(other.figure.value) == stated.value
        for other in ledger.about("change_amount")
    )


def names(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """An amount of the text bears the name under which the table prints it."""
    for fact in ledger.about("amount"):
        stated = fact.figure
        if stated is None or stated.unit != "元" or is_ignored(fact) or is_vague(fact):
            continue
        if not places_of(ledger, fact):
            continue
        if _agrees(ledger, fact, stated):
            yield Passed()
            continue
        row = _bears_another_name(ledger, fact, stated)
        if row is not None:
            yield Observation(
                f"情况说明写“{fact.subject}”{stated.text}，这是表中“{row.item}”的金额，名称疑误",
                (fact.evidence, row.evidence),
                expected=row.item,
                actual=fact.subject,
            )


def _agrees(ledger: Ledger, fact: Fact, stated: Figure) -> bool:
    return stated.value == 0 or any(
        Sum("", "", (stated,), found).verdict is not Verdict.BROKEN
        for found in places_of(ledger, fact)
    )


def _bears_another_name(ledger: Ledger, fact: Fact, stated: Figure) -> Row | None:
    """The one 类 whose amount this is, where the text of the section does not name it."""
    named = {bare(other.subject) for other in ledger.facts if other.section == fact.section}
    rows = {
        bare(row.item): row
        for table in _TABLES
        for sheet in ledger.tables(table)
        for row in sheet.rows
        if is_top_function(row.item) and any(f.value == stated.value for f in row.cells.values())
    }
    free = [row for name, row in rows.items() if name not in named]
    return free[0] if stated.value and len(free) == 1 else None
