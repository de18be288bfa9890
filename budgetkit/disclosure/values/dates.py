"""Dates and deadlines: ``2025年9月底前``, ``每年11月底前``, ``8月、10月``."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from budgetkit.disclosure.targets_model import IndicatorValue
from budgetkit.disclosure.values.date_parts import (
    NEXT_YEAR,
    DateParts,
    date_pattern,
    written_out,
)
from budgetkit.disclosure.values.vocabulary import comparator_of, one_of, words


def date(text: str) -> IndicatorValue | None:
    """Return the value of a whole text that is a date or a deadline, or None."""
    found = _date().fullmatch(written_out(text))
    if found is None:
        return None
    parts = DateParts.of(found)
    comparator = _comparator(found, parts)
    if comparator is None or not _names_a_date(found, parts):
        return None
    low, high = (None, parts.number) if comparator.startswith("<") else (parts.number, None)
    unit = _unit(parts, found["every"] or "")
    return IndicatorValue("", "date", comparator, low, high, unit, found["every"])


def dates(text: str) -> IndicatorValue | None:
    """Return the value of a whole text that lists dates: low is the first, high the last."""
    listed = [date(part) for part in text.split("、")]
    first, last = listed[0], listed[-1]
    if len(listed) < 2 or first is None or last is None:
        return None
    alike = all(each and each.comparator == "=" and each.unit == first.unit for each in listed)
    if not alike or first.low is None:
        return None
    return replace(first, comparator=None, high=last.low)


@cache
def _date() -> re.Pattern[str]:
    dates = words()["dates"]
    until = one_of(dates["until"])
    before, fillers = one_of(comparator_of("before")), words()["fillers"]
    return re.compile(
        rf"{one_of(fillers['before'])}*+(?:每(?P<every>年|月|季度))?(?:(?P<sign>{before})|(?P<until>{until}))?"
        rf"{date_pattern('')}"
        rf"(?:(?P<before>{one_of(dates['before'])})|(?P<within>{one_of(dates['within'])})"
        rf"|(?P<from>{one_of(dates['from'])}))?"
        rf"{one_of(fillers['after'])}?"
    )


def _names_a_date(found: re.Match[str], parts: DateParts) -> bool:
    if parts.letters == "日":
        # 5日前 is a date; 5日 and 5日内 are lengths of time.
        return bool(found["before"] or found["every"]) and not parts.mark
    if parts.letters in ("年日", "年月日", "月日"):
        return parts.letters != "年日" and not parts.mark
    if not parts.letters:
        return bool(parts.mark and (found["of"] or found["every"] or parts.is_next))
    # 1月内 says within a month.
    return not (found["within"] and parts.letters == "月" and not parts.mark)


def _comparator(found: re.Match[str], parts: DateParts) -> str | None:
    """The comparator; None where sign and word disagree.

    A day or the end of a month is included in what is before it, a bare month or year is not.
    """
    sign, word = comparator_of("before").get(found["sign"] or ""), None
    if found["until"]:
        word = "<="
    elif found["before"]:
        word = "<=" if parts.day or parts.mark else "<"
    elif found["from"]:
        word = ">" if "后" in found["from"] else ">="
    if sign and word and sign[0] != word[0]:
        return None
    return sign or word or "="


def _unit(parts: DateParts, every: str) -> str:
    mark = parts.mark
    if parts.letters or parts.is_next:
        mark = mark.lstrip("年月季度")
    elif mark and mark[0] not in "年月季":
        mark = every + mark
    return (NEXT_YEAR if parts.is_next else "") + parts.letters + mark
