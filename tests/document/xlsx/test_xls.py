"""A workbook of the format before 2007: numbers as shown, merges and what is hidden as told."""

import struct

import pytest
from openpyxl import Workbook
from openpyxl.styles import Alignment

from budgetkit.document import read_document
from budgetkit.document.model import Document
from budgetkit.document.xlsx.biff import read_binary_layouts
from budgetkit.document.xlsx.compound import stream_of
from budgetkit.errors import OfficeDamagedError, SourceTooComplexError
from budgetkit.sources.file import source_from_bytes
from tests.document.xlsx.test_read import book, grid, texts
from tests.typesetter.xls import compound_file, far_corners, xls_of


def read(workbook: Workbook, stored: dict[str, float] | None = None) -> Document:
    # The name says .xlsx, as of files that were only renamed.
    return read_document(source_from_bytes(xls_of(workbook, stored), "a.xlsx"))


def test_numbers_are_as_shown_and_texts_keep_their_zeros() -> None:
    workbook = book(["收入总表"], ["甲", 1234.5, "061001", 2010301, -0.07, 0.125, 61001, -3])
    sheet = workbook.worksheets[0]
    for address, code in {
        "B2": "#,##0.00", "F2": "0.0%", "G2": "000000", "H2": "0.00_);(0.00)",
    }.items():  # fmt: skip
        sheet[address].number_format = code
    document = read(workbook)
    assert texts(document) == ["收入总表"]
    expected = ["甲", "1,234.50", "061001", "2010301", "-0.07", "12.5%", "061001", "(3.00)"]
    assert grid(document) == [expected]
    assert (document.media_type, document.page_count, document.warnings) == ("xlsx", 1, ())


def test_what_is_stored_finer_set_in_or_hidden_is_known() -> None:
    workbook = book(["项目", "合计"], ["甲", 1234.567], ["乙", 2])
    sheet = workbook.worksheets[0]
    sheet["B2"].number_format = "0.00"
    sheet["A3"].alignment = Alignment(indent=2)
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["B"].hidden = True
    document = read(workbook)
    assert grid(document) == [["项目", "合计"], ["甲", "1234.57"], ["乙", "2"]]
    (table,) = document.tables()
    assert [row.cells[0].indent_em for row in table.rows] == [0.0, 0.0, 3.0]
    told = {warning.code: warning.message for warning in document.warnings}
    assert list(told) == ["hidden-rows", "hidden-columns", "shown-rounded"]
    assert "从第 3 行起" in told["hidden-rows"]
    assert "B2 显示 1234.57 存储 1234.567" in told["shown-rounded"]


def test_errors_are_read_as_shown_and_reported() -> None:
    document = read(book(["甲", "#DIV/0!", "#REF!", 1]))
    assert grid(document) == [["甲", "#DIV/0!", "#REF!", "1"]]
    (warning,) = document.warnings
    assert (warning.code, "2 个（B1 起）" in warning.message) == ("error-value", True)


def test_formats_of_1995_are_known() -> None:
    """A stream of BIFF5: codes and names in GBK, their length in one byte."""
    code, name = '0.0"万元"'.encode("gbk"), "支出".encode("gbk")
    number = struct.pack("<HHHd", 0, 0, 0, 12.25)
    before = [(0x0809, struct.pack("<HHHH", 0x0500, 5, 0, 0)),
              (0x041E, struct.pack("<HB", 164, len(code)) + code),
              (0x00E0, struct.pack("<HH", 0, 164) + bytes(12))]  # fmt: skip
    start = sum(4 + len(content) for _, content in before) + 4 + 7 + len(name) + 4
    bound = struct.pack("<IHB", start, 0, len(name)) + name
    sheet = [(0x0809, struct.pack("<HHHH", 0x0500, 0x10, 0, 0)), (0x0203, number)]
    records = [*before, (0x0085, bound), (0x000A, b""), *sheet, (0x000A, b"")]
    stream = b"".join(struct.pack("<HH", k, len(c)) + c for k, c in records)
    layouts = read_binary_layouts(stream, "a.xls")
    assert layouts["支出"].formats == {(0, 0): '0.0"万元"'}


def test_stream_is_found_in_small_sectors_too() -> None:
    content = compound_file("Workbook", b"x" * 5000)
    assert stream_of(content, ("Book", "workbook"))[:5001] == b"x" * 5000
    assert stream_of(content, ("Other",)) == b""
    assert stream_of(b"", ("Workbook",)) == b""


def test_far_corner_is_refused_before_it_is_laid_out() -> None:
    with pytest.raises(SourceTooComplexError, match="65536 行 256 列"):
        read_document(source_from_bytes(far_corners(1), "a.xls"))


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
    source = source_from_bytes(far_corners(40, column=60), "a.xls")
    assert len(source.content) < 20_000
    with pytest.raises(SourceTooComplexError, match=r"a\.xls"):
        read_document(source)
