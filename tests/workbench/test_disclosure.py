"""A disclosure in a notebook: identity, wide tables, breakdowns, sources."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pandas as pd
import pytest

from budgetkit.dataset.outcome import DocumentOutcome
from budgetkit.dataset.tables import tables_of
from budgetkit.disclosure.model import BudgetLine, StatutoryTable
from budgetkit.document.model import Place, Warning
from budgetkit.errors import UsageError
from budgetkit.workbench import Disclosure
from budgetkit.workbench.frames import Frames
from tests.dataset import handmade


def of(*outcomes: DocumentOutcome) -> Disclosure:
    disclosure_id = outcomes[0].disclosure_id
    assert disclosure_id is not None
    return Disclosure(Frames(tables_of(outcomes).__getitem__), disclosure_id)


def with_tables(*tables: StatutoryTable, text: str = "a") -> DocumentOutcome:
    made = handmade.outcome(text, f"{text}.txt")
    assert made.reading is not None
    return replace(made, reading=replace(made.reading, tables=tables))


def table(table_id: str, *lines: BudgetLine) -> StatutoryTable:
    rows = max((line.row_no for line in lines), default=0)
    grid = handmade.grid(100, *[("", "") for _ in range(rows)])
    return StatutoryTable(table_id, table_id, None, "万元", not lines, grid, lines=lines)


def records(frame: pd.DataFrame, *columns: str) -> list[tuple[Any, ...]]:
    return list(frame[list(columns)].itertuples(index=False, name=None))


def test_identity(disclosure: Disclosure) -> None:
    assert disclosure.agency_name == handmade.AGENCY
    assert (disclosure.fiscal_year, type(disclosure.fiscal_year)) == (2026, int)
    assert (disclosure.scope, disclosure.stage) == ("unit", "budget")
    assert (disclosure.division_code, disclosure.city) == ("140500", "晋城市")
    assert disclosure.subordinate_units == ()
    assert disclosure.table_ids == ["expenditure_summary"]


def test_what_was_not_found_is_none() -> None:
    found = of(handmade.outcome(agency_name=None, fiscal_year=None, scope=None))
    assert (found.agency_name, found.fiscal_year, found.scope) == (None, None, None)


def test_a_table_is_wide_as_printed(disclosure: Disclosure) -> None:
    frame = disclosure.table("expenditure_summary")
    assert list(frame.columns) == [
        "function_code",
        "function_name",
        "item",
        "level",
        "is_total",
        "total",
        "basic",
        "project",
        "document_id",
        "table_no",
        "row_no",
    ]
    assert records(frame, "item", "total", "basic", "project") == [
        ("合计", Decimal("303000.00"), Decimal("101000.00"), Decimal("202000.00")),
        ("一般公共服务支出", Decimal("202000.00"), None, Decimal("202000.00")),
        ("社会保障和就业支出", Decimal("101000.00"), Decimal("101000.00"), None),
    ]


def test_printed_order_holds_where_no_row_has_every_column() -> None:
    lines = (
        handmade.line(1, 100, "total", "2", item="甲"),
        handmade.line(1, 100, "project", "2", item="甲"),
        handmade.line(2, 101, "total", "1", item="乙"),
        handmade.line(2, 101, "basic", "1", item="乙"),
        handmade.line(2, 101, "project", "1", item="乙"),
    )
    columns = list(
        of(with_tables(table("expenditure_summary", *lines))).table("expenditure_summary")
    )
    assert columns[columns.index("total") :][:3] == ["total", "basic", "project"]


def test_sides_stand_below_each_other() -> None:
    lines = (
        handmade.line(1, 100, "total", "5", side="revenue", item="一般公共预算"),
        handmade.line(1, 100, "total", "3", side="expenditure", item="教育支出"),
        handmade.line(2, 101, "total", "5", side="revenue", item="收入总计", is_total=True),
    )
    frame = of(with_tables(table("revenue_expenditure_summary", *lines))).table(
        "revenue_expenditure_summary"
    )
    assert records(frame, "side", "item", "row_no") == [
        ("revenue", "一般公共预算", 1),
        ("revenue", "收入总计", 2),
        ("expenditure", "教育支出", 1),
    ]


def test_a_measure_printed_twice_in_a_row_is_kept_twice() -> None:
    lines = [handmade.line(1, 100, "total", printed, item="甲") for printed in ("1", "2")]
    frame = of(with_tables(table("three_public", *lines))).table("three_public")
    assert records(frame, "total", "total_2") == [(Decimal("10000.00"), Decimal("20000.00"))]


def test_a_project_name_is_not_taken_for_project_expenditure() -> None:
    line = handmade.line(1, 100, "project", "1", item="甲项目", project="甲项目", level=3)
    frame = of(with_tables(table("project_expenditure", line))).table("project_expenditure")
    assert records(frame, "project_name", "project") == [("甲项目", Decimal("10000.00"))]


def test_an_empty_table_is_an_empty_frame() -> None:
    assert of(with_tables(table("fund_revenue"))).table("fund_revenue").empty


def test_an_unknown_table_names_those_there_are(disclosure: Disclosure) -> None:
    with pytest.raises(UsageError, match="没有报表 procurement；已识别的报表：expenditure_summary"):
        disclosure.table("procurement")


def test_a_standard_figure_is_what_the_tables_print(disclosure: Disclosure) -> None:
    assert disclosure.figure("expenditure_total") == Decimal("303000.00")
    assert disclosure.figure("revenue_total") is None


def test_an_unknown_figure_names_those_there_are(disclosure: Disclosure) -> None:
    with pytest.raises(UsageError, match="expenditure_total"):
        disclosure.figure("total")


def test_expenditure_by_function(disclosure: Disclosure) -> None:
    frame = disclosure.expenditure(by="function")
    assert records(frame, "function_code", "total") == [
        ("201", Decimal("202000.00")),
        ("208", Decimal("101000.00")),
    ]
    assert disclosure.expenditure(by="function", level=2).empty


def test_expenditure_by_type(disclosure: Disclosure) -> None:
    assert records(disclosure.expenditure(by="type"), "type", "total") == [
        ("project", Decimal("202000.00")),
        ("basic", Decimal("101000.00")),
    ]


def test_expenditure_by_project_is_largest_first() -> None:
    lines = [
        handmade.line(row, 99 + row, "total", printed, item=name, project=name, level=level)
        for row, (name, printed, level) in enumerate(
            [(None, "6", 2), ("甲", "1", 3), ("乙", "3", 3), ("丙", "2", 3)], start=1
        )
        for name in [name or ""]
    ]
    frame = of(with_tables(table("project_expenditure", *lines))).expenditure(by="project")
    assert records(frame, "project_name", "total") == [
        ("乙", Decimal("30000.00")),
        ("丙", Decimal("20000.00")),
        ("甲", Decimal("10000.00")),
    ]


def test_revenue_by_source_leaves_out_blanks_and_keeps_the_carry_over() -> None:
    lines = [
        handmade.line(1, 100, measure, printed, item="合计", is_total=True)
        for measure, printed in (("total", "6"), ("general", "4"), ("carry_over", "2"))
    ]
    found = of(with_tables(table("revenue_summary", *lines)))
    expected = [("general", Decimal("40000.00")), ("carry_over", Decimal("20000.00"))]
    assert records(found.revenue(), "source", "total") == expected
    assert records(found.expenditure(by="source"), "source", "total") == expected


def test_what_is_not_printed_has_no_rows(disclosure: Disclosure) -> None:
    assert disclosure.expenditure(by="economic").empty
    assert disclosure.expenditure(by="project").empty
    assert disclosure.revenue().empty


def test_an_unknown_breakdown_is_refused(disclosure: Disclosure) -> None:
    with pytest.raises(UsageError, match="没有按 region 的分类，可用：function、economic"):
        disclosure.expenditure(by="region")  # type: ignore[arg-type]


def test_sums_and_shares_are_exact(disclosure: Disclosure) -> None:
    amounts = disclosure.expenditure()["total"]
    assert amounts.sum() == Decimal("303000.00")
    assert (amounts / amounts.sum()).iloc[1] == Decimal("101000") / Decimal("303000")
    assert amounts.astype(float).tolist() == [202000.0, 101000.0]


def test_columns_have_types_to_compute_with(disclosure: Disclosure) -> None:
    types = {name: str(kind) for name, kind in disclosure.budget_lines.dtypes.items()}
    assert (types["row_no"], types["page"], types["is_total"]) == ("int64", "Int64", "bool")
    assert (types["function_code"], types["amount_yuan"]) == ("str", "object")
    assert disclosure.table_rows["cells_text"].iloc[4] == ["甲", "=乙"]


def test_source_of_a_line_and_of_a_wide_row(disclosure: Disclosure) -> None:
    quote = "201 | 一般公共服务支出 | 20.20 |  | 20.20"
    line = disclosure.source(disclosure.budget_lines.iloc[3])
    row = disclosure.source(disclosure.table("expenditure_summary").iloc[1])
    assert line == row
    assert (line.file_name, line.page, line.line, line.quote) == ("a.txt", None, 22, quote)
    assert str(line) == f"a.txt 第 22 行：{quote}"


def test_source_of_a_fact_a_table_and_a_dict(disclosure: Disclosure) -> None:
    fact = disclosure.source(disclosure.narrative.iloc[0])
    assert (fact.line, fact.quote) == (50, "比上年增长３.54%，主要原因是人员增加。")
    found = disclosure.source(disclosure.tables.iloc[0].to_dict())
    assert (found.line, found.quote) == (18, "2026年预算支出总表")


@pytest.mark.parametrize(
    "row", [{}, {"document_id": "f" * 16}, {"document_id": None, "table_no": 1, "row_no": 1}]
)
def test_a_row_from_elsewhere_has_no_source(row: dict[str, Any], disclosure: Disclosure) -> None:
    with pytest.raises(UsageError, match="document_id"):
        disclosure.source(row)


def test_a_row_without_a_place_has_no_source(disclosure: Disclosure) -> None:
    with pytest.raises(UsageError, match="row_no"):
        disclosure.source({"document_id": handmade.document().document_id})


def test_what_a_user_writes_into_a_frame_stays_there(disclosure: Disclosure) -> None:
    other = Disclosure(disclosure._frames, disclosure.disclosure_id)
    disclosure.budget_lines["amount_yuan"] = None
    assert other.budget_lines["amount_yuan"].sum() == Decimal("1212000.00")


def test_content_in_two_documents_counts_once_and_is_warned_about() -> None:
    warning = Warning("truncated", "文件似乎不完整", Place(line=9))
    first = handmade.outcome("a")
    assert first.reading is not None
    first = replace(first, reading=replace(first.reading, warnings=(warning,)))
    found = of(first, handmade.outcome("b", "b.txt"))
    assert found.warnings == ["文件似乎不完整（第 9 行）", "a.txt 中重复的内容以另一文件为准"]
    alone = of(handmade.outcome("b", "b.txt"))
    assert found.budget_lines["amount_yuan"].tolist() == alone.budget_lines["amount_yuan"].tolist()
