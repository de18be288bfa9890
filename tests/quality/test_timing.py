"""Projects of several years against the goals of one."""

from __future__ import annotations

import pytest

from budgetkit.quality import Form, Status
from budgetkit.quality.methods.timing import period_years
from tests.quality.typeset import indicator, verdict


@pytest.mark.parametrize(
    ("period", "years"),
    [
        ("3年", 3),
        ("2024-01-01至2026-12-31", 3),
        ("2023.07-2024.01", 2),
        ("2022年3月-2023年11月", 2),
        ("202001-202012", 1),
        ("2026年", None),
        ("长期", None),
        (None, None),
    ],
)
def test_the_years_that_a_period_touches(period: str | None, years: int | None) -> None:
    assert period_years(Form(period=period)) == years


def one_list(goal: str, whole: str, period: str = "2024年至2026年") -> Form:
    texts = {"goal_annual": goal, "goal_implementation": whole}
    return Form(period=period, texts=texts, indicators=(indicator("数量指标", "讲座场次", "≥6场"),))


def test_goals_of_one_list_are_compared_too() -> None:
    rule = "reasonableness_halves_copied"
    goal = "办好市民讲堂，听众逐年增加"
    assert verdict(rule, one_list(goal, goal)).status is Status.WARN
    assert verdict(rule, one_list(goal, "建成市民讲堂，三年听众六千人次")).status is Status.PASS
    assert verdict(rule, one_list(goal, goal, "2026年")).status is Status.NOT_ASSESSABLE
    assert not verdict(rule, one_list(goal, "")).remarks
