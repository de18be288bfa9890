"""What was measured on scans and damaged files, as the quality page shows it."""

from tests.accuracy.place import PAGE
from tests.accuracy.scans import DAMAGED, MEASURED, kept_rows, sections


def test_the_page_shows_what_was_measured() -> None:
    assert PAGE.read_text("utf-8").endswith("\n".join(sections()))


def test_amounts_of_scans_are_right_and_wrong_ones_are_flagged() -> None:
    rows = kept_rows(MEASURED)
    assert {row[1] for row in rows} == {"150", "200"}
    for sample, _, tables, amounts, right, _, silent, empty, seconds in rows:
        recognised, printed = tables.split(" of ")
        assert recognised == printed, sample
        assert (silent, float(seconds) <= 5) == ("0", True), sample
        assert int(right) >= 0.99 * int(amounts), sample
        assert empty == "0", sample


def test_damaged_files_end_in_nothing_but_our_own_errors() -> None:
    for kind, files, read, errors, others in kept_rows(DAMAGED):
        assert int(files) == int(read) + int(errors), kind
        assert others == "0", kind
