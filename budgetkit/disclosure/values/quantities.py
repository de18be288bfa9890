"""A number with its unit: thresholds, exact and approximate values, lengths, frequencies.

``≥95%``, ``不超过400元/人/天``, ``约30台``, ``2个月内``, ``每年不少于3次``.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache

from budgetkit.disclosure.targets_model import IndicatorValue
from budgetkit.disclosure.values.numerals import ARABIC, CHINESE, SCALE, decimal_of
from budgetkit.disclosure.values.vocabulary import (
    canonical_unit,
    comparator_of,
    is_money,
    is_occurrence,
    is_time,
    known_units,
    one_of,
    words,
)
from budgetkit.units import to_yuan

EXACT = "="
_CONFLICT = "conflict"
_HAN = r"[㐀-鿿]"
_LATIN = "[A-Za-z][A-Za-z0-9]{0,4}"
_DIRECTION = re.compile("[前后内外上下起止]")


@cache
def unit_pattern() -> str:
    """Return the pattern of a unit of the vocabulary: 台, 台(套), 套、台."""
    unit = one_of(known_units())
    return rf"{unit}(?:\({unit}\)|[、或]{unit})?"


def per_pattern() -> str:
    """Return the pattern of denominators: /人/天, /每期, /2年."""
    return rf"(?:[/·每]+(?:[0-9.]{{1,4}}{one_of(known_units())}|{_HAN}{{1,4}}?|{_LATIN}))*?"


def denominator(printed: str) -> str | None:
    """Return what matched :func:`per_pattern` as 人/天, or None."""
    return "/".join(re.findall(r"[^/·每]+", printed)) or None


@cache
def _quantity() -> re.Pattern[str]:
    number = words()["number"]
    approximate = words()["approximate"]
    return re.compile(
        rf"{one_of(words()['fillers']['before'])}*+"
        rf"(?P<before>{one_of(comparator_of('before'))})?"
        rf"(?P<about>{one_of(approximate['before'])})?"
        rf"(?P<each>{one_of(number['each'])})?"
        rf"(?P<percent>百分之)?(?P<number>-?{ARABIC}|{CHINESE})"
        rf"(?P<between>{one_of(approximate['between'])})?"
        rf"(?:(?P<scale>{SCALE})??(?P<unit>{unit_pattern()})|(?P<bare>{SCALE})"
        rf"|(?P<open>{_HAN}{{1,3}}?|[A-Za-z]{{1,5}}?))??"
        rf"(?P<per>{per_pattern()})"
        rf"(?P<around>{one_of(approximate['after'])})?"
        rf"(?P<after>{one_of(comparator_of('after'))})?"
        rf"{one_of(words()['fillers']['after'])}?"
    )


def quantity(text: str) -> IndicatorValue | None:
    """Return the value of a whole text that is one quantity, or None."""
    found = _quantity().fullmatch(_unwrapped(text))
    if found is None or not _credible(found):
        return None
    number = decimal_of(found["number"].lstrip("-"), found["scale"] or found["bare"])
    comparator = _comparator(found)
    if number is None or comparator == _CONFLICT or _is_calendar_year(number, found):
        return None
    signed = -number if found["number"].startswith("-") else number
    return with_yuan(_value(signed, comparator, found))


def rank(text: str) -> IndicatorValue | None:
    """Return the value of a whole text that names the first so many: 前三名, 全省前10位."""
    found = _rank().fullmatch(text)
    number = decimal_of(found["number"]) if found else None
    return bounded(number, "<=", "名", None) if number else None


def none_at_all(text: str) -> IndicatorValue | None:
    """Return the value of a whole text that says that something does not happen: 零事故."""
    return bounded(Decimal(0), EXACT, None, None) if _zero().fullmatch(text) else None


@cache
def _zero() -> re.Pattern[str]:
    return re.compile(rf"(?:全年)?(?:实现)?零{one_of(words()['zero']['nouns'])}")


@cache
def _rank() -> re.Pattern[str]:
    scopes = one_of(words()["rank"]["scopes"])
    return re.compile(
        rf"{scopes}*+前(?P<number>[0-9]{{1,4}}|[一二三四五六七八九十百]{{1,4}})[名位强]?"
    )


_WRAPPED = re.compile(r"(.*[0-9])\(([^()]{1,8})\)")


def _unwrapped(text: str) -> str:
    """A unit in brackets is a unit: 12.00(次)."""
    found = _WRAPPED.fullmatch(text)
    return found[1] + found[2] if found else text


def _credible(found: re.Match[str]) -> bool:
    """Whether a unit outside the vocabulary, or a numeral in words, is no accident."""
    if found["percent"]:
        return not (found["unit"] or found["open"] or found["per"])
    if not found["number"].lstrip("-")[0].isdigit():
        return found["unit"] is not None
    if found["open"] is None:
        return True
    is_short = found["before"] is not None or len(found["open"]) == 1
    return is_short and not _DIRECTION.search(found["open"])


def _is_calendar_year(number: Decimal, found: re.Match[str]) -> bool:
    return found["unit"] == "年" and not found["per"] and 1900 <= number < 2100


def _comparator(found: re.Match[str]) -> str | None:
    """The comparator that the words before and after agree on."""
    before = comparator_of("before").get(found["before"] or "")
    after = comparator_of("after").get(found["after"] or "")
    if before and after and before[0] != after[0]:
        return _CONFLICT
    return before or after


def _value(number: Decimal, comparator: str | None, found: re.Match[str]) -> IndicatorValue:
    per = found["each"] or denominator(found["per"])
    unit = "%" if found["percent"] else canonical_unit(found["unit"] or found["open"] or "") or None
    if unit in ("月", "季度") and per is None:
        # Months of the calendar are dates; what is left is a length of time: 3月内, 18月.
        unit = f"个{unit}"
    if comparator is None and (found["about"] or found["between"] or found["around"]):
        return IndicatorValue("", "approximate", None, number, None, unit, per)
    return bounded(number, comparator or EXACT, unit, per)


def bounded(number: Decimal, comparator: str, unit: str | None, per: str | None) -> IndicatorValue:
    """Return a value that compares with ``number``; what kind it is follows from its unit."""
    low, high = (None, number) if comparator.startswith("<") else (number, None)
    kind = _kind(comparator, unit, per)
    return IndicatorValue("", kind, comparator, low, high, unit, per)


def _kind(comparator: str, unit: str | None, per: str | None) -> str:
    if per and is_occurrence(unit) and any(map(is_time_word, per.split("/"))):
        return "frequency"
    if per is None and is_time(unit):
        return "period"
    return "exact" if comparator == EXACT else "threshold"


def is_time_word(denominator: str) -> bool:
    """Return whether a denominator is a time: 年, 2年, 半月."""
    return denominator.lstrip("0123456789.") in words()["frequency"]["times"]


def with_yuan(value: IndicatorValue) -> IndicatorValue:
    """Return the value with its amount in yuan, where the unit is money."""
    number = value.low if value.low is not None else value.high
    if not is_money(value.unit):
        return value
    try:
        return replace(value, amount_yuan=to_yuan(number, value.unit or ""))
    except ValueError:
        # A unit price finer than a fen has no amount that the dataset could hold.
        return value
