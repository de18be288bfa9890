"""What a form has no measurable indicator for."""

from __future__ import annotations

from budgetkit.quality.model import Form

_OUTPUTS = ("数量指标", "质量指标")
_EFFECTS = "效益指标"


def unmeasured(form: Form) -> tuple[str, ...]:
    """Return 产出 where no output of a form can be measured, 效益 where no effect can.

    Measurable is a number, a date, a period or a frequency. Nothing is said of a form
    without indicators, or whose reading lost something: what is missing may be there.
    """
    if form.damaged or not form.main:
        return ()
    measured = [own for own in form.main if own.is_quantified]
    has_output = any(own.level2 in _OUTPUTS for own in measured)
    has_effect = any(own.level1 == _EFFECTS for own in measured)
    return tuple(name for name, has in (("产出", has_output), ("效益", has_effect)) if not has)
