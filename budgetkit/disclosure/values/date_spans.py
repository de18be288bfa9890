"""From one date to another: ``1月至3月``, ``2026年5月至6月``, ``全年``, ``第一季度``."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache

from budgetkit.disclosure.targets_model import IndicatorValue
from budgetkit.disclosure.values.date_parts import (
    QUARTER,
    DateParts,
    date_pattern,
    quarter_months,
    written_out,
)
from budgetkit.disclosure.values.vocabulary import one_of, words


def date_span(text: str) -> IndicatorValue | None:
    """Return the value of a whole text from one date to another, or None.

    Where low exceeds high, the span ends in the next year: ``11月至次年3月``.
    """
    found = _span().fullmatch(written_out(text))
    if found is None:
        return None
    first, last = _inherited(DateParts.of(found, "a"), found["bare"], DateParts.of(found, "b"))
    if first.letters != last.letters or not first.letters or not _covers(first, last):
        return None
    return IndicatorValue("", "period", None, first.number, last.number, first.letters)


def named_span(text: str) -> IndicatorValue | None:
    """Return the months of 全年, 下半年, 第一季度 or 2026年上半年, or None."""
    found = _named_span().fullmatch(text)
    if found is None:
        return None
    months = words()["periods"]["months"]
    if quarter := found["quarter"]:
        first, last = quarter_months(quarter)[0], quarter_months(found["until"] or quarter)[1]
    else:
        first, last = months[found["name"]]
    if first > last:
        return None
    year = Decimal(found["year"] or 0) * 100
    unit = "年月" if found["year"] else "月"
    return IndicatorValue("", "period", None, year + first, year + last, unit)


@cache
def _named_span() -> re.Pattern[str]:
    names = one_of(words()["periods"]["months"])
    after = one_of(words()["frequency"]["after"])
    separator = one_of((*words()["number"]["separators"], "、", "和"))
    return re.compile(
        rf"(?:(?P<year>(?:19|20)[0-9]{{2}})年度?)?"
        rf"(?:(?P<name>{names})|第?(?P<quarter>{QUARTER})(?:(?:季度?)?{separator}第?(?P<until>{QUARTER}))?季度)内?{after}?"
    )


@cache
def _span() -> re.Pattern[str]:
    separator = one_of(words()["number"]["separators"])
    fillers = words()["fillers"]
    return re.compile(
        rf"{one_of(fillers['before'])}*+{date_pattern('a')}(?P<bare>(?:19|20)[0-9]{{2}}|1[0-2]|0?[1-9])?"
        rf"{separator}{{1,2}}{date_pattern('b')}(?:期间|之间|内)?{one_of(fillers['after'])}?"
    )


def _inherited(first: DateParts, bare: str | None, last: DateParts) -> tuple[DateParts, DateParts]:
    """What one end of a span leaves to the other: 2026年5月至6月, 2026年1至3月."""
    if bare and first.letters == "年" and last.month:
        first = replace(first, month=bare)
    elif bare and len(bare) == 4 and not first.letters:
        first = replace(first, year=bare)
    if first.year and not last.year and not last.is_next:
        last = replace(last, year=first.year)
    if first.month and first.day and last.day and not last.month:
        last = replace(last, month=first.month)
    return first, last


def _covers(first: DateParts, last: DateParts) -> bool:
    """Whether the ends are whole: from the start of one to the end of the other, in order."""
    whole = first.mark.lstrip("月") in ("", "初") and last.mark.lstrip("月") in ("", "底")
    if first.number is None or last.number is None or not whole:
        return False
    return first.number <= last.number or "年" not in first.letters
