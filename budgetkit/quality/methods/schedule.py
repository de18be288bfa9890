"""Dates in the texts against the 时效 indicators."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from budgetkit.disclosure.targets_model import IndicatorValue
from budgetkit.quality.calendar import Span, span_of
from budgetkit.quality.context import Context
from budgetkit.quality.matching import Match, meant
from budgetkit.quality.model import TEXT_FIELDS, Form, Indicator, Remark, Status, Verdict
from budgetkit.quality.prose import Dated, dates

_FIELDS = ("plan", "goal_annual", "overview")


def dates_contradict(form: Form, context: Context) -> Verdict:
    """What a text wants done by a date is to be done by the same date in the indicators."""
    spans = dict(_timely(form))
    agreed: set[str] = set()
    remarks: dict[tuple[str, str], Remark] = {}
    for field, own in _dates(form) if spans else ():
        indicator, likeness = meant(own.phrases, spans, context.lexicon)
        status = None if indicator is None else compared(own.span, spans[indicator])
        if indicator is None:
            continue
        if status is not None:
            remark = _remark(TEXT_FIELDS[field], own, indicator, status, likeness, form)
            remarks.setdefault((indicator.name, own.text), remark)
        elif likeness is Match.SURE:
            agreed.add(indicator.name)
    # A text that names the indicator's date too means something else by its other dates.
    kept = tuple(remark for (name, _), remark in remarks.items() if name not in agreed)
    judged = sum(remark.status is not Status.NOT_ASSESSABLE for remark in kept)
    return Verdict(len(agreed) + judged, kept)


def _timely(form: Form) -> Iterator[tuple[Indicator, Span]]:
    for own in form.main:
        span = span_of(_value(own)) if own.level2 == "时效指标" else None
        if span is not None:
            yield own, replace(span, year=span.year or form.fiscal_year)


def _value(own: Indicator) -> IndicatorValue:
    return IndicatorValue(own.text, own.kind, own.comparator, own.low, own.high, own.unit)


def _dates(form: Form) -> Iterator[tuple[str, Dated]]:
    """Yield the dates of the fiscal year; those of other years tell of the past or of later."""
    for field in _FIELDS:
        for own in dates(form.texts.get(field, "")):
            if own.span.year in (None, form.fiscal_year):
                yield field, own


def compared(text: Span, indicator: Span) -> Status | None:
    """Return how a date of a text stands to that of an indicator, None where they agree.

    Later than the indicator allows is a contradiction, an earlier deadline a difference; work
    that is done before a date on which it is to be complete says nothing against it.
    """
    if text.year is not None and indicator.year is not None and text.year != indicator.year:
        return Status.WARN
    if text.last > indicator.last:
        return Status.FAIL
    if text.is_deadline and text.last < indicator.first:
        return Status.FAIL
    if text.is_deadline and text.last < indicator.last:
        return Status.WARN
    if text.last < indicator.first:
        return Status.NOT_ASSESSABLE
    return None


def _remark(
    label: str, own: Dated, indicator: Indicator, status: Status, likeness: Match, form: Form
) -> Remark:
    evidence = (form.quoting(own.quote), indicator.evidence)
    if likeness is Match.UNDETERMINED or status is Status.NOT_ASSESSABLE:
        reason = f"{label}写“{own.text}”，不能确定是否指“{indicator.name}＝{indicator.text}”"
        return Remark(Status.NOT_ASSESSABLE, reason, evidence, indicator)
    reason = f"{label}写“{own.text}”，指标“{indicator.name}”为 {indicator.text}"
    if indicator.damaged:
        return Remark(Status.WARN, f"{reason}（该指标读取有损失，请核对原文）", evidence, indicator)
    return Remark(status, reason, evidence, indicator)
