"""Pairs of economic classes reveal the kind of agency."""

import pytest

from budgetkit.disclosure.reference.economic_pairs import (
    AgencyKind,
    econ_pair_kind,
    economic_pairs,
)

OFFICE, INSTITUTION = AgencyKind.ADMINISTRATIVE, AgencyKind.INSTITUTION


@pytest.mark.parametrize(
    ("dept", "gov", "kinds"),
    [
        ("30101", "50101", {OFFICE}),
        ("30101", "50501", {INSTITUTION}),
        ("30217", "50206", {OFFICE}),
        ("30217", "50502", {INSTITUTION}),
        ("30302", "50905", {OFFICE, INSTITUTION}),
        ("31002", "50601", {INSTITUTION}),
        ("3010201", "50101", {OFFICE}),  # a place's own subdivision of 30102
        ("30217", "50601", set()),
        ("30311", "50999", set()),  # nobody has printed a counterpart
        ("", "", set()),
    ],
)
def test_kinds_of_agency(dept, gov, kinds):
    assert econ_pair_kind(dept, gov) == kinds


def test_a_pair_says_how_far_it_is_verified():
    outlier = next(p for p in economic_pairs()["30101"] if p.gov_code == "50905")
    assert outlier.status == "verified_1doc"
    assert "outlier" in outlier.note
