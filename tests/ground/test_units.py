"""Amounts are exact, repairs are marked, nothing is invented."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budgetkit.units import Reading, find_unit, parse_amount, to_yuan, without_unit, yuan_or_none


@pytest.mark.parametrize(
    ("printed", "value", "reading"),
    [
        ("4,585.44", "4585.44", Reading.AS_PRINTED),
        ("14. 58", "14.58", Reading.REPAIRED),
        ("670,00 0", "670000", Reading.REPAIRED),
        ("-7.50", "-7.50", Reading.AS_PRINTED),
        ("−7.50", "-7.50", Reading.AS_PRINTED),
        ("０．５０", "0.50", Reading.AS_PRINTED),
        ("0", "0", Reading.AS_PRINTED),
        ("(1,234.50)", "-1234.50", Reading.REPAIRED),
        ("（5.00）", "-5.00", Reading.REPAIRED),
    ],
)
def test_amount_is_read(printed: str, value: str, reading: Reading) -> None:
    amount = parse_amount(printed)
    assert (amount.value, amount.reading) == (Decimal(value), reading)


@pytest.mark.parametrize("printed", ["", "  ", "-", "—", "－"])
def test_blank_is_no_zero(printed: str) -> None:
    assert parse_amount(printed).value is None
    assert parse_amount(printed).reading is Reading.BLANK


@pytest.mark.parametrize(
    "printed", ["1,184,70", "12.3.4", "3O.5", "约10", "1 2月", "100%", "(1)", "(1,23.5)"]
)
def test_damaged_amount_is_not_guessed(printed: str) -> None:
    assert parse_amount(printed).value is None
    assert parse_amount(printed).reading is Reading.UNREADABLE


@given(st.decimals(-(10**12), 10**12, places=2), st.booleans())
def test_printed_amount_reads_back(value: Decimal, separated: bool) -> None:
    printed = f"{value:,f}" if separated else f"{value:f}"
    assert parse_amount(printed).value == value


@pytest.mark.parametrize(
    ("label", "unit"),
    [
        ("单位：万元", "万元"),
        ("金额单位:元", "元"),
        ("单位：万 元", "万元"),
        ("预算数（万元）", "万元"),
        ("项目资金（元）", "元"),
        ("部门：某局 单位：人民币万元", "万元"),
    ],
)
def test_unit_is_found(label: str, unit: str) -> None:
    assert find_unit(label) == unit


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("部门支出总表（万元）", "部门支出总表"),
        ("单位：万元\n项目", "项目"),
        ("预算数（单位：元）", "预算数"),
        ("单位名称：某局", "单位名称:某局"),
        ("价值50万元以上", "价值50万元以上"),
    ],
)
def test_text_without_its_unit(text: str, rest: str) -> None:
    assert without_unit(text) == rest


@pytest.mark.parametrize("text", ["单位名称：晋城市财政局", "价值50万元以上", "单位"])
def test_no_unit_is_made_up(text: str) -> None:
    assert find_unit(text) is None


def test_to_yuan_is_exact_and_unknown_stays_unknown() -> None:
    assert to_yuan(Decimal("4585.44"), "万元") == Decimal("45854400.00")
    assert to_yuan(Decimal("0.000001"), "万元") == Decimal("0.01")
    assert to_yuan(Decimal("1"), "unknown") is None
    assert to_yuan(None, "元") is None


@pytest.mark.parametrize("printed", ["31.7010201", "9" * 40])
def test_what_no_disclosure_prints_is_no_amount(printed: str) -> None:
    with pytest.raises(ValueError, match="万元"):
        to_yuan(Decimal(printed), "万元")
    assert yuan_or_none(Decimal(printed), "万元") is None
