"""Spec → transcript → reading gives the spec back: the samples, and invented disclosures."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from budgetkit.disclosure.model import DisclosureReading
from tests.roundtrip.reading import (
    expected_facts,
    facts_of,
    lines_of,
    read_file,
    read_text,
    tables_by_id,
)
from tests.typesetter.composers import stated_facts
from tests.typesetter.damage import Damage
from tests.typesetter.samples import SAMPLES, sample_writers, spec_of
from tests.typesetter.spec import Disclosure
from tests.typesetter.strategies import damages, disclosures
from tests.typesetter.transcript import write_transcript
from tests.typesetter.truth import table_lines

NAMES = [name.removesuffix(".txt") for name in sample_writers() if name.endswith(".txt")]
FOLDER_IS_REUSED = (HealthCheck.function_scoped_fixture, HealthCheck.too_slow)


@pytest.fixture(scope="module", params=NAMES)
def sample(request: pytest.FixtureRequest) -> tuple[Disclosure, DisclosureReading]:
    return spec_of(request.param), read_file(SAMPLES / f"{request.param}.txt")


def test_sample_gives_every_amount_and_no_other(
    sample: tuple[Disclosure, DisclosureReading],
) -> None:
    assert_tables_equal(*sample)


def test_sample_gives_its_identity(sample: tuple[Disclosure, DisclosureReading]) -> None:
    spec, reading = sample
    assert_identity_equal(spec, reading)
    assert reading.identity.province == spec.identity.province
    assert reading.identity.city == spec.identity.city
    assert reading.identity.division_code == spec.identity.division_code


def test_sample_gives_every_number_of_its_narrative(
    sample: tuple[Disclosure, DisclosureReading],
) -> None:
    assert_facts_equal(*sample)


def test_sample_is_read_without_a_warning(sample: tuple[Disclosure, DisclosureReading]) -> None:
    assert [(warning.code, warning.message) for warning in sample[1].warnings] == []


@pytest.mark.parametrize("name", NAMES)
def test_spec_without_damage_is_given_back(name: str, tmp_path: Path) -> None:
    spec = spec_of(name)
    reading = read_text(write_transcript(spec), tmp_path)
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
    reading = read_text(write_transcript(spec, damage), tmp_path)
    assert_tables_equal(spec, reading)
    assert_identity_equal(spec, reading)
    assert_facts_equal(spec, reading)


def assert_tables_equal(spec: Disclosure, reading: DisclosureReading) -> None:
    """Every amount of every table with all that classifies it; none missing, none invented."""
    read = tables_by_id(reading)
    assert list(read) == [table.id for table in spec.tables]
    for table in spec.tables:
        found = read[table.id]
        assert (found.unit_text, found.declared_empty) == (table.unit, table.empty), table.id
        expected, given_back = Counter(table_lines(spec, table)), Counter(lines_of(found, table))
        assert (list(expected - given_back), list(given_back - expected)) == ([], []), table.id


def assert_identity_equal(spec: Disclosure, reading: DisclosureReading) -> None:
    wanted, found = spec.identity, reading.identity
    assert (found.agency_name, found.scope, found.stage, found.fiscal_year) == (
        wanted.agency,
        wanted.scope,
        wanted.stage,
        wanted.year,
    )


def assert_facts_equal(spec: Disclosure, reading: DisclosureReading) -> None:
    expected = expected_facts(stated_facts(spec))
    found = facts_of(reading)
    assert (list(expected - found), list(found - expected)) == ([], [])
