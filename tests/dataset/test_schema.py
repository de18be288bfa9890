"""The declaration says what the contract says, and what is derived from it agrees."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest

from budgetkit.dataset import dictionary
from budgetkit.dataset.arrow import arrow_schema
from budgetkit.dataset.field import TableSchema
from budgetkit.dataset.schema import SCHEMA

PROVENANCE = ["document_id", "page", "line", "bbox", "method", "confidence"]
CONTRACT = {
    "documents": "document_id disclosure_id file_name sha256 media_type page_count line_count "
    "status error_type error_message",
    "disclosures": "disclosure_id agency_name scope stage fiscal_year division_code province "
    "city subordinate_units layout",
    "tables": "disclosure_id table_id table_title number_text unit_text declared_empty "
    "page_first page_last",
    "table_rows": "disclosure_id table_id row_no cells_text",
    "budget_lines": "disclosure_id table_id table_title row_no side item item_text "
    "function_code function_name dept_econ_code dept_econ_name gov_econ_code gov_econ_name "
    "project agency level is_total measure amount_yuan amount_text unit_text",
    "narrative_facts": "disclosure_id section subject metric value value_text unit direction "
    "reason quote",
    "target_forms": "disclosure_id form_no project agency_code agency implementing_unit attribute "
    "period funds_implementation_yuan funds_annual_yuan implementation_central_yuan "
    "annual_central_yuan implementation_province_yuan annual_province_yuan "
    "implementation_local_yuan annual_local_yuan implementation_self_yuan annual_self_yuan "
    "implementation_other_yuan annual_other_yuan overview basis necessity measures plan "
    "goal_implementation goal_annual filled_at damaged",
    "target_indicators": "disclosure_id form_no indicator_no phase level1 level2 level2_text name "
    "value_text value_kind comparator value_low value_high unit per weight damaged "
    "class_uncertain",
    "service_catalogue": "disclosure_id owner code level name parent_code",
}
TABLES = pytest.mark.parametrize("table", SCHEMA.values(), ids=lambda table: table.name)


def names(table: str) -> list[str]:
    return [field.name for field in SCHEMA[table].fields]


@pytest.mark.parametrize("table", CONTRACT)
def test_columns_stand_in_the_order_of_the_contract(table: str) -> None:
    provenance = [] if table in ("documents", "disclosures") else PROVENANCE
    expected = CONTRACT[table].split() + provenance
    assert names(table)[: len(expected)] == expected


def test_money_and_values_are_decimals() -> None:
    lines = arrow_schema(SCHEMA["budget_lines"])
    assert lines.field("amount_yuan").type == pa.decimal128(18, 2)
    assert lines.field("function_code").type == pa.string()
    facts = arrow_schema(SCHEMA["narrative_facts"])
    assert facts.field("value").type == pa.decimal128(38, 10)


@TABLES
def test_names_are_unique_and_keys_are_columns(table: TableSchema) -> None:
    columns = names(table.name)
    assert len(columns) == len(set(columns))
    assert set(table.key) <= set(columns)
    assert not any(table[name].nullable for name in table.key)


@TABLES
def test_references_point_at_keys_of_the_same_type(table: TableSchema) -> None:
    for reference in table.foreign_keys:
        target = SCHEMA[reference.table]
        assert reference.references == target.key
        for ours, theirs in zip(reference.columns, reference.references, strict=True):
            assert table[ours].type is target[theirs].type


@TABLES
def test_every_column_is_described_in_both_languages(table: TableSchema) -> None:
    assert all(field.en.endswith(".") and field.zh.endswith("。") for field in table.fields)


def test_the_dictionary_page_is_the_declaration(root: Path) -> None:
    committed = (root / dictionary.PAGE).read_text(encoding="utf-8")
    assert committed == dictionary.page(), "run `make docs`"


def test_the_dictionary_escapes_what_would_break_its_tables() -> None:
    rows = [line for line in dictionary.page().splitlines() if line.startswith("| `")]
    fields = sum(len(table.fields) for table in SCHEMA.values())
    assert len(rows) == fields
    assert {line.replace("\\|", "").count("|") for line in rows} == {7}
