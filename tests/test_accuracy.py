"""The quality page says what is true now."""

from pathlib import Path

import pytest

from tests.accuracy.page import page
from tests.accuracy.place import PAGE


@pytest.mark.slow
@pytest.mark.usefixtures("shared_dir")
def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text("utf-8") == page()


def test_every_golden_amount_is_right() -> None:
    """The committed page has no document with a golden amount that is not read."""
    rows = [line.split("|")[1:-1] for line in Path(PAGE).read_text("utf-8").splitlines()]
    documents = [[cell.strip() for cell in row] for row in rows if len(row) == 10]
    counted = [row for row in documents if row[5].isdecimal()]
    assert len(counted) == 18
    assert [row[0] for row in counted if row[2] != row[3] or row[5] != row[6]] == []
