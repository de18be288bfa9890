"""How far print allows figures to be apart."""

from decimal import Decimal

import pytest

from budgetkit.checks.model import Evidence, Figure, Verdict
from budgetkit.checks.precision import decimals, grain, usual_decimals
from budgetkit.checks.reckoning.edits import one_slip
from budgetkit.checks.relations import AtMost, Growth, Share, Sum


def wan(text: str) -> Figure:
    """A figure printed in 万元."""
    value = Decimal(text.replace(",", "")) * 10_000
    return Figure(
        value,
        grain(text, 0, 10_000),
        text + "万元",
        text,
        Evidence("d", 1, None, None, text),
        scale=10_000,
    )


def percent(text: str) -> Figure:
    return Figure(
        Decimal(text),
        grain(text, 0),
        text + "%",
        text,
        Evidence("d", 1, None, None, text),
        unit="%",
    )


def yuan(text: str) -> Figure:
    return Figure(
        Decimal(text), grain(text, 0), text + "元", text, Evidence("d", 1, None, None, text)
    )


@pytest.mark.parametrize(
    ("whole", "parts", "verdict"),
    [
        ("12.67", ["8.67", "4.00"], Verdict.EXACT),
        ("12.68", ["8.67", "4.00"], Verdict.ROUNDING),  # two addends, 0.01 off
        ("12.69", ["8.67", "4.00"], Verdict.ROUNDING),  # two addends, 0.02 off
        ("12.70", ["8.67", "4.00"], Verdict.BROKEN),
        ("533.48", ["533.49"], Verdict.ROUNDING),
        ("533.48", ["533.50"], Verdict.BROKEN),
        ("0.00", [], Verdict.EXACT),
    ],
)
def test_a_sum_may_be_off_by_one_unit_per_addend(
    whole: str, parts: list[str], verdict: Verdict
) -> None:
    assert Sum("r", "", (wan(whole),), tuple(map(wan, parts))).verdict is verdict


def test_a_coarser_print_is_no_difference() -> None:
    assert Sum("r", "", (wan("3328.13"),), (yuan("33281299"),)).verdict is Verdict.EXACT
    assert Sum("r", "", (wan("3328.13"),), (yuan("33513343"),)).verdict is Verdict.BROKEN


@pytest.mark.parametrize(
    ("share", "part", "whole", "verdict"),
    [
        ("46.01", "245.48", "533.48", Verdict.EXACT),
        ("81.48", "434.67", "533.48", Verdict.EXACT),
        ("81.47", "434.67", "533.48", Verdict.ROUNDING),
        ("46.03", "245.48", "533.48", Verdict.BROKEN),
        ("46", "245.48", "533.48", Verdict.EXACT),
        ("64.01", "245.48", "533.48", Verdict.BROKEN),
    ],
)
def test_a_share_follows_from_part_and_whole(
    share: str, part: str, whole: str, verdict: Verdict
) -> None:
    assert Share("r", "", percent(share), wan(part), wan(whole)).verdict is verdict


def test_a_percentage_of_change_follows_from_the_amounts() -> None:
    current, change = wan("533.48"), wan("18.25")
    assert Growth("r", "", percent("3.54"), current, change).verdict is Verdict.EXACT
    assert Growth("r", "", percent("3.45"), current, change).verdict is Verdict.BROKEN
    by_prior = Growth("r", "", percent("3.54"), current, prior=wan("515.23"))
    assert by_prior.verdict is Verdict.EXACT
    assert by_prior.allowed(by_prior.current).holds(current.value)


def test_the_allowed_values_of_a_sum_are_those_that_mend_it() -> None:
    whole, first, second = wan("145"), wan("55"), wan("95")
    broken = Sum("r", "", (whole,), (first, second))
    assert broken.allowed(second).holds(Decimal(900_000))
    assert broken.allowed(whole).holds(Decimal(1_500_000))
    assert not broken.allowed(first).holds(first.value)


def test_at_most_has_no_lower_bound() -> None:
    relation = AtMost("r", "", wan("16.44"), wan("16.43"))
    assert relation.verdict is Verdict.ROUNDING
    assert relation.allowed(relation.smaller).low is None


@pytest.mark.parametrize(
    ("printed", "value", "slip"),
    [
        ("15", "145", "145"),  # a digit lost
        ("3,845.61", "3845.16", "3845.16"),  # two swapped
        ("43269.3", "4326.93", "4326.93"),  # the point moved
        ("100.00", "700.00", "700.00"),
        ("100.00", "712.00", None),
    ],
)
def test_one_slip_of_the_pen(printed: str, value: str, slip: str | None) -> None:
    assert one_slip(wan(printed), Decimal(value) * 10_000) == slip


def test_zeros_left_out_are_no_coarser_print() -> None:
    assert decimals("2,011.30") == 2
    assert usual_decimals(["288", "245.48", "533.48"]) == 2
    assert usual_decimals(["164,978,640", "0", "2,976,800"]) == 0
    assert grain("288", 2, 10_000) == 100
