"""From one number to another: ``50至57人``, ``80%-90%``, ``4至11月``."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from budgetkit.disclosure.targets_model import IndicatorValue
from budgetkit.disclosure.values.numerals import ARABIC, SCALE, decimal_of
from budgetkit.disclosure.values.quantities import denominator, per_pattern, unit_pattern
from budgetkit.disclosure.values.vocabulary import canonical_unit, one_of, words


@cache
def _range() -> re.Pattern[str]:
    return re.compile(
        rf"{one_of(words()['fillers']['before'])}*+"
        rf"(?P<low>-?{ARABIC})(?P<low_scale>{SCALE})??(?P<low_unit>{unit_pattern()})?"
        rf"{one_of(words()['number']['separators'])}"
        rf"(?P<high>-?{ARABIC})(?:(?P<scale>{SCALE})??(?P<unit>{unit_pattern()})|(?P<bare>{SCALE}))?"
        rf"(?P<per>{per_pattern()})(?:之间)?"
        rf"{one_of(words()['fillers']['after'])}?"
    )


def number_range(text: str) -> IndicatorValue | None:
    """Return the value of a whole text that is a range of numbers, or None.

    The unit may stand at both numbers, if it is the same, or at the last one only.
    """
    found = _range().fullmatch(text)
    if found is None or found["low_unit"] not in (None, found["unit"]):
        return None
    scale = found["scale"] or found["bare"]
    low_scale = found["low_scale"] or (None if found["low_unit"] else scale)
    if low_scale and not scale and (found["unit"] or "").startswith(low_scale):
        low_scale = None  # 10万至20万元: the scale is part of the unit
    low, high = _signed(found["low"], low_scale), _signed(found["high"], scale)
    if low is None or high is None or low > high:
        return None
    unit = canonical_unit(found["unit"] or "") or None
    return IndicatorValue("", "range", None, low, high, unit, denominator(found["per"]))


def tolerance(text: str) -> IndicatorValue | None:
    """Return the value of a whole text like ±5%, or None."""
    found = _tolerance().fullmatch(text)
    high = decimal_of(found["number"]) if found else None
    if found is None or high is None:
        return None
    unit = canonical_unit(found["unit"] or "") or None
    return IndicatorValue("", "range", None, -high, high, unit, denominator(found["per"]))


@cache
def _tolerance() -> re.Pattern[str]:
    return re.compile(
        rf"{one_of(words()['fillers']['before'])}*+±(?P<number>{ARABIC})(?P<unit>{unit_pattern()})?"
        rf"(?P<per>{per_pattern()})(?:以内|之内|内|之间)?"
    )


def _signed(printed: str, scale: str | None) -> Decimal | None:
    value = decimal_of(printed.removeprefix("-"), scale)
    return -value if value is not None and printed.startswith("-") else value
