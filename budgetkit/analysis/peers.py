"""Where one value stands among its peers: rank, percentile, robust z-score, spread.

A blank takes no part: it has no standing, and it is not counted among the peers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

Value = Fraction | None
FEWEST = 5
"""Below five values a median and its deviation say little: no robust z-score is given."""
_NORMAL_CONSISTENCY = 0.6745
"""The 75th percentile of the normal distribution: scales the MAD to a standard deviation."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a value stands in its group.

    Attributes:
        rank: 1 for the largest; equal values share the better rank (1, 2, 2, 4).
        count: How many values the group has, this one among them.
        percentile: (values below + half of the values equal, itself among them) ÷ count, a
            Fraction of 1; None where the group has one value only.
        robust_z: 0.6745 × (value − median) ÷ MAD, without unit (Iglewicz and Hoaglin 1993;
            beyond ±3.5 is far from the others). None with fewer than :data:`FEWEST` values,
            or where the MAD is zero since more than half of the values are equal.
    """

    rank: int
    count: int
    percentile: Fraction | None
    robust_z: float | None


@dataclass(frozen=True, slots=True)
class Spread:
    """The five numbers of a box plot, in the unit of the values, and how many there were.

    Quartiles are interpolated between the two nearest values (Hyndman and Fan 1996, type 7).
    """

    count: int
    minimum: Fraction
    lower: Fraction
    median: Fraction
    upper: Fraction
    maximum: Fraction


def standings(values: Mapping[str, Value]) -> dict[str, Standing]:
    """Return the standing of every value that is given, by its key.

    >>> standings({"a": Fraction(3), "b": Fraction(1), "c": None})["a"].rank
    1
    """
    given = {key: value for key, value in values.items() if value is not None}
    return {key: _standing(value, list(given.values())) for key, value in given.items()}


def spread(values: Iterable[Value]) -> Spread | None:
    """Return the five numbers of the values that are given; None where there are none."""
    ordered = sorted(value for value in values if value is not None)
    if not ordered:
        return None
    five = [_quantile(ordered, Fraction(step, 4)) for step in range(5)]
    return Spread(len(ordered), *five)


def median(values: Iterable[Fraction]) -> Fraction:
    """Return the middle value, or the mean of the two middle ones.

    >>> median([Fraction(1), Fraction(4), Fraction(2), Fraction(10)])
    Fraction(3, 1)
    """
    return _quantile(sorted(values), Fraction(1, 2))


def mad(values: Iterable[Fraction]) -> Fraction:
    """Return the median absolute deviation from the median, in the unit of the values."""
    given = list(values)
    middle = median(given)
    return median(abs(value - middle) for value in given)


def _standing(value: Fraction, group: list[Fraction]) -> Standing:
    below = sum(other < value for other in group)
    equal = sum(other == value for other in group)
    count = len(group)
    return Standing(
        rank=1 + sum(other > value for other in group),
        count=count,
        percentile=Fraction(2 * below + equal, 2 * count) if count > 1 else None,
        robust_z=_robust_z(value, group),
    )


def _robust_z(value: Fraction, group: list[Fraction]) -> float | None:
    deviation = mad(group) if len(group) >= FEWEST else None
    if not deviation:
        return None
    return _NORMAL_CONSISTENCY * float((value - median(group)) / deviation)


def _quantile(ordered: list[Fraction], part: Fraction) -> Fraction:
    place = part * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])
