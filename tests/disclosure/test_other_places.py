"""Ways to print a disclosure that no sample shows, typeset here: what is read is what stands."""

from __future__ import annotations

import pytest

from budgetkit.disclosure.captions import entry_of_title
from budgetkit.disclosure.model import DisclosureReading
from tests.disclosure.places import Printed, Rows, amounts, disclosure, of_id

TITLES = {
    "revenue_expenditure_summary": (
        "收支预算总表",
        "收支总体情况表",
        "财务收支预算总表",
        "部门综合预算收支总表",
    ),
    "revenue_summary": ("收入总表", "收入预算总表", "收入总体情况表"),
    "expenditure_summary": ("支出总表", "支出预算总表", "支出总体情况表", "本年支出预算总表"),
    "appropriation_summary": (
        "财政拨款收支总表",
        "财政拨款收支预算总表",
        "财政拨款收支总体情况表",
    ),
    "general_expenditure": (
        "一般公共预算支出表",
        "一般公共预算支出预算表",
        "一般公共预算支出功能分类预算表",
        "一般公共预算支出情况表",
    ),
    "basic_expenditure": (
        "一般公共预算基本支出表",
        "一般公共预算基本支出经济分类表",
        "一般公共预算基本支出部门预算经济分类预算表",
    ),
    "fund_revenue": ("政府性基金预算收入表",),
    "fund_expenditure": ("政府性基金预算支出表", "政府性基金预算支出情况表"),
    "state_capital": ("国有资本经营预算收支表", "国有资本经营预算支出情况表"),
    "three_public": (
        "“三公”经费支出表",
        "三公经费和机关运行经费支出表",
        "三公、会议费、培训费支出预算表",
        "行政经费及三公经费预算表",
    ),
    "agency_operating": ("机关运行经费支出表", "机关运行经费预算情况表"),
    "project_expenditure": (
        "项目支出表",
        "部门预算项目支出情况表",
        "部门综合预算专项业务经费支出表",
    ),
    "project_carry_over": ("上年结转项目支出表", "上年结转支出表"),
    "general_expenditure_economic": ("一般公共预算支出经济分类表",),
    "project_expenditure_economic": ("项目支出经济分类表",),
    "appropriation_expenditure": ("财政拨款支出表", "财政拨款支出预算表"),
    "procurement": ("政府采购预算表", "部门政府采购预算表"),
    "purchased_services": ("政府购买服务预算表", "政府购买服务支出表"),
    "targets_project": ("项目支出绩效目标表", "部门预算项目绩效目标表"),
    "targets_agency": ("整体支出绩效目标表", "部门整体绩效目标表"),
    "targets_transfer": ("专项转移支付绩效目标表",),
}


@pytest.mark.parametrize("before", ["", "2025年度", "2026年部门", "表3 ", "预算03表 ", "三、"])
@pytest.mark.parametrize("table_id", TITLES)
def test_a_title_names_its_table_whatever_number_stands_before_it(
    table_id: str, before: str
) -> None:
    entries = [entry_of_title(before + title) for title in TITLES[table_id]]
    assert {entry.table_id if entry else None for entry in entries} == {table_id}


def only(title: str, table: Printed, table_id: str) -> list[tuple[str, str, str]]:
    return amounts(of_id(disclosure(title, [table]), table_id))


def test_the_years_money_and_the_carry_over_beside_their_total() -> None:
    """As in Changchun: three columns on each side."""
    rows: Rows = [
        ["收入", None, None, None, "支出", None, None, None],
        ["项目", "合计", "本年预算", "上年结转", "项目", "合计", "本年预算", "上年结转"],
        [
            "一、财政拨款收入",
            "110.00",
            "100.00",
            "10.00",
            "一、教育支出",
            "90.00",
            "80.00",
            "10.00",
        ],
        ["二、政府性基金预算拨款收入", "", "", "", "二、住房保障支出", "20.00", "20.00", ""],
        ["收入总计", "110.00", "100.00", "10.00", "支出总计", "110.00", "100.00", "10.00"],
    ]
    table = Printed("收支总表", "单位：万元", rows, [180, 90, 90, 90] * 2, number="预算公开表1")
    reading = disclosure("长春市青山区财政局2025年部门预算公开", [table])
    assert reading.identity.city == "长春市"
    found = amounts(of_id(reading, "revenue_expenditure_summary"))
    assert found[:6] == [
        ("财政拨款收入", "total", "110.00"),
        ("财政拨款收入", "current_year", "100.00"),
        ("财政拨款收入", "carry_over", "10.00"),
        ("教育支出", "total", "90.00"),
        ("教育支出", "current_year", "80.00"),
        ("教育支出", "carry_over", "10.00"),
    ]
    assert found[-1] == ("支出总计", "carry_over", "10.00")


def test_the_same_three_below_the_total_of_functions() -> None:
    rows: Rows = [
        ["功能分类科目", None, "合计", None, None, "基本支出", None, None],
        ["科目编码", "科目名称", "小计", "本年", "结转", "小计", "本年", "结转"],
        ["合计", None, "110.00", "100.00", "10.00", "110.00", "100.00", "10.00"],
        ["2010601", "行政运行", "110.00", "100.00", "10.00", "110.00", "100.00", "10.00"],
    ]
    table = Printed("一般公共预算支出表", "单位：万元", rows, [70, 160, *[90] * 6])
    found = only("长春市青山区财政局2025年部门预算公开", table, "general_expenditure")
    assert [(measure, amount) for item, measure, amount in found if item == "行政运行"] == [
        ("total", "110.00"),
        ("current_year", "100.00"),
        ("carry_over", "10.00"),
        ("basic", "110.00"),
        ("x_基本支出/本年", "100.00"),
        ("x_基本支出/结转", "10.00"),
    ]


def test_codes_of_units_are_no_codes_of_a_classification() -> None:
    """As in Huzhou: code and name of a unit in one cell, below a row of ** and numbers."""
    rows: Rows = [
        ["部门（单位）代码", "部门（单位）名称", "合计", "一般公共预算", "上年结转"],
        ["**", "**", "1", "2", "3"],
        ["合计", None, "300.00", "280.00", "20.00"],
        ["341-湖州市青山局", None, "300.00", "280.00", "20.00"],
        ["341001-湖州市青山局本级", None, "300.00", "280.00", "20.00"],
    ]
    table = Printed("2024年部门收入预算总表", "单位：万元", rows, [160, 180, 110, 110, 110])
    reading = disclosure("湖州市青山局2024年部门预算", [table])
    lines = of_id(reading, "revenue_summary").lines
    assert {(line.function_code, line.dept_econ_code) for line in lines} == {(None, None)}
    assert [line.amount_text for line in lines if line.is_total] == ["300.00", "280.00", "20.00"]
    assert len(lines) == 9


def test_names_without_codes_find_them_by_their_indentation() -> None:
    rows: Rows = [
        ["科目名称", "合计", "基本支出", None, "项目支出"],
        ["", "", "人员经费", "公用经费", ""],
        ["**", "1", "2", "3", "4"],
        ["合计", "280.00", "130.00", "50.00", "100.00"],
        ["一般公共服务支出", "280.00", "130.00", "50.00", "100.00"],
        ["  财政事务", "280.00", "130.00", "50.00", "100.00"],
        ["    行政运行", "180.00", "130.00", "50.00", ""],
        ["    信息化建设", "100.00", "", "", "100.00"],
    ]
    table = Printed("2024年部门支出预算总表", "单位：万元", rows, [240, 150, 150, 150, 150])
    reading = disclosure("湖州市青山局2024年部门预算", [table])
    lines = of_id(reading, "expenditure_summary").lines
    assert {(line.item, line.function_code) for line in lines if not line.is_total} == {
        ("一般公共服务支出", "201"),
        ("财政事务", "20106"),
        ("行政运行", "2010601"),
        ("信息化建设", "2010607"),
    }


def test_a_total_may_be_called_by_the_agencys_name() -> None:
    rows: Rows = [
        ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
        ["无锡市青山区审计局", None, "1,200.50", "900.50", "300.00"],
        ["201", "一般公共服务支出", "1,200.50", "900.50", "300.00"],
        ["20108", "审计事务", "1,200.50", "900.50", "300.00"],
        ["2010801", "行政运行", "900.50", "900.50", ""],
        ["2010804", "审计业务", "300.00", "", "300.00"],
    ]
    agency = "部门：无锡市青山区审计局"
    widths = [100, 220, 120, 120, 120]
    table = Printed("一般公共预算支出表", "单位：万元", rows, widths, "公开06表", agency)
    reading = disclosure("无锡市青山区审计局2025年度部门预算公开", [table])
    lines = of_id(reading, "general_expenditure").lines
    assert [line.amount_text for line in lines if line.is_total] == ["1,200.50", "900.50", "300.00"]
    assert len(lines) == 13


def test_rows_that_are_years_hold_the_money_of_their_year() -> None:
    """The three public expenses read across, a row for each year."""
    rows: Rows = [
        ["项目", "合计", "因公出国（境）费用", "公务用车购置及运行费", None, None, "公务接待费"],
        ["", "", "", "小计", "公务用车购置费", "公务用车运行费", ""],
        ["2024年预算数", "12.5", "0", "10", "0", "10", "2.5"],
        ["2023年预算数", "13", "0", "10", "0", "10", "3"],
    ]
    widths = [120, 90, 120, 80, 120, 120, 90]
    table = Printed("2024年度“三公”经费支出预算情况表", "单位：万元", rows, widths)
    found = only("泉州市青山局2024年度单位预算公开", table, "three_public")
    assert found[0] == ("合计", "total", "12.5")
    assert found[5:7] == [("公务接待费", "total", "2.5"), ("合计", "prior_year", "13")]
    assert found[-1] == ("公务接待费", "prior_year", "3")
    assert len(found) == 12


def test_expenditure_split_by_function_and_again_by_use() -> None:
    """As in Jiangsu before 2018: names of then, on a sheet of A3."""
    rows: Rows = [
        ["收入", None, "支出", None, None, None],
        ["项目", "预算数", "功能分类", "预算数", "支出用途", "预算数"],
        ["一、公共财政拨款", "500.00", "一、一般公共服务", "480.00", "一、基本支出", "400.00"],
        ["二、其他资金", "", "二、医疗卫生与计划生育支出", "20.00", "二、项目支出", "100.00"],
        ["收入合计", "500.00", "支出合计", "500.00", "支出合计", "500.00"],
    ]
    a3 = (1190.55, 841.89)
    table = Printed("收支预算总表", "单位：万元", rows, [220, 110] * 3, "公开01表", size=a3)
    reading = disclosure("江苏省青山厅2017年度部门预算公开", [table])
    lines = of_id(reading, "revenue_expenditure_summary").lines
    spent = [line for line in lines if line.side == "expenditure" and not line.is_total]
    assert {(line.item, line.function_code, line.amount_text) for line in spent} == {
        ("一般公共服务", "201", "480.00"),
        ("基本支出", None, "400.00"),
        ("医疗卫生与计划生育支出", "210", "20.00"),
        ("项目支出", None, "100.00"),
    }


def zhuhai() -> DisclosureReading:
    economic: Rows = [
        ["经济分类科目编码", "经济分类科目名称", "一般公共预算基本支出"],
        ["", "合计", "3,558.35"],
        ["301", "工资福利支出", "3558.35"],
        ["30101", "基本工资", "3,558.35"],
    ]
    functional: Rows = [
        ["类", "款", "项", "科目名称", "合计", "人员经费", "公用经费"],
        ["201", "", "", "一般公共服务支出", "12,000,000.00", "10,000,000.00", "2,000,000.00"],
        ["", "06", "", "财政事务", "12,000,000.00", "10,000,000.00", "2,000,000.00"],
        ["", "", "01", "行政运行", "12,000,000.00", "10,000,000.00", "2,000,000.00"],
        ["合计", None, None, None, "12,000,000.00", "10,000,000.00", "2,000,000.00"],
    ]
    widths = [50.0, 50, 50, 200, 130, 130, 130]
    return disclosure(
        "珠海市青山区司法局2026年部门预算",
        [
            Printed("一般公共预算基本支出情况表", "金额单位：万元", economic, [140, 240, 160]),
            Printed("部门预算基本支出预算表（按功能科目）", "单位：元", functional, widths),
        ],
    )


def test_the_only_column_of_a_table_may_be_called_as_the_table() -> None:
    assert amounts(of_id(zhuhai(), "basic_expenditure")) == [
        ("合计", "total", "3,558.35"),
        ("工资福利支出", "total", "3558.35"),
        ("基本工资", "total", "3,558.35"),
    ]


def test_each_table_has_its_own_unit_and_codes_stand_over_three_columns() -> None:
    economic, functional = zhuhai().tables
    assert (economic.unit_text, functional.unit_text) == ("万元", "元")
    assert {line.amount_yuan for line in economic.lines} == {35_583_500}
    assert {line.function_code for line in functional.lines} == {"201", "20106", "2010601", None}
    assert [str(line.amount_yuan) for line in functional.lines if line.is_total] == [
        "12000000.00",
        "10000000.00",
        "2000000.00",
    ]


def test_codes_in_three_columns_before_a_name_of_either_unit_or_function() -> None:
    """As in Henan: 单位（科目名称）, a row of ** and numbers, and classes under 基本支出."""
    rows: Rows = [
        ["科目", None, None, "单位（科目名称）", "总计", "本年收入", None, None, "上年结转结余"],
        ["类", "款", "项", "", "", "合计", "一般公共预算", "专户管理的教育收费", ""],
        ["**", "**", "**", "**", "1", "2", "3", "4", "5"],
        ["", "", "", "合计", "120.00", "110.00", "100.00", "10.00", "10.00"],
        ["205", "02", "01", "学前教育", "120.00", "110.00", "100.00", "10.00", "10.00"],
    ]
    widths = [45, 45, 45, 150, 90, 90, 100, 130, 110]
    table = Printed("部门收入总体情况表", "单位：万元", rows, widths)
    reading = disclosure("洛阳市青山局2023年度部门预算", [table])
    lines = [line for line in of_id(reading, "revenue_summary").lines if not line.is_total]
    assert {(line.function_code, line.item) for line in lines} == {("2050201", "学前教育")}
    assert [(line.measure, line.amount_text) for line in lines] == [
        ("total", "120.00"),
        ("current_year", "110.00"),
        ("general", "100.00"),
        ("special_account", "10.00"),
        ("carry_over", "10.00"),
    ]


def test_a_part_marked_and_numbered_is_called_by_its_name() -> None:
    rows: Rows = [
        ["项目", "上年预算数", "本年预算数", "增减额"],
        ["合计", "13.00", "12.50", "-0.50"],
        ["1.公务接待费", "3.00", "2.50", "-0.50"],
        ["2.公务用车费", "10.00", "10.00", "0.00"],
        ["其中：（1）公务用车运行维护费", "10.00", "10.00", "0.00"],
    ]
    table = Printed("“三公”经费预算表", "单位：万元", rows, [260, 110, 110, 110])
    found = only("长春市青山区教育局2025年单位预算公开", table, "three_public")
    assert found[-3:] == [
        ("公务用车运行维护费", "prior_year", "10.00"),
        ("公务用车运行维护费", "total", "10.00"),
        ("公务用车运行维护费", "x_增减额", "0.00"),
    ]


def test_services_are_named_by_the_levels_of_the_list() -> None:
    rows: Rows = [
        ["购买服务项目", "承接主体类别", "指导性目录", None, None, "金额"],
        ["", "", "一级", "二级", "三级", ""],
        ["合计", "", "", "", "", "8.00"],
        ["物业管理", "企业", "政府履职辅助性服务", "后勤服务", "物业管理服务", "8.00"],
    ]
    table = Printed("政府购买服务预算表", "单位：万元", rows, [160, 120, 170, 120, 140, 90])
    found = only("长春市青山区教育局2025年单位预算公开", table, "purchased_services")
    assert [(measure, amount) for _, measure, amount in found] == [("total", "8.00")] * 2
    assert "物业管理" in found[1][0]
