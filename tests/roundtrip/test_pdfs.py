"""Spec → PDF → reading gives the spec back: the samples, unusual pages, invented disclosures."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from tests.roundtrip.comparing import assert_all_equal, assert_place_equal, assert_tables_equal
from tests.roundtrip.reading import read_file
from tests.typesetter.damage import WATERMARK
from tests.typesetter.pdf import write_pdf
from tests.typesetter.pdf_paper import A3_LANDSCAPE, A4, A4_LANDSCAPE, PdfOptions
from tests.typesetter.samples import PDF_OPTIONS, spec_of
from tests.typesetter.spec import Disclosure
from tests.typesetter.strategies import disclosures, pdf_options

DOUBTS = {"table-without-rules", "table-columns-uncertain"}
QUICKLY = settings(
    phases=(Phase.explicit, Phase.generate),  # shrinking would take minutes
    suppress_health_check=(HealthCheck.function_scoped_fixture, HealthCheck.too_slow),
)


def assert_given_back(spec: Disclosure, options: PdfOptions, folder: Path) -> None:
    path = folder / "disclosure.pdf"
    path.write_bytes(write_pdf(spec, options))
    reading = read_file(path)
    assert_all_equal(spec, reading)
    assert [(warning.code, warning.message) for warning in reading.warnings] == []


@pytest.mark.parametrize("name", PDF_OPTIONS)
def test_every_spec_is_given_back_from_its_pdf(name: str, tmp_path: Path) -> None:
    assert_given_back(spec_of(name), PDF_OPTIONS[name], tmp_path)


@pytest.mark.parametrize(
    "options",
    [
        PdfOptions(page=A4_LANDSCAPE, rotated=True),
        PdfOptions(page=A3_LANDSCAPE, watermark=WATERMARK, repeat_header=False),
        PdfOptions(rules="filled", label_characters=6),
    ],
    ids=["sideways", "A3 with watermark", "filled rules, broken labels"],
)
def test_unusual_pages_are_given_back(options: PdfOptions, tmp_path: Path) -> None:
    assert_given_back(spec_of("jincheng_finance_2024"), options, tmp_path)


def test_a_pdf_tells_the_place(tmp_path: Path) -> None:
    spec = spec_of("wanli_2023")
    path = tmp_path / "disclosure.pdf"
    path.write_bytes(write_pdf(spec, PDF_OPTIONS["wanli_2023"]))
    assert_place_equal(spec, read_file(path))


@pytest.mark.slow
@settings(QUICKLY, max_examples=100)
@given(spec=disclosures(), options=pdf_options())
def test_invented_disclosures_are_given_back(
    spec: Disclosure, options: PdfOptions, tmp_path: Path
) -> None:
    assert_given_back(spec, options, tmp_path)


@settings(QUICKLY, max_examples=5)
@given(spec=disclosures(), options=pdf_options())
def test_a_few_invented_disclosures_are_given_back(
    spec: Disclosure, options: PdfOptions, tmp_path: Path
) -> None:
    assert_given_back(spec, options, tmp_path)


@pytest.mark.parametrize("height", [800, 740, 700])
def test_cut_rows_are_given_back(height: int, tmp_path: Path) -> None:
    spec = spec_of("jincheng_zone_finance_2026")
    options = PdfOptions(page=(A4[0], height), label_characters=6, cut_rows=True)
    assert write_pdf(spec, options) != write_pdf(spec, replace(options, cut_rows=False))
    assert_given_back(spec, options, tmp_path)


def test_tables_without_upright_rules_are_given_back(tmp_path: Path) -> None:
    # Forms have two lists side by side, which rules across alone do not part.
    spec = replace(spec_of("jincheng_zone_finance_2026"), forms=())
    assert_given_back(spec, PdfOptions(rules="horizontal"), tmp_path)


WITHOUT_RULES = [
    ("jincheng_zone_finance_2026", PdfOptions(rules="none")),
    ("jincheng_zone_finance_2026", PdfOptions(rules="zebra", repeat_header=False)),
    ("jincheng_zone_finance_2026", PdfOptions(rules="three", page=A3_LANDSCAPE)),
    ("jincheng_zone_finance_2026", PdfOptions(rules="none", label_characters=6)),
    (
        "jincheng_zone_finance_2026",
        PdfOptions(rules="unbroken", page=A4_LANDSCAPE, repeat_header=False),
    ),
    ("jincheng_finance_2024", PdfOptions(rules="three", watermark=WATERMARK)),
    ("yangquan_finance_2024", PdfOptions(rules="none", running_line="内部资料")),
    ("wanli_2023", PdfOptions(rules="none")),
    ("wanli_2023", PdfOptions(rules="zebra", page=A4_LANDSCAPE, repeat_header=False)),
    ("wanli_2024", PdfOptions(rules="unbroken")),
]


@pytest.mark.parametrize(("name", "options"), WITHOUT_RULES)
def test_tables_without_upright_rules_are_given_back_by_alignment(
    name: str, options: PdfOptions, tmp_path: Path
) -> None:
    # Two lists side by side in a form, without a rule between them, are no table.
    spec = replace(spec_of(name), forms=())
    path = tmp_path / "disclosure.pdf"
    path.write_bytes(write_pdf(spec, options))
    reading = read_file(path)
    assert_all_equal(spec, reading)
    assert {warning.code for warning in reading.warnings} <= DOUBTS
    lines = [line for table in reading.tables for line in table.lines]
    assert {line.confidence for line in lines} <= {0.8, 0.5}
    assert all(line.place.page and line.place.bbox for line in lines)


@pytest.mark.parametrize("rules", ["none", "three"])
@settings(QUICKLY, max_examples=5)
@given(spec=disclosures(), options=pdf_options())
def test_invented_tables_without_rules_are_given_back_or_doubted(
    rules: str, spec: Disclosure, options: PdfOptions, tmp_path: Path
) -> None:
    spec, options = replace(spec, forms=()), replace(options, rules=rules, cut_rows=False)
    path = tmp_path / "disclosure.pdf"
    path.write_bytes(write_pdf(spec, options))
    reading = read_file(path)
    doubted = {w.place.page for w in reading.warnings if w.code == "table-columns-uncertain"}
    certain = [t for t in reading.tables if t.grid.page_first not in doubted]
    ids = {table.table_id for table in certain}
    tables = tuple(table for table in spec.tables if table.id in ids)
    assert_tables_equal(replace(spec, tables=tables), replace(reading, tables=tuple(certain)))
    assert len(tables) == len(certain)


def test_short_last_page_is_given_back(tmp_path: Path) -> None:
    options = PdfOptions(page=A3_LANDSCAPE)
    assert_given_back(spec_of("jincheng_zone_finance_2026"), options, tmp_path)
