"""规范完整性: is the form whole?"""

from __future__ import annotations

from decimal import Decimal

from budgetkit.quality.context import Context
from budgetkit.quality.model import NOTHING, TEXT_FIELDS, Evidence, Form, Indicator, Status, Verdict
from budgetkit.quality.outcome import PASSED, Outcome, fail, says, unclear, warn

_OUTPUT = ("数量指标", "质量指标", "时效指标")
_EFFECT = ("经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标")
_WHOLE_WEIGHTS = (Decimal(100), Decimal(90))
"""90 where budget execution has the other 10 points."""


def class_missing(form: Form, context: Context) -> Verdict:
    """Output, effect and satisfaction are there, and the three classes of output."""
    if not form.indicators and not _prints_indicators(form, context):
        return says(unclear("本材料的目标表没有指标栏，或未能读出"), [])
    if not form.indicators:
        return says(_blank_or_lost(form, "没有任何指标"), [form.quoting(form.title)])
    missing = _missing_classes(form)
    if not missing:
        return says(PASSED, ())
    if form.damaged or any(own.class_uncertain or own.level2 is None for own in form.main):
        return says(unclear("部分指标的类别未能读出，不能断定缺少"), [])
    words = f"缺少{'、'.join(missing)}"
    severe = "产出指标" in missing or "效益指标" in missing
    return says(fail(words) if severe else warn(words), [form.quoting(_classes_of(form))])


def _prints_indicators(form: Form, context: Context) -> bool:
    return "indicators" in context.fields_of(form)


def _missing_classes(form: Form) -> list[str]:
    level1 = {own.level1 for own in form.main}
    level2 = {own.level2 for own in form.main}
    missing = [name for name in _OUTPUT if name not in level2] if "产出指标" in level1 else []
    if "产出指标" not in level1:
        missing.append("产出指标")
    if "效益指标" not in level1 and not level2 & set(_EFFECT):
        missing.append("效益指标")
    if "满意度指标" not in level1:
        missing.append("满意度指标")
    return missing


def _classes_of(form: Form) -> str:
    return f"{form.title}：只有" + "、".join(
        dict.fromkeys(own.level2 or own.level1 or "未分类" for own in form.main)
    )


def _blank_or_lost(form: Form, words: str) -> Outcome:
    return unclear(f"{words}，但读取有损失") if form.damaged else fail(words)


def value_missing(indicator: Indicator, form: Form, context: Context) -> Outcome | None:
    """The indicator has a value."""
    if not indicator.name:
        return None
    if indicator.kind != "missing":
        return PASSED
    return unclear("读取有损失，指标值可能未读出") if indicator.damaged else fail("指标值为空")


def name_missing(indicator: Indicator, form: Form, context: Context) -> Outcome | None:
    """The value has a name."""
    if indicator.name:
        return PASSED
    return unclear("读取有损失，名称可能未读出") if indicator.damaged else fail("三级指标名称为空")


def fields_blank(form: Form, context: Context) -> Verdict:
    """No field is blank that other forms of its kind fill; the goal never is."""
    used = context.fields_of(form)
    if not used & TEXT_FIELDS.keys():
        return says(unclear("本材料的目标表没有文字栏，或未能读出"), [])
    blank = [name for name in TEXT_FIELDS if name in used and name not in form.texts]
    no_goal = not {"goal_annual", "goal_implementation"} & form.texts.keys()
    labels = [TEXT_FIELDS[name] for name in blank if not name.startswith("goal_")]
    labels += ["总体目标"] if no_goal else []
    if not labels:
        return says(PASSED, ())
    if form.damaged:
        return says(unclear("读取有损失，栏目可能未读出"), [])
    words = f"{'、'.join(labels)}空白"
    return says(fail(words) if no_goal else warn(words), [form.quoting(form.title)])


def indicator_count(form: Form, context: Context) -> Verdict:
    """The number of indicators is neither too small nor too large."""
    limits, count = context.lexicon.limits, len(form.main)
    if count and limits["few_indicators"] <= count <= limits["many_indicators"]:
        return says(PASSED, ())
    if form.damaged or not count:
        return says(unclear("没有指标，或读取有损失，个数不确定"), [])
    words = "太少" if count < limits["few_indicators"] else "过多"
    return says(warn(f"共 {count} 个指标，{words}"), [form.quoting(form.title)])


def weights(form: Form, context: Context) -> Verdict:
    """The weights sum to 100, or to 90 beside budget execution."""
    known = [own.weight for own in form.main if own.weight is not None]
    if not known or len(known) < len(form.main) or form.damaged:
        return says(unclear("没有印出全部权重"), [])
    total = sum(known, Decimal(0))
    if total in _WHOLE_WEIGHTS or total * 100 in _WHOLE_WEIGHTS:
        return says(PASSED, ())
    quote = "＋".join(f"{weight:f}" for weight in known)
    return says(fail(f"权重合计为 {total:f}"), [_quoted(form, quote)])


def _quoted(form: Form, quote: str) -> Evidence:
    return form.quoting(f"{form.title}：{quote}")


def conditions_stated(form: Form, context: Context) -> Verdict:
    """Measures and a plan are stated, where the layout has room for them."""
    used = context.fields_of(form)
    asked = [name for name in ("measures", "plan") if name in used]
    if not asked:
        return NOTHING
    missing = [TEXT_FIELDS[name] for name in asked if name not in form.texts]
    if not missing:
        return says(PASSED, ())
    if form.damaged:
        return says(unclear("读取有损失，栏目可能未读出"), [])
    return says(Outcome(Status.FAIL, f"没有{'、'.join(missing)}"), [form.quoting(form.title)])
