"""Measures of the printed disclosure, computed by hand from its tables."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pandas as pd
import pytest

from budgetkit.analysis import head_count, measure, measure_catalogue
from budgetkit.analysis.figures import catalogue as figures
from tests.analysis import yangquan


def fact(subject: str, value: str, unit: str, metric: str = "count") -> pd.DataFrame:
    row = {"subject": subject, "metric": metric, "value": Decimal(value), "unit": unit}
    return yangquan.frame("narrative_facts", [row])


@pytest.mark.parametrize(
    ("measure_id", "value"),
    [
        ("expenditure_total", Fraction(20_113_000)),
        ("project_share", Fraction(93910, 201130)),
        ("operating_share", Fraction(13963, 107220)),
        ("top_projects_share", Fraction(57000 + 22610 + 5500, 93910)),
    ],
)
def test_by_hand(
    lines: pd.DataFrame, facts: pd.DataFrame, measure_id: str, value: Fraction
) -> None:
    assert measure(lines, facts, measure_id).value == value


@pytest.mark.parametrize("measure_id", ["carry_over_share", "three_public_total", "basic_per_post"])
def test_what_is_not_printed_is_no_zero(
    lines: pd.DataFrame, facts: pd.DataFrame, measure_id: str
) -> None:
    assert measure(lines, facts, measure_id).value is None


def test_the_narrative_says_what_no_table_prints(lines: pd.DataFrame) -> None:
    facts = fact("“三公”经费", "4.00", "万元", "amount")
    found = measure(lines, facts, "three_public_total")
    assert found.value == 40_000
    assert found.row is not None
    assert found.row["subject"] == "“三公”经费"


def test_the_table_goes_before_the_narrative(lines: pd.DataFrame) -> None:
    found = measure(lines, fact("机关运行经费", "1.00", "万元", "amount"), "agency_operating_total")
    assert found.value == 1_396_300


def test_per_head_only_by_the_number_that_is_given(lines: pd.DataFrame) -> None:
    facts = fact("人员编制", "60", "人")
    assert measure(lines, facts, "basic_per_post").value == Fraction(10_722_000, 60)
    assert measure(lines, facts, "basic_per_head").value is None


def test_no_staff_and_two_numbers_of_staff_are_no_denominator() -> None:
    assert head_count(fact("人员编制", "0", "人"), "人员编制") is None
    two = pd.concat([fact("人员编制", "60", "人"), fact("人员编制", "61", "人")])
    assert head_count(two, "人员编制") is None


def test_the_catalogue_names_what_there_is() -> None:
    for entry in measure_catalogue().values():
        assert entry.unit in {"万元", "%", "指数", "万元/人"}
        assert entry.method or entry.part or entry.stated
        assert {entry.part, entry.whole} - {None} <= set(figures())
