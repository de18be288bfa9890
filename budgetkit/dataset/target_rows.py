"""Rows of target forms, their indicators and the service catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from budgetkit.dataset.origin import origin
from budgetkit.dataset.rows import ReadingRows
from budgetkit.disclosure.targets_model import (
    FUND_SOURCES,
    FURTHER_FUND_SOURCES,
    LOCAL_LEVELS,
    PHASES,
    IndicatorValue,
    ServiceCatalogueEntry,
    TargetForm,
    TargetIndicator,
)

RowDict = dict[str, Any]

_CERTAIN, _DOUBTED = 1.0, 0.5
_FORM_FIELDS = (
    "form_no",
    "project",
    "agency_code",
    "agency",
    "implementing_unit",
    "attribute",
    "period",
    "overview",
    "basis",
    "necessity",
    "measures",
    "plan",
    "goal_implementation",
    "goal_annual",
    "filled_at",
    "damaged",
    "kind",
    "layout",
)
_INDICATOR_FIELDS = (
    "indicator_no",
    "phase",
    "level1",
    "level2",
    "level2_text",
    "name",
    "weight",
    "damaged",
    "class_uncertain",
    "is_core",
    "scoring_text",
)


def form_rows(rows: ReadingRows) -> Iterator[RowDict]:
    """Yield the rows of ``target_forms``."""
    for form in rows.reading.forms:
        yield {
            "disclosure_id": rows.disclosure_id,
            **{name: getattr(form, name) for name in _FORM_FIELDS},
            **_funds(form),
            **origin(rows.document_id, form.place, form.method, form.confidence),
        }


def _funds(form: TargetForm) -> RowDict:
    totals = {f"funds_{phase}_yuan": form.funds_yuan.get(phase) for phase in PHASES}
    parts = {
        f"{phase}_{source}_yuan": form.funds_yuan.get(f"{phase}_{source}")
        for source in (*FUND_SOURCES, *FURTHER_FUND_SOURCES, *LOCAL_LEVELS)
        for phase in PHASES
    }
    return totals | parts


def indicator_rows(rows: ReadingRows) -> Iterator[RowDict]:
    """Yield the rows of ``target_indicators``."""
    for form in rows.reading.forms:
        for indicator in form.indicators:
            yield {
                "disclosure_id": rows.disclosure_id,
                "form_no": form.form_no,
                **{name: getattr(indicator, name) for name in _INDICATOR_FIELDS},
                **_value(indicator),
                **origin(rows.document_id, indicator.place, form.method, indicator.confidence),
            }


def _value(indicator: TargetIndicator) -> RowDict:
    return {"value_text": indicator.value.text, **value_columns(indicator.value)}


def value_columns(value: IndicatorValue) -> RowDict:
    """Return the columns of ``target_indicators`` that follow from an indicator's value."""
    return {
        "value_kind": value.kind,
        "comparator": value.comparator,
        "value_low": value.low,
        "value_high": value.high,
        "unit": value.unit,
        "per": value.per,
        "amount_yuan": value.amount_yuan,
    }


def service_rows(rows: ReadingRows) -> Iterator[RowDict]:
    """Yield the rows of ``service_catalogue``."""
    for entry_no, entry in enumerate(rows.reading.services, start=1):
        yield {"entry_no": entry_no, **_service(rows, entry)}


def _service(rows: ReadingRows, entry: ServiceCatalogueEntry) -> RowDict:
    confidence = _DOUBTED if entry.code_suspect else _CERTAIN
    return {
        "disclosure_id": rows.disclosure_id,
        "owner": entry.owner,
        "code": entry.code or None,
        "level": entry.level,
        "name": entry.name or None,
        "parent_code": entry.parent_code,
        "code_suspect": entry.code_suspect,
        "code_doubt": entry.code_doubt,
        **origin(rows.document_id, entry.place, rows.reading.document.method, confidence),
    }
