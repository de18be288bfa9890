"""Target forms of a PDF without any rule, against what is drawn."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from budgetkit.document.read import read_document
from budgetkit.sources import open_source
from tests.roundtrip.forms import (
    assert_forms_equal,
    funds_read,
    funds_stated,
    indicators_read,
    indicators_stated,
    texts_of,
)
from tests.roundtrip.reading import read_file
from tests.typesetter.form_strategies import disclosures_with_forms
from tests.typesetter.pdf import write_pdf
from tests.typesetter.pdf_paper import A4, PdfOptions
from tests.typesetter.samples import spec_of
from tests.typesetter.spec import Disclosure


@pytest.fixture
def spec() -> Disclosure:
    return replace(spec_of("wanli_2023"), tables=())


def written(spec: Disclosure, folder: Path, page: tuple[float, float] = A4) -> Path:
    path = folder / "forms.pdf"
    path.write_bytes(write_pdf(spec, PdfOptions(rules="none", page=page)))
    return path


def test_every_form_comes_back_whole(spec: Disclosure, tmp_path: Path) -> None:
    assert_forms_equal(spec, read_file(written(spec, tmp_path)))


def test_the_reader_says_that_no_rule_shows_the_columns(spec: Disclosure, tmp_path: Path) -> None:
    document = read_document(open_source(written(spec, tmp_path)))
    assert {own.code for own in document.warnings} >= {"table-without-rules"}


@pytest.mark.parametrize("height", [500, 360])
def test_a_list_that_a_page_cuts_is_whole_or_damaged(
    spec: Disclosure, height: float, tmp_path: Path
) -> None:
    """What is read is right, and a form that lost rows says so."""
    reading = read_file(written(spec, tmp_path, (A4[0], height)))
    assert len(reading.forms) == len(spec.forms)
    for stated, read in zip(spec.forms, reading.forms, strict=True):
        whole = indicators_read(read) == list(indicators_stated(stated))
        assert whole or read.damaged, stated.project


@settings(
    max_examples=5,
    phases=(Phase.explicit, Phase.generate),  # shrinking would take minutes
    suppress_health_check=(HealthCheck.function_scoped_fixture, HealthCheck.too_slow),
)
@given(spec=disclosures_with_forms())
def test_two_lists_beside_each_other_keep_every_name_and_value(
    spec: Disclosure, tmp_path: Path
) -> None:
    """Which rows a class covers is told by heights alone, and may be mistaken."""
    reading = read_file(written(spec, tmp_path))
    assert len(reading.forms) == len(spec.forms)
    for stated, read in zip(spec.forms, reading.forms, strict=True):
        assert read.damaged or texts_of(read) == texts_of(stated)
        assert funds_read(read) == funds_stated(stated)
        told = [(own[0], *own[3:5]) for own in indicators_stated(stated)]
        assert [(own[0], *own[3:5]) for own in indicators_read(read)] == told
