"""A workbook of the format before 2007: values as stored, merges and hidden sheets as told."""

import pytest
from openpyxl import Workbook

from budgetkit.document import read_document
from budgetkit.document.model import Document
from budgetkit.errors import OfficeDamagedError, SourceTooComplexError
from budgetkit.sources.file import source_from_bytes
from tests.document.xlsx.test_read import book, grid, texts
from tests.typesetter.xls import compound_file, far_corners, xls_of


def read(workbook: Workbook, stored: dict[str, float] | None = None) -> Document:
    # The name says .xlsx, as of files that were only renamed.
    return read_document(source_from_bytes(xls_of(workbook, stored), "a.xlsx"))


def test_values_are_as_stored_and_texts_keep_their_zeros() -> None:
    workbook = book(["收入总表"], ["甲", 1234.5, "061001", 2010301, -0.07])
    workbook.worksheets[0]["B2"].number_format = "#,##0.00"
    document = read(workbook)
    assert texts(document) == ["收入总表"]
    assert grid(document) == [["甲", "1234.5", "061001", "2010301", "-0.07"]]
    assert (document.media_type, document.page_count, document.warnings) == ("xlsx", 1, ())


def test_merged_cells_are_anchors_over_covered_cells() -> None:
    workbook = book(["项目", "预算数", None], [None, "合计", "基本"], ["甲", 1, 2])
    workbook.worksheets[0].merge_cells("A1:A2")
    workbook.worksheets[0].merge_cells("B1:C1")
    document = read(workbook)
    assert grid(document) == [["项目", "预算数", ""], ["", "合计", "基本"], ["甲", "1", "2"]]
    (table,) = document.tables()
    assert [cell.covered for cell in table.rows[1].cells] == [True, False, False]
    assert (table.rows[0].cells[0].row_span, table.rows[0].cells[1].column_span) == (2, 2)


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_hidden_sheet_is_reported_and_not_read(state: str) -> None:
    workbook = book(["甲", 1], title="收入总表")
    draft = workbook.create_sheet("底稿")
    draft.append(["丙", 3])
    draft.sheet_state = state
    document = read(workbook)
    assert grid(document) == [["甲", "1"]]
    assert [(w.code, w.place.page) for w in document.warnings] == [("hidden-sheet", 2)]


def test_each_sheet_is_a_page() -> None:
    workbook = book(["甲", 1], title="收入总表")
    workbook.create_sheet("支出总表").append(["乙", 2])
    places = [(table.place.page, table.place.line) for table in read(workbook).tables()]
    assert places == [(1, 1), (2, 1)]


def test_formula_gives_the_stored_value_and_is_not_computed() -> None:
    assert grid(read(book(["甲", "=1+1"]), {"=1+1": 5.0})) == [["甲", "5"]]


@pytest.mark.parametrize("stream", [b"", b"\x09\x08\x10\x00", b"\xff" * 5000])
def test_damaged_workbook_is_refused(stream: bytes) -> None:
    source = source_from_bytes(compound_file("Workbook", stream), "a.xls")
    with pytest.raises(OfficeDamagedError):
        read_document(source)


def test_sectors_in_a_circle_are_refused() -> None:
    whole = xls_of(book(["甲", 1]))
    fat = len(whole) - 512
    for at, following in ((fat + 4 * 3, 2), (68, 1), (fat + 4, 1)):
        damaged = bytearray(whole)
        damaged[at : at + 4] = following.to_bytes(4, "little")
        if at == 68:  # the list of tables of sectors: its last entry leads back to it
            start = (1 + 1) * 512
            damaged[start : start + 512] = (1).to_bytes(4, "little") * 128
        with pytest.raises(OfficeDamagedError, match="尽头"):
            read_document(source_from_bytes(bytes(damaged), "a.xls"))


def test_workbook_that_would_fill_the_memory_fails_alone() -> None:
    source = source_from_bytes(far_corners(8), "a.xls")
    assert len(source.content) < 10_000
    with pytest.raises(SourceTooComplexError, match=r"a\.xls"):
        read_document(source)
