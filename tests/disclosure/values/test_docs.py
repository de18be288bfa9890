"""Every row of the page's tables is true."""

from decimal import Decimal
from pathlib import Path

import pytest

from budgetkit.disclosure.values import normal_form, parse_value

PAGE = Path(__file__).parents[3] / "docs" / "indicator-values.md"
ROWS = [
    tuple(cell.strip() for cell in line.strip("|").split("|"))
    for line in PAGE.read_text("utf-8").splitlines()
    if line.startswith("| `")
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_the_row_says_what_is_parsed(row: tuple[str, ...]) -> None:
    printed, kind, comparator, low, high, unit, per, yuan, normal = row
    value = parse_value(printed.strip("`"))
    assert (value.text, value.kind) == (printed.strip("`"), kind)
    assert (value.comparator or "", value.unit or "", value.per or "") == (comparator, unit, per)
    numbers = [Decimal(cell) if cell else None for cell in (low, high, yuan)]
    assert [value.low, value.high, value.amount_yuan] == numbers
    assert normal_form(value) == normal.strip("`")


def test_every_kind_has_an_example() -> None:
    assert {row[1] for row in ROWS} == {
        "threshold",
        "exact",
        "range",
        "approximate",
        "date",
        "period",
        "frequency",
        "rule",
        "qualitative",
        "missing",
    }
