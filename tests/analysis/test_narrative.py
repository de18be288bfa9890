"""Changes, assets and procurement as the narrative states them."""

from decimal import Decimal

import pandas as pd

from budgetkit.analysis import assets, changes, fact_yuan, procurement, stated_amount


def test_amount_and_percentage_are_one_change(facts: pd.DataFrame) -> None:
    revenue, operating = changes(facts)
    assert revenue.subject == "收入总计"
    assert revenue.change_yuan == Decimal("522800")
    assert revenue.change_percent == Decimal("2.67")
    assert revenue.prior_yuan == Decimal("19590200")
    assert revenue.reason is not None
    assert operating.prior_yuan == Decimal("1228300")


def test_a_decrease_is_negative_whatever_the_sign_printed(facts: pd.DataFrame) -> None:
    down = facts.assign(direction=facts["direction"].replace("increase", "decrease"))
    change = changes(down)[0]
    assert change.change_yuan == Decimal("-522800")
    assert change.change_percent == Decimal("-2.67")
    assert change.prior_yuan == Decimal("20635800")


def test_without_a_direction_there_is_no_signed_change(facts: pd.DataFrame) -> None:
    change = changes(facts.assign(direction=None))[0]
    assert change.change_yuan is None
    assert change.prior_yuan is None


def test_same_is_a_change_of_nothing(facts: pd.DataFrame) -> None:
    same = facts[facts["metric"] == "change_amount"].assign(direction="same", value=None)
    assert [change.change_yuan for change in changes(same)] == [0, 0]


def test_an_unknown_unit_gives_no_yuan(facts: pd.DataFrame) -> None:
    assert fact_yuan(facts.iloc[0]) == Decimal("20113000")
    assert fact_yuan(facts.assign(unit=None).iloc[0]) is None
    assert fact_yuan(facts.assign(unit="平方米").iloc[0]) is None


def test_the_amount_stated_of_a_subject(facts: pd.DataFrame) -> None:
    fact = stated_amount(facts, "机关运行经费")
    assert fact is not None
    assert fact_yuan(fact) == Decimal("1396300")
    assert stated_amount(facts, "公务接待费") is None


def test_different_statements_are_no_statement(facts: pd.DataFrame) -> None:
    other = facts[facts["subject"] == "机关运行经费"].assign(unit="元")
    assert stated_amount(pd.concat([facts, other]), "机关运行经费") is None


def test_assets_keep_printed_zeros(facts: pd.DataFrame) -> None:
    rows = assets(facts)
    assert dict(zip(rows["subject"], rows["value"], strict=True)) == {
        "公务用车实有数": Decimal("0"),
        "办公用房建筑面积": Decimal("8462.41"),
    }


def test_procurement_and_its_parts(facts: pd.DataFrame) -> None:
    rows = procurement(facts)
    assert [str(value) for value in rows["value"]] == ["614.65", "29.40", "0", "585.25"]
