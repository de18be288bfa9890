"""Exact arithmetic: no float, blank is not zero."""

from decimal import Decimal
from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from budgetkit.analysis import amount, percent, share, total


@pytest.mark.parametrize("blank", [None, pd.NA, float("nan"), Decimal("NaN")])
def test_blank_is_none(blank: object) -> None:
    assert amount(blank) is None


def test_a_float_is_refused() -> None:
    with pytest.raises(TypeError, match=r"0\.1"):
        amount(0.1)


def test_total_of_blanks_is_blank_and_of_a_printed_zero_is_zero() -> None:
    assert total([None, pd.NA]) is None
    assert total([None, Decimal("0.00")]) == 0


def test_share_is_exact_and_unknown_for_blank_or_zero_wholes() -> None:
    assert share(Decimal("1661.81"), Decimal("2011.30")) == Fraction(166181, 201130)
    assert share(None, Decimal(1)) is None
    assert share(Decimal(1), None) is None
    assert share(Decimal(1), Decimal(0)) is None


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Fraction(166181, 201130), "82.62"),
        (Fraction(-1, 3), "-33.33"),
        (Fraction(5, 100000), "0.01"),
        (Fraction(-5, 100000), "-0.01"),
        (Fraction(1), "100.00"),
        (Fraction(0), "0.00"),
    ],
)
def test_percent_rounds_half_up(value: Fraction, shown: str) -> None:
    assert str(percent(value)) == shown


@given(st.fractions(min_value=-2, max_value=2))
def test_percent_is_within_half_a_unit_of_the_last_digit(value: Fraction) -> None:
    shown = percent(value)
    assert shown is not None
    assert abs(Fraction(shown) - value * 100) <= Fraction(1, 200)
