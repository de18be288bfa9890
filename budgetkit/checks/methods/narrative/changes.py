"""Changes on last year: amounts, percentages and directions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from budgetkit.checks.catalogue import Rule
from budgetkit.checks.ledger import Fact, Ledger
from budgetkit.checks.methods.narrative.shares import part_of
from budgetkit.checks.methods.narrative.subjects import entry_of, places_of
from budgetkit.checks.model import Figure
from budgetkit.checks.outcome import Passed, Skip, Yield
from budgetkit.checks.relations import Growth, Sum

_PRIOR = ("上年预算数", "上年执行数", "上年决算数", "上年数")
_NEAR = 3


@dataclass(frozen=True, slots=True)
class Change:
    """What one sentence says about a change."""

    fact: Fact
    current: Figure | None
    amount: Figure | None
    prior: Figure | None


def percentages(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """A percentage of change follows from this year's amount and the change, or last year's."""
    for fact in ledger.about("change_percent"):
        if fact.figure is None or fact.direction not in ("increase", "decrease"):
            continue
        yield from _percentage(rule, read_change(ledger, fact), fact.figure)


def read_change(ledger: Ledger, fact: Fact) -> Change:
    """Gather the amounts that a change speaks of."""
    near = [other for other in ledger.about("change_amount") if _is_near(other, fact)]
    amount = min(near, key=lambda other: abs(other.fact_no - fact.fact_no), default=None)
    stated = None if amount is None else amount.figure
    return Change(fact, current_of(ledger, fact), stated, _prior(ledger, fact))


def current_of(ledger: Ledger, fact: Fact) -> Figure | None:
    """Return this year's amount: of the section, else of the table."""
    stated = part_of(ledger, fact)
    if stated is not None or entry_of(fact) is None:
        return stated
    places = places_of(ledger, fact)
    return places[0][0] if places and len(places[0]) == 1 else None


def _is_near(other: Fact, fact: Fact) -> bool:
    same = other.subject == fact.subject and other.section == fact.section
    return same and abs(other.fact_no - fact.fact_no) <= _NEAR and other.figure is not None


def _prior(ledger: Ledger, fact: Fact) -> Figure | None:
    wanted = {fact.subject + ending for ending in _PRIOR}
    found = [
        other
        for other in ledger.about("amount")
        if other.subject in wanted and other.section == fact.section and other.figure is not None
    ]
    return min(found, key=lambda other: abs(other.fact_no - fact.fact_no)).figure if found else None


def _percentage(rule: Rule, change: Change, percent: Figure) -> Iterator[Yield]:
    current, amount, prior = change.current, change.amount, change.prior
    about = change.fact.subject
    if current is None:
        yield Skip(f"“{change.fact.evidence.quote}”：增减幅度没有对应的金额")
    elif amount is None and prior is None:
        yield Skip(f"“{change.fact.evidence.quote}”：没有增减额或上年数")
    elif _was_nothing(current, amount, prior):
        yield Passed() if abs(percent.value) in (0, 100) else Skip("上年数为 0，增减幅度无意义")
    elif amount is not None:
        yield Growth(rule.rule_id, about, percent, current, amount)
    else:
        yield Growth(rule.rule_id, about, percent, current, prior=prior)


def _was_nothing(current: Figure, amount: Figure | None, prior: Figure | None) -> bool:
    if amount is not None:
        return current.value == amount.value
    return prior is not None and prior.value == 0


def balanced(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """Revenue and expenditure, equal in both years, change alike."""
    if _differ(*(_only(ledger, "amount", name) for name in ("收入总计", "支出总计"))):
        yield Skip("收入总计与支出总计不相等，增减不必相同")
        return
    for metric in ("change_amount", "change_percent"):
        first, second = (_only(ledger, metric, name) for name in ("收入总计", "支出总计"))
        if first is not None and second is not None:
            yield Sum(rule.rule_id, "收支总计", (first,), (second,), fold=f"收支{metric}")


def _differ(revenue: Figure | None, expenditure: Figure | None) -> bool:
    return bool(revenue and expenditure and revenue.value != expenditure.value)


def _only(ledger: Ledger, metric: str, subject: str) -> Figure | None:
    """The one change of a subject; None where the text gives several."""
    found = [fact.figure for fact in ledger.about(metric) if fact.subject == subject]
    values = {figure.value for figure in found if figure is not None}
    return found[0] if len(values) == 1 else None


def differences(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """This year's amount is last year's plus the change; 持平 means that they are equal."""
    for fact in ledger.about("change_amount"):
        change = read_change(ledger, fact)
        if change.current is None or change.prior is None:
            continue
        if fact.figure is not None:
            right: tuple[Figure, ...] = (change.prior, fact.figure)
        elif fact.direction == "same":
            right = (change.prior,)
        else:
            continue
        yield Sum(rule.rule_id, fact.subject, (change.current,), right, fold=fact.subject)
