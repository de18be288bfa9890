"""Amounts and counts of one section that add up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from typing import Any

from budgetkit.checks.catalogue import Rule
from budgetkit.checks.ledger import Fact, Ledger
from budgetkit.checks.methods.narrative.subjects import subjects
from budgetkit.checks.model import Figure, Verdict
from budgetkit.checks.outcome import Skip, Yield
from budgetkit.checks.relations import Sum

Named = Mapping[str, list[Figure]]


def parts(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """The parts that a section names add up to the whole that it names."""
    for metric in ("amount", "count"):
        for section, named in _by_section(ledger, metric).items():
            for entry in subjects()["parts"]:
                yield from _of_entry(rule, section, named, entry)


def _by_section(ledger: Ledger, metric: str) -> dict[str, dict[str, list[Figure]]]:
    found: dict[str, dict[str, list[Figure]]] = defaultdict(lambda: defaultdict(list))
    for fact in ledger.about(metric):
        if fact.figure is not None:
            found[fact.section][fact.subject].append(fact.figure)
    return found


def _of_entry(rule: Rule, section: str, named: Named, entry: Mapping[str, Any]) -> Iterator[Yield]:
    whole, names = entry["whole"], entry["parts"]
    addends = [named[name][0] for name in (*names, *entry.get("rare", ())) if named.get(name)]
    wholes = named.get(whole, [])
    if not wholes or len(addends) < 2:
        return
    relations = [
        Sum(rule.rule_id, whole, (figure,), tuple(addends), fold=section + whole)
        for figure in wholes
    ]
    best = min(relations, key=lambda relation: abs(relation.off))
    if best.verdict is Verdict.BROKEN and not _is_complete(names, named, best):
        yield Skip(f"“{section}”：{whole}的各部分未全部列出")
    else:
        yield best


def _is_complete(names: Sequence[str], named: Named, relation: Sum) -> bool:
    """Whether the parts must make up the whole: all are named, or they exceed it."""
    return all(named.get(name) for name in names) or relation.off < 0


def vehicles(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """The vehicles by use add up to the vehicles in all."""
    counted = [fact for fact in ledger.about("count") if fact.figure and fact.figure.unit == "辆"]
    for whole, prefix in rule.options["wholes"].items():
        for at, fact in enumerate(counted):
            if fact.subject == whole and fact.figure is not None:
                kinds = _kinds(counted[at + 1 :], fact, prefix)
                figures = tuple(kind.figure for kind in kinds if kind.figure is not None)
                if figures:
                    yield Sum(rule.rule_id, whole, (fact.figure,), figures, fold=whole)
                elif fact.figure.value:
                    yield Skip(f"“{fact.evidence.quote}”没有分类")


def _kinds(counted: Sequence[Fact], whole: Fact, prefix: str) -> Iterator[Fact]:
    """The counts behind a whole that are those of its kinds."""

    def is_kind(fact: Fact) -> bool:
        return (
            fact.section == whole.section
            and fact.subject != whole.subject
            and fact.subject.endswith(("用车", "车辆"))
            and fact.subject.startswith("购置") == bool(prefix)
        )

    return takewhile(is_kind, counted)


def changes(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """The changes of the parts add up to the change of the whole.

    A part that is nothing now and says no change may have fallen to nothing.
    """
    stated: dict[str, dict[str, list[Fact]]] = defaultdict(lambda: defaultdict(list))
    for fact in ledger.about("change_amount"):
        stated[fact.section][fact.subject].append(fact)
    amounts = _by_section(ledger, "amount")
    for section, named in stated.items():
        for entry in rule.options["wholes"]:
            yield from _changes(rule, section, named, amounts.get(section, {}), entry)


def _changes(
    rule: Rule,
    section: str,
    named: Mapping[str, list[Fact]],
    amounts: Named,
    entry: Mapping[str, object],
) -> Iterator[Yield]:
    whole = named.get(str(entry["whole"]), [None])[0]
    names = entry["parts"]
    assert isinstance(names, list)
    found = [named[name][0] for name in names if named.get(name)]
    if whole is None or not found or not _all_stated(whole, found):
        return
    figures = tuple(fact.figure for fact in found if fact.figure is not None)
    first = (whole.figure,) if whole.figure is not None else ()
    if not (first or figures):
        return
    relation = _relation(rule, section, first, figures)
    silent = [n for n in names if n not in named and _may_have_changed(amounts.get(n))]
    fell = relation.off < 0 and any(n not in named and amounts.get(n) for n in names)
    if relation.verdict is Verdict.BROKEN and (silent or fell or len(found) < 2):
        yield Skip(f"“{section}”：{whole.subject}的各部分增减未全部列出")
    else:
        yield relation


def _may_have_changed(figures: list[Figure] | None) -> bool:
    """Whether a part without a change is money, or is not told of at all."""
    return figures is None or any(figure.value for figure in figures)


def _all_stated(whole: Fact, found: Sequence[Fact]) -> bool:
    facts = (whole, *found)
    return all(fact.direction is not None for fact in facts)


def _relation(
    rule: Rule, section: str, first: tuple[Figure, ...], figures: tuple[Figure, ...]
) -> Sum:
    """The change of the whole; where it is 持平, the parts cancel out."""
    if first:
        return Sum(rule.rule_id, section, first, figures, fold=section)
    return Sum(rule.rule_id, section, figures, (), fold=section)
