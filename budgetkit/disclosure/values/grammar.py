"""The grammar of indicator values: small matchers, tried in order on the whole text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace

from budgetkit.disclosure.targets_model import IndicatorValue
from budgetkit.disclosure.values.date_spans import date_span, named_span
from budgetkit.disclosure.values.dates import date, dates
from budgetkit.disclosure.values.embedded import (
    deadline,
    embedded,
    without_comparison,
    without_remark,
)
from budgetkit.disclosure.values.frequencies import frequency
from budgetkit.disclosure.values.normal import normal_form
from budgetkit.disclosure.values.quantities import none_at_all, quantity, rank
from budgetkit.disclosure.values.ranges import number_range, tolerance
from budgetkit.disclosure.values.rules import conditions, grade, level, rule
from budgetkit.disclosure.values.vocabulary import words
from budgetkit.text import compact

LONGEST_VALUE = 200
"""A longer text is prose, and not searched for a value."""

_BLANK = re.compile(r"[-—–―－/.…]*")
_EDGES = "。;,、\"'“”‘’"
_UNIT_IN_NAME = re.compile(r"\((?P<sign>[<>=≤≥]{0,2})[*×Xx_]*(?P<unit>[^()]{1,10})\)$")


def parse_value(text: str, *, name: str | None = None) -> IndicatorValue:
    """Return an indicator's value as something one can compute with.

    Args:
        text: The value as printed.
        name: The indicator's name: where the value has no unit, the name may end with one in
            brackets, as in 培训成本（元/人/天）, or with the blank to be filled, as in
            成活率（≥**%）, whose sign holds for a bare number.

    Returns:
        The value; ``qualitative`` where no matcher knows the text (see :func:`unparsed`).
    """
    value = _parsed(_key(text)) or IndicatorValue("", "qualitative")
    named = _with_unit_of(name, value, is_bare=_key(text)[:1].isdigit())
    return replace(named or value, text=text)


def unparsed(values: Iterable[str]) -> Counter[str]:
    """Count the texts that no matcher knows; they count as ``qualitative``.

    >>> unparsed(["≥95%", "良好", "凝聚各界力量", "凝聚各界力量"])
    Counter({'凝聚各界力量': 2})
    """
    return Counter(text for text in values if _parsed(_key(text)) is None)


def _key(text: str) -> str:
    return compact(text[: LONGEST_VALUE * 2]).strip(_EDGES)


def _parsed(key: str) -> IndicatorValue | None:
    if _BLANK.fullmatch(key):
        return IndicatorValue("", "missing")
    if len(key) > LONGEST_VALUE:
        return None
    found = (matcher(text) for text in _readings(key) for matcher in _MATCHERS)
    return next((value for value in found if value), None)


def _readings(key: str) -> tuple[str, ...]:
    bare = without_remark(key)
    return tuple(dict.fromkeys((key, bare, without_comparison(bare))))


def _with_unit_of(
    name: str | None, value: IndicatorValue, *, is_bare: bool
) -> IndicatorValue | None:
    """The value with the unit that the name ends with, where it has none itself."""
    found = _UNIT_IN_NAME.search(compact(name or ""))
    has_number = value.low is not None or value.high is not None
    if found is None or value.unit or value.per or value.kind == "date" or not has_number:
        return None
    sign = found["sign"] if is_bare and value.comparator == "=" else ""
    named = _parsed(sign + normal_form(value) + found["unit"])
    return named if named and named.kind != "qualitative" else None


def _period_word(text: str) -> IndicatorValue | None:
    known = text in words()["periods"]["words"]
    return IndicatorValue("", "period", unit=text) if known else None


_MATCHERS: tuple[Callable[[str], IndicatorValue | None], ...] = (
    _period_word,
    named_span,
    date,
    date_span,
    dates,
    frequency,
    grade,
    tolerance,
    number_range,
    quantity,
    rank,
    none_at_all,
    conditions,
    rule,
    level,
    deadline,
    embedded,
)
