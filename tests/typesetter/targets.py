"""What a spec states of a project's performance target: head, funds, texts, indicators."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tests.typesetter.loading import SpecError

TEXTS = ("overview", "basis", "necessity", "measures", "plan")
GOALS = ("goal_implementation", "goal_annual")
_AMOUNT = re.compile(r"[0-9]+(\.[0-9]+)?")


@dataclass(frozen=True, slots=True)
class Fund:
    """The money of one source in both halves, in 元; blank is ``""``."""

    source: str
    implementation: str
    annual: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator under its second-level class."""

    level2: str
    name: str
    value: str
    weight: str = ""


@dataclass(frozen=True, slots=True)
class TargetForm:
    """One target form; ``funds`` begins with the total.

    A form with a single list of indicators states them in ``annual``.
    """

    project: str
    agency: str
    implementing_unit: str
    attribute: str
    period: str
    funds: tuple[Fund, ...]
    goal_implementation: str
    goal_annual: str
    annual: tuple[Indicator, ...]
    implementation: tuple[Indicator, ...] = ()
    agency_code: str = ""
    overview: str = ""
    basis: str = ""
    necessity: str = ""
    measures: str = ""
    plan: str = ""
    filled_at: str = ""

    def half(self, phase: str, level2: str) -> list[Indicator]:
        """Return the indicators of one class in one half."""
        indicators = self.implementation if phase == "implementation" else self.annual
        return [indicator for indicator in indicators if indicator.level2 == level2]

    def fund(self, source: str) -> Fund:
        """Return the money of a source."""
        return next(fund for fund in self.funds if fund.source == source)


def validate_form(form: TargetForm) -> None:
    """Check that funds are amounts and begin with the total.

    Raises:
        SpecError: At the first fault.
    """
    if not form.funds or form.funds[0].source != "total":
        raise SpecError(f"{form.project}: funds do not begin with the total")
    for fund in form.funds:
        for text in (fund.implementation, fund.annual):
            if text and not _AMOUNT.fullmatch(text):
                raise SpecError(f"{form.project}: {fund.source} is no amount: {text!r}")
