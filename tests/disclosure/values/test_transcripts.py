"""Of the values in the forms of three transcripts, few are left unparsed."""

from pathlib import Path

import pytest

from budgetkit.disclosure import read_disclosure
from budgetkit.disclosure.values import unparsed
from budgetkit.document import read_document
from budgetkit.sources import open_source

MOST_UNPARSED = 0.03


@pytest.fixture(scope="module")
def printed(shared_dir: Path) -> list[str]:
    paths = sorted((shared_dir / "seeds").glob("*.txt"))
    readings = [read_disclosure(read_document(open_source(path))) for path in paths]
    forms = [form for reading in readings for form in reading.forms]
    return [indicator.value.text for form in forms for indicator in form.indicators]


def test_few_values_are_unparsed(printed: list[str]) -> None:
    missed = unparsed(printed)
    assert len(set(printed)) > 200
    assert len(missed) <= MOST_UNPARSED * len(set(printed)), missed


def test_what_is_unparsed_holds_no_number(printed: list[str]) -> None:
    assert [text for text in unparsed(printed) if any(map(str.isdigit, text))] == []
