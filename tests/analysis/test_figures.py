"""Standard figures are found where the catalogue says, and never chosen."""

from decimal import Decimal

import pandas as pd
import pytest

from budgetkit.analysis import figure_catalogue, find, value
from tests.analysis.yangquan import all_at

EXPECTED = {
    "revenue_total": "20113000.00",
    "revenue_current_year": "20113000.00",
    "revenue_carry_over": None,
    "expenditure_total": "20113000.00",
    "expenditure_current_year": "20113000.00",
    "expenditure_from_carry_over": None,
    "year_end_carry_over": None,
    "basic_total": "10722000.00",
    "project_total": "9391000.00",
    "personnel_total": "9325700.00",
    "operating_total": "1396300.00",
    "basic_general_total": "10722000.00",
    "three_public_total": None,
    "three_public_abroad": None,
    "three_public_reception": None,
    "three_public_vehicles": None,
    "three_public_vehicle_purchase": None,
    "three_public_vehicle_running": None,
    "agency_operating_total": "1396300.00",
}


def test_every_figure_of_the_catalogue(lines: pd.DataFrame) -> None:
    expected = {name: text and Decimal(text) for name, text in EXPECTED.items()}
    assert {name: value(lines, name) for name in figure_catalogue()} == expected


def test_a_figure_keeps_its_place(lines: pd.DataFrame) -> None:
    line = find(lines, "basic_total")
    assert line is not None
    assert (line["table_id"], line["measure"], line["line"]) == (
        "expenditure_summary",
        "basic",
        213,
    )


def test_two_different_amounts_in_one_place_are_no_figure(lines: pd.DataFrame) -> None:
    again = lines[lines["item"] == "收入总计"].assign(row_no=8)
    again["amount_yuan"] = all_at(again, "1.00")
    assert find(pd.concat([lines, again]), "revenue_total") is None


def test_labels_are_compared_without_space_and_width(lines: pd.DataFrame) -> None:
    spaced = lines.assign(item=lines["item"].replace("收入总计", "收 入 总 计"))
    assert value(spaced, "revenue_total") == Decimal("20113000.00")


def three_public(lines: pd.DataFrame, *rows: tuple[str, str, bool, str | None]) -> pd.DataFrame:
    """Lines of the 三公 table: item, 元, whether a total, the heading above."""
    frame = lines.iloc[[0] * len(rows)].reset_index(drop=True)
    items, amounts, totals, sections = zip(*rows, strict=True)
    frame = frame.assign(table_id="three_public", side=None, item=items, is_total=totals)
    frame["amount_yuan"] = pd.Series([Decimal(text) for text in amounts], dtype=object)
    frame["section"] = pd.Series(list(sections), dtype=object)
    return frame


def test_a_total_with_further_expenses_is_not_the_three_public(lines: pd.DataFrame) -> None:
    rows = three_public(
        lines,
        ("合计", "26007100", True, None),
        ("“三公”经费", "7676000", False, None),
        ("其中:(一)因公出国(境)支出", "1992500", False, None),
        ("会议费", "14697300", False, None),
    )
    assert value(rows, "three_public_total") == 7676000
    assert value(rows, "three_public_abroad") == 1992500


def test_the_total_row_counts_where_units_stand_below_it(lines: pd.DataFrame) -> None:
    rows = three_public(
        lines,
        ("公务接待费", "60200", True, None),
        ("公务接待费", "59300", False, None),
        ("公务接待费", "900", False, None),
    )
    assert value(rows, "three_public_reception") == 60200


def test_a_total_that_counts_meetings_in_is_no_figure_of_the_three_public(
    lines: pd.DataFrame,
) -> None:
    rows = three_public(
        lines,
        ("合计", "913900", True, None),
        ("公务接待费", "15000", False, None),
        ("培训费", "775000", False, None),
    )
    assert value(rows, "three_public_total") is None
    assert value(rows[rows["item"] != "培训费"], "three_public_total") == 913900


def test_among_totals_of_units_the_one_without_a_unit_counts(lines: pd.DataFrame) -> None:
    rows = three_public(lines, ("小计", "81000", True, None), ("小计", "76000", True, None))
    rows["agency"] = pd.Series([None, "西安市统计局"], dtype=object)
    assert value(rows, "three_public_total") == 81000


def test_running_costs_beside_the_three_public(lines: pd.DataFrame) -> None:
    rows = three_public(
        lines,
        ("合计", "229100", True, None),
        ("2023年机关运行经费预算数", "7860900", False, None),
    )
    assert value(rows, "agency_operating_total") == 7860900
    assert value(rows, "three_public_total") == 229100


def test_of_two_years_the_later_counts(lines: pd.DataFrame) -> None:
    rows = three_public(
        lines, ("公务接待费", "115600", False, "2025年"), ("公务接待费", "99000", False, "2026年")
    )
    assert value(rows, "three_public_reception") == 99000


@pytest.mark.parametrize("item", ["因公出国（境）费", "因公出国(境)费"])
def test_brackets_of_either_width(lines: pd.DataFrame, item: str) -> None:
    line = lines.iloc[[0]].assign(table_id="three_public", item=item, side=None)
    assert value(line, "three_public_abroad") == Decimal("20113000.00")
