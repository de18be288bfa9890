"""指标科学性 and 绩效合理性: can what is promised be measured?"""

from __future__ import annotations

from budgetkit.quality.context import Context
from budgetkit.quality.methods.clarity import is_definite
from budgetkit.quality.methods.soundness import EFFECTS, is_cost
from budgetkit.quality.model import NOTHING, Form, Indicator, Verdict
from budgetkit.quality.outcome import PASSED, fail, says, unclear, warn
from budgetkit.quality.wording import bare


def quantified_share(form: Form, context: Context) -> Verdict:
    """Most indicators can be measured."""
    known = [own for own in form.main if own.kind != "missing"]
    if not known:
        return says(unclear("没有可读的指标值"), [])
    limits, count = context.lexicon.limits, sum(own.is_quantified for own in known)
    if count >= limits["quantified_warn"] * len(known):
        return says(PASSED, ())
    words = f"{len(known)} 个指标中 {count} 个能量化（{count / len(known):.0%}）"
    evidence = [own.evidence for own in known if not own.is_quantified]
    severe = count < limits["quantified_fail"] * len(known)
    return says(fail(words) if severe else warn(words), evidence)


def effect_unmeasurable(form: Form, context: Context) -> Verdict:
    """At least one effect can be told from its absence."""
    effects = [own for own in form.main if _is_effect(own, context)]
    if not form.main:
        return NOTHING
    if any(_is_measurable(own, context) for own in effects):
        return says(PASSED, ())
    if form.damaged or any(map(_is_lost, effects)) or not (effects or _classes_are_known(form)):
        return says(unclear("读取有损失，效益指标可能不全"), [])
    if not effects:
        return says(fail("没有效益指标"), [form.quoting(form.title)])
    many = f"{len(effects)} 个效益指标都" if len(effects) > 1 else "唯一的效益指标"
    words = f"{many}没有可衡量的值"
    return says(fail(words), [own.evidence for own in effects])


def _is_lost(own: Indicator) -> bool:
    return own.damaged or own.kind == "missing"


def _classes_are_known(form: Form) -> bool:
    return not any(own.class_uncertain or own.level2 is None for own in form.main)


def _is_effect(own: Indicator, context: Context) -> bool:
    """Whether an indicator is one of effect; a cost put there by mistake is none."""
    named = own.level1 == "效益指标" or own.level2 in EFFECTS
    return named and not is_cost(own, bare(own.name), context.lexicon)


def _is_measurable(own: Indicator, context: Context) -> bool:
    return own.is_quantified or is_definite(bare(own.text), context.lexicon)
