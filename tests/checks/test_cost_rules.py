"""The rules on costs beside items and on tiers: what makes each fire, and what they pass over."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.checks.cases import ZONE, Case, Step
from tests.checks.samples import Sample
from tests.checks.test_text_rules import add_indicator

OVERVIEW = "包括:修缮费15万元(综合布线)、会费2万元、保洁费4.8万元(2人)、日常业务费{}万元(耗材)。"
TIERS = "工程费用≤500万元，按0.35%收费；500万元<工程费用≤{}，按0.3%收费"


def costs(daily: str, *, overview: str = OVERVIEW, label: str = "日常办公成本") -> Step:
    """A form whose costs are its items, the daily ones printed as given."""

    def change(sample: Sample) -> None:
        rows = sample.tables["target_indicators"]
        sample.tables["target_indicators"] = [
            row for row in rows if row["form_no"] != 3 or row["amount_yuan"] is None
        ]
        kept = {"修缮成本": 150_000, "会费": 20_000, "保洁成本": 48_000, label: 78_500}
        for name, yuan in kept.items():
            money = Decimal(yuan)
            add_indicator(sample, 3, name=name, level2="成本指标", amount_yuan=money)
        sample.form(3)["overview"] = overview.format(daily)

    return change


def tiers(text: str) -> Step:
    return lambda sample: add_indicator(
        sample, 3, name="审计成本", level2="成本指标", value_text=text
    )


CASES = [
    Case("form-cost-left", ZONE, costs("3.5"), costs("7.85")),
    Case("form-tiers", ZONE, tiers(TIERS.format("2000")), tiers(TIERS.format("2000万元"))),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_rule_on_costs_fires_on_its_fault_only(case: Case) -> None:
    case.prove()


@pytest.mark.parametrize(
    "step",
    [
        costs("7.85", overview=OVERVIEW.replace("日常业务费", "差旅费3万元、日常业务费")),
        costs("3.5", label="车辆租赁成本"),
        costs("3.5", overview=OVERVIEW.replace("会费2", "会费3")),
    ],
    ids=["more items than costs", "no word in common", "two do not agree"],
)
def test_what_may_be_another_cost_is_left_alone(step: Step) -> None:
    sample = Sample.named(ZONE)
    step(sample)
    assert sample.result("form-cost-left").failed == 0


@pytest.mark.parametrize(
    ("text", "failed"),
    [
        ("工程费用≤500万元，按0.35%；500万元≤工程费用≤2000万元，按0.3%", 1),
        ("工程费用<500万元，按0.35%；500万元≤工程费用≤2000万元，按0.3%", 0),
        ("培训费≤400元/人/天；会议费≤300元", 0),
        ("≤500元/人", 0),
    ],
)
def test_no_amount_lies_in_two_tiers(text: str, failed: int) -> None:
    sample = Sample.named(ZONE)
    tiers(text)(sample)
    assert sample.result("form-tiers").failed == failed
