"""A quantity or deadline inside a phrase: ``满意率100%``, ``12月底前完成验收工作``."""

from __future__ import annotations

import re
from functools import cache

from budgetkit.disclosure.targets_model import IndicatorValue
from budgetkit.disclosure.values.dates import date
from budgetkit.disclosure.values.numerals import ARABIC, SCALE
from budgetkit.disclosure.values.quantities import per_pattern, quantity, unit_pattern
from budgetkit.disclosure.values.vocabulary import comparator_of, one_of

_SHORT = 12
_NO_END = "(?![底末初中前起])"
_COMPARED = re.compile(
    r"^(?:较|比|与)(?:(?:19|20)[0-9]{2}年度?|上年度?|去年)(?:同期)?(?:相比)?,?(?=.)"
)
_DEADLINE = re.compile(r"(?P<date>[^,;。]{2,16}?前)(?P<tail>[^0-9]*)")


def embedded(text: str) -> IndicatorValue | None:
    """Return the value of a phrase that holds one quantity and no other number, or None.

    Without a comparator its unit must be known, and in a long phrase it must stand at an end:
    numbers in the middle of a sentence are mostly names. The number belongs to what the words
    name: 下降5% is a decrease of 5%.
    """
    if found := _ending().fullmatch(text):
        return quantity(found["quantity"])
    found = _phrase().fullmatch(text)
    if found is None:
        return None
    compares = found["comparator"] or found["after"]
    is_short = len(text) <= _SHORT or not (found["label"] and found["tail"])
    return quantity(found["quantity"]) if compares or (found["unit"] and is_short) else None


@cache
def _ending() -> re.Pattern[str]:
    """Other numbers do no harm before a comparator that ends the phrase: 24小时内的接通率≥95%."""
    comparator = one_of(comparator_of("before"))
    return re.compile(rf"[^<>≤≥]*?(?P<quantity>{comparator}{ARABIC}(?:{unit_pattern()})?)")


@cache
def _phrase() -> re.Pattern[str]:
    before, after = one_of(comparator_of("before")), one_of(comparator_of("after"))
    return re.compile(
        rf"(?P<label>[^0-9]*?)"
        rf"(?P<quantity>(?P<comparator>{before})?-?{ARABIC}{SCALE}??"
        rf"(?P<unit>{unit_pattern()})?{per_pattern()}(?P<after>{after})?)"
        rf"{_NO_END}(?P<tail>[^0-9]*)"
    )


def deadline(text: str) -> IndicatorValue | None:
    """Return the value of a phrase that begins with a deadline, or None."""
    found = _DEADLINE.fullmatch(text)
    return date(found["date"]) if found else None


def without_remark(text: str) -> str:
    """Return a text without a remark in brackets: ≥2项(研究、咨询), 90%(含90%)以上."""
    return re.sub(r"(?<=[^(])\([^()]*\)$", "", re.sub(r"\(含[0-9.%]*\)", "", text))


def without_comparison(text: str) -> str:
    """Return a text without the year that it is compared with: 较2024年提高5%, 比上年增加3个."""
    return _COMPARED.sub("", text)
