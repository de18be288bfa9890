"""Values that are words: rules fixed elsewhere, levels, grades."""

from __future__ import annotations

import re
from functools import cache

from budgetkit.disclosure.targets_model import IndicatorValue
from budgetkit.disclosure.values.numerals import ARABIC
from budgetkit.disclosure.values.vocabulary import comparator_of, one_of, words

_FEWEST_CONDITIONS = 2
_GRADE = re.compile(r"(?:国家)?(?:[0-9]?A{1,5}|[A-E]|[特甲乙丙一二三四五])[级等](?:标准)?")


def rule(text: str) -> IndicatorValue | None:
    """Return the value of a text that refers to a contract, a standard or a plan, or None."""
    return IndicatorValue("", "rule") if _rule().fullmatch(text) else None


@cache
def _rule() -> re.Pattern[str]:
    rules = words()["rules"]
    ends = rf"{one_of(rules['ends'])}(?:以?[内上下])?(?:的要求)?"
    return re.compile(
        rf"{one_of(rules['words'])}(?:执行|支付|结算)?|以[^0-9]+为准"
        rf"|(?!{one_of(rules['never'])}){one_of(rules['begins'])}[^0-9].+"
        rf"|{one_of(rules['refers'])}[^0-9]+?{ends}"
        rf"|{one_of(rules['compares'])}[^0-9]*?{ends}"
    )


def conditions(text: str) -> IndicatorValue | None:
    """Return the value of a text that states several conditions at once, or None."""
    found = _condition().findall(text)
    return IndicatorValue("", "rule") if len(found) >= _FEWEST_CONDITIONS else None


@cache
def _condition() -> re.Pattern[str]:
    comparator = one_of(comparator_of("before"))
    return re.compile(rf"{comparator}(?={ARABIC})|(?<=[0-9%]){comparator}")


def grade(text: str) -> IndicatorValue | None:
    """Return the value of a text that is a grade, or None: 一级, 3A级 are no quantities."""
    return IndicatorValue("", "qualitative") if _GRADE.fullmatch(text) else None


def level(text: str) -> IndicatorValue | None:
    """Return the value of a text that is made of words of degree only, or None."""
    return IndicatorValue("", "qualitative") if _level().fullmatch(text) else None


@cache
def _level() -> re.Pattern[str]:
    levels = words()["levels"]
    word, joint = one_of(levels["words"]), one_of(levels["joints"])
    # Possessive: a text is cut into words one way only, so that time stays linear.
    return re.compile(rf"(?:(?:{word})++(?:{joint})?)++")
