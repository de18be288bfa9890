"""The quality page says what is true now."""

import pytest

from tests.accuracy.page import page
from tests.accuracy.place import PAGE


@pytest.mark.slow
@pytest.mark.usefixtures("shared_dir")
def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text("utf-8") == page()


def test_every_golden_amount_is_right() -> None:
    """The committed page has no document with a golden amount that is not read."""
    counted = [row for row in rows(10) if row[5].isdecimal()]
    assert len(counted) == 18
    assert [row[0] for row in counted if row[2] != row[3] or row[5] != row[6]] == []


def test_every_sum_holds_or_is_broken_on_the_page_itself() -> None:
    """As the committed page says, each by the eye that read the golden figures."""
    documents = [row for row in rows(12) if row[0].startswith("`")]
    assert len(documents) == 18
    with_tables = [row for row in documents if "narrative" not in row[0]]
    assert [row[0] for row in with_tables if "–" in (row[1], row[2], row[4], row[6])] == []
    assert [row[0] for row in documents if row[10] != row[11]] == []
    failed = {row[0]: row[7] for row in documents if row[7] != "0"}
    assert failed == {"`fj_fuzhou_jiaojing_2026`": "4"}
    causes = [row for row in rows(7) if row[0].startswith("`") and row[1].isdecimal()]
    assert {(row[5], bool(row[6])) for row in causes if row[2].startswith("`")} == {
        ("document", True)
    }


def rows(width: int) -> list[list[str]]:
    """The rows of the committed page's tables of so many columns."""
    lines = [line.split("|")[1:-1] for line in PAGE.read_text("utf-8").splitlines()]
    return [[cell.strip() for cell in line] for line in lines if len(line) == width]
