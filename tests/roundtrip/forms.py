"""What must be equal when a typeset target form is read."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from budgetkit.disclosure.model import DisclosureReading
from budgetkit.disclosure.targets_model import PHASES, TargetForm
from budgetkit.text import compact, nfkc
from tests.typesetter import targets
from tests.typesetter.project_form import LEVEL1
from tests.typesetter.spec import Disclosure

HEAD = ("project", "agency_code", "agency", "implementing_unit", "attribute", "period")
TEXTS = (*HEAD, *targets.TEXTS, *targets.GOALS, "filled_at")
Funds = dict[str, Decimal]
Indicator = tuple[str | None, ...]


def assert_forms_equal(spec: Disclosure, reading: DisclosureReading) -> None:
    """Every form with head, texts, funds and indicators; none missing, none invented."""
    names = [normal(form.project) for form in spec.forms]
    assert [normal(form.project) for form in reading.forms] == names
    for stated, read in zip(spec.forms, reading.forms, strict=True):
        assert texts_of(read) == texts_of(stated), stated.project
        assert funds_read(read) == funds_stated(stated), stated.project
        assert indicators_read(read) == list(indicators_stated(stated)), stated.project
        assert not read.damaged, stated.project


def texts_of(form: TargetForm | targets.TargetForm) -> dict[str, str]:
    """Return head and texts; what is blank is ``""`` on both sides."""
    return {name: normal(getattr(form, name)) for name in TEXTS}


def funds_stated(form: targets.TargetForm) -> Funds:
    """Return the funds of a spec by the record's keys, without blanks."""
    printed = {
        (phase if fund.source == "total" else f"{phase}_{fund.source}"): getattr(fund, phase)
        for fund in form.funds
        for phase in PHASES
    }
    return {key: Decimal(text) for key, text in printed.items() if text}


def funds_read(form: TargetForm) -> Funds:
    """Return the funds of a record, without blanks."""
    return {key: yuan for key, yuan in form.funds_yuan.items() if yuan is not None}


def indicators_stated(form: targets.TargetForm) -> Iterator[Indicator]:
    """Yield the indicators of a spec half by half: phase, classes, name, value, weight."""
    for phase in PHASES:
        for own in getattr(form, phase):
            name, value = normal(own.name), normal(own.value)
            yield phase, LEVEL1[own.level2], own.level2, name, value, own.weight


def indicators_read(form: TargetForm) -> list[Indicator]:
    """Return the indicators of a record in the same words."""
    return [
        (
            own.phase,
            own.level1,
            own.level2,
            normal(own.name),
            normal(own.value.text),
            "" if own.weight is None else str(own.weight),
        )
        for own in form.indicators
    ]


def normal(text: str | None) -> str:
    """Return a text as it is compared: NFKC, without white space."""
    return compact(nfkc(text or ""))
