"""One case for each decision of the grammar, and one where it must not decide so."""

from decimal import Decimal

import pytest

from budgetkit.disclosure.values import normal_form, parse_value, unparsed


@pytest.mark.parametrize(
    ("text", "name", "normal"),
    [
        ("≤1.5", "中介费（万元）", "≤1.5万元"),
        ("≥110", "清查户数（万户）", "≥1100000户"),
        ("≤300", "调查成本（元/户/月）", "≤300元/户/月"),
        ("≤3", "法律咨询成本（万/年）", "≤30000/年"),
        ("≤3", "审计开展时间（月）", "≤3月"),
        ("33", "维护数量（套、台）", "33套、台"),
        ("90以上", "满意度（%）", "≥90%"),
        ("≥95%", "比率（万元）", "≥95%"),
        ("2", "人数（含临时）", "2"),
        ("12月底", "时间（月）", "12月底"),
    ],
)
def test_the_name_gives_a_unit_only_where_there_is_none(text: str, name: str, normal: str) -> None:
    value = parse_value(text, name=name)
    assert (value.text, normal_form(value)) == (text, normal)


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("1.179万元", "11790.00"),
        ("≥0.3亿元", "30000000.00"),
        ("≤400元/人/天", "400.00"),
        ("约5万元", "50000.00"),
        ("每人每月3000元", "3000.00"),
    ],
)
def test_money_is_in_yuan_too(text: str, yuan: str) -> None:
    assert parse_value(text).amount_yuan == Decimal(yuan)


@pytest.mark.parametrize("text", ["0.00001元", "500美元", "5元至9元", "≥5人", "5万"])
def test_what_is_no_single_amount_in_yuan_has_none(text: str) -> None:
    assert parse_value(text).amount_yuan is None


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("1,200人", "1200人"),
        ("-5%", "-5%"),
        ("≥50万人次", "≥500000人次"),
        ("2千克", "2千克"),
        ("3千米", "3千米"),
        ("5个工作日内", "≤5工作日"),
        ("≥5箩", "≥5箩"),
        ("90%（含90%）以上", "≥90%"),
        ("≥2项（研究、咨询）", "≥2项"),
        ("24小时内接通的比率≥95%", "≥95%"),
        ("15个小区全覆盖", "15个"),
        ("12月底前完成全部验收", "≤12月底"),
        ("2026年1-3月", "2026年1月至2026年3月"),
        ("20261231", "2026年12月31日"),
        ("十二月底前", "≤12月底"),
        ("2025-2027年", "2025年至2027年"),
        ("一年两次", "2次/年"),
    ],
)
def test_it_reads(text: str, normal: str) -> None:
    assert normal_form(parse_value(text)) == normal
    assert not unparsed([text])


@pytest.mark.parametrize(
    "text",
    [
        "≥5以内",
        "12.31前",
        "2/3以上",
        "一次性",
        "落实12345热线工作",
        "完成2025年度各项重点工作任务",
        "8:00-18:00",
        "90至50人",
        "1" * 30 + "人",
    ],
)
def test_it_does_not_guess(text: str) -> None:
    assert parse_value(text).kind == "qualitative"
    assert unparsed([text, text]) == {text: 2}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("按月发放", "frequency"),
        ("按年度计划", "rule"),
        ("按时完成", "qualitative"),
        ("逐年提高", "qualitative"),
        ("符合要求", "qualitative"),
        ("符合国家标准", "rule"),
        ("5日前", "date"),
        ("5日内", "period"),
        ("11月", "date"),
        ("11个月", "period"),
        ("3月内", "period"),
        ("2024年", "date"),
        ("3年", "period"),
        ("一级", "qualitative"),
        ("1级", "exact"),
        ("慰问不少于100人，宣传不少于200份", "rule"),
        ("/", "missing"),
        ("......", "missing"),
        ("无", "qualitative"),
    ],
)
def test_alike_but_of_another_kind(text: str, kind: str) -> None:
    assert parse_value(text).kind == kind


def test_prose_is_not_searched() -> None:
    assert parse_value("提升" * 101 + "≥95%").kind == "qualitative"
