"""What may be held against what."""

from __future__ import annotations

import pandas as pd
import pytest

from budgetkit.analysis import Basis, may_be_ranked, obstacles, peers_of, unknown_unit_tables

HERE = Basis("budget", "unit", 2024, "shanxi")


@pytest.mark.parametrize(
    ("other", "named", "ranked"),
    [
        (Basis("budget", "unit", 2024, "shanxi"), (), True),
        (Basis("budget", "unit", 2024, "beijing"), ("layout",), True),
        (Basis("final_accounts", "unit", 2024, "shanxi"), ("stage",), False),
        (Basis("budget", "department", 2024, "shanxi"), ("scope",), False),
        (Basis("budget", "unit", 2023, "shanxi"), ("fiscal_year",), False),
        (Basis("budget", None, 2024, "shanxi"), ("scope",), False),
    ],
)
def test_obstacles(other: Basis, named: tuple[str, ...], ranked: bool) -> None:
    assert obstacles([HERE, other]) == named
    assert may_be_ranked([HERE, other]) is ranked


def test_two_unknowns_are_not_the_same() -> None:
    blank = Basis(None, None, None)
    assert obstacles([blank, blank]) == ("stage", "scope", "fiscal_year")
    assert peers_of(blank) is None


def test_tables_without_a_unit_are_named_once(lines: pd.DataFrame) -> None:
    assert unknown_unit_tables(lines) == []
    unknown = lines.assign(unit_text="unknown")
    assert unknown_unit_tables(unknown)[:2] == ["revenue_expenditure_summary", "revenue_summary"]
