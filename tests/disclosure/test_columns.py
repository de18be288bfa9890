"""A column's header says what it holds."""

import pytest

from budgetkit.disclosure.catalogue import table_entries
from budgetkit.disclosure.columns import header_key, recognise_columns

ENTRIES = {entry.table_id: entry for entry in table_entries()}


def roles(table_id: str, *paths: tuple[str, ...]) -> list[tuple[str, str | None, str | None]]:
    columns = recognise_columns(paths, ENTRIES[table_id], 2024)
    return [(column.role, column.measure, column.side) for column in columns]


def test_two_sided() -> None:
    found = roles(
        "revenue_expenditure_summary",
        ("收入", "项目"),
        ("收入", "2024年"),
        ("支出", "项目"),
        ("支出", "2024年合计"),
        ("支出", "当年预算安排"),
        ("支出", "上年结转安排"),
    )
    assert found == [
        ("item", None, "revenue"),
        ("measure", "total", "revenue"),
        ("item", None, "expenditure"),
        ("measure", "total", "expenditure"),
        ("measure", "current_year", "expenditure"),
        ("measure", "carry_over", "expenditure"),
    ]


def test_sum_of_the_current_year_is_not_the_total() -> None:
    found = roles("revenue_summary", ("本年收入", "合计"), ("上年结转",), ("合计",))
    assert [measure for _, measure, _ in found] == ["current_year", "carry_over", "total"]


def test_name_columns_follow_the_kind_of_table() -> None:
    assert roles("general_expenditure", ("科目编码",))[0][0] == "function_code"
    assert roles("basic_expenditure", ("科目编码",))[0][0] == "dept_econ_code"
    assert roles("project_expenditure", ("项目名称",))[0][0] == "project"


def test_tables_of_one_source_have_a_total() -> None:
    found = roles(
        "state_capital", ("国有资本经营预算支出", "合计"), ("国有资本经营预算收入", "预算数")
    )
    assert [measure for _, measure, _ in found] == ["total", "total"]


def test_unknown_column_is_reported() -> None:
    assert roles("revenue_summary", ("甲乙丙",)) == [("other", None, None)]
    assert roles("revenue_summary", ("备注",)) == [("text", None, None)]


def test_unit_in_the_header() -> None:
    (column,) = recognise_columns([("预算数（万元）",)], ENTRIES["three_public"], 2024)
    assert (column.measure, column.unit_text) == ("total", "万元")


@pytest.mark.parametrize(
    ("path", "key"),
    [(("2024年预算数",), "Y预算数"), (("2023年预算数",), "Y-1预算数"), (("2020年",), "2020年")],
)
def test_years_are_relative(path: tuple[str, ...], key: str) -> None:
    assert header_key(path, 2024) == key


def test_last_years_column_is_prior_year() -> None:
    assert roles("three_public", ("2023年预算数",))[0][1] == "prior_year"
    assert roles("three_public", ("2024年预算数",))[0][1] == "total"


@pytest.mark.parametrize(
    ("table_id", "path", "expected"),
    [
        ("expenditure_summary", ("科目", "编码"), ("function_code", None)),
        ("expenditure_summary", ("科目", "名称"), ("function_name", None)),
        ("expenditure_summary", ("单位名称（科目）",), ("function_name", None)),
        ("basic_expenditure", ("经济分类科目", "科目名称"), ("dept_econ_name", None)),
        ("revenue_summary", ("上年财政拨款资金结转",), ("measure", "carry_over")),
        ("revenue_summary", ("当年财政拨款安排", "一般公共预算拨款"), ("measure", "general")),
        ("revenue_summary", ("本年收入", "事业单位经营收入"), ("measure", "business_operation")),
        ("general_expenditure", ("2023年执行数",), ("measure", "prior_year")),
        ("general_expenditure", ("2024年预算数", "比2023年预算增减%"), ("other", None)),
    ],
)
def test_headers_of_other_places(
    table_id: str, path: tuple[str, ...], expected: tuple[str, str | None]
) -> None:
    assert roles(table_id, path)[0][:2] == expected
