"""When something is to be done: dates in prose and in 时效 values, to the month."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from budgetkit.disclosure.targets_model import IndicatorValue
from budgetkit.disclosure.values import parse_value

_YEAR = r"(?:20[0-9]{2}年)"
_MONTH = rf"{_YEAR}?[0-9]{{1,2}}月(?:[0-9]{{1,2}}日|份|底|末|初|中旬|上旬|下旬)?"
DATE = re.compile(
    rf"(?:{_YEAR}?[0-9]{{1,2}}[至到—-]{_MONTH}|{_MONTH}(?:[至到—-]{_MONTH})?|{_YEAR}?年?底(?=之?前)"
    rf"|{_YEAR}?(?:[上下]半年|第?[一二三四]季度))(?:之?前|以前)?"
)
"""A date or a span of months in prose; 12个月 is a duration and none."""
_MONTHS_A_YEAR = 12
_MONTH_UNITS = ("月", "月底", "月末", "月初", "月中")


@dataclass(frozen=True, slots=True)
class Span:
    """Months of a year.

    Attributes:
        first: First month, 1 where only a deadline is named.
        last: Last month.
        year: Calendar year, None where none is named.
        is_deadline: Whether only the end is fixed.
    """

    first: int
    last: int
    year: int | None
    is_deadline: bool


@lru_cache(maxsize=16384)
def span_in(text: str) -> Span | None:
    """Return the months that the words of a date name, None where they name none."""
    return span_of(parse_value(text))


def span_of(value: IndicatorValue) -> Span | None:
    """Return the months of a date, a period or a range of months."""
    unit = value.unit or ""
    known = value.kind in ("date", "period") or (value.kind == "range" and unit in _MONTH_UNITS)
    if not known or unit.startswith("次年"):
        return None
    if unit == "年底":
        year = None if value.high is None else int(value.high)
        return Span(1, _MONTHS_A_YEAR, year, is_deadline=value.comparator is not None)
    ends = [_month(own, unit) for own in (value.low, value.high) if own is not None]
    months = [end for end in ends if end is not None]
    return _span(months, value.comparator) if months else None


def _span(ends: list[tuple[int | None, int]], comparator: str | None) -> Span | None:
    year, last = ends[-1]
    if ends[0][0] != year:
        return None
    is_deadline = comparator in ("<", "<=")
    return Span(1 if is_deadline else ends[0][1], last, year, is_deadline)


def _month(value: Decimal, unit: str) -> tuple[int | None, int] | None:
    """Return year and month of a number written as the grammar writes dates."""
    number = int(value)
    if unit in _MONTH_UNITS:
        year, month = None, number
    elif unit == "月日":
        year, month = None, number // 100
    elif unit.startswith("年月日"):
        year, month = number // 10_000, number // 100 % 100
    elif unit.startswith("年月"):
        year, month = number // 100, number % 100
    else:
        return None
    return (year, month) if 1 <= month <= _MONTHS_A_YEAR else None
