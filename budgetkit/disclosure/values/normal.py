"""The normal form of a value: one way of writing, which is parsed to the same value."""

from __future__ import annotations

import re
from decimal import Decimal

from budgetkit.disclosure.targets_model import IndicatorValue
from budgetkit.disclosure.values.date_parts import printed_date
from budgetkit.disclosure.values.numerals import plain_number
from budgetkit.disclosure.values.quantities import unit_pattern
from budgetkit.text import compact

_SIGNS = {">=": "≥", ">": ">", "=": "", "<": "<", "<=": "≤"}


def normal_form(value: IndicatorValue) -> str:
    """Return ``value`` in normal form.

    Numbers without separators and scale words, signs instead of words, denominators behind
    slashes; a rule or a level is its text without white space, a missing value is empty.
    """
    if value.kind == "missing":
        return ""
    if value.kind in ("rule", "qualitative"):
        return compact(value.text)
    if value.kind == "date":
        return _date(value)
    if value.low is not None and value.high is not None:
        return _between(value.low, value.high, value)
    return _quantity(value)


def _date(value: IndicatorValue) -> str:
    unit = value.unit or ""
    if value.low is not None and value.high is not None:
        return f"{printed_date(value.low, unit)}、{printed_date(value.high, unit)}"
    number = value.low if value.low is not None else value.high
    if unit == "日" and not value.per:
        return f"{plain_number(number or Decimal(0))}日前"
    every = f"每{value.per}" if value.per else ""
    return every + _SIGNS[value.comparator or "="] + printed_date(number, unit)


def _between(low: Decimal, high: Decimal, value: IndicatorValue) -> str:
    unit = value.unit or ""
    if value.kind == "period":
        return f"{printed_date(low, unit)}至{printed_date(high, unit)}"
    if low == -high != 0:
        return f"±{plain_number(high)}{unit}{_per(value)}"
    return f"{plain_number(low)}至{plain_number(high)}{unit}{_per(value)}"


def _quantity(value: IndicatorValue) -> str:
    number = value.low if value.low is not None else value.high
    unit = value.unit or ""
    if number is None:
        return f"每{value.per}" if value.per else unit
    sign = "约" if value.kind == "approximate" else _SIGNS[value.comparator or "="]
    if unit and not re.fullmatch(unit_pattern(), unit):
        # Only behind a sign is a word that no list knows read as a unit.
        sign = sign or "="
    if value.per == "各":
        return f"{sign}各{plain_number(number)}{unit}"
    return f"{sign}{plain_number(number)}{unit}{_per(value)}"


def _per(value: IndicatorValue) -> str:
    return f"/{value.per}" if value.per else ""
