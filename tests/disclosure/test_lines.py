"""Rows become lines: what is printed, where, with repairs marked."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from budgetkit.disclosure.identity import read_identity
from budgetkit.disclosure.model import StatutoryTable
from budgetkit.disclosure.tables import statutory_tables
from budgetkit.document.model import Document


@pytest.fixture
def table_of(document_of: Callable[..., Document]) -> Callable[..., StatutoryTable]:
    def read(*lines: str) -> StatutoryTable:
        document = document_of("2024年度部门预算", "部门名称：某市某局", *lines)
        (table,) = statutory_tables(document.blocks, read_identity(document))
        return table

    return read


Reader = Callable[..., StatutoryTable]
FUNCTIONS = ("2024年预算支出总表", "单位：万元", "科目编码\t科目名称\t合计\t基本支出")


def facts(table: StatutoryTable, *names: str) -> list[tuple[Any, ...]]:
    return [tuple(getattr(line, name) for name in names) for line in table.lines]


def test_codes_levels_and_totals(table_of: Reader) -> None:
    table = table_of(*FUNCTIONS, "\t合计\t3.00\t", "201\t甲支出\t3.00\t", "2010601\t行政运行\t3\t1")
    assert facts(table, "function_code", "item", "level", "is_total", "measure", "amount_yuan") == [
        (None, "合计", None, True, "total", Decimal("30000.00")),
        ("201", "甲支出", 1, False, "total", Decimal("30000.00")),
        ("2010601", "行政运行", 3, False, "total", Decimal("30000.00")),
        ("2010601", "行政运行", 3, False, "basic", Decimal("10000.00")),
    ]


def test_code_and_name_in_one_cell(table_of: Reader) -> None:
    table = table_of(*FUNCTIONS, "\t[2010601]行政运行\t3.00\t", "\t20106-财政事务\t3.00\t")
    assert facts(table, "function_code", "function_name") == [
        ("2010601", "行政运行"),
        ("20106", "财政事务"),
    ]


def test_repair_is_marked_and_damage_is_null(table_of: Reader) -> None:
    table = table_of(*FUNCTIONS, "201\t甲支出\t14. 58\t1,184,70")
    assert facts(table, "amount_yuan", "amount_text", "reading", "confidence") == [
        (Decimal("145800.00"), "14. 58", "repaired", 0.9),
        (None, "1,184,70", "unreadable", 0.3),
    ]


def test_unknown_unit_gives_no_yuan(table_of: Reader) -> None:
    table = table_of(FUNCTIONS[0], FUNCTIONS[2], "201\t甲支出\t3.00\t")
    assert facts(table, "amount_yuan", "amount_text", "unit_text") == [(None, "3.00", "unknown")]


def test_header_repeated_on_the_next_page_is_no_data(table_of: Reader) -> None:
    table = table_of(*FUNCTIONS, "201\t甲支出\t3.00\t", "", FUNCTIONS[2], "202\t乙支出\t1.00\t")
    assert facts(table, "row_no", "item") == [(2, "甲支出"), (4, "乙支出")]


def test_number_under_an_unknown_header_is_kept(table_of: Reader) -> None:
    table = table_of(FUNCTIONS[0], "单位：元", "科目编码\t科目名称\t合计\t甲乙丙", "201\t甲\t3\t4")
    assert facts(table, "measure", "amount_yuan") == [
        ("total", Decimal("3.00")),
        ("x_甲乙丙", Decimal("4.00")),
    ]


def test_sides_sections_and_enumeration(table_of: Reader) -> None:
    table = table_of(
        "2024年财政拨款收支总表",
        "单位：万元",
        "收入\t\t支出\t",
        "项目\t金额\t项目\t金额",
        "一、一般公共预算\t5.00\t二十二、国有资本经营 预算支出\t7.50",
        "上年财政拨款结转\t2.50\t年终结转\t",
        "一、一般公共预算\t2.50\t\t",
        "收入总计\t7.50\t支出总计\t7.50",
    )
    assert facts(table, "side", "item", "section", "is_total", "amount_yuan") == [
        ("revenue", "一般公共预算", None, False, Decimal("50000.00")),
        ("expenditure", "国有资本经营预算支出", None, False, Decimal("75000.00")),
        ("revenue", "上年财政拨款结转", None, False, Decimal("25000.00")),
        ("revenue", "一般公共预算", "上年财政拨款结转", False, Decimal("25000.00")),
        ("revenue", "收入总计", None, True, Decimal("75000.00")),
        ("expenditure", "支出总计", None, True, Decimal("75000.00")),
    ]


def test_departments_units_and_projects(table_of: Reader) -> None:
    table = table_of(
        "2024年项目支出预算表",
        "单位：万元",
        "项目名称\t合计\t单位资金",
        "1\t2\t3",
        "某市某局\t6.00\t",
        "某市某局\t1.00\t",
        "甲项目\t1.00\t",
        "某市乙中心\t5.00\t",
        "丙项目\t2.00\t",
        "丁办公室\t3.00\t",
    )
    assert facts(table, "item", "level", "project", "agency") == [
        ("某市某局", 1, None, "某市某局"),
        ("某市某局", 2, None, "某市某局"),
        ("甲项目", 3, "甲项目", "某市某局"),
        ("某市乙中心", 2, None, "某市乙中心"),
        ("丙项目", 3, "丙项目", "某市乙中心"),
        ("丁办公室", 3, "丁办公室", "某市乙中心"),
    ]


def test_counts_and_percentages_are_no_money(table_of: Reader) -> None:
    table = table_of(
        FUNCTIONS[0], "单位：元", "科目编码\t科目名称\t合计\t增减(%)", "201\t甲\t3\t4.5"
    )
    assert facts(table, "measure", "amount_text", "amount_yuan", "unit_text") == [
        ("total", "3", Decimal("3.00"), "元"),
        ("x_增减(%)", "4.5", None, "unknown"),
    ]


def test_rows_that_count_are_no_money(table_of: Reader) -> None:
    table = table_of(
        "2024年“三公”经费预算表",
        "单位：元",
        "项目\t2023-执行数\t2024-预算数",
        "2、公务接待费\t\t1500",
        "5.公务接待批次(批)\t\t10",
    )
    assert facts(table, "item", "measure", "amount_yuan", "unit_text") == [
        ("公务接待费", "total", Decimal("1500.00"), "元"),
        ("公务接待批次(批)", "total", None, "unknown"),
    ]


def test_headers_that_count_are_no_money(table_of: Reader) -> None:
    table = table_of(
        "2024年“三公”经费预算表",
        "单位：万元",
        "因公出国（境）费\t公务接待费\t公务用车保有量（辆）",
        "3.00\t1.00\t4",
    )
    assert [line.amount_yuan for line in table.lines] == [
        Decimal("30000.00"),
        Decimal("10000.00"),
        None,
    ]


def test_the_outturn_alone_is_the_amount(table_of: Reader) -> None:
    table = table_of(
        "2023年一般公共预算财政拨款基本支出决算表",
        "单位：万元",
        "科目编码\t科目名称\t决算数",
        "301\t工资福利支出\t3.00",
    )
    assert facts(table, "measure", "amount_yuan") == [("total", Decimal("30000.00"))]


def test_of_which_the_general_budget(table_of: Reader) -> None:
    table = table_of(
        "2015年“三公”经费情况统计表",
        "单位：万元",
        "项目\t本年预算数\t其中:公共预算财政拨款",
        "公务接待费\t3.00\t2.00",
    )
    assert facts(table, "measure", "amount_text") == [("total", "3.00"), ("general", "2.00")]


def test_table_read_across(table_of: Reader) -> None:
    table = table_of(
        "2024年“三公”经费预算表",
        "单位：万元",
        "2023年预算数\t\t\t2024年预算数\t\t",
        "合计\t因公出国（境）费\t公务接待费\t合计\t因公出国（境）费\t公务接待费",
        "3.00\t\t3.00\t2.00\t0.00\t2.00",
    )
    assert facts(table, "item", "measure", "is_total", "amount_yuan") == [
        ("合计", "prior_year", True, Decimal("30000.00")),
        ("公务接待费", "prior_year", False, Decimal("30000.00")),
        ("合计", "total", True, Decimal("20000.00")),
        ("因公出国(境)费", "total", False, Decimal("0.00")),
        ("公务接待费", "total", False, Decimal("20000.00")),
    ]


def test_code_over_three_columns_with_blank_parents(table_of: Reader) -> None:
    table = table_of(
        FUNCTIONS[0],
        "单位：万元",
        "科目编码\t\t\t科目名称\t合计",
        "类\t款\t项\t\t",
        "201\t\t\t甲支出\t3.00",
        "\t6\t\t乙事务\t3.00",
        "\t\t01\t行政运行\t3.00",
    )
    assert facts(table, "function_code", "level") == [("201", 1), ("20106", 2), ("2010601", 3)]


def test_codes_tell_the_classification(table_of: Reader) -> None:
    table = table_of(
        "2024年一般公共预算基本支出表",
        "单位：万元",
        "科目编码\t科目名称\t合计\t人员经费",
        "501\t机关工资福利支出\t3.00\t3.00",
        "301\t工资福利支出\t3.00\t3.00",
    )
    assert [(line.dept_econ_code, line.gov_econ_code) for line in table.lines[::2]] == [
        (None, "501"),
        ("301", None),
    ]


def test_total_labelled_with_the_agency(table_of: Reader) -> None:
    table = table_of(*FUNCTIONS, "\t某市某局\t3.00\t", "201\t甲支出\t3.00\t")
    assert facts(table, "item", "is_total") == [("某市某局", True), ("甲支出", False)]


def test_names_without_codes_are_resolved_and_marked(table_of: Reader) -> None:
    table = table_of(
        FUNCTIONS[0],
        "单位：万元",
        "科目名称\t合计",
        "合计\t4.00",
        "一般公共服务支出\t3.00",
        "财政事务\t3.00",
        "行政运行\t3.00",
        "并不存在的支出\t1.00",
    )
    assert facts(table, "item", "function_code", "level", "code_origin") == [
        ("合计", None, None, None),
        ("一般公共服务支出", "201", 1, "name"),
        ("财政事务", "20106", 2, "name"),
        ("行政运行", "2010601", 3, "name"),
        ("并不存在的支出", None, None, None),
    ]


def test_printed_codes_are_marked_as_printed(table_of: Reader) -> None:
    table = table_of(*FUNCTIONS, "\t合计\t3.00\t", "201\t一般公共服务支出\t3.00\t")
    assert facts(table, "function_code", "code_origin") == [(None, None), ("201", "printed")]


def test_economic_names_of_both_classifications(table_of: Reader) -> None:
    table = table_of(
        "2024年一般公共预算基本支出表",
        "单位：万元",
        "部门预算支出经济科目名称\t政府预算支出经济科目名称\t合计",
        "工资福利支出\t\t3.00",
        "基本工资\t工资奖金津补贴\t2.00",
        "基本工资\t工资福利支出\t1.00",
    )
    assert facts(table, "dept_econ_code", "gov_econ_code", "level", "code_origin") == [
        ("301", None, 1, "name"),
        ("30101", "50101", 2, "name"),
        ("30101", "50501", 2, "name"),
    ]


def test_a_two_sided_table_without_title_is_told_by_its_rows(table_of: Reader) -> None:
    table = table_of(
        "920青山县下口镇财政所\t\t\t预算年度:2024\t单位:万元",
        "序号\t收入\t\t支出\t",
        "\t项目\t预算数\t项目\t预算数",
        "栏次\t1\t2\t3\t4",
        "1\t一、一般公共预算拨款收入\t6.00\t一、一般公共服务支出\t5.00",
        "2\t五、单位资金\t\t二、农林水支出\t3.00",
        "3\t本年收入合计\t6.00\t本年支出合计\t8.00",
        "4\t上年结转结余\t2.00\t年终结转结余\t",
        "5\t收入总计\t8.00\t支出总计\t8.00",
    )
    assert table.table_id == "revenue_expenditure_summary"
    assert facts(table, "side", "item", "amount_yuan")[-2:] == [
        ("revenue", "收入总计", Decimal("80000.00")),
        ("expenditure", "支出总计", Decimal("80000.00")),
    ]


def test_an_appropriation_without_title_is_told_by_header_and_rows(table_of: Reader) -> None:
    table = table_of(
        "单位:万元",
        "收入\t\t支出\t\t\t",
        "项目\t预算数\t项目\t合计\t一般公共预算\t政府性基金预算",
        "一、一般公共预算\t6.00\t一、一般公共服务支出\t6.00\t6.00\t",
        "收入总计\t6.00\t支出总计\t6.00\t6.00\t",
    )
    assert table.table_id == "appropriation_summary"


def test_rows_of_another_kind_tell_no_table(table_of: Reader) -> None:
    table = table_of("单位:万元", "项目\t金额", "收入总计\t8.00", "支出总计\t8.00")
    assert table.table_id is None


def test_rows_of_years_beside_the_outturn(table_of: Reader) -> None:
    table = table_of(
        "单位：万元",
        "三公经费项目\t合计\t因公出国（境）费\t公务接待费",
        "2024年度预算数\t5.00\t3.00\t2.00",
        "2024年度决算数\t6.00\t2.00\t4.00",
        "2023年度决算数\t4.00\t3.00\t1.00",
        "决算对比\t2.00\t-1.00\t3.00",
    )
    assert table.table_id == "three_public"
    assert facts(table, "item", "measure", "amount_text")[::3] == [
        ("合计", "x_2024年度预算数", "5.00"),
        ("合计", "total", "6.00"),
        ("合计", "prior_year", "4.00"),
        ("合计", "x_决算对比", "2.00"),
    ]
