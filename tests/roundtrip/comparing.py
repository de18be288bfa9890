"""What must be equal when a typeset disclosure is read."""

from __future__ import annotations

from collections import Counter
from typing import TypeVar

from budgetkit.disclosure.model import DisclosureReading
from tests.roundtrip.forms import assert_forms_equal
from tests.roundtrip.reading import expected_facts, facts_of, lines_of, tables_by_id
from tests.typesetter.composers import stated_facts
from tests.typesetter.spec import Disclosure
from tests.typesetter.truth import table_lines

T = TypeVar("T")


def assert_tables_equal(spec: Disclosure, reading: DisclosureReading) -> None:
    """Every amount of every table with all that classifies it; none missing, none invented."""
    read = tables_by_id(reading)
    ids = [table.id for table in spec.tables]
    assert list(read) == ids, f"tables {list(read)}, not {ids}"
    for table in spec.tables:
        found = read[table.id]
        assert (found.unit_text, found.declared_empty) == (table.unit, table.empty), (
            f"{table.id}: {found.unit_text}, empty {found.declared_empty}"
        )
        expected, given_back = Counter(table_lines(spec, table)), Counter(lines_of(found, table))
        _assert_same(table.id, expected, given_back)


def assert_identity_equal(spec: Disclosure, reading: DisclosureReading) -> None:
    """Whose disclosure it is."""
    wanted, found = spec.identity, reading.identity
    assert (found.agency_name, found.scope, found.stage, found.fiscal_year) == (
        wanted.agency,
        wanted.scope,
        wanted.stage,
        wanted.year,
    )


def assert_place_equal(spec: Disclosure, reading: DisclosureReading) -> None:
    """Where the agency is; a municipality has no city."""
    wanted, found = spec.identity, reading.identity
    assert (found.province, found.city or "", found.division_code) == (
        wanted.province,
        wanted.city,
        wanted.division_code,
    )


def assert_facts_equal(spec: Disclosure, reading: DisclosureReading) -> None:
    """Every fact of the narrative; none missing, none invented."""
    expected, found = expected_facts(stated_facts(spec)), facts_of(reading)
    _assert_same("narrative", expected, found)


def assert_all_equal(spec: Disclosure, reading: DisclosureReading) -> None:
    """Tables, identity, narrative and target forms."""
    assert_tables_equal(spec, reading)
    assert_identity_equal(spec, reading)
    assert_facts_equal(spec, reading)
    assert_forms_equal(spec, reading)


def _assert_same(where: str, expected: Counter[T], found: Counter[T]) -> None:
    missing, invented = list(expected - found), list(found - expected)
    assert not missing and not invented, f"{where}: missing {missing}, invented {invented}"
