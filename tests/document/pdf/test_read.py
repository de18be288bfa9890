"""Processes, cache and second reading: the document stays the same."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from budgetkit.document.pdf import read as reading
from budgetkit.document.pdf.cache import PageCache
from budgetkit.document.pdf.verify import SecondCell, SecondReader, verified
from tests.document.pdf.drawing import Sheet, only_table, read

ROWS: list[list[str | None]] = [["项目", "合计"], ["行政运行", "2,011.30"]]


@pytest.fixture(scope="module")
def content() -> bytes:
    sheet = Sheet()
    for number in range(12):
        if number:
            sheet.page()
        sheet.text(60, 80, f"表{number} 第{number}张表")
        sheet.grid(60, 100, [120, 90], ROWS)
    return sheet.bytes()


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_the_number_of_processes_changes_nothing(content: bytes, workers: int) -> None:
    assert read(content, workers=workers) == read(content, workers=0)


def test_a_second_run_reads_nothing(
    content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = PageCache(tmp_path)
    first = read(content, cache=cache)

    def forbidden(*_: object) -> None:
        raise AssertionError("read again")

    monkeypatch.setattr(reading, "read_pages", forbidden)
    assert read(content, cache=cache) == first
    with pytest.raises(AssertionError, match="read again"):
        read(content, cache=cache, verify=True)


@pytest.mark.parametrize("damage", [b"", b"\x1f\x8b\x08", b"{}", b"\x80\x04\x95"])
def test_a_damaged_entry_is_read_again(content: bytes, tmp_path: Path, damage: bytes) -> None:
    cache = PageCache(tmp_path)
    first = read(content, cache=cache)
    (entry,) = tmp_path.rglob("*.json.gz")
    entry.write_bytes(damage)
    assert read(content, cache=cache) == first
    assert entry.read_bytes() != damage


def test_a_cache_that_cannot_be_written_is_no_error(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert read(content, cache=PageCache(tmp_path / "file" / "cache")).page_count == 12


def test_entries_are_written_whole(content: bytes, tmp_path: Path) -> None:
    read(content, cache=PageCache(tmp_path))
    assert not list(tmp_path.rglob(".part-*"))


def test_two_readings_that_agree_leave_full_confidence(content: bytes) -> None:
    document = read(content, verify=True)
    assert not document.warnings
    cells = [cell for table in document.tables() for row in table.rows for cell in row.cells]
    assert {cell.confidence for cell in cells} == {1.0}


def test_a_disagreement_lowers_the_confidence_of_its_cell_and_is_listed(
    content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = SecondReader.cells

    def lying(self: SecondReader, index: int) -> list[SecondCell]:
        return [
            SecondCell(cell.bbox, cell.text.replace("2,011.30", "2,017.30"))
            for cell in honest(self, index)
        ]

    monkeypatch.setattr(SecondReader, "cells", lying)
    document = read(content, verify=True)
    table = next(iter(document.tables()))
    assert table.rows[1].cells[1].confidence == 0.5
    assert table.rows[0].cells[1].confidence == 1.0
    warning = document.warnings[0]
    assert warning.code == "verify-mismatch"
    assert "2,011.30" in warning.message
    assert "2,017.30" in warning.message
    assert warning.place == table.rows[1].cells[1].place


def test_a_border_only_one_of_the_readings_sees_is_a_disagreement(content: bytes) -> None:
    from budgetkit.document.pdf.tasks import read_pages

    (page,) = read_pages(content, "a.pdf", None, [0], verify=False)
    (label, *_) = page.tables[0].cells
    x0, y0, x1, y1 = label.bbox
    middle = (x0 + x1) / 2
    halves = [SecondCell((x0, y0, middle, y1), "项"), SecondCell((middle, y0, x1, y1), "目")]
    assert verified(page, halves).tables[0].cells[0].confidence == 0.5


def test_a_table_the_second_reading_does_not_see_is_listed(content: bytes) -> None:
    from budgetkit.document.pdf.tasks import read_pages

    (page,) = read_pages(content, "a.pdf", None, [0], verify=False)
    checked = verified(page, [])
    assert [notice.code for notice in checked.notices] == ["verify-unseen"]
    assert {cell.confidence for cell in checked.tables[0].cells} == {0.9}


def test_only_one_table_stands_on_each_page(content: bytes) -> None:
    assert [table.page_first for table in read(content).tables()] == list(range(1, 13))
    with pytest.raises(ValueError, match="too many"):
        only_table(read(content))


def test_threads_take_turns(content: bytes) -> None:
    with ThreadPoolExecutor(3) as threads:
        documents = list(threads.map(lambda workers: read(content, workers=workers), (0, 1, 2)))
    assert documents[0] == documents[1] == documents[2]
