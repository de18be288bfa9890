"""Short ways to say how a rule came out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from budgetkit.quality.context import Context
from budgetkit.quality.model import HOLDS, Evidence, Form, Indicator, Remark, Status, Verdict

Method = Callable[[Form, Context], Verdict]


class Outcome(NamedTuple):
    """How one indicator came out."""

    status: Status
    reason: str = ""


PASSED = Outcome(Status.PASS)
IndicatorMethod = Callable[[Indicator, Form, Context], Outcome | None]


def warn(reason: str) -> Outcome:
    """Something that a better indicator would not have."""
    return Outcome(Status.WARN, reason)


def fail(reason: str) -> Outcome:
    """Something that is wrong."""
    return Outcome(Status.FAIL, reason)


def unclear(reason: str) -> Outcome:
    """Something that cannot be judged, and why."""
    return Outcome(Status.NOT_ASSESSABLE, reason)


def per_indicator(method: IndicatorMethod) -> Method:
    """Return a rule for forms that asks ``method`` about each distinct indicator.

    ``method`` returns None where the rule has nothing to say about the indicator.
    """

    def judged(form: Form, context: Context) -> Verdict:
        checked = 0
        remarks = []
        for indicator in form.distinct:
            outcome = method(indicator, form, context)
            if outcome is None:
                continue
            checked += outcome.status is not Status.NOT_ASSESSABLE
            if outcome is not PASSED:
                evidence = (indicator.evidence,)
                remarks.append(Remark(outcome.status, outcome.reason, evidence, indicator))
        return Verdict(checked, tuple(remarks))

    return judged


def says(outcome: Outcome, evidence: Iterable[Evidence]) -> Verdict:
    """Return the verdict of a rule that looks at the form as a whole."""
    if outcome is PASSED:
        return HOLDS
    checked = int(outcome.status is not Status.NOT_ASSESSABLE)
    return Verdict(checked, (Remark(outcome.status, outcome.reason, tuple(evidence)),))
