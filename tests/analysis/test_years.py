"""Changes split by item: they add up, or the rest is told."""

from __future__ import annotations

from decimal import Decimal

import pandas as pd
import pytest

from budgetkit.analysis import split_between, split_stated, stated_change
from tests.analysis import yangquan


def stated(*rows: tuple[str, str, str, str | None]) -> pd.DataFrame:
    """Subject, this year's 万元, the change's size, its direction."""
    facts = []
    for subject, current, size, direction in rows:
        about = {"section": "一", "subject": subject, "unit": "万元"}
        facts.append(about | {"metric": "amount", "value": Decimal(current)})
        change = {"metric": "change_amount", "value": Decimal(size), "direction": direction}
        facts.append(about | change)
    return yangquan.frame("narrative_facts", facts)


def later(lines: pd.DataFrame) -> pd.DataFrame:
    """Next year: health gone, education new, general services 100 万元 up, total to match."""
    rows = lines[
        ~((lines["item"] == "卫生健康支出") & (lines["table_id"] == "expenditure_summary"))
    ]
    up = (rows["item"] == "一般公共服务支出") & (rows["measure"] == "total")
    whole = rows["is_total"].astype(bool) & (rows["measure"] == "total")
    first = rows[up & (rows["table_id"] == "expenditure_summary")]
    new = first.assign(
        item="教育支出", function_code="205", row_no=99, amount_yuan=yangquan.all_at(first, "70000")
    )
    amounts = rows["amount_yuan"].where(~up, yangquan.all_at(rows, "17618100"))
    amounts = amounts.where(~whole, yangquan.all_at(rows, "20762300"))
    return pd.concat([rows.assign(amount_yuan=amounts), new], ignore_index=True)


def test_two_years_by_function(lines: pd.DataFrame) -> None:
    """Classes fall 0.01 万元 short of the total in both years: the tails cancel out."""
    split = split_between(lines, later(lines))
    assert split is not None
    assert split.change_yuan == 649_300
    assert [(step.label, int(step.change_yuan)) for step in split.steps] == [
        ("一般公共服务支出", 1_000_000),
        ("教育支出", 70_000),
        ("社会保障和就业支出", 0),
        ("住房保障支出", 0),
        ("卫生健康支出", -420_700),
    ]
    assert split.remainder_yuan == 0


def test_an_item_that_one_year_does_not_print_is_blank_there(lines: pd.DataFrame) -> None:
    split = split_between(lines, later(lines))
    assert split is not None
    by_label = {step.label: step for step in split.steps}
    assert by_label["教育支出"].prior_yuan is None
    assert by_label["卫生健康支出"].current_yuan is None
    assert by_label["卫生健康支出"].prior_yuan == 420_700


def test_different_tables_are_not_compared(lines: pd.DataFrame) -> None:
    other = lines.assign(
        table_id=lines["table_id"].replace("expenditure_summary", "general_expenditure")
    )
    assert split_between(lines, other) is None
    assert split_between(lines, lines.iloc[:0]) is None


def test_stated_items_that_make_up_the_whole() -> None:
    facts = stated(
        ("支出总计", "100", "10", "increase"),
        ("基本支出", "60", "15", "increase"),
        ("项目支出", "40", "5", "decrease"),
    )
    split = split_stated(facts)
    assert split is not None
    assert split.prior_yuan == 900_000
    assert split.current_yuan == 1_000_000
    assert [step.change_yuan for step in split.steps] == [150_000, -50_000]
    assert split.remainder_yuan == 0
    assert split.source == "narrative"


def test_what_is_not_stated_stays_a_remainder() -> None:
    facts = stated(("支出总计", "100", "10", "increase"), ("教育支出", "30", "4", "increase"))
    split = split_stated(facts)
    assert split is not None
    assert split.remainder_yuan == 60_000


@pytest.mark.parametrize(
    "part",
    [
        ("教育支出", "300", "4", "increase"),  # larger than the whole: part of something else
        ("教育支出", "30", "0", "same"),  # tells nothing of the change
        ("教育支出", "30", "4", None),  # no direction: no signed change
        ("培训费", "30", "4", "increase"),  # no class of expenditure
    ],
)
def test_what_is_no_part_of_the_change(part: tuple[str, str, str, str | None]) -> None:
    assert split_stated(stated(("支出总计", "100", "10", "increase"), part)) is None


def test_the_whole_that_is_stated(facts: pd.DataFrame) -> None:
    assert stated_change(facts) is None  # revenue only
    found = stated_change(stated(("支出总计", "100", "10", "decrease")))
    assert found is not None
    assert found.change_yuan == -100_000
    assert found.prior_yuan == 1_100_000
