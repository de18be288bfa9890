"""Amounts in the texts of a form: stated totals, parts and calculations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from budgetkit.checks.catalogue import Rule
from budgetkit.checks.forms import Form, Text
from budgetkit.checks.ledger import Ledger
from budgetkit.checks.model import Figure, Nature
from budgetkit.checks.outcome import Observation, Passed, Skip, Yield
from budgetkit.checks.precision import grain
from budgetkit.checks.reckoning.calculation import calculated, calculations
from budgetkit.checks.reckoning.edits import one_slip
from budgetkit.checks.words import amount
from budgetkit.units import to_yuan

_TOLD = ("overview", "goal_annual", "goal_implementation", "plan")
_MONEY = r"([0-9][0-9,]*(?:\.[0-9]+)?)(亿元|万元|元)(?!/)"
_AMOUNT = re.compile(_MONEY)
_TOTAL = re.compile(rf"(?:共需|合计|共计|总计|总投资)(?:资金|预算|经费)?(?:共需|为|约)?{_MONEY}")
_WHOLE = re.compile(rf"{_MONEY}[,，。:：]?其中[:：]?([^。;；]*)")
_CLOSING = re.compile(r"(?:合计|共计|总计|两项)")
_BRACKETED = re.compile(r"[(（]([0-9]+(?:\.[0-9]+)?)(万元|元)[)）]")
_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
_FEWEST_DIGITS = 4


def texts(ledger: Ledger) -> Iterator[tuple[Form, Text]]:
    """Yield the texts that speak of money, those that repeat another field of the form once."""
    for form in ledger.forms:
        seen: set[str] = set()
        for name in _TOLD:
            text = form.texts.get(name)
            if text is not None and text.words not in seen:
                seen.add(text.words)
                yield form, text


def totals(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """What a text says is needed in all is the form's funds, or quite another amount."""
    for form, text in texts(ledger):
        for found in _TOTAL.finditer(text.words):
            stated = _figure(form, text, found[1], found[2])
            yield from _total(form, stated) if form.funds else ()


def _total(form: Form, stated: Figure) -> Iterator[Yield]:
    funds = list(form.funds.values())
    if any(abs(each.value - stated.value) <= stated.grain for each in funds):
        yield Passed()
        return
    digits = sum(char.isdigit() for char in stated.text)
    slips = [(each, one_slip(stated, each.value)) for each in funds]
    told = next(((each, slip) for each, slip in slips if slip), None)
    if told is None or digits < _FEWEST_DIGITS:
        yield Skip(f"“{form.project}”中“{stated.text}”未必是全部资金")
        return
    each, slip = told[0], told[1] + stated.text.lstrip("0123456789.,")
    yield Observation(
        f"“{form.project}”写明共需 {stated.text}，资金为 {each.text}",
        (stated.evidence, each.evidence),
        nature=_nature(form, is_slip=True),
        expected=slip,
        actual=stated.text,
        suggestion=f"{stated.text} → {slip}",
    )


def stated_sums(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """The amounts behind 其中 add up to the amount before it, or to less."""
    for form, text in texts(ledger):
        for found in _WHOLE.finditer(without_brackets(text.words)):
            whole = _figure(form, text, found[1], found[2])
            listed = _CLOSING.split(found[3])[0]
            parts = [_figure(form, text, *each.groups()) for each in _AMOUNT.finditer(listed)]
            if len(parts) > 1:
                yield _sum(form, whole, parts)


def without_brackets(words: str) -> str:
    """Return a text without what stands in brackets."""
    while True:
        bare = _BRACKETS.sub("", words)
        if bare == words:
            return bare
        words = bare


def _sum(form: Form, whole: Figure, parts: list[Figure]) -> Yield:
    total = sum((part.value for part in parts), Decimal(0))
    if abs(total - whole.value) <= whole.grain:
        return Passed()
    if total < whole.value:
        return Skip(f"“{form.project}”中“{whole.text}”的各部分未全部列出")
    listed = "＋".join(part.text for part in parts)
    shown = amount(total, replace(whole, grain=min(each.grain for each in (whole, *parts))))
    return Observation(
        f"“{form.project}”写“{whole.text}”，其中 {listed}＝{shown}，超出总数",
        (whole.evidence, *(part.evidence for part in parts[:3])),
        nature=_nature(form, is_slip=one_slip(whole, total) is not None),
        expected=shown,
        actual=whole.text,
    )


def arithmetic(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """What a text calculates comes to the amount that it names."""
    for form, text in texts(ledger):
        for calculation in calculations(text.words):
            stated = _figure(form, text, calculation.number, calculation.unit)
            value = calculated(calculation.expression)
            if value is None:
                yield Skip(f"“{form.project}”中的算式“{calculation.quote}”看不懂")
            elif abs(value - stated.value) <= stated.grain:
                yield Passed()
            else:
                yield Observation(
                    f"“{form.project}”写“{calculation.quote}”，算得 {value:,f} 元",
                    (text.quoting(calculation.quote),),
                    nature=_nature(form, is_slip=one_slip(stated, value) is not None),
                    expected=f"{value:,f}元",
                    actual=stated.text,
                )


def costs_named(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """Costs are items that the overview puts in brackets, or two of them together."""
    for form in ledger.forms:
        overview, total = form.texts.get("overview"), form.funds.get("annual")
        if overview is None or total is None:
            continue
        found = _BRACKETED.finditer(overview.words)
        items = [_figure(form, overview, *each.groups()) for each in found]
        costs = [e.money for e in form.indicators if e.phase == "annual" and e.money]
        if len(items) > 1 and costs and sum(item.value for item in items) == total.value:
            yield from _named(form, costs, items)


def _named(form: Form, costs: list[Figure], items: list[Figure]) -> Iterator[Yield]:
    left, unnamed = list(items), []
    for cost in costs:
        fit = next((e for n in (1, 2) for e in combinations(left, n) if _make(e, cost)), None)
        if fit is None:
            unnamed.append(cost)
        else:
            left = [item for item in left if item not in fit]
            yield Passed()
    for cost in unnamed:
        near = [item for item in left if one_slip(cost, item.value)]
        if len(near) == len(unnamed) == 1:
            yield Observation(
                f"“{form.project}”的概况写“{near[0].text}”，{cost.label}为 {cost.evidence.quote}",
                (cost.evidence, near[0].evidence),
                nature=Nature.UNDETERMINED,
                expected=near[0].text,
                actual=cost.text,
            )
        else:
            yield Skip(f"“{form.project}”的成本与概况的分项不能对应")


def _make(items: tuple[Figure, ...], cost: Figure) -> bool:
    return sum((item.value for item in items), Decimal(0)) == cost.value


def _figure(form: Form, text: Text, number: str, unit: str) -> Figure:
    scale = int(to_yuan(Decimal(1), unit) or 1)
    value = Decimal(number.replace(",", "")) * scale
    printed = number + unit
    return Figure(
        value, grain(number, 0, scale), printed, text.label, text.quoting(printed), scale=scale
    )


def _nature(form: Form, *, is_slip: bool) -> Nature:
    """Of a text layer the document's; elsewhere one digit may have been misread."""
    is_read_well = any(figure.is_vector for figure in form.funds.values())
    return Nature.UNDETERMINED if is_slip and not is_read_well else Nature.DOCUMENT
