"""How often, and how much for each: ``每月``, ``每年不少于3次``, ``半年一次``, ``每人500元``."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from budgetkit.disclosure.targets_model import IndicatorValue
from budgetkit.disclosure.values.numerals import ARABIC, decimal_of, plain_number
from budgetkit.disclosure.values.quantities import bounded, is_time_word, quantity, with_yuan
from budgetkit.disclosure.values.vocabulary import known_units, one_of, words

_AVERAGE = re.compile(r"^(年|季|月|周|日)均(?=.)")
_NUMERAL = rf"{ARABIC}|[一二两三四五六七八九十]"


@cache
def _each() -> re.Pattern[str]:
    times = one_of(words()["frequency"]["times"])
    things = one_of(filter(str.isalnum, known_units()))
    after = one_of(words()["frequency"]["after"])
    return re.compile(
        rf"(?P<each>(?:每(?:(?:{_NUMERAL})?个?{times}|{things}))++)(?P<rest>.*)"
        rf"|(?P<span>(?:{_NUMERAL})个?{times}|{times})(?P<once>(?:{_NUMERAL})次)"
        rf"|(?P<word>{one_of(words()['frequency']['prefixes'])}{times}){after}?"
    )


def frequency(text: str) -> IndicatorValue | None:
    """Return the value of a text that says how often, or how much for each, or None."""
    if text in words()["frequency"]["words"]:
        return IndicatorValue("", "frequency", unit=text)
    text = _AVERAGE.sub(r"每\1", text)
    found = _each().fullmatch(text)
    if found is None:
        return None
    if found["word"]:
        return _how_often(_denominator(found["word"][1:]))
    per = "/".join(
        _denominator(part) for part in (found["each"] or found["span"]).split("每") if part
    )
    rest = found["rest"] or found["once"] or ""
    if value := quantity(rest):
        return _for_each(value, per)
    says_no_more = not rest or rest in words()["frequency"]["after"]
    return _how_often(per) if says_no_more and is_time_word(per) else None


def _how_often(per: str) -> IndicatorValue:
    return IndicatorValue("", "frequency", per=per)


def _denominator(printed: str) -> str:
    """两年 is 2年, 一个月 and 月 are 月."""
    found = re.fullmatch(rf"(?P<number>{_NUMERAL})?个?(?P<unit>.*)", printed)
    if found is None or not found["unit"]:
        return printed
    number = decimal_of(found["number"]) if found["number"] else None
    return (plain_number(number) if number and number != 1 else "") + found["unit"]


def _for_each(value: IndicatorValue, per: str) -> IndicatorValue | None:
    number = value.low if value.low is not None else value.high
    if number is None or value.per:
        return None
    if value.comparator is None:
        return replace(value, per=per)
    return with_yuan(bounded(number, value.comparator, value.unit, per))
