"""Dates of the texts against the 时效 indicators."""

from __future__ import annotations

import pytest

from budgetkit.quality import Form, Status
from budgetkit.quality.calendar import Span, span_in
from budgetkit.quality.prose import dates
from tests.quality.typeset import indicator, verdict

FAIL, WARN, PASS, UNCLEAR = Status.FAIL, Status.WARN, Status.PASS, Status.NOT_ASSESSABLE


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("2025年9月底前", Span(1, 9, 2025, True)),
        ("9月15日前", Span(1, 9, None, True)),
        ("2026年12月31日前", Span(1, 12, 2026, True)),
        ("年底前", Span(1, 12, None, True)),
        ("2026年5月", Span(5, 5, 2026, False)),
        ("2026年5月至6月", Span(5, 6, 2026, False)),
        ("7-11月", Span(7, 11, None, False)),
        ("上半年", Span(1, 6, None, False)),
        ("第三季度", Span(7, 9, None, False)),
        ("次年1月底前", None),
        ("30日", None),
        ("≥6年", None),
    ],
)
def test_the_months_of_a_date(text: str, span: Span | None) -> None:
    assert span_in(text) == span


def test_dates_in_prose_with_what_happens_then() -> None:
    found = dates("2025年9月底前完成课桌采购，7-11月开展校舍检查（为期12个月），次年3月总结。")
    assert [(own.text, own.phrases) for own in found] == [
        ("2025年9月底前", ("课桌采购",)),
        ("7-11月", ("校舍检查",)),
    ]


@pytest.mark.parametrize(
    ("plan", "name", "value", "status"),
    [
        ("2025年9月底前完成课桌采购", "课桌采购完成时间", "12月底前", WARN),
        ("2025年9月底前完成课桌采购", "课桌采购完成时间", "2025年9月底前", PASS),
        ("2025年9月底前完成课桌采购", "课桌采购完成时间", "6月底前", FAIL),
        ("课桌采购在12月完成", "课桌采购时间", "2025年9月底前", FAIL),
        ("7-11月开展校舍检查", "校舍检查时间", "12月底前", PASS),
        ("7-11月开展校舍检查", "校舍检查时间", "3月至5月", FAIL),
        ("3月开展校舍检查", "校舍检查时间", "7月到11月", UNCLEAR),
        ("3月底前完成校舍检查", "校舍检查时间", "7月到11月", FAIL),
        ("9月底前完成桌椅的采购", "教室课桌采购时间", "6月底前", UNCLEAR),
        ("9月底前完成校舍检查", "课桌采购时间", "6月底前", UNCLEAR),
        ("2023年9月完成课桌采购", "课桌采购时间", "2025年6月底前", UNCLEAR),
        ("次年1月完成课桌采购", "课桌采购时间", "2025年6月底前", UNCLEAR),
        ("课桌采购为期12个月", "课桌采购时间", "2025年6月底前", UNCLEAR),
    ],
)
def test_a_date_of_the_plan_against_an_indicator(
    plan: str, name: str, value: str, status: Status
) -> None:
    form = Form(
        fiscal_year=2025,
        texts={"plan": plan},
        indicators=(indicator("时效指标", name, value),),
    )
    assert verdict("relevance_numbers_contradict", form).status is status


def test_the_remark_names_both_places() -> None:
    form = Form(
        fiscal_year=2025,
        texts={"goal_annual": "课桌采购2025年9月底前完成,改善教学条件。"},
        indicators=(indicator("时效指标", "课桌采购完成时间", "2025年12月底前"),),
    )
    (remark,) = verdict("relevance_numbers_contradict", form).remarks
    assert remark.reason == (
        "年度总体目标写“2025年9月底前”，指标“课桌采购完成时间”为 2025年12月底前"
    )
    assert [own.quote for own in remark.evidence] == [
        "课桌采购2025年9月底前完成",
        "时效指标：课桌采购完成时间＝2025年12月底前",
    ]


def test_a_text_that_also_names_the_right_date_does_not_contradict() -> None:
    form = Form(
        fiscal_year=2025,
        texts={"plan": "6月底前完成课桌采购的招标,9月底前完成课桌采购。"},
        indicators=(indicator("时效指标", "课桌采购完成时间", "9月底前"),),
    )
    assert verdict("relevance_numbers_contradict", form).status is PASS
