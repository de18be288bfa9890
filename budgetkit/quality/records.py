"""Forms from the dataset's frames and from a reading; reviews as rows of the contract."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pandas as pd

from budgetkit.quality.context import Project
from budgetkit.quality.masking import hide, masked
from budgetkit.quality.model import TEXT_FIELDS, Evidence, Form, Indicator, Remark
from budgetkit.quality.review import FormReview, Review
from budgetkit.quality.scoring import Mark, to_points

Row = Mapping[Hashable, Any]
PERSONAL = "privacy_personal"
"""The rule whose quotes are nothing but personal data."""
_YUAN = "_yuan"
_FUND_COLUMNS = {"funds_annual_yuan": "annual", "funds_implementation_yuan": "implementation"}


def forms_of(
    forms: pd.DataFrame, indicators: pd.DataFrame, disclosures: pd.DataFrame
) -> list[Form]:
    """Return the forms of ``target_forms`` with their ``target_indicators``.

    Args:
        forms: Columns as in the contract.
        indicators: Columns as in the contract.
        disclosures: At least ``disclosure_id``, ``agency_name``, ``fiscal_year``.
    """
    known = {row["disclosure_id"]: row for row in disclosures.to_dict("records")}
    rows: dict[tuple[Any, int], list[Indicator]] = defaultdict(list)
    for row in indicators.to_dict("records"):
        rows[row.get("document_id"), int(row["form_no"])].append(_indicator(row))
    return [
        _form(row, known.get(row["disclosure_id"], {}), rows) for row in forms.to_dict("records")
    ]


def _form(row: Row, disclosure: Row, indicators: Mapping[tuple[Any, int], list[Indicator]]) -> Form:
    form_no = int(row["form_no"])
    return Form(
        disclosure_id=str(row["disclosure_id"]),
        form_no=form_no,
        kind=_text(row, "kind") or "project",
        project=_text(row, "project"),
        agency=_text(disclosure, "agency_name") or _text(row, "agency"),
        fiscal_year=_int(disclosure.get("fiscal_year")),
        implementing_unit=_text(row, "implementing_unit"),
        attribute=_text(row, "attribute"),
        period=_text(row, "period"),
        funds_yuan=_funds(row),
        texts={name: text for name in TEXT_FIELDS if (text := _text(row, name))},
        indicators=tuple(indicators.get((row.get("document_id"), form_no), ())),
        damaged=bool(row.get("damaged")),
        place=_place(row),
    )


def _funds(row: Row) -> dict[str, Decimal]:
    funds: dict[str, Decimal] = {}
    for column, value in row.items():
        name = str(column)
        known = _FUND_COLUMNS.get(name)
        if (
            known is None
            and name.endswith(_YUAN)
            and name.startswith(("annual_", "implementation_"))
        ):
            known = name.removesuffix(_YUAN)
        amount = _decimal(value) if known is not None else None
        if known is not None and amount is not None:
            funds[known] = amount
    return funds


def _indicator(row: Row) -> Indicator:
    return Indicator(
        name=_text(row, "name") or "",
        text=_text(row, "value_text") or "",
        level1=_text(row, "level1"),
        level2=_text(row, "level2"),
        phase=_text(row, "phase") or "annual",
        indicator_no=_int(row.get("indicator_no")) or 0,
        kind=_text(row, "value_kind") or "qualitative",
        comparator=_text(row, "comparator"),
        low=_decimal(row.get("value_low")),
        high=_decimal(row.get("value_high")),
        unit=_text(row, "unit"),
        per=_text(row, "per"),
        weight=_decimal(row.get("weight")),
        damaged=bool(row.get("damaged")),
        class_uncertain=bool(row.get("class_uncertain")),
        place=_place(row),
    )


def _place(row: Row) -> Evidence:
    return Evidence(
        "",
        _text(row, "document_id"),
        _int(row.get("page")),
        _int(row.get("line")),
        _text(row, "bbox"),
    )


def _text(row: Row, column: str) -> str | None:
    value = row.get(column)
    return value if isinstance(value, str) and value.strip() else None


def _int(value: Any) -> int | None:
    return None if value is None or pd.isna(value) else int(value)


def _decimal(value: Any) -> Decimal | None:
    return None if value is None or pd.isna(value) else Decimal(value).normalize() + 0


def projects_of(budget_lines: pd.DataFrame) -> dict[str, list[Project]]:
    """Return the projects of ``project_expenditure`` with their totals, by disclosure.

    A project's amount is that of the printed total column, or of its only column.
    """
    own = budget_lines[
        (budget_lines["table_id"] == "project_expenditure") & budget_lines["project"].notna()
    ]
    found: dict[str, list[Project]] = defaultdict(list)
    rows = own.groupby(
        ["disclosure_id", "document_id", "table_no", "row_no", "project"], sort=False
    )
    for key, cells in rows:
        disclosure, name = str(key[0]), str(key[-1])
        found[disclosure].append(Project(name, _total(cells)))
    return dict(found)


def _total(cells: pd.DataFrame) -> Decimal | None:
    total = cells[cells["measure"] == "total"]["amount_yuan"].dropna()
    if len(total) == 1:
        return _decimal(total.iloc[0])
    only = cells["amount_yuan"].dropna()
    return _decimal(only.iloc[0]) if len(only) == 1 else None


def review_rows(review: Review, *, show_personal: bool = False) -> Iterator[dict[str, Any]]:
    """Yield the rows of ``target_reviews``: one per form and rule.

    Args:
        review: The review.
        show_personal: Whether reasons and quotes may hold personal data.
    """
    for own in review.forms:
        for mark in own.marks:
            remarks = [_told(mark, remark, show_personal) for remark in mark.verdict.remarks]
            yield {
                **_key(own),
                "rubric_item": mark.rule.item_id,
                "rule_id": mark.rule.rule_id,
                "status": mark.verdict.status.value,
                "points": None if mark.points is None else to_points(mark.points),
                "points_max": to_points(mark.points_max),
                "evidence": [
                    _evidence(evidence) for remark in remarks for evidence in remark.evidence
                ],
                "checked": mark.verdict.checked,
                "reasons": [remark.reason for remark in remarks],
            }


def remark_rows(review: Review, *, show_personal: bool = False) -> Iterator[dict[str, Any]]:
    """Yield one row per remark, with the indicator it is about.

    Args:
        review: The review.
        show_personal: Whether names of projects, reasons and quotes may hold personal data.
    """
    for own in review.forms:
        project = own.form.project if show_personal else masked(own.form.project or "") or None
        for mark, found in own.remarks():
            remark = _told(mark, found, show_personal)
            first = remark.evidence[0] if remark.evidence else Evidence("")
            yield {
                **_key(own),
                "project": project,
                "rubric_item": mark.rule.item_id,
                "rule_id": mark.rule.rule_id,
                "severity": mark.rule.severity.value,
                "status": remark.status.value,
                "phase": remark.indicator.phase if remark.indicator else None,
                "indicator_no": remark.indicator.indicator_no if remark.indicator else None,
                "reason": remark.reason,
                "better": mark.rule.better,
                **{name: value for name, value in _evidence(first).items() if value is not None},
            }


def score_rows(review: Review) -> Iterator[dict[str, Any]]:
    """Yield the rows of ``target_scores``: one per form."""
    for own in review.forms:
        score = own.score
        yield {
            **_key(own),
            "project": own.form.project,
            "points": score.points,
            "points_assessable": score.points_assessable,
            "score": score.score,
            "grade": score.grade,
            "not_assessable_share": score.not_assessable_share,
            **{f"{item.item_id}_points": item.points for item in score.items},
            **{f"{item.item_id}_assessable": item.points_assessable for item in score.items},
            "profile": review.profile.profile_id,
        }


def _told(mark: Mark, remark: Remark, show_personal: bool) -> Remark:
    """Return a remark as it may be shared: its words without personal data."""
    if show_personal:
        return remark
    quoted = hide if mark.rule.rule_id == PERSONAL else masked
    evidence = tuple(replace(own, quote=quoted(own.quote)) for own in remark.evidence)
    return replace(remark, reason=masked(remark.reason), evidence=evidence)


def _key(own: FormReview) -> dict[str, Any]:
    return {
        "disclosure_id": own.form.disclosure_id,
        "form_no": own.form.form_no,
        "document_id": own.form.place.document_id,
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {
        "document_id": evidence.document_id,
        "page": evidence.page,
        "line": evidence.line,
        "bbox": evidence.bbox,
        "quote": evidence.quote,
    }
