"""Projects ranked, and how concentrated they are."""

import math
from decimal import Decimal
from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from budgetkit.analysis import hhi, normalised_entropy, percent, projects, top_k_share
from tests.analysis.yangquan import all_at

AMOUNTS = st.lists(st.integers(0, 10**12), min_size=2, max_size=20)


def test_projects_are_ranked_with_shares(lines: pd.DataFrame) -> None:
    ranked = projects(lines)
    assert ranked.whole == Decimal("9391000.00")
    assert [
        (part["rank"], part["item"], str(percent(part["share"])))
        for _, part in ranked.parts.iterrows()
    ] == [
        (1, "购买财政事务中心服务费", "60.70"),
        (2, "财政业务工作经费", "24.08"),
        (3, "预算绩效管理工作经费", "5.86"),
        (4, "专业技术人员聘用费", "5.64"),
        (5, "会计专业技术资格考试考务费", "3.73"),
    ]
    assert ranked.parts["cumulative_share"].iloc[-1] == 1
    assert ranked.parts["cumulative_share"].iloc[1] == Fraction(79610, 93910)


def test_units_rows_are_no_projects(lines: pd.DataFrame) -> None:
    assert "阳泉市财政局" not in set(projects(lines).parts["item"])


def test_equal_amounts_share_a_rank(lines: pd.DataFrame) -> None:
    same = lines.assign(amount_yuan=all_at(lines, "5.00"))
    assert list(projects(same).parts["rank"]) == [1, 1, 1, 1, 1]


def test_a_table_without_projects_is_nothing(lines: pd.DataFrame) -> None:
    carried = projects(lines, "project_carry_over")
    assert not carried
    assert carried.whole is None


def test_concentration_of_the_projects(lines: pd.DataFrame) -> None:
    amounts = list(projects(lines).parts["amount_yuan"])
    squares = sum(part**2 for part in (5700, 2261, 550, 530, 350))
    assert hhi(amounts) == Fraction(squares, 9391**2)
    assert top_k_share(amounts, 3) == Fraction(8511, 9391)
    entropy = normalised_entropy(amounts)
    assert entropy is not None
    assert math.isclose(entropy, 0.6815, abs_tol=0.0001)


def test_bounds_of_the_indices() -> None:
    assert hhi([7]) == 1
    assert hhi([3, 3, 3]) == Fraction(1, 3)
    assert normalised_entropy([3, 3, 3]) == pytest.approx(1)
    assert normalised_entropy([7]) is None
    assert top_k_share([1, 1], 5) == 1


@pytest.mark.parametrize("amounts", [[], [None], [0, 0], [5, -5, 1]])
def test_undefined_is_none(amounts: list[int | None]) -> None:
    assert hhi(amounts) is None
    assert normalised_entropy(amounts) is None
    assert top_k_share(amounts, 1) is None


def test_k_must_be_positive() -> None:
    with pytest.raises(ValueError, match="k must be positive"):
        top_k_share([1], 0)


@given(AMOUNTS)
def test_hhi_lies_between_equal_parts_and_one(amounts: list[int]) -> None:
    index = hhi(amounts)
    if index is not None:
        assert Fraction(1, len(amounts)) <= index <= 1


@given(AMOUNTS, st.integers(2, 9))
def test_hhi_knows_no_unit(amounts: list[int], factor: int) -> None:
    assert hhi(amounts) == hhi([factor * value for value in amounts])
