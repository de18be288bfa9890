"""Changes that cannot be, and reasons that belong to another item."""

from __future__ import annotations

import re
from collections.abc import Iterator

from budgetkit.checks.catalogue import Rule
from budgetkit.checks.labels import bare
from budgetkit.checks.ledger import Fact, Ledger
from budgetkit.checks.methods.narrative.shares import part_of
from budgetkit.checks.outcome import Observation, Passed, Yield
from budgetkit.checks.relations import AtMost

_SIMPLE = re.compile(
    r"(?P<what>[\u4e00-\u9fff()]{3,}?)(?:经费|预算)?(?P<change>增加|减少|增长|下降)"
)
_WAYS = {"增加": "increase", "增长": "increase", "减少": "decrease", "下降": "decrease"}


def increases(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """Nothing rises by more than it is: last year's amount would be less than nought."""
    for fact in ledger.about("change_amount"):
        current = part_of(ledger, fact)
        if fact.direction != "increase" or fact.figure is None or current is None:
            continue
        if fact.figure.unit == current.unit:
            yield AtMost(rule.rule_id, fact.subject, fact.figure, current, fold=fact.subject)


def reasons(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """A reason that only repeats item and direction repeats those of its own sentence."""
    known = {bare(_last(fact)) for fact in ledger.facts if "-" in fact.subject}
    for fact in ledger.facts:
        found = _SIMPLE.fullmatch(fact.reason or "")
        if found is None or "-" not in fact.subject or fact.direction not in _WAYS.values():
            continue
        if _WAYS[found["change"]] != fact.direction:
            yield _observed(fact, "方向与增减不一致")
        elif _is_of_another(bare(found["what"]), fact, known):
            yield _observed(fact, "说的是另一科目")
        else:
            yield Passed()


def _last(fact: Fact) -> str:
    return fact.subject.rpartition("-")[2]


def _is_of_another(what: str, fact: Fact, known: set[str]) -> bool:
    own = bare(_last(fact))
    path = bare(fact.subject.replace("-", ""))
    if own in what or what in path:
        return False
    return any(name in what for name in known if name != own)


def _observed(fact: Fact, what: str) -> Observation:
    return Observation(
        f"“{_last(fact)}”的增减原因写“{fact.reason}”，{what}",
        (fact.evidence,),
        expected=_last(fact),
        actual=fact.reason,
    )
