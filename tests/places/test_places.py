"""Spec → PDF → reading in the layouts of places of which no document is at hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from budgetkit.disclosure.model import DisclosureReading
from tests.places.place import (
    Place,
    expected,
    load_place,
    place_names,
    read_amounts,
    write_place,
)
from tests.roundtrip.reading import read_file
from tests.typesetter.pdf_paper import A3_LANDSCAPE, A4_LANDSCAPE, PdfOptions

PAGES = {
    "ruled": PdfOptions(page=A4_LANDSCAPE, margin=30),
    "wide": PdfOptions(page=A3_LANDSCAPE, rules="filled"),
    "unruled": PdfOptions(page=A3_LANDSCAPE, rules="none"),
}


def _read(place: Place, options: PdfOptions, folder: Path) -> DisclosureReading:
    path = folder / "disclosure.pdf"
    path.write_bytes(write_place(place, options))
    return read_file(path)


@pytest.mark.parametrize("pages", PAGES)
@pytest.mark.parametrize("name", place_names())
def test_every_table_is_recognised_with_its_unit_and_amounts(
    name: str, pages: str, tmp_path: Path
) -> None:
    place = load_place(name)
    reading = _read(place, PAGES[pages], tmp_path)
    assert [(table.table_id, table.unit_text) for table in reading.tables] == [
        (table.id, table.unit) for table in place.tables
    ]
    doubted = {w.place.page for w in reading.warnings if w.code == "table-columns-uncertain"}
    for table, found in zip(place.tables, reading.tables, strict=True):
        wanted, given_back = expected(place, table), read_amounts(found)
        if wanted != given_back and found.grid.page_first in doubted:
            continue  # said to be uncertain, which only tables without rules are
        assert (table.id, wanted - given_back, given_back - wanted) == (table.id, {}, {})


@pytest.mark.parametrize("name", place_names())
def test_whose_disclosure_it_is_is_known(name: str, tmp_path: Path) -> None:
    place = load_place(name)
    found = _read(place, PAGES["ruled"], tmp_path).identity
    assert (found.agency_name, found.fiscal_year, found.scope) == (
        place.agency,
        place.year,
        place.scope,
    )


@pytest.mark.parametrize("name", place_names())
def test_every_column_is_read_by_a_rule(name: str, tmp_path: Path) -> None:
    place = load_place(name)
    reading = _read(place, PAGES["ruled"], tmp_path)
    kept = {column.removeprefix("x_") for table in place.tables for column in table.columns}
    unknown = {
        "/".join(column.path)
        for table in reading.tables
        for column in table.columns
        if column.role == "other" and not column.rule
    }
    assert unknown <= kept
