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


@pytest.mark.parametrize("item", ["因公出国（境）费", "因公出国(境)费"])
def test_brackets_of_either_width(lines: pd.DataFrame, item: str) -> None:
    line = lines.iloc[[0]].assign(table_id="three_public", item=item, side=None)
    assert value(line, "three_public_abroad") == Decimal("20113000.00")
