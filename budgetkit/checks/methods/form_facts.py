"""What the forms of one disclosure say of themselves, of each other and of the narrative."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from budgetkit.checks.catalogue import Rule
from budgetkit.checks.forms import Form, Indicator
from budgetkit.checks.ledger import Fact, Ledger
from budgetkit.checks.model import Figure, Nature
from budgetkit.checks.outcome import Observation, Passed, Skip, Yield
from budgetkit.checks.relations import Sum

_RANGE = re.compile(r"(20[0-9]{2})年?[-—~至到](20[0-9]{2})年?")
_PERIOD = re.compile(r"([0-9]{1,3})年")
_NEARLY = Decimal("0.99")
"""Funds in yuan against costs rounded to 万元."""
_AREA = ("m2", "平米", "平方米")


def departments(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """All forms bear one code of the department."""
    coded = [form for form in ledger.forms if form.agency_code]
    usual = Counter(form.agency_code for form in coded).most_common(1)
    for form in coded:
        if form.agency_code == usual[0][0]:
            yield Passed()
        elif usual[0][1] > len(coded) / 2:
            yield Observation(
                f"“{form.project}”的主管部门代码为 {form.agency_code}，其他目标表为 {usual[0][0]}",
                (form.places.get("department", form.evidence),),
                nature=Nature.UNDETERMINED,
                expected=usual[0][0],
                actual=form.agency_code,
            )


def table_totals(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """The total of a table of forms is the sum of their funds."""
    forms = [form for form in ledger.forms if form.kind == "project"]
    funds = [form.funds["annual"] for form in forms if "annual" in form.funds]
    for total in ledger.form_totals:
        if len(funds) < len(forms) or not forms:
            yield Skip("有目标表没有年度资金")
        else:
            yield Sum(rule.rule_id, "绩效目标表合计", (total,), tuple(funds), fold="目标表合计")


def cost_classes(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """Where the costs lack just one amount for the funds, it stands under no other class."""
    for form in ledger.forms:
        total = form.funds.get("annual")
        own = [each for each in form.indicators if each.phase == "annual" and each.money]
        costs = [each.cost for each in own if each.cost]
        if costs and total is not None:
            yield from _misplaced(form, total, costs, [each for each in own if not each.is_cost])


def _misplaced(
    form: Form, total: Figure, costs: list[Figure], others: list[Indicator]
) -> Iterator[Yield]:
    short = -Sum("", "", tuple(costs), (total,)).off
    if short <= 0:
        yield Passed()
        return
    found = [each for each in others if each.money and each.money.value == short]
    for each in found[:1]:
        yield Observation(
            f"“{form.project}”的“{each.name}”{each.value_text}列在{each.level2 or '成本之外'}，"
            f"加入成本指标后合计恰为资金 {total.text}，应列成本指标",
            (each.evidence, total.evidence),
            nature=Nature.UNDETERMINED,
            expected="成本指标",
            actual=each.level2,
        )
    if not found:
        yield Skip(f"“{form.project}”的成本指标没有列出全部资金")


def lone_costs(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """The only cost of a form, the cost of the whole, is not less than its funds."""
    for form in ledger.forms:
        total = form.funds.get("annual")
        costs = [e for e in form.indicators if e.phase == "annual" and e.money]
        cost = costs[0].cost if len(costs) == 1 else None
        if total is None or cost is None or cost.value < total.value / 2:
            continue
        if cost.value >= total.value * _NEARLY:
            yield Passed()
        else:
            yield Observation(
                f"“{form.project}”的资金为 {total.text}，唯一的成本指标“{costs[0].name}”"
                f"为 {costs[0].value_text}，没有列出全部资金",
                (costs[0].evidence, total.evidence),
                nature=Nature.UNDETERMINED,
                expected=total.text,
                actual=costs[0].value_text,
            )


def periods(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """Years that a goal names are as many as the project's period."""
    for form in ledger.forms:
        length = _PERIOD.fullmatch(form.period or "")
        goal = form.texts.get("goal_implementation")
        found = _RANGE.search(goal.words) if goal else None
        if length is None or goal is None or found is None:
            continue
        years = int(found[2]) - int(found[1]) + 1
        if years == int(length[1]):
            yield Passed()
        elif years > 0:
            yield Observation(
                f"“{form.project}”的项目期为 {form.period}，实施期目标写“{found.group()}”，"
                f"计 {years} 年",
                (goal.quoting(found.group()), form.evidence),
                expected=f"{years}年",
                actual=form.period,
            )


def nothing_of(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """What the narrative counts as none has no indicator above nought."""
    for entry in rule.options["nothing"]:
        stated = next(iter(_none_of(ledger, entry)), None)
        if stated is None:
            continue
        wanted = re.compile(entry["match"])
        named = [
            (form, each)
            for form in ledger.forms
            for each in form.indicators
            if each.phase == "annual" and wanted.search(each.name) and (each.low or each.high)
        ]
        yield from _named_still(stated, named)


def _none_of(ledger: Ledger, entry: dict[str, str]) -> Iterator[Fact]:
    for fact in ledger.about(entry["metric"]):
        is_none = fact.figure is None or fact.figure.value == 0
        if fact.subject == entry["subject"] and is_none:
            denied = entry["metric"] != "text" or re.search("无|没有|未安排", fact.text)
            if denied:
                yield fact


def _named_still(stated: Fact, named: list[tuple[Form, Indicator]]) -> Iterator[Yield]:
    if not named:
        yield Passed()
    for form, each in named:
        yield Observation(
            f"情况说明写“{stated.evidence.quote}”，而“{form.project}”的指标“{each.name}”"
            f"为 {each.value_text}",
            (each.evidence, stated.evidence),
            expected="0",
            actual=each.value_text,
        )


def areas(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """No area that a form keeps or fits out exceeds the area that the agency uses."""
    wanted = re.compile(rule.options["match"])
    stated = next(
        (f for f in ledger.about("area") if f.subject == rule.options["subject"] and f.figure),
        None,
    )
    for form in ledger.forms if stated else ():
        for each in form.indicators:
            size = each.low if each.low is not None else each.high
            if each.phase != "annual" or each.unit not in _AREA or not wanted.search(each.name):
                continue
            assert stated is not None and stated.figure is not None
            if size is None or size <= stated.figure.value:
                yield Passed()
            else:
                yield Observation(
                    f"情况说明的{stated.subject}为 {stated.figure.text}，“{form.project}”的指标"
                    f"“{each.name}”为 {each.value_text}",
                    (stated.evidence, each.evidence),
                    nature=Nature.UNDETERMINED,
                    actual=stated.figure.text,
                )


def agency_form(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """Where the narrative gives the targets of the whole agency, its form is published."""
    stated = next(
        (f for f in ledger.about("amount") if f.subject == rule.options["subject"] and f.figure),
        None,
    )
    if stated is None or stated.figure is None or not stated.figure.value:
        return
    if not ledger.forms:
        yield Skip("没有绩效目标表")
    elif any(form.kind == "agency" for form in ledger.forms):
        yield Passed()
    else:
        yield Observation(
            f"情况说明写编报整体绩效目标（{stated.figure.text}），没有读到整体支出绩效目标表",
            (stated.evidence, ledger.forms[0].evidence),
            nature=Nature.UNDETERMINED,
            actual=stated.figure.text,
        )
