"""资金匹配性: the form's money against its sources, its words, its indicators, the table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from budgetkit.disclosure.targets_model import LOCAL_LEVELS
from budgetkit.quality.context import Context, Project
from budgetkit.quality.model import NOTHING, TEXT_FIELDS, Form, Indicator, Remark, Status, Verdict
from budgetkit.quality.outcome import PASSED, Outcome, fail, says, unclear, warn
from budgetkit.quality.prose import Amount, amounts, money_yuan
from budgetkit.quality.wording import bare, yuan_text

_TOLERANCE_YUAN = Decimal(100)
"""One unit of the last digit of 万元 with two decimals."""
_PHASE = {"annual": "年度", "implementation": "实施期"}


def form_equals_table(form: Form, context: Context) -> Verdict:
    """The year's funds are those of the project table."""
    projects = context.projects.get(form.disclosure_id)
    if not projects or form.funds is None:
        return NOTHING
    name = bare(form.project or "")
    own = [project for project in projects if bare(project.name) == name]
    printed = _sum_of(own)
    if printed is None:
        return says(unclear("项目支出表中没有同名且有金额的项目"), [])
    near = (abs(form.funds - amount) <= _TOLERANCE_YUAN for amount in (printed, *_each(own)))
    if any(near):
        return says(PASSED, ())
    words = f"目标表 {yuan_text(form.funds)} 元，项目支出表 {yuan_text(printed)} 元"
    return says(fail(words), [form.quoting(words)])


def _each(projects: Sequence[Project]) -> Iterator[Decimal]:
    return (project.amount_yuan for project in projects if project.amount_yuan is not None)


def _sum_of(projects: Sequence[Project]) -> Decimal | None:
    known = list(_each(projects))
    return sum(known, Decimal(0)) if known else None


def sources_add_up(form: Form, context: Context) -> Verdict:
    """The sources of each half sum to its total."""
    remarks = []
    checked = 0
    for phase, label in _PHASE.items():
        total = form.funds_yuan.get(phase)
        parts = {
            name: value
            for name, value in form.funds_yuan.items()
            if name.startswith(f"{phase}_") and not name.endswith(LOCAL_LEVELS) and value
        }
        if total is None or not parts:
            continue
        checked += 1
        if not _adds_up(total, parts):
            shown = "＋".join(yuan_text(value) for value in parts.values())
            words = f"{label}资金 {yuan_text(total)} 元，各来源 {shown}"
            status = Status.NOT_ASSESSABLE if form.damaged else Status.FAIL
            remarks.append(Remark(status, words, (form.quoting(words),)))
    lost = sum(remark.status is Status.NOT_ASSESSABLE for remark in remarks)
    return Verdict(checked - lost, tuple(remarks))


def _adds_up(total: Decimal, parts: dict[str, Decimal]) -> bool:
    """Whether the parts sum to the total; 财政拨款 may be the sum of its levels."""
    without = [value for name, value in parts.items() if not name.endswith("_fiscal")]
    return total in (sum(parts.values()), sum(without, Decimal(0)))


def text_amounts(form: Form, context: Context) -> Verdict:
    """Totals and itemised amounts in the overview agree with the funds."""
    known = {form.funds_yuan[p] for p in _PHASE if form.funds_yuan.get(p)}
    name = next((own for own in ("overview", "goal_annual") if form.texts.get(own)), None)
    if not known or name is None:
        return NOTHING
    found = amounts(form.texts[name], context.lexicon)
    outcome, shown = _against(found, known, Decimal(context.lexicon.limits["money_tolerance"]))
    if outcome is None:
        return NOTHING
    return says(_labelled(outcome, TEXT_FIELDS[name]), [form.quoting(own.quote) for own in shown])


def _labelled(outcome: Outcome, label: str) -> Outcome:
    return outcome if outcome is PASSED else Outcome(outcome.status, f"{label}{outcome.reason}")


def _against(
    found: Sequence[Amount], funds: set[Decimal], tolerance: Decimal
) -> tuple[Outcome | None, Sequence[Amount]]:
    """How the amounts of a text compare with the funds, and the amounts that show it."""
    if not found:
        return None, ()
    if any(_near(own.yuan, fund, tolerance) for own in found for fund in funds):
        return PASSED, ()
    largest = max(funds)
    over = [own for own in found if own.yuan > largest * (1 + tolerance)]
    if over:
        return fail(f"“{over[0].text}”大于项目资金 {yuan_text(largest)} 元"), over
    return _sums(found, funds, tolerance)


def _sums(
    found: Sequence[Amount], funds: set[Decimal], tolerance: Decimal
) -> tuple[Outcome | None, Sequence[Amount]]:
    groups = [
        [own for own in found if own.in_brackets],
        [own for own in found if own.is_total],
        [own for own in found if not own.is_total],
        list(found),
    ]
    for group in groups:
        total = sum((own.yuan for own in group), Decimal(0))
        if any(_near(total, fund, tolerance) for fund in funds):
            return PASSED, ()
    for group in groups[:2]:
        if len(group) >= (2 if group is groups[0] else 1):
            return _off(group, funds), group
    return unclear("文字中的金额与资金的关系不能确定"), found


def _off(group: Sequence[Amount], funds: set[Decimal]) -> Outcome:
    total = sum((own.yuan for own in group), Decimal(0))
    shown = "＋".join(own.text for own in group)
    words = f"写明 {shown}，计 {yuan_text(total)} 元，项目资金为 {yuan_text(max(funds))} 元"
    return warn(words) if len(group) > 1 and group[0].is_total else fail(words)


def _near(value: Decimal, fund: Decimal, tolerance: Decimal) -> bool:
    return abs(value - fund) <= max(fund * tolerance, Decimal(1))


def cost_sum(form: Form, context: Context) -> Verdict:
    """The cost indicators of the year sum to the funds."""
    costs = _costs(form)
    totals = [(own, yuan) for own, yuan in costs if not _is_price(own, context)]
    if not totals or form.funds is None:
        return NOTHING
    if form.damaged or any(own.damaged for own in form.main):
        return says(unclear("读取有损失，成本指标可能不全"), [])
    tolerance = context.lexicon.limits["money_tolerance"]
    if any(_near(yuan, form.funds, tolerance) for _, yuan in totals):
        return says(PASSED, ())
    total = sum((yuan for _, yuan in totals), Decimal(0))
    if _near(total, form.funds, tolerance):
        return says(PASSED, ())
    words = f"成本指标合计 {yuan_text(total)} 元，项目资金 {yuan_text(form.funds)} 元"
    shown = [own.evidence for own, _ in totals]
    if total > form.funds:
        return says(fail(words), shown)
    others = any(
        own.kind in ("rule", "qualitative") or _is_price(own, context) for own in _cost_class(form)
    )
    return says(unclear(f"{words}，另有单价") if others else warn(words), [] if others else shown)


def _is_price(own: Indicator, context: Context) -> bool:
    """Whether a cost is that of one piece, so that it cannot be added to others."""
    return bool(own.per) or context.lexicon.has("unit_price", bare(own.name))


def _cost_class(form: Form) -> list[Indicator]:
    return [own for own in form.main if "成本" in (own.level2 or own.level1 or "")]


def _costs(form: Form) -> list[tuple[Indicator, Decimal]]:
    """The cost indicators of the half that is judged, in yuan."""
    pairs = ((own, money_yuan(own.number, own.unit)) for own in _cost_class(form))
    return [(own, yuan) for own, yuan in pairs if yuan is not None]


def cost_restates_budget(form: Form, context: Context) -> Verdict:
    """The cost is broken down, not the budget said again."""
    costs = _costs(form)
    if not costs or form.funds is None:
        return NOTHING
    if form.damaged:
        return says(unclear("读取有损失，成本指标可能不全"), [])
    own, yuan = costs[0]
    alone = len(costs) == 1 and not own.per
    if alone and _near(yuan, form.funds, context.lexicon.limits["money_tolerance"]):
        return says(warn("唯一的成本指标就是预算总额"), [own.evidence])
    return says(PASSED, ())


def unit_price(indicator: Indicator, form: Form, context: Context) -> Outcome | None:
    """A price is neither below what is believable nor above all the funds."""
    yuan = money_yuan(indicator.number, indicator.unit)
    if yuan is None or "成本" not in (indicator.level2 or indicator.level1 or ""):
        return None
    ceiling = max((f for p in _PHASE if (f := form.funds_yuan.get(p))), default=None)
    if ceiling is not None and yuan > ceiling * (1 + context.lexicon.limits["money_tolerance"]):
        return fail(f"“{indicator.text}”大于项目资金 {yuan_text(ceiling)} 元")
    for floor in context.lexicon.floors:
        if indicator.per in floor.per and 0 <= yuan < floor.yuan:
            return fail(f"“{indicator.text}”低得不可信：{floor.reason}")
    return PASSED


def cost_open_upwards(indicator: Indicator, form: Form, context: Context) -> Outcome | None:
    """A cost has a ceiling."""
    if "成本" not in (indicator.level2 or indicator.level1 or "") or indicator.number is None:
        return None
    if context.lexicon.has("not_cost", bare(indicator.name)):
        return None
    money = indicator.unit != "%" or "控制" in indicator.name
    floor = indicator.comparator in (">", ">=") and money
    return fail(f"“{indicator.text}”没有上限") if floor else PASSED
