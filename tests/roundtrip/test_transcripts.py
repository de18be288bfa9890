"""Spec → transcript → reading gives the spec back: the samples, and invented disclosures."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from budgetkit.disclosure.model import DisclosureReading
from tests.roundtrip.comparing import (
    assert_all_equal,
    assert_facts_equal,
    assert_identity_equal,
    assert_place_equal,
    assert_tables_equal,
)
from tests.roundtrip.reading import read_file, read_text
from tests.typesetter.damage import Damage
from tests.typesetter.samples import SAMPLES, sample_writers, spec_names, spec_of
from tests.typesetter.spec import Disclosure
from tests.typesetter.strategies import damages, disclosures
from tests.typesetter.transcript import write_transcript

NAMES = [name.removesuffix(".txt") for name in sample_writers() if name.endswith(".txt")]
FOLDER_IS_REUSED = (HealthCheck.function_scoped_fixture, HealthCheck.too_slow)

Sample = tuple[Disclosure, DisclosureReading]


@pytest.fixture(scope="module", params=NAMES)
def sample(request: pytest.FixtureRequest) -> Sample:
    return spec_of(request.param), read_file(SAMPLES / f"{request.param}.txt")


def test_sample_gives_every_amount_and_no_other(sample: Sample) -> None:
    assert_tables_equal(*sample)


def test_sample_gives_its_identity(sample: Sample) -> None:
    assert_identity_equal(*sample)
    assert_place_equal(*sample)


def test_sample_gives_every_fact_of_its_narrative(sample: Sample) -> None:
    assert_facts_equal(*sample)


def test_sample_is_read_without_a_warning(sample: Sample) -> None:
    assert [(warning.code, warning.message) for warning in sample[1].warnings] == []


@pytest.mark.parametrize("name", NAMES)
def test_spec_without_damage_is_given_back(name: str, tmp_path: Path) -> None:
    spec = spec_of(name)
    assert_all_equal(spec, read_text(write_transcript(spec), tmp_path))


@pytest.mark.parametrize("name", sorted(set(spec_names()) - set(NAMES)))
def test_other_layouts_are_given_back(name: str, tmp_path: Path) -> None:
    """Their forms come as PDFs: see test_forms.py."""
    spec = replace(spec_of(name), forms=())
    damage = Damage(seed=5, split_label=0.05, split_amount=0.02, gap=0.05, ragged=0.05, cut_row=0.5)
    reading = read_text(write_transcript(spec, damage), tmp_path)
    assert_tables_equal(spec, reading)
    assert_identity_equal(spec, reading)
    assert_facts_equal(spec, reading)


@settings(max_examples=25, suppress_health_check=FOLDER_IS_REUSED)
@given(spec=disclosures(), damage=damages())
def test_tables_of_an_invented_disclosure_are_given_back(
    spec: Disclosure, damage: Damage, tmp_path: Path
) -> None:
    reading = read_text(write_transcript(spec, damage), tmp_path)
    assert_tables_equal(spec, reading)
    assert_identity_equal(spec, reading)


@settings(max_examples=25, suppress_health_check=FOLDER_IS_REUSED)
@given(spec=disclosures(), damage=damages())
def test_narrative_of_an_invented_disclosure_is_given_back(
    spec: Disclosure, damage: Damage, tmp_path: Path
) -> None:
    assert_facts_equal(spec, read_text(write_transcript(spec, damage), tmp_path))


@pytest.mark.slow
@settings(max_examples=1000, suppress_health_check=FOLDER_IS_REUSED)
@given(spec=disclosures(), damage=damages())
def test_many_invented_disclosures_are_given_back(
    spec: Disclosure, damage: Damage, tmp_path: Path
) -> None:
    assert_all_equal(spec, read_text(write_transcript(spec, damage), tmp_path))
