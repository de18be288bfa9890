"""Exact arithmetic on money: Decimal yuan in, Fraction shares out, blank stays blank."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

import pandas as pd


def amount(value: object) -> Decimal | None:
    """Return a frame's cell as a Decimal; None where it is blank (None, NaN, NA).

    Raises:
        TypeError: If the cell holds a float, which cannot be an exact amount.
    """
    if value is None or value is pd.NA:
        return None
    if isinstance(value, Decimal):
        return None if value.is_nan() else value
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    if isinstance(value, float) and value != value:
        return None
    raise TypeError(f"not an exact amount: {value!r}")


def total(values: Iterable[object]) -> Decimal | None:
    """Return the sum of the amounts that are given, None if all are blank.

    >>> total([Decimal("1.10"), None, Decimal("2.20")])
    Decimal('3.30')
    """
    given = [value for value in map(amount, values) if value is not None]
    return sum(given, Decimal(0)) if given else None


def share(part: object, whole: object) -> Fraction | None:
    """Return part ÷ whole exactly; None where either is blank or the whole is zero.

    >>> share(Decimal("1"), Decimal("3"))
    Fraction(1, 3)
    """
    numerator, denominator = amount(part), amount(whole)
    if numerator is None or not denominator:
        return None
    return Fraction(numerator) / Fraction(denominator)


def percent(value: Fraction | None, places: int = 2) -> Decimal | None:
    """Return a share in per cent, rounded half up as disclosures print it. For display only.

    >>> percent(Fraction(1, 3))
    Decimal('33.33')
    """
    if value is None:
        return None
    scaled = abs(value) * 100 * 10**places
    rounded = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Decimal(rounded if value >= 0 else -rounded).scaleb(-places)
