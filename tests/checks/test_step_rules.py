"""The rules on when steps are done: one change that makes each fire, and what they pass over."""

from __future__ import annotations

import pytest

from tests.checks.cases import ZONE, Case, Step, form_says
from tests.checks.samples import Sample
from tests.checks.test_text_rules import add_indicator


def timed(*named: tuple[str, str]) -> Step:
    """Indicators of time of the third form, each with its value."""

    def change(sample: Sample) -> None:
        rows = sample.tables["target_indicators"]
        sample.tables["target_indicators"] = [r for r in rows if r["level2"] != "时效指标"]
        for name, text in named:
            add_indicator(sample, 3, name=name, level2="时效指标", value_text=text)

    return change


def planned(text: str, *named: tuple[str, str]) -> Step:
    def change(sample: Sample) -> None:
        timed(*named)(sample)
        sample.form(3)["plan"] = text

    return change


BOOK = ("资料印刷时间", "12月")
CASES = [
    Case(
        "form-order",
        ZONE,
        timed(BOOK, ("资料出版时间", "11月")),
        timed(BOOK, ("资料出版时间", "12月")),
    ),
    Case(
        "form-planned",
        ZONE,
        planned("6月开始施工,8月底前完成改造。", ("机房改造时间", "5月至8月")),
        planned("6月开始施工,8月底前完成改造。", ("机房改造时间", "6月至8月")),
    ),
    Case(
        "form-repeated",
        ZONE,
        planned("7-11月开展运行监控、重点评价。5-11月开展重点绩效评价。"),
        planned("7-11月开展运行监控、重点评价。7-11月开展重点绩效评价。"),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_rule_on_time_fires_on_its_fault_only(case: Case) -> None:
    case.prove()


@pytest.mark.parametrize(
    "named",
    [
        [("初级证书发放时间", "9月"), ("中级考试时间", "10月")],
        [("组织中级考试时间", "2026年9月"), ("中级证书发放时间", "次年4月")],
        [("设备采购时间", "10月底前"), ("设备验收时间", "6月")],
        [("设备采购时间", "3月至10月"), ("设备验收时间", "3月至11月")],
        [("资料印刷时间", "每季度"), ("资料出版时间", "1月")],
        [("印刷时间", "3月"), ("编制年度报告时间", "11月")],
        [("2025年采购款支付时间", "5月"), ("设备采购时间", "6月")],
    ],
)
def test_steps_in_order_or_of_different_things(named: list[tuple[str, str]]) -> None:
    sample = Sample.named(ZONE)
    timed(*named)(sample)
    assert sample.result("form-order").failed == 0


@pytest.mark.parametrize(
    ("plan", "named"),
    [
        ("3-5月开展会计培训。6-8月开展检查。", ("业务培训时间", "7月至8月")),
        ("3-5月开展一期培训,9-10月开展二期培训。", ("业务培训时间", "3月至10月")),
        ("4-10月完成设备采购。", ("设备采购完成时间", "10月")),
        ("4-10月完成设备采购。", ("设备采购时间", "10月底前")),
        ("4-10月完成设备采购。", ("人员培训时间", "6月")),
        ("10月完成设备采购。", ("设备采购时间", "4月至10月")),
    ],
)
def test_a_deadline_or_another_activity_is_no_period(plan: str, named: tuple[str, str]) -> None:
    sample = Sample.named(ZONE)
    planned(plan, named)(sample)
    assert sample.result("form-planned").failed == 0


@pytest.mark.parametrize(
    "plan",
    [
        "3-5月开展专项检查。9-11月开展专项检查。",
        "3-8月开展专项检查。5-11月开展重点评价。",
        "1-6月开展上半年培训。3-9月开展会计检查。",
    ],
)
def test_rounds_and_other_activities_are_no_repetition(plan: str) -> None:
    sample = Sample.named(ZONE)
    form_says(3, plan=plan)(sample)
    assert sample.result("form-repeated").failed == 0
