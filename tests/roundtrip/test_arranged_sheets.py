"""Spec → workbook with several tables on a sheet → reading gives the spec back."""

from __future__ import annotations

import pytest

from budgetkit.disclosure.read import read_disclosure
from budgetkit.document.read import read_document
from budgetkit.sources.file import source_from_bytes
from tests.roundtrip.comparing import assert_all_equal
from tests.typesetter.samples import spec_names, spec_of
from tests.typesetter.xlsx_arranged import AMOUNTS, ARRANGEMENTS, arranged


@pytest.mark.parametrize("spec_name", spec_names())
@pytest.mark.parametrize("arrangement", ARRANGEMENTS)
def test_spec_is_given_back_however_the_tables_stand(arrangement: str, spec_name: str) -> None:
    spec = spec_of(spec_name)
    source = source_from_bytes(arranged(spec, arrangement), "a.xlsx")
    assert_all_equal(spec, read_disclosure(read_document(source)))


@pytest.mark.parametrize("spec_name", spec_names())
@pytest.mark.parametrize("amounts", [name for name in AMOUNTS if name != "numbers"])
def test_spec_is_given_back_however_the_amounts_are_written(amounts: str, spec_name: str) -> None:
    spec = spec_of(spec_name)
    source = source_from_bytes(arranged(spec, "apart", amounts), "a.xlsx")
    assert_all_equal(spec, read_disclosure(read_document(source)))
