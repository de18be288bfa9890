"""Forms, indicators and services become rows, and the rows keep the contract."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from budgetkit.dataset.outcome import DocumentOutcome
from budgetkit.dataset.tables import tables_of
from budgetkit.dataset.validate import violations
from budgetkit.disclosure.targets_model import (
    ServiceCatalogueEntry,
    TargetForm,
    TargetIndicator,
)
from budgetkit.disclosure.values import parse_value
from budgetkit.document.model import Method, Place
from tests.dataset import handmade


def indicator(number: int, phase: str, printed: str, **facts: Any) -> TargetIndicator:
    base = TargetIndicator(
        indicator_no=number,
        phase=phase,
        level1="产出指标",
        level2="成本指标",
        level2_text="成本指标",
        name="培训成本",
        value=parse_value(printed),
        place=Place(line=34 + number),
    )
    return replace(base, **facts)


def form() -> TargetForm:
    """A form with a lost total and a zero that was printed."""
    return TargetForm(
        form_no=1,
        kind="project",
        project="业务培训",
        place=Place(line=30),
        method=Method.TRANSCRIPT,
        agency_code="015",
        agency="某局",
        period="1年",
        funds_yuan={
            "implementation": None,
            "annual": Decimal("36400.00"),
            "annual_central": Decimal("0.00"),
            "annual_local": Decimal("36400.00"),
        },
        overview="培训（一期）",
        damaged=True,
        confidence=0.5,
        layout="halves",
        indicators=(
            indicator(1, "implementation", "≤400元／人/天", weight=Decimal(10), is_core=True),
            indicator(2, "annual", "", damaged=True, confidence=0.5, scoring_text="少（1）次"),
        ),
    )


def service(code: str, line: int, **facts: Any) -> ServiceCatalogueEntry:
    base = ServiceCatalogueEntry("教育", code, 2, "教育服务", "A", Place(line=line))
    return replace(base, **facts)


def outcome() -> DocumentOutcome:
    made = handmade.outcome()
    assert made.reading is not None
    services = (
        service("A02", 50),
        service("AO2", 51, name="", code_suspect=True, code_doubt="malformed", parent_code=None),
    )
    reading = replace(made.reading, forms=(form(),), services=services)
    return replace(made, reading=reading)


def rows_of(table: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = tables_of([outcome()])[table].to_pylist()
    return rows


def test_a_form_is_a_row_and_blank_is_null() -> None:
    [row] = rows_of("target_forms")
    assert (row["form_no"], row["project"], row["agency_code"]) == (1, "业务培训", "015")
    assert row["funds_implementation_yuan"] is None
    assert (row["funds_annual_yuan"], row["annual_local_yuan"]) == (Decimal(36400), Decimal(36400))
    assert (row["annual_central_yuan"], row["annual_province_yuan"]) == (Decimal(0), None)
    assert (row["overview"], row["basis"]) == ("培训(一期)", None)
    assert (row["damaged"], row["kind"], row["layout"]) == (True, "project", "halves")
    assert (row["line"], row["method"], row["confidence"]) == (30, "transcript", 0.5)


def test_an_indicator_is_a_row_of_each_half() -> None:
    first, second = rows_of("target_indicators")
    assert [row["indicator_no"] for row in (first, second)] == [1, 2]
    assert [row["phase"] for row in (first, second)] == ["implementation", "annual"]
    assert (first["value_text"], first["value_kind"]) == ("≤400元／人/天", "threshold")
    assert (first["comparator"], first["value_low"]) == ("<=", None)
    assert (first["value_high"], first["unit"], first["per"]) == (Decimal(400), "元", "人/天")
    assert (first["amount_yuan"], first["weight"]) == (Decimal(400), Decimal(10))
    assert (first["is_core"], second["is_core"]) == (True, None)
    assert (second["value_text"], second["value_kind"]) == ("", "missing")
    assert (second["scoring_text"], second["line"]) == ("少（1）次", 36)


def test_a_service_keeps_its_code_and_its_doubt() -> None:
    right, doubted = rows_of("service_catalogue")
    assert (right["owner"], right["code"], right["level"]) == ("教育", "A02", 2)
    assert (right["code_suspect"], right["code_doubt"], right["confidence"]) == (False, None, 1.0)
    assert (doubted["code"], doubted["name"], doubted["parent_code"]) == ("AO2", None, None)
    assert (doubted["code_suspect"], doubted["code_doubt"]) == (True, "malformed")
    assert [row["entry_no"] for row in (right, doubted)] == [1, 2]


@pytest.mark.parametrize("table", ["target_forms", "target_indicators", "service_catalogue"])
def test_the_rows_keep_the_contract(table: str) -> None:
    tables = tables_of([outcome()])
    assert tables[table].num_rows > 0
    assert violations(tables) == []
