"""Standing among peers, computed by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budgetkit.analysis import mad, median, spread, standings


def group(*values: int | None) -> dict[str, Fraction | None]:
    return {
        f"v{place}": None if value is None else Fraction(value)
        for place, value in enumerate(values)
    }


def test_equal_values_share_the_better_rank() -> None:
    found = standings(group(10, 20, 20, 40))
    assert [found[f"v{place}"].rank for place in range(4)] == [4, 2, 2, 1]


def test_percentile_is_the_middle_of_equal_values() -> None:
    found = standings(group(10, 20, 20, 40))
    assert [found[f"v{place}"].percentile for place in range(4)] == [
        Fraction(1, 8), Fraction(1, 2), Fraction(1, 2), Fraction(7, 8),
    ]  # fmt: skip


def test_a_blank_has_no_standing_and_is_no_peer() -> None:
    found = standings(group(1, None, 0))
    assert set(found) == {"v0", "v2"}
    assert found["v2"].rank == found["v2"].count == 2


def test_robust_z_by_hand() -> None:
    """Median 3, deviations 2 1 0 1 97, MAD 1: 0.6745 × 97."""
    found = standings(group(1, 2, 3, 4, 100))
    assert found["v4"].robust_z == pytest.approx(65.4265)
    assert found["v2"].robust_z == 0


@pytest.mark.parametrize("values", [(1, 2, 3, 4), (5, 5, 5, 5, 9)])
def test_no_robust_z_of_few_values_or_without_spread(values: tuple[int, ...]) -> None:
    assert all(own.robust_z is None for own in standings(group(*values)).values())


def test_one_value_has_a_rank_but_no_percentile() -> None:
    (own,) = standings(group(7)).values()
    assert (own.rank, own.count, own.percentile) == (1, 1, None)


def test_quartiles_are_interpolated() -> None:
    found = spread([Fraction(value) for value in (1, 2, 3, 4)])
    assert found is not None
    five = (found.minimum, found.lower, found.median, found.upper, found.maximum)
    quarters = (4, 7, 10, 13, 16)
    assert five == tuple(Fraction(value, 4) for value in quarters)
    assert spread([None, None]) is None


def test_median_and_deviation() -> None:
    values = [Fraction(value) for value in (1, 1, 2, 2, 4, 6, 9)]
    assert median(values) == 2
    assert mad(values) == 1


@given(st.lists(st.integers(-(10**9), 10**9), min_size=1, max_size=30))
def test_laws(values: list[int]) -> None:
    found = list(standings(group(*values)).values())
    assert min(own.rank for own in found) == 1
    five = spread(map(Fraction, values))
    assert five is not None
    assert five.minimum <= five.lower <= five.median <= five.upper <= five.maximum
    if len(values) > 1:
        assert sum(own.percentile or 0 for own in found) == Fraction(len(values), 2)
