"""Where the tables print what text and forms speak of, and what is said where they do not."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from budgetkit.checks import RuleResult
from tests.checks.cases import YANGQUAN, ZONE
from tests.checks.samples import Sample

NO_TABLE = "材料没有项目支出表"


def stated(subject: str, amount: str) -> RuleResult:
    """What becomes of a further amount in the text, by the counts of the whole."""
    usual, sample = (Sample.named(YANGQUAN) for _ in range(2))
    fact = sample.fact("一般公共服务支出")
    said = {"subject": subject, "value_text": amount, "quote": f"{subject}{amount}万元"}
    further = {**fact, **said, "value": Decimal(amount.replace(",", ""))}
    sample.tables["narrative_facts"].append(further)
    before, after = (each.result("narrative-amount") for each in (usual, sample))
    return RuleResult(
        "narrative-amount",
        after.passed - before.passed,
        after.failed - before.failed,
        after.not_assessable - before.not_assessable,
    )


@pytest.mark.parametrize(
    "subject",
    [
        "一般公共服务支出-财政事务-行政运行",
        "一般公共服务-财政事务支出-行政运行支出",
    ],
)
def test_a_path_is_found_whether_or_not_its_names_end_in_spending(subject: str) -> None:
    assert stated(subject, "720.94").passed == 1
    assert stated(subject, "740.94").failed == 1


def test_a_class_of_the_government_is_the_sum_of_the_rows_below_it() -> None:
    """836.02 is the sum of the eight rows of 501xx, printed 836.03 as the class of wages."""
    assert stated("501-机关工资福利支出", "836.03").passed == 1
    assert stated("501-机关工资福利支出", "886.03").not_assessable == 1


def of_forms(**changes: Any) -> tuple[int, int, list[str]]:
    sample = Sample.named(ZONE)
    sample.form(2).update(changes)
    result = sample.result("form-money")
    return result.passed, result.failed, list(result.reasons)


def test_funds_printed_for_the_whole_period_alone_are_those_of_the_table() -> None:
    assert of_forms(funds_annual_yuan=None) == (3, 0, [])


def test_funds_of_a_longer_period_say_nothing_of_the_year() -> None:
    longer = {"funds_annual_yuan": None, "funds_implementation_yuan": Decimal(3_000_000)}
    passed, failed, reasons = of_forms(**longer)
    assert (passed, failed) == (2, 0)
    assert reasons == ["“财政信息系统网络运维费”的目标表只有实施期资金，与当年预算不同"]


def test_a_form_without_funds_is_not_assessable() -> None:
    none = {"funds_annual_yuan": None, "funds_implementation_yuan": None}
    assert of_forms(**none)[2] == ["“财政信息系统网络运维费”的目标表没有资金总额"]


def test_forms_without_a_table_of_projects_say_so_once() -> None:
    sample = Sample.named(ZONE)
    projects = ("project_expenditure", "project_carry_over")
    sample.tables["budget_lines"] = [
        row for row in sample.tables["budget_lines"] if row["table_id"] not in projects
    ]
    result = sample.result("form-money")
    assert (result.not_assessable, list(result.reasons)) == (3, [NO_TABLE])


def unread(rule_id: str, *place: str) -> RuleResult:
    """What a rule says where a number of a table could not be read."""
    sample = Sample.named(YANGQUAN)
    line = sample.line(*place)
    line |= {"amount_text": "16?1.81", "amount_yuan": None, "reading": "unreadable"}
    return sample.result(rule_id)


@pytest.mark.parametrize(
    ("rule_id", "place"),
    [
        ("sum-levels", ("expenditure_summary", "20106", "total")),
        ("sum-total", ("expenditure_summary", "201", "total")),
        ("sum-columns", ("expenditure_summary", "201", "basic")),
        ("sum-sides", ("revenue_expenditure_summary", "一般公共服务支出", "total")),
    ],
)
def test_a_number_that_could_not_be_read_breaks_no_sum(
    rule_id: str, place: tuple[str, ...]
) -> None:
    usual = Sample.named(YANGQUAN).result(rule_id)
    result = unread(rule_id, *place)
    assert result.failed == usual.failed == 0
    assert result.not_assessable > usual.not_assessable
    assert any("印作“16?1.81”，未能识别" in reason for reason in result.reasons)


def test_a_table_headed_by_last_year_alone_is_of_the_wrong_year() -> None:
    sample = Sample.named(YANGQUAN)
    table = sample.table("three_public")
    headed = [
        row
        for row in sample.tables["table_rows"]
        if row["table_no"] == table["table_no"] and row["row_no"] <= table["header_row_count"]
    ]
    assert any("2024" in cell for row in headed for cell in row["cells_text"])
    for row in headed:
        row["cells_text"] = [cell.replace("2024", "2023") for cell in row["cells_text"]]
    assert sample.result("year-header").failed == 1
