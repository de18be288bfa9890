"""元 taken for 万元: of a whole table, or of one amount."""

from __future__ import annotations

from decimal import Decimal

import pytest

from budgetkit.checks import Finding
from tests.checks.samples import Sample
from tests.checks.test_natures import WANLI, YANGQUAN, recognised


def relabelled(sample: Sample, table_id: str, unit: str) -> Sample:
    """The table as if the line above it named another unit."""
    factor = {"元": Decimal(1) / 10_000, "万元": Decimal(10_000)}[unit]
    for row in sample.tables["budget_lines"]:
        if row["table_id"] == table_id and row["amount_yuan"] is not None:
            row |= {"amount_yuan": row["amount_yuan"] * factor, "unit_text": unit}
    return sample


def new(sample: Sample, name: str) -> list[Finding]:
    """What is found beyond tails and what the sample itself has."""
    known = {each.message for each in Sample.named(name).findings()}
    found = [each for each in sample.findings() if each.message not in known]
    return [each for each in found if each.nature != "rounding"]


@pytest.mark.parametrize(
    ("name", "table_id", "unit", "right"),
    [
        (YANGQUAN, "general_expenditure", "元", "万元"),
        (YANGQUAN, "revenue_expenditure_summary", "元", "万元"),
        (YANGQUAN, "expenditure_summary", "元", "万元"),
        (YANGQUAN, "project_expenditure", "元", "万元"),
        (WANLI, "general_expenditure", "万元", "元"),
        (WANLI, "revenue_summary", "万元", "元"),
        (WANLI, "basic_expenditure", "万元", "元"),
    ],
)
def test_the_wrong_unit_of_a_table_is_told_once(
    name: str, table_id: str, unit: str, right: str
) -> None:
    (found,) = new(relabelled(Sample.named(name), table_id, unit), name)
    assert (found.rule_id, found.severity, found.nature) == ("table-unit", "high", "document")
    assert (found.actual, found.expected) == (unit, right)
    assert "相差一万倍" in found.message


def test_what_else_is_wrong_in_such_a_table_is_found_too() -> None:
    sample = relabelled(Sample.named(YANGQUAN), "general_expenditure", "元")
    line = sample.line("general_expenditure", "2010602", "total")
    line |= {"amount_text": "839.10", "amount_yuan": Decimal("839.10")}
    rules = {each.rule_id for each in new(sample, YANGQUAN)}
    assert {"table-unit", "sum-levels"} <= rules


def test_tables_in_different_units_are_no_fault() -> None:
    """The three public expenses are printed in 万元, the other tables in 元."""
    result = Sample.named(WANLI).result("table-unit")
    assert (result.passed >= 5, result.failed) == (True, 0)


@pytest.mark.parametrize("is_recognised", [False, True])
def test_an_amount_in_the_wrong_unit_was_not_misread(is_recognised: bool) -> None:
    sample = Sample.named(YANGQUAN)
    if is_recognised:
        recognised(sample)
    sample.say("20113000", "收入总计")
    found = next(each for each in sample.findings() if "20113000万元" in each.message)
    assert found.nature == "document"
    assert found.suggestion is None
    assert "恰差一万倍，疑为元与万元混用" in found.message
