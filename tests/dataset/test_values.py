"""Printed values come back as they were printed, money with its two decimals."""

from decimal import Context, Decimal
from pathlib import Path

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from budgetkit.dataset.spreadsheet import write_csv
from budgetkit.dataset.values import plain, values


def column(scale: int, *printed: str | None) -> pa.Array:
    numbers = [None if text is None else Decimal(text) for text in printed]
    return pa.array(numbers, pa.decimal128(38, scale))


def test_values_lose_the_zeros_of_storage() -> None:
    found = values(column(10, "3.85", "0", "1200", None))
    assert [str(value) for value in found] == ["3.85", "0", "1200", "None"]


def test_money_keeps_its_two_decimals() -> None:
    assert [str(value) for value in values(column(2, "3.80", "0"))] == ["3.80", "0.00"]


def test_a_csv_shows_the_short_form(tmp_path: Path) -> None:
    table = pa.table({"value": column(10, "3.85", "0"), "amount_yuan": column(2, "7", "0")})
    write_csv(table, tmp_path / "table.csv")
    lines = (tmp_path / "table.csv").read_text("utf-8-sig").splitlines()
    assert lines[1:] == ["3.85,7.00", "0,0.00"]


@given(st.integers(-(10**37), 10**37))
def test_a_plain_decimal_is_equal_to_the_last_digit(digits: int) -> None:
    value = Decimal(digits).scaleb(-10, Context(prec=40))
    assert plain(value) == value
    assert not format(plain(value), "f").endswith(".0")
