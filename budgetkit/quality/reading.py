"""Forms from a disclosure's reading, before there is a dataset."""

from __future__ import annotations

from collections.abc import Iterable

from budgetkit.dataset.conform import bbox_text
from budgetkit.disclosure.model import Identity
from budgetkit.disclosure.targets_model import TargetForm, TargetIndicator
from budgetkit.disclosure.values import parse_value
from budgetkit.document.model import Place
from budgetkit.quality.model import TEXT_FIELDS, Evidence, Form, Indicator


def forms_of_reading(
    forms: Iterable[TargetForm], identity: Identity, disclosure_id: str, document_id: str
) -> list[Form]:
    """Return the forms of one document as the review wants them."""
    return [_form(form, identity, disclosure_id, document_id) for form in forms]


def _form(form: TargetForm, identity: Identity, disclosure_id: str, document_id: str) -> Form:
    texts = {name: getattr(form, name) for name in TEXT_FIELDS}
    return Form(
        disclosure_id=disclosure_id,
        form_no=form.form_no,
        kind=form.kind,
        project=form.project,
        agency=identity.agency_name or form.agency,
        fiscal_year=identity.fiscal_year,
        implementing_unit=form.implementing_unit,
        attribute=form.attribute,
        period=form.period,
        funds_yuan={name: value for name, value in form.funds_yuan.items() if value is not None},
        texts={name: text for name, text in texts.items() if text},
        indicators=tuple(_indicator(own, document_id) for own in form.indicators),
        damaged=form.damaged,
        place=_place(form.place, document_id),
    )


def _indicator(own: TargetIndicator, document_id: str) -> Indicator:
    value = parse_value(own.value.text, name=own.name)
    return Indicator(
        name=own.name or "",
        text=own.value.text,
        level1=own.level1,
        level2=own.level2,
        phase=own.phase,
        indicator_no=own.indicator_no,
        kind=value.kind,
        comparator=value.comparator,
        low=value.low,
        high=value.high,
        unit=value.unit,
        per=value.per,
        weight=own.weight,
        damaged=own.damaged,
        class_uncertain=own.class_uncertain,
        place=_place(own.place, document_id),
    )


def _place(place: Place, document_id: str) -> Evidence:
    return Evidence("", document_id, place.page, place.line, bbox_text(place))
