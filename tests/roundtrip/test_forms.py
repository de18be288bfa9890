"""Target forms → transcript or PDF → reading gives them back: the samples, invented forms."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from budgetkit.disclosure.model import DisclosureReading
from tests.roundtrip.forms import assert_forms_equal, indicators_read, indicators_stated
from tests.roundtrip.reading import is_form, read_file, read_text
from tests.typesetter.damage import Damage
from tests.typesetter.form_strategies import (
    disclosures_with_forms,
    form_damages,
    form_pdf_options,
)
from tests.typesetter.pdf import write_pdf
from tests.typesetter.pdf_paper import A4, A4_LANDSCAPE, PdfOptions
from tests.typesetter.samples import SAMPLES, sample_writers, spec_of
from tests.typesetter.spec import Disclosure
from tests.typesetter.transcript import write_transcript

FOLDER_IS_REUSED = (HealthCheck.function_scoped_fixture, HealthCheck.too_slow)
PUBLISHED = {
    "jincheng_finance_2024": 24,
    "yangquan_finance_2024": 5,
    "jincheng_zone_finance_2026": 3,
    "wanli_2023": 5,
    "wanli_2024": 0,
}
ZONE = "jincheng_zone_finance_2026"
PAGES = [(A4[0], 500), (A4[0], 360), (A4_LANDSCAPE[0], 300)]


def from_pdf(spec: Disclosure, options: PdfOptions, folder: Path) -> DisclosureReading:
    path = folder / "disclosure.pdf"
    path.write_bytes(write_pdf(spec, options))
    return read_file(path)


@pytest.mark.parametrize("file_name", sample_writers())
def test_sample_gives_every_form_and_no_other(file_name: str) -> None:
    spec = spec_of(file_name.partition(".")[0])
    reading = read_file(SAMPLES / file_name)
    assert_forms_equal(spec, reading)
    published = PUBLISHED[file_name.partition(".")[0]]
    assert len(reading.forms) == len(list(filter(is_form, reading.tables))) == published


@settings(max_examples=60, suppress_health_check=FOLDER_IS_REUSED)
@given(spec=disclosures_with_forms(), damage=form_damages())
def test_invented_forms_are_given_back_from_a_transcript(
    spec: Disclosure, damage: Damage, tmp_path: Path
) -> None:
    assert_forms_equal(spec, read_text(write_transcript(spec, damage), tmp_path))


@settings(max_examples=30, suppress_health_check=FOLDER_IS_REUSED)
@given(spec=disclosures_with_forms(), damage=form_damages())
def test_of_a_lone_row_that_slid_only_the_half_is_in_doubt(
    spec: Disclosure, damage: Damage, tmp_path: Path
) -> None:
    """Nothing tells whose it is any more; name, value and class still come back."""
    reading = read_text(write_transcript(spec, replace(damage, shift_lone=0.5)), tmp_path)
    for stated, read in zip(spec.forms, reading.forms, strict=True):
        own = sorted(fact[1:] for fact in indicators_stated(stated))
        assert sorted(fact[1:] for fact in indicators_read(read)) == own


@pytest.mark.slow
@settings(max_examples=1000, suppress_health_check=FOLDER_IS_REUSED)
@given(spec=disclosures_with_forms(), damage=form_damages())
def test_many_invented_forms_are_given_back_from_a_transcript(
    spec: Disclosure, damage: Damage, tmp_path: Path
) -> None:
    assert_forms_equal(spec, read_text(write_transcript(spec, damage), tmp_path))


@settings(
    max_examples=8,
    phases=(Phase.explicit, Phase.generate),  # shrinking would take minutes
    suppress_health_check=FOLDER_IS_REUSED,
)
@given(spec=disclosures_with_forms(), options=form_pdf_options())
def test_invented_forms_are_given_back_from_a_pdf(
    spec: Disclosure, options: PdfOptions, tmp_path: Path
) -> None:
    assert_forms_equal(spec, from_pdf(spec, options, tmp_path))


@pytest.mark.parametrize("page", PAGES)
def test_a_form_on_several_pages_is_one_form(page: tuple[float, float], tmp_path: Path) -> None:
    spec = replace(spec_of(ZONE), tables=())
    assert_forms_equal(spec, from_pdf(spec, PdfOptions(page=page), tmp_path))


@pytest.mark.parametrize("page", PAGES)
def test_a_class_whose_label_stands_overleaf_is_marked(
    page: tuple[float, float], tmp_path: Path
) -> None:
    """Names, values and weights are right; a class is right or says that it is uncertain."""
    spec = replace(spec_of("wanli_2023"), tables=())
    reading = from_pdf(spec, PdfOptions(page=page), tmp_path)
    for stated, read in zip(spec.forms, reading.forms, strict=True):
        found = zip(indicators_stated(stated), indicators_read(read), read.indicators, strict=True)
        for own, other, indicator in found:
            assert own[3:] == other[3:]
            assert own == other or indicator.class_uncertain


@pytest.mark.parametrize("lines_per_page", range(8, 40, 4))
def test_a_transcript_breaks_a_form_anywhere(lines_per_page: int, tmp_path: Path) -> None:
    spec = replace(spec_of(ZONE), tables=())
    damage = Damage(lines_per_page=lines_per_page, split_block=1, watermark=1, lost_header=0.5)
    assert_forms_equal(spec, read_text(write_transcript(spec, damage), tmp_path))


def test_a_class_label_cut_by_a_page(tmp_path: Path) -> None:
    spec = spec_of("yangquan_finance_2024")
    damage = Damage(split_class=1)
    assert_forms_equal(spec, read_text(write_transcript(spec, damage), tmp_path))


def test_a_form_of_one_list_in_a_transcript(tmp_path: Path) -> None:
    spec = spec_of("wanli_2023")
    assert_forms_equal(spec, read_text(write_transcript(spec), tmp_path))
