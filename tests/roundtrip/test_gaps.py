"""Smallest transcripts that the round trips once found to be read wrong."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from tests.roundtrip.reading import read_text, tables_by_id

COVER = "青山市水务局\n\n2024年度部门预算公开\n\n"
OPERATING = (
    "2024年财政拨款安排机关运行经费预算表\n\n部门名称：青山市水务局\n\n单位：万元\n\n"
    "{header}\n\t合计\t一般公共预算\t政府性基金预算\t国有资本经营预算\n"
    "部门合计\t0.16\t0.16\n青山市水务局\t0.16\t0.16\t\t{extra}\n"
)


def test_html_table_cut_by_a_page(tmp_path: Path) -> None:
    text = COVER + (
        "2024年预算支出总表\n\n部门名称：青山市水务局\n\n单位：万元\n\n<table>\n"
        "<tr><td>科目编码</td><td>科目名称</td><td>合计</td><td>基本支出</td></tr>\n"
        "<tr><td>合计</td><td></td><td>30.00</td><td>30.00</td></tr>\n"
        "<tr><td>201</td><td>一般公共服务支出</td><td>10.00</td><td>10.00</td></tr>\n</table>\n\n"
        "<table>\n<tr><td>208</td><td>社会保障和就业支出</td><td>20.00</td><td>20.00</td></tr>\n"
        "</table>\n"
    )
    table = tables_by_id(read_text(text, tmp_path))["expenditure_summary"]
    assert [line.function_code for line in table.lines] == [None, None, "201", "201", "208", "208"]


def test_space_inside_a_list_mark(tmp_path: Path) -> None:
    text = COVER + (
        "2024年预算收支总表\n\n部门名称：青山市水务局\n\n单位：万元\n\n收入\t\t支出\t\n"
        "项目\t2024年\t项目\t2024年合计\n一、一般公共预算\t5.00\t十 六、商业服务业等支出\t\n"
        "二、政府性基金预算\t\t十七、金融支出\t5.00\n收入总计\t5.00\t支出总计\t5.00\n"
    )
    table = tables_by_id(read_text(text, tmp_path))["revenue_expenditure_summary"]
    assert {line.section for line in table.lines} == {None}


def test_too_many_tabs_at_the_end_of_header_and_row(tmp_path: Path) -> None:
    text = COVER + OPERATING.format(header="单位名称\t2024预算数\t\t\t\t", extra="\t\t")
    table = tables_by_id(read_text(text, tmp_path))["agency_operating"]
    assert [(line.item, line.measure) for line in table.lines] == [
        ("部门合计", "total"),
        ("部门合计", "general"),
        ("青山市水务局", "total"),
        ("青山市水务局", "general"),
    ]


def test_page_break_inside_a_unit(tmp_path: Path) -> None:
    text = COVER + (
        "第三部分 2024年度部门预算情况说明\n\n六、一般公共预算基本支出情况说明\n\n"
        "2024年度青山市水务局安排的一般公共预算基本支出6.00万\n\n元，其中：\n\n人员经费6.00万元。\n"
    )
    facts = read_text(text, tmp_path).facts
    assert [(fact.value, fact.unit) for fact in facts] == [(Decimal("6.00"), "万元")] * 2


def test_page_break_before_a_colon(tmp_path: Path) -> None:
    text = COVER + (
        "第三部分 2024年度部门预算情况说明\n\n六、一般公共预算基本支出情况说明\n\n"
        "2024年度青山市水务局安排的一般公共预算基本支\n\n出6.00万元，其中：\n\n人员经费6.00万元。\n"
    )
    facts = read_text(text, tmp_path).facts
    assert [fact.subject for fact in facts] == ["一般公共预算基本支出", "人员经费"]


def test_appropriation_told_as_revenue_and_expenditure(tmp_path: Path) -> None:
    text = COVER + (
        "第三部分 2024年度部门预算情况说明\n\n四、财政拨款收支预算总体情况说明\n\n"
        "2024年度青山市水务局财政拨款收支总预算6.00万元。收入包括：一般公共预算拨款1.00万元，"
        "政府性基金预算拨款5.00万元；其中：当年拨款收入4.00万元，上年结转收入2.00万元。"
        "支出包括：卫生健康支出6.00万元。\n"
    )
    assert [fact.subject for fact in read_text(text, tmp_path).facts] == [
        "财政拨款收支总计",
        "一般公共预算财政拨款",
        "政府性基金预算财政拨款",
        "财政拨款本年收入",
        "财政拨款上年结转",
        "卫生健康支出",
    ]


def test_a_single_item_of_personnel_expenditure(tmp_path: Path) -> None:
    text = COVER + (
        "第三部分 2024年度部门预算情况说明\n\n六、一般公共预算基本支出情况说明\n\n"
        "人员经费6.00万元，主要包括：基本工资等。\n"
    )
    texts = [fact.value_text for fact in read_text(text, tmp_path).facts if fact.metric == "text"]
    assert texts == ["基本工资"]


def test_narrative_under_a_title_without_a_list_mark(tmp_path: Path) -> None:
    text = COVER + (
        "部门预算编制说明\n\n2024年，青山市水务局收入预算6.00万元，其中：财政拨款收入6.00万元。\n\n"
        "其他相关情况说明\n\n一、2024年“三公”经费预算情况说明\n\n"
        "2024年“三公”经费预算数为1.00万元。\n"
    )
    subjects = [fact.subject for fact in read_text(text, tmp_path).facts]
    assert subjects == ["收入总计", "财政拨款收入", "“三公”经费"]
