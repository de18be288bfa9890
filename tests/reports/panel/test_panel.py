"""A panel holds years against each other, and says where it cannot."""

from __future__ import annotations

from dataclasses import replace

import pytest

from budgetkit.errors import UsageError
from budgetkit.reports.blocks import Masthead
from budgetkit.reports.panel import Panel
from tests.analysis import yangquan
from tests.reports.many import agency, said, scaled, table, texts
from tests.reports.subject import HandMade

SECTIONS = (
    "masthead", "years", "totals", "functions", "changes", "public_expenses", "ratios", "sources",
)  # fmt: skip


def year(number: int, factor: int = 1, **more: object) -> HandMade:
    made = replace(agency(number), agency_name="甲局", fiscal_year=number)
    return replace(scaled(made, factor), **more)  # type: ignore[arg-type]


def test_one_agency_scope_and_stage_each_year_once() -> None:
    for wrong in (
        [],
        [year(2023), year(2023)],
        [year(2023), year(2024, scope="department")],
        [year(2023), year(2024, agency_name="乙局")],
        [year(2023), year(2024, fiscal_year=None)],
    ):
        with pytest.raises(UsageError, match="每年一份"):
            Panel(wrong)


def test_totals_of_two_years() -> None:
    section = Panel([year(2024, 2), year(2023)]).totals()
    assert said(section) == (
        "支出总计由 2023 年的 2,011.30 万元到 2024 年的 4,022.60 万元，"
        "增加 2,011.30 万元（100.00%）。"
    )
    assert texts(table(section, "支出总计的逐年增减")) == [
        ["2023", "2,011.30", "—", "—", "—", "—"],
        ["2024", "4,022.60", "+2,011.30", "100.00%", "—", "—"],
    ]


def test_the_change_split_by_function() -> None:
    section = Panel([year(2023), year(2024, 2)]).changes()
    assert said(section) == (
        "2024 年支出总计比 2023 年增加 2,011.30 万元（+100.00%），"
        "变动最大的是一般公共服务支出（+1,661.81）。"
        "两年金额都取自各自的材料。"
    )
    rows = texts(table(section, "支出总计由"))
    assert rows[0] == ["一般公共服务支出", "1,661.81", "3,323.62", "+1,661.81"]
    # Printed classes fall 0.01 short of the printed total, twice that in the second year.
    assert rows[-2] == ["其余（未逐项说明，或为尾差）", "—", "—", "+0.01"]
    assert rows[-1] == ["支出总计", "2,011.30", "4,022.60", "+2,011.30"]


def test_a_year_that_is_missing_is_said() -> None:
    report = Panel([year(2022), year(2024)])
    assert "2023 年没有材料" in said(report.years())


def test_an_item_of_one_year_is_no_zero_in_the_other() -> None:
    fewer = year(2024)
    lines = fewer.budget_lines
    fewer = replace(fewer, budget_lines=lines[lines["item"] != "卫生健康支出"])
    report = Panel([year(2023), fewer])
    assert "2024 年不再列出，不等于金额为零" in said(report.changes())
    amounts = {row[0]: row[1:] for row in texts(table(report.functions(), "历年各类支出（万元）"))}
    assert amounts["卫生健康支出"] == ["42.07", "—"]


def test_other_tables_and_layouts_are_noted() -> None:
    other = year(2024, layout="beijing")
    lines = other.budget_lines
    renamed = lines["table_id"].replace("expenditure_summary", "general_expenditure")
    other = replace(other, budget_lines=lines.assign(table_id=renamed))
    report = Panel([year(2023), other])
    assert "各年版式不同" in said(report.years())
    assert "口径不尽相同" in said(report.functions())
    assert "不按科目分解" in said(report.changes())


def test_one_year_and_nothing_read() -> None:
    empty = year(
        2024,
        budget_lines=yangquan.budget_lines().iloc[:0],
        narrative=yangquan.narrative().iloc[:0],
        tables=yangquan.tables().iloc[:0],
    )
    for name in SECTIONS:
        assert list(getattr(Panel([empty]), name)())


def test_a_figure_that_a_year_does_not_give_is_said_to_be_missing() -> None:
    lines = year(2023).budget_lines
    without = lines.assign(amount_yuan=None)
    (top,) = Panel([year(2023), year(2024, budget_lines=without)]).masthead()
    assert isinstance(top, Masthead)
    assert {remark for name, _, remark in top.figures if name != "年份"} == {"未给出"}
    (top,) = Panel([year(2023, budget_lines=without), year(2024)]).masthead()
    assert isinstance(top, Masthead)
    remarks = {name: remark for name, _, remark in top.figures}
    assert remarks["支出总计（2024 年）"] == "万元，2023 年未给出"


def test_a_year_read_with_a_reservation_is_said() -> None:
    doubted = year(2024).budget_lines.assign(confidence=0.5)
    assert "读取把握不足 90%" in said(Panel([year(2023), year(2024, budget_lines=doubted)]).years())
