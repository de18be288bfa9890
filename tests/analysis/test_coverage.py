"""What could not be read is counted."""

import pandas as pd

from budgetkit.analysis import coverage


def test_a_clean_reading(lines: pd.DataFrame, tables: pd.DataFrame, facts: pd.DataFrame) -> None:
    read = coverage(lines, tables, facts)
    assert read.is_complete
    assert (len(read.recognised), len(read.declared_empty)) == (9, 3)
    assert read.absent == (
        "appropriation_summary",
        "general_expenditure",
        "fund_expenditure",
        "state_capital",
    )
    assert (read.line_count, read.fact_count) == (172, 12)


def test_what_went_wrong_is_told_apart(
    lines: pd.DataFrame, tables: pd.DataFrame, facts: pd.DataFrame
) -> None:
    damaged = lines.copy()
    damaged.loc[0, ["amount_yuan", "reading"]] = [None, "unreadable"]
    damaged.loc[1, ["amount_yuan", "unit_text"]] = [None, "unknown"]
    damaged.loc[2, "reading"] = "repaired"
    unknown = tables.copy()
    unknown.loc[4, "table_id"] = None
    read = coverage(damaged, unknown, facts)
    assert not read.is_complete
    assert list(read.unreadable.index) == [0]
    assert list(read.unknown_unit.index) == [1]
    assert list(read.repaired.index) == [2]
    assert read.not_money.empty
    assert list(read.unrecognised["table_title"]) == ["2024年政府性基金预算收入表"]
    assert "fund_revenue" in read.absent


def test_a_count_has_no_unit_of_money_to_miss(
    lines: pd.DataFrame, tables: pd.DataFrame, facts: pd.DataFrame
) -> None:
    counted = lines.copy()
    counted.loc[0, ["measure", "amount_yuan", "unit_text"]] = ["x_采购数量", None, "unknown"]
    counted.loc[1, ["measure", "amount_yuan", "unit_text"]] = ["x_中央专款", None, "unknown"]
    read = coverage(counted, tables, facts)
    assert list(read.not_money.index) == [0]
    assert list(read.unknown_unit.index) == [1]
