"""More than four hundred printed values against what a reader says they are.

The list was read by eye from three transcripts and seven PDFs: each distinct value that is not
a sentence. Where a place prints sign, number and unit in columns, they are joined; where the
unit stands in the indicator's name, the name is given.
"""

import pytest

from budgetkit.disclosure.values import parse_value, unparsed
from tests.disclosure.values.reading import FIELDS, Labelled, fields, labelled

LEAST_SHARE = 0.97
LISTED = labelled()


def read(row: Labelled) -> dict[str, object]:
    return fields(parse_value(row.value, name=row.name))


def test_the_list_is_long_and_has_no_value_twice() -> None:
    assert len({row.value for row in LISTED}) == len(LISTED) >= 400


def test_values_are_not_qualitative_by_mistake() -> None:
    wanted = [row for row in LISTED if row.fields["kind"] != "qualitative"]
    mistaken = [row.value for row in wanted if read(row)["kind"] == "qualitative"]
    assert len(mistaken) <= (1 - LEAST_SHARE) * len(wanted), mistaken


def test_what_is_qualitative_is_not_computed_with() -> None:
    words = [row for row in LISTED if row.fields["kind"] == "qualitative"]
    assert [row.value for row in words if read(row)["kind"] != "qualitative"] == []


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_is_right(field: str) -> None:
    wrong = [row.value for row in LISTED if read(row)[field] != row.fields[field]]
    assert len(wrong) <= (1 - LEAST_SHARE) * len(LISTED), wrong


def test_the_unparsed_are_words_only() -> None:
    missed = unparsed(row.value for row in LISTED)
    assert {row.fields["kind"] for row in LISTED if row.value in missed} == {"qualitative"}
    assert missed["房屋完好"] == 1
    assert not missed["有效提升"]
