"""What ``budgetkit correct`` proposes: one digit mended, never applied."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa
import pytest

from budgetkit.dataset.arrow import arrow_table
from budgetkit.dataset.schema import SCHEMA
from budgetkit.workbench.checked import with_checks
from budgetkit.workbench.proposals import proposals
from tests.checks.samples import Sample

YANGQUAN = "yangquan_finance_2024.txt"
TOTAL = ("expenditure_summary", "201", "total")
BELOW = ("expenditure_summary", "2010602", "project")


@dataclass(frozen=True)
class Slip:
    """A misreading of a printed amount."""

    what: str
    place: tuple[str, str, str]
    right: str
    wrong: str


SLIPS = [
    Slip("a digit changed", TOTAL, "1661.81", "1761.81"),
    Slip("a digit dropped", TOTAL, "1661.81", "166.81"),
    Slip("a digit dropped at the front", TOTAL, "1661.81", "661.81"),
    Slip("a digit doubled", TOTAL, "1661.81", "16611.81"),
    Slip("neighbours swapped", TOTAL, "1661.81", "6161.81"),
    Slip("neighbours swapped after the point", TOTAL, "1661.81", "1661.18"),
    Slip("the point lost", TOTAL, "1661.81", "166181"),
    Slip("the point moved left", TOTAL, "1661.81", "16.6181"),
    Slip("the point moved right", TOTAL, "1661.81", "16618.1"),
    Slip("in a row below", BELOW, "939.10", "989.10"),
]


def tables_of(sample: Sample) -> dict[str, pa.Table]:
    return with_checks(
        {name: arrow_table(SCHEMA[name], rows) for name, rows in sample.tables.items()}
    )


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.what)
def test_one_slip_is_suggested_and_proposed_and_never_applied(slip: Slip) -> None:
    sample = Sample.named(YANGQUAN)
    assert sample.line(*slip.place)["amount_text"] == slip.right
    wrong = sample.print(slip.wrong, *slip.place)
    tables = tables_of(sample)
    suggestions = [row["suggestion"] for row in tables["findings"].to_pylist()]
    assert f"{slip.wrong}万元 → {slip.right}" in suggestions
    (entry,) = [each for each in proposals(tables) if each["expect"] == slip.wrong]
    assert entry["value"] == slip.right
    assert entry["where"]["entry_no"] == str(wrong["entry_no"])
    assert entry["reason"].startswith(f"第 {wrong['line']} 行：")
    printed = {row["amount_text"] for row in tables["budget_lines"].to_pylist()}
    assert slip.wrong in printed


def test_more_than_one_slip_is_no_suggestion() -> None:
    sample = Sample.named(YANGQUAN)
    sample.print("1234.56", *TOTAL)
    found = [each for each in sample.findings() if each.actual == "1234.56万元"]
    assert [each.suggestion for each in found] == [None]


def test_of_equal_numbers_in_a_row_each_is_proposed() -> None:
    sample = Sample.named(YANGQUAN)
    alike = [
        sample.print("26.10", "project_expenditure", "财政业务工作经费", measure)
        for measure in ("total", "general")
    ]
    assert alike[0]["line"] == alike[1]["line"]
    entries = [each for each in proposals(tables_of(sample)) if each["expect"] == "26.10"]
    wanted = {str(row["entry_no"]) for row in alike}
    assert {each["where"]["entry_no"] for each in entries} == wanted
    assert {each["value"] for each in entries} == {"226.10"}


def test_the_funds_of_a_form_are_proposed() -> None:
    sample = Sample.named("jincheng_zone_finance_2026.txt")
    form = sample.form(1)
    right = form["funds_annual_yuan"]
    form["funds_annual_yuan"] = right * 10
    entries = [each for each in proposals(tables_of(sample)) if each["table"] == "target_forms"]
    assert {(each["column"], each["expect"]) for each in entries} == {
        ("funds_annual_yuan", f"{right * 10:f}")
    }
    assert all(each["where"] == {"form_no": "1"} for each in entries)
