"""Each rule fires where it must and keeps still where it must not."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from budgetkit.quality import Form, Status
from budgetkit.quality.catalogue import rules
from tests.quality.typeset import (
    indicator,
    perfect,
    verdict,
    with_funds,
    with_indicator,
    with_text,
)

FAIL, WARN, PASS = Status.FAIL, Status.WARN, Status.PASS
UNCLEAR = Status.NOT_ASSESSABLE

# Rule, class, name, value, what it says.
INDICATORS = [
    ("completeness_value_missing", "数量指标", "培训班次", "", FAIL),
    ("completeness_value_missing", "数量指标", "培训班次", "≥2次", PASS),
    ("completeness_name_missing", "数量指标", "", "≥2次", FAIL),
    ("completeness_name_missing", "数量指标", "培训班次", "≥2次", PASS),
    ("clarity_vague_value", "社会效益指标", "办事效率", "有效提升", FAIL),
    ("clarity_vague_value", "社会效益指标", "办事效率", "持续提高群众办事便利程度并改善", FAIL),
    ("clarity_vague_value", "质量指标", "报告质量", "良好", FAIL),
    ("clarity_vague_value", "质量指标", "报告质量", "优", PASS),
    ("clarity_vague_value", "质量指标", "生产情况", "无事故", PASS),
    ("clarity_vague_value", "社会效益指标", "办事效率", "提高5个百分点", PASS),
    ("clarity_value_repeats_name", "社会效益指标", "规范市场秩序", "规范", FAIL),
    ("clarity_value_repeats_name", "社会效益指标", "提升服务水平", "不断增强", FAIL),
    ("clarity_value_repeats_name", "社会效益指标", "规范市场秩序", "≥90%", PASS),
    ("clarity_value_repeats_name", "可持续影响指标", "环境得到优化", "优", PASS),
    ("clarity_qualitative_without_grades", "社会效益指标", "秩序", "井井有条", WARN),
    ("clarity_qualitative_without_grades", "质量指标", "报告质量", "优", PASS),
    ("clarity_qualitative_without_grades", "社会效益指标", "考核名次", "全市第一", PASS),
    ("clarity_qualitative_without_grades", "数量指标", "培训班次", "≥2次", UNCLEAR),
    ("soundness_wrong_class", "经济效益指标", "系统运维费", "≤35万元", FAIL),
    ("soundness_wrong_class", "数量指标", "档案整理率", "100%", FAIL),
    ("soundness_wrong_class", "质量指标", "出具报告数量", "≥12篇", FAIL),
    ("soundness_wrong_class", "质量指标", "响应及时性", "≥95%", FAIL),
    ("soundness_wrong_class", "时效指标", "系统使用率", "≥90%", FAIL),
    ("soundness_wrong_class", "社会效益指标", "居民满意度", "≥90%", FAIL),
    ("soundness_wrong_class", "生态效益指标", "提升法律意识", "提升", FAIL),
    ("soundness_wrong_class", "经济成本指标", "资金使用率", "≥80%", FAIL),
    ("soundness_wrong_class", "质量指标", "安全事故次数", "≤1次", PASS),
    ("soundness_wrong_class", "时效指标", "发放及时率", "100%", PASS),
    ("soundness_wrong_class", "经济效益指标", "车位费收入", "≥35万元", PASS),
    ("soundness_wrong_class", "生态效益指标", "污染事故", "≤1次", PASS),
    ("soundness_input_as_output", "数量指标", "经费支出率", "100%", FAIL),
    ("soundness_input_as_output", "数量指标", "补贴发放金额", "≥100万元", FAIL),
    ("soundness_input_as_output", "质量指标", "资金支出合规率", "100%", PASS),
    ("soundness_input_as_output", "数量指标", "补贴发放人数", "≥100人", PASS),
    ("soundness_time_without_date", "时效指标", "维修及时性", "及时", FAIL),
    ("soundness_time_without_date", "时效指标", "完成时间", "按计划节点", FAIL),
    ("soundness_time_without_date", "时效指标", "完成时间", "12月底前", PASS),
    ("soundness_time_without_date", "时效指标", "完成及时率", "≥95%", PASS),
    ("soundness_time_without_date", "时效指标", "维护频次", "每月", PASS),
    ("soundness_value_elsewhere", "成本指标", "维修成本", "按合同价", WARN),
    ("soundness_value_elsewhere", "成本指标", "维修成本", "≤3万元", PASS),
    ("soundness_rate_above_100", "质量指标", "验收合格率", "≥110%", FAIL),
    ("soundness_rate_above_100", "满意度指标", "居民满意度", "≥100%", WARN),
    ("soundness_rate_above_100", "质量指标", "验收合格率", "100%", PASS),
    ("soundness_rate_above_100", "经济效益指标", "产值增长率", "≥150%", UNCLEAR),
    ("money_unit_price", "成本指标", "顾问费", "3元/人", FAIL),
    ("money_unit_price", "成本指标", "总成本", "≤300万元", FAIL),
    ("money_unit_price", "成本指标", "顾问费", "3000元/人", PASS),
    ("money_cost_open_upwards", "经济成本指标", "支出费用", "≥17万元", FAIL),
    ("money_cost_open_upwards", "经济成本指标", "成本节约率", "≥5%", UNCLEAR),
    ("money_cost_open_upwards", "经济成本指标", "支出费用", "≤17万元", PASS),
    ("feasibility_date_outside_year", "时效指标", "完成时间", "2025年6月底前", FAIL),
    ("feasibility_date_outside_year", "时效指标", "完成时间", "2027年6月底前", WARN),
    ("feasibility_date_outside_year", "时效指标", "完成时间", "次年1月底前", WARN),
    ("feasibility_date_outside_year", "时效指标", "完成时间", "2026年6月底前", PASS),
    ("feasibility_date_outside_year", "可持续影响指标", "使用年限", "≥6年", UNCLEAR),
]


@pytest.mark.parametrize(("rule_id", "level2", "name", "value", "status"), INDICATORS)
def test_indicator_rules(rule_id: str, level2: str, name: str, value: str, status: Status) -> None:
    funds = {"annual": Decimal(1_000_000)}
    form = Form(indicators=(indicator(level2, name, value),), fiscal_year=2026, funds_yuan=funds)
    found = verdict(rule_id, form)
    assert found.status is status
    for remark in found.remarks:
        assert remark.reason
        assert remark.evidence[0].quote == f"{level2}：{name}＝{value or '（空）'}"
        assert remark.evidence[0].line == 12


def _only(*classes: str) -> Form:
    form = perfect()
    return replace(form, indicators=tuple(i for i in form.indicators if i.level2 not in classes))


def _blank(form: Form) -> Form:
    return replace(form, form_no=7, project="另一个项目")


_MANY = tuple(indicator("数量指标", f"第{n}项检查", "1次") for n in range(41))
_GOAL = "开展检查4次,整理档案,购置设备。"
_TWO_COSTS = (
    indicator("成本指标", "检查成本", "≤25万元"),
    indicator("成本指标", "评审成本", "≤15万元"),
)
_SMALLER = "reasonableness_implementation_smaller"
FORMS = [
    ("completeness_class_missing", _only("社会效益指标", "可持续影响指标"), FAIL, "缺少效益指标"),
    ("completeness_class_missing", _only("服务对象满意度指标"), WARN, "缺少满意度指标"),
    ("completeness_class_missing", _only("时效指标"), WARN, "缺少时效指标"),
    ("completeness_class_missing", replace(_only("时效指标"), damaged=True), UNCLEAR, "未能读出"),
    ("completeness_indicator_count", Form(indicators=_MANY), WARN, "41"),
    ("completeness_indicator_count", Form(indicators=_MANY[:3]), WARN, "太少"),
    ("completeness_weights", with_indicator(perfect(), 0, weight=Decimal(5)), FAIL, "90"),
    ("completeness_weights", with_indicator(perfect(), 0, weight=None), UNCLEAR, "权重"),
    ("clarity_goal_without_effect", Form(texts={"goal_annual": _GOAL}), WARN, "效果"),
    ("soundness_duplicate", Form(indicators=(_MANY[0], _MANY[0])), WARN, "重复"),
    ("soundness_satisfaction_only", _only("社会效益指标", "可持续影响指标"), FAIL, "满意度"),
    ("feasibility_period_99", replace(perfect(), period="99年"), WARN, "99 年"),
    ("money_sources_add_up", with_funds(perfect(), annual_local=1), FAIL, "各来源 1"),
    ("money_form_equals_table", with_funds(perfect(), annual=470_000), FAIL, "480,000"),
    ("relevance_name_differs", replace(perfect(), project="乡镇财务人员培训费"), WARN, "培训经费"),
    ("relevance_name_differs", replace(perfect(), project="道路绿化"), UNCLEAR, "没有名称相近"),
    (
        _SMALLER,
        with_funds(perfect(), implementation=1),
        FAIL,
        "小于",
    ),
    ("privacy_secret", with_text(perfect(), basis="依据(机 密)文件"), FAIL, "涉密"),
]


@pytest.mark.parametrize(("rule_id", "form", "status", "words"), FORMS)
def test_form_rules_that_fire(rule_id: str, form: Form, status: Status, words: str) -> None:
    if rule_id == "completeness_weights" and status is FAIL:
        form = replace(form, indicators=form.indicators[:10])
        assert sum(own.weight or 0 for own in form.indicators) == 90
        form = with_indicator(form, 1, weight=Decimal(7))
        words = "87"
    found = verdict(rule_id, form)
    assert found.status is status
    assert words in found.remarks[0].reason


@pytest.mark.parametrize("rule_id", [r.rule_id for r in rules().values() if r.level == "form"])
def test_form_rules_keep_still_on_a_perfect_form(rule_id: str) -> None:
    assert verdict(rule_id, perfect()).status is PASS


def test_a_field_that_no_form_of_the_disclosure_fills_is_not_blank() -> None:
    bare = with_text(perfect(), plan=None, measures=None)
    assert verdict("completeness_fields_blank", bare).status is PASS
    assert verdict("conditions_stated", bare).status is UNCLEAR
    other = _blank(perfect())
    assert verdict("completeness_fields_blank", bare, other).status is WARN
    found = verdict("conditions_stated", bare, other)
    assert (found.status, found.remarks[0].reason) == (FAIL, "没有保证措施、实施计划")


def test_no_indicators_at_all_is_a_fault_only_where_the_layout_prints_them() -> None:
    empty = replace(perfect(), indicators=())
    assert verdict("completeness_class_missing", empty).status is UNCLEAR
    assert verdict("completeness_class_missing", empty, _blank(perfect())).status is FAIL


def test_satisfaction_by_another_name_is_no_effect() -> None:
    named = indicator("社会效益指标", "居民对环境的满意程度", "≥85%")
    form = _only("社会效益指标", "可持续影响指标")
    found = verdict("soundness_satisfaction_only", replace(form, indicators=(*form.main, named)))
    assert (found.status, found.remarks[0].reason) == (FAIL, "效益指标写的也是满意度")


def test_effects_that_nobody_can_measure() -> None:
    vague = (
        indicator("社会效益指标", "办事效率", "提高"),
        indicator("社会效益指标", "秩序", "改善"),
    )
    found = verdict("reasonableness_effect_unmeasurable", Form(indicators=vague))
    assert (found.status, found.remarks[0].reason) == (FAIL, "2 个效益指标都没有可衡量的值")
    cost = indicator("经济效益指标", "系统运维费", "≤35万元")
    found = verdict("reasonableness_effect_unmeasurable", Form(indicators=(vague[0], cost)))
    assert found.remarks[0].reason == "唯一的效益指标没有可衡量的值"
    graded = indicator("社会效益指标", "群众投诉", "无")
    assert verdict(
        "reasonableness_effect_unmeasurable", Form(indicators=(*vague, graded))
    ).status is (PASS)
    lost = Form(indicators=vague, damaged=True)
    assert verdict("reasonableness_effect_unmeasurable", lost).status is UNCLEAR


def test_what_the_first_run_on_places_never_seen_showed() -> None:
    cases = [
        ("soundness_input_as_output", "时效指标", "补助资金到位及时率", "100%", FAIL),
        ("soundness_rate_above_100", "质量指标", "报告合格率", "≥100百分比", WARN),
        ("soundness_wrong_class", "质量指标", "报告合格率", "=99百分比", PASS),
        ("soundness_wrong_class", "数量指标", "作物成活率", "≥85", FAIL),
        ("soundness_time_without_date", "时效指标", "资金拨付时间", "44561", FAIL),
        ("soundness_time_without_date", "时效指标", "安排时间", "按月安排", PASS),
        ("soundness_value_elsewhere", "成本指标", "业务成本", "符合相关规定", WARN),
        ("feasibility_date_outside_year", "时效指标", "服务周期", "2026.07-2027.01", WARN),
        ("money_unit_price", "成本指标", "出差成本", "0万元/人", FAIL),
    ]
    for rule_id, level2, name, value, status in cases:
        form = Form(indicators=(indicator(level2, name, value),), fiscal_year=2026)
        assert verdict(rule_id, form).status is status, (rule_id, value)


def test_numbers_of_the_texts_are_held_against_the_indicators() -> None:
    form = Form(
        texts={"goal_annual": "培训不少于2场,提高能力。", "plan": "代理记账检查(检查机构6家)"},
        indicators=(
            indicator("数量指标", "培训场次", "≥3次/年"),
            indicator("数量指标", "代理记账检查数量", "≥8家"),
        ),
    )
    found = verdict("relevance_numbers_contradict", form)
    assert [(own.status, own.reason) for own in found.remarks] == [
        (WARN, "年度总体目标写“不少于2场”，指标“培训场次”为 ≥3次/年"),
        (FAIL, "实施计划写“6家”，指标“代理记账检查数量”为 ≥8家"),
    ]


def test_a_match_that_is_not_sure_is_undetermined() -> None:
    form = Form(
        texts={"goal_annual": "购置A3打印机2台、A4打印机6台"},
        indicators=(indicator("数量指标", "购置打印机数量", "8台"),),
    )
    found = verdict("relevance_numbers_contradict", form)
    assert found.status is UNCLEAR
    assert {own.status for own in found.remarks} == {UNCLEAR}


def test_a_text_that_also_says_the_right_number_does_not_contradict() -> None:
    form = Form(
        texts={"overview": "其中专项检查不少于1次,全年专项检查不少于3次"},
        indicators=(indicator("数量指标", "专项检查次数", "≥3次"),),
    )
    assert verdict("relevance_numbers_contradict", form).status is PASS


@pytest.mark.parametrize(
    ("overview", "yuan", "status"),
    [
        ("一是评价(25万元);二是评审(15万元);三是处置(10万元)", 1_800_000, FAIL),
        ("一是评价(25万元);二是评审(145万元);三是处置(10万元)", 1_800_000, PASS),
        ("全年共需66.7万元", 967_025, FAIL),
        ("消防设备运维32000万元", 1_384_600, FAIL),
        ("监督检查费5万元;代理记账检查费3万元", 80_000, PASS),
        ("监督检查费5万元,其他按标准", 80_000, UNCLEAR),
        ("每人每月1000元/人", 80_000, UNCLEAR),
        ("没有金额", 80_000, UNCLEAR),
    ],
)
def test_amounts_in_the_overview(overview: str, yuan: int, status: Status) -> None:
    form = Form(texts={"overview": overview}, funds_yuan={"annual": Decimal(yuan)})
    assert verdict("money_text_amounts", form).status is status


@pytest.mark.parametrize(
    ("yuan", "extra", "status"),
    [
        (400_000, (), PASS),
        (500_000, (), WARN),
        (300_000, (), FAIL),
        (500_000, (indicator("成本指标", "维修成本", "按合同价"),), UNCLEAR),
        (500_000, (indicator("成本指标", "人均成本", "≤300元"),), UNCLEAR),
    ],
)
def test_cost_indicators_against_the_funds(yuan: int, extra: tuple, status: Status) -> None:
    form = Form(indicators=_TWO_COSTS + extra, funds_yuan={"annual": Decimal(yuan)})
    assert verdict("money_cost_sum", form).status is status


def test_a_single_cost_that_is_the_budget_says_nothing_new() -> None:
    form = Form(indicators=_TWO_COSTS[:1], funds_yuan={"annual": Decimal(250_000)})
    assert verdict("money_cost_restates_budget", form).status is WARN
    form = replace(form, indicators=_TWO_COSTS, funds_yuan={"annual": Decimal(400_000)})
    assert verdict("money_cost_restates_budget", form).status is PASS


@pytest.mark.parametrize(
    ("quantity", "price", "yuan", "status"),
    [
        ("≤22名", "≤1980元/月/人", 530_000, WARN),
        ("≤22名", "≤1980元/月/人", 522_720, PASS),
        ("≤22名", "≤1980元/月/人", 5_000_000, UNCLEAR),
        ("22名", "1980元/月/人", 500_000, FAIL),
        ("3900台", "≤1500元/人", 530_000, UNCLEAR),
    ],
)
def test_price_times_quantity(quantity: str, price: str, yuan: int, status: Status) -> None:
    form = Form(
        indicators=(
            indicator("数量指标", "辅助人员", quantity),
            indicator("成本指标", "辅助人员工资", price),
        ),
        funds_yuan={"annual": Decimal(yuan)},
    )
    found = verdict("money_price_times_quantity", form)
    assert found.status is status
    if status is WARN:
        assert found.remarks[0].reason == (
            "22 名×1980 元/月/人×12＝522,720 元，项目资金 530,000 元，相差 7,280 元"
        )


def test_a_damaged_reading_is_never_blamed_on_the_document() -> None:
    lost = Form(indicators=(indicator("数量指标", "培训班次", "", damaged=True),), damaged=True)
    assert verdict("completeness_value_missing", lost).status is UNCLEAR
    assert verdict("completeness_class_missing", lost).status is UNCLEAR
    unsure = Form(indicators=(indicator("数量指标", "整理率", "90%", class_uncertain=True),))
    assert verdict("soundness_wrong_class", unsure).status is UNCLEAR
