"""指标科学性: the right class, a definite value, nothing twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from budgetkit.quality.context import Context
from budgetkit.quality.lexicon import Lexicon
from budgetkit.quality.methods.clarity import is_elsewhere
from budgetkit.quality.model import NOTHING, Form, Indicator, Remark, Status, Verdict
from budgetkit.quality.outcome import PASSED, Outcome, fail, says, unclear, warn
from budgetkit.quality.wording import bare

EFFECTS = ("经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标")
_RATE = ("%", "百分比", "‰", "个百分点", "百分点", "成")
_PER_CENT = ("%", "百分比")
_MONEY = ("元", "百元", "千元", "万元", "亿元")
_TIME = ("秒", "分钟", "小时", "天", "日", "工作日", "周", "个月", "月", "季度", "年", "学期")
_GRADES = ("分", "级", "星", "等级", "名", "倍")
_DIGIT = re.compile(r"[0-9]|[一二三四五六七八九十]+(?:月|日|天|年|季)")
_RATE_NAME = re.compile(r"率(?:\([^()]*\))?$")
_OFTEN = re.compile(r"按[年季月周日]")
_LAST_YEAR = 2100
_TIMELY_END = re.compile(r"(?:率|性|及时|时间|时限|时长)$")
_ALIKE = 92
"""Names at least this similar, with equal values, are one indicator."""
_TAIL = 7
"""A shorter common end, such as 验收合格率, does not say that two names mean one thing."""


def wrong_class(indicator: Indicator, form: Form, context: Context) -> Outcome | None:
    """The indicator stands in the class that its name and unit speak for."""
    level2 = indicator.level2
    if level2 is None or not indicator.name:
        return None
    if indicator.class_uncertain:
        return unclear("类别由读取推断，不作判断")
    reason = _misplaced(indicator, level2, bare(indicator.name), context.lexicon)
    return fail(reason) if reason else PASSED


def _misplaced(own: Indicator, level2: str, name: str, lexicon: Lexicon) -> str | None:
    if lexicon.has("satisfaction", name):
        return None if "满意度" in level2 else "满意度应列满意度指标"
    if level2 in EFFECTS:
        return _misplaced_effect(own, level2, name, lexicon)
    if level2 == "数量指标":
        return _misplaced_quantity(own, name, lexicon)
    if level2 == "质量指标":
        return _misplaced_quality(own, name, lexicon)
    if level2 == "时效指标":
        return _misplaced_time(own, name, lexicon)
    if "成本" in level2:
        odd = own.unit in _RATE and not lexicon.has("cost_class", name)
        return "与成本无关的比率不应列成本指标" if odd else None
    return None


def _misplaced_effect(own: Indicator, level2: str, name: str, lexicon: Lexicon) -> str | None:
    if is_cost(own, name, lexicon):
        return f"费用应列成本指标，不是{level2}"
    if lexicon.has("timely_effect", name) and own.unit in _RATE:
        return f"按时、及时应列时效指标，不是{level2}"
    if level2 == "生态效益指标" and not lexicon.has("ecology", name):
        return "与生态、能源、环境无关，不应列生态效益"
    return None


def _misplaced_quantity(own: Indicator, name: str, lexicon: Lexicon) -> str | None:
    named = own.unit is None and _RATE_NAME.search(name) is not None
    if own.unit in _RATE or (named and own.is_quantified):
        return "比率不是数量，应列质量或时效指标"
    return "费用应列成本指标" if is_cost(own, name, lexicon) else None


def _misplaced_quality(own: Indicator, name: str, lexicon: Lexicon) -> str | None:
    if lexicon.has("timely", name) and (own.is_quantified or _TIMELY_END.search(name)):
        return "及时、时限应列时效指标"
    if is_cost(own, name, lexicon):
        return "费用应列成本指标"
    if not is_count(own) or lexicon.has("defect", name):
        return None
    return "计数应列数量指标"


def _misplaced_time(own: Indicator, name: str, lexicon: Lexicon) -> str | None:
    if is_cost(own, name, lexicon):
        return "费用应列成本指标"
    odd = own.unit in _RATE and not lexicon.has("time_rate", name)
    return "与时间无关的比率不应列时效指标" if odd else None


def is_cost(own: Indicator, name: str, lexicon: Lexicon) -> bool:
    """Return whether an indicator states what something costs."""
    named = lexicon.has("cost", name) or name.endswith("费")
    return own.unit in _MONEY and named and not lexicon.has("not_cost", name)


def is_count(own: Indicator) -> bool:
    """Return whether an indicator counts things."""
    unit = own.unit
    known = own.kind in ("threshold", "exact", "range", "approximate", "frequency")
    return bool(unit) and known and unit not in (*_RATE, *_MONEY, *_TIME, *_GRADES)


def input_as_output(indicator: Indicator, form: Form, context: Context) -> Outcome | None:
    """What was spent is not given as what came of it."""
    level2, name = indicator.level2 or "", bare(indicator.name)
    if not name or "成本" in level2 or "满意度" in level2:
        return None
    if indicator.class_uncertain:
        return unclear("类别由读取推断，不作判断")
    if context.lexicon.has("input", name) or name.endswith("支出率"):
        return fail("支出进度是投入，不是产出或效益")
    spent = level2 in ("数量指标", "质量指标") and indicator.unit in _MONEY and not indicator.per
    money = spent and not context.lexicon.has("not_cost", name)
    return fail("资金数额是投入，不是产出") if money else PASSED


def time_without_date(indicator: Indicator, form: Form, context: Context) -> Outcome | None:
    """A 时效 value has a date, a period or a rate."""
    if indicator.level2 != "时效指标" or indicator.kind == "missing":
        return None
    if indicator.class_uncertain:
        return unclear("类别由读取推断，不作判断")
    value, number = bare(indicator.text), indicator.number
    if indicator.unit is None and number is not None and number > _LAST_YEAR:
        return fail(f"“{value}”不是可读的日期")
    if indicator.is_quantified or _DIGIT.search(value) or _OFTEN.search(value):
        return PASSED
    return fail(f"“{indicator.text}”没有日期、期限或比率")


def value_elsewhere(indicator: Indicator, form: Form, context: Context) -> Outcome | None:
    """The value is not left to a document that the reader does not have."""
    if indicator.kind == "missing":
        return None
    value = bare(indicator.text)
    known = indicator.kind not in ("rule", "qualitative")
    if known or not is_elsewhere(value, context.lexicon):
        return PASSED
    return warn(f"“{value}”要到别处去找")


def rate_above_100(indicator: Indicator, form: Form, context: Context) -> Outcome | None:
    """A rate does not exceed 100 %."""
    number = indicator.number
    if indicator.unit not in _PER_CENT or number is None or indicator.kind == "date":
        return None
    if context.lexicon.has("growth", bare(indicator.name)):
        return None
    if number > 100:
        return fail(f"“{indicator.text}”超过 100%")
    unreachable = number == 100 and indicator.comparator in (">", ">=")
    return warn(f"“{indicator.text}”不可能超过 100%") if unreachable else PASSED


def duplicate(form: Form, context: Context) -> Verdict:
    """No indicator stands twice in the same half."""
    if not form.main:
        return NOTHING
    remarks = tuple(_duplicates(form.main))
    return Verdict(len(form.main), remarks)


def _duplicates(half: tuple[Indicator, ...]) -> Iterator[Remark]:
    seen: dict[tuple[str, str], Indicator] = {}
    values: dict[str, list[Indicator]] = {}
    for own in half:
        name, value = bare(own.name), bare(own.text)
        same = seen.get((name, own.level2 or "")) or _alike(own, values.get(value, ()))
        if same is not None and name:
            reason = f"与“{same.name}＝{same.text}”重复"
            yield Remark(Status.WARN, reason, (own.evidence, same.evidence), own)
        seen.setdefault((name, own.level2 or ""), own)
        values.setdefault(value, []).append(own)


def _alike(own: Indicator, others: list[Indicator] | tuple[()]) -> Indicator | None:
    """The indicator of equal value whose name is nearly the same, or the same but for its head."""
    name = bare(own.name)
    for other in others:
        known = bare(other.name)
        short, long = sorted((name, known), key=len)
        tail = len(short) >= _TAIL and long.endswith(short) and own.level2 == other.level2
        if tail or fuzz.ratio(name, known) >= _ALIKE:
            return other
    return None


def satisfaction_only(form: Form, context: Context) -> Verdict:
    """Satisfaction does not stand alone for all effects."""
    if not any("满意度指标" in (own.level1 or "", own.level2 or "") for own in form.main):
        return NOTHING
    named = [own for own in form.main if own.level1 == "效益指标" or own.level2 in EFFECTS]
    if any(not context.lexicon.has("satisfaction", own.name) for own in named):
        return says(PASSED, ())
    if form.damaged:
        return says(unclear("读取有损失，效益指标可能未读出"), [])
    shown = named or [own for own in form.main if "满意度" in (own.level2 or "")]
    words = "效益指标写的也是满意度" if named else "只有满意度，没有效益指标"
    return says(fail(words), [own.evidence for own in shown])
