"""Real PDFs of thirteen places: tables, units and golden cells, read from the page by eye."""

from pathlib import Path

import pytest

from budgetkit.disclosure.join import join_readings
from budgetkit.disclosure.model import DisclosureReading
from budgetkit.text import tidy
from tests.disclosure.golden_disclosures import (
    STEMS,
    GoldenTable,
    found_tables,
    golden,
    golden_cells,
    golden_tables,
    matches,
    reading,
)

TABLES = [
    pytest.param(stem, table, id=f"{stem}-{table.facts['order']}-{table.table_id}")
    for stem in STEMS
    for table in golden_tables(stem)
    if not table.is_form
]


def read(shared_dir: Path, stem: str) -> DisclosureReading:
    return reading(shared_dir / "disclosures" / golden(stem)["document"])


@pytest.mark.parametrize(("stem", "table"), TABLES)
def test_table_is_recognised_where_it_stands(
    shared_dir: Path, stem: str, table: GoldenTable
) -> None:
    (found,) = found_tables(read(shared_dir, stem), table)
    assert (found.grid.page_first, found.grid.page_last) == tuple(table.facts["pages"])
    assert found.unit_text == (table.facts["unit"] or "unknown")
    assert found.declared_empty == table.facts["declared_empty"]


@pytest.mark.parametrize(("stem", "table"), TABLES)
def test_golden_cells(shared_dir: Path, stem: str, table: GoldenTable) -> None:
    (found,) = found_tables(read(shared_dir, stem), table)
    missed = [
        (row["page"], row.get("item"), measure, amount)
        for row, measure, amount in golden_cells(table)
        if not any(matches(line, row, measure, amount) for line in found.lines)
    ]
    assert missed == []


@pytest.mark.parametrize("stem", STEMS)
def test_no_table_is_invented(shared_dir: Path, stem: str) -> None:
    printed = [table for table in golden_tables(stem) if not table.is_form]
    tables = [table for table in read(shared_dir, stem).tables if table.lines]
    invented = [
        (table.table_id, table.title, table.grid.page_first)
        for table in tables
        if not any(golden_table.stands_on(table) for golden_table in printed)
    ]
    assert invented == []


@pytest.mark.parametrize("stem", STEMS)
def test_identity(shared_dir: Path, stem: str) -> None:
    agency = stem.rsplit("_20", 1)[0]
    files = [other for other in STEMS if other.startswith(agency)]
    joined = join_readings([read(shared_dir, other) for other in files])
    printed, identity = golden(stem)["identity"], joined[files.index(stem)].identity
    assert identity.agency_name == tidy(printed["agency_name"])
    for field in ("fiscal_year", "stage", "scope", "province", "city", "division_code"):
        assert (getattr(identity, field) or "") == (printed.get(field) or ""), field


@pytest.mark.parametrize("stem", [stem for stem in STEMS if not stem.endswith("_tables")])
def test_units_included(shared_dir: Path, stem: str) -> None:
    printed = golden(stem)["identity"].get("subordinate_units", [])
    units = read(shared_dir, stem).identity.subordinate_units
    assert list(units) == [tidy(unit) for unit in printed]
