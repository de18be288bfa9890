"""A workbook becomes blocks: sheets as pages, numbers as shown, what is hidden reported."""

import datetime
import re
import zipfile
from io import BytesIO

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from budgetkit.document import ooxml, read_document
from budgetkit.document.model import Document, Heading, Table
from budgetkit.document.xlsx import layout
from budgetkit.errors import OfficeDamagedError, SourceTooComplexError
from budgetkit.sources.file import source_from_bytes
from tests.typesetter.docx import zipped
from tests.typesetter.xlsx import saved


def read(workbook: Workbook) -> Document:
    return read_document(source_from_bytes(saved(workbook), "a.xls"))


def book(*rows: list[object], title: str = "Sheet") -> Workbook:
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = title
    for row in rows:
        sheet.append(row)
    return workbook


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if not isinstance(block, Table)]


def grid(document: Document) -> list[list[str]]:
    (table,) = document.tables()
    return [row.texts for row in table.rows]


def test_titles_above_and_notes_below_are_text() -> None:
    document = read(
        book(["收入总表"], [], ["部门：某局", "单位：万元"], ["合计", 1], [], ["注：不含结转"])
    )
    assert texts(document) == ["收入总表", "注：不含结转"]
    assert grid(document) == [["部门：某局", "单位：万元"], ["合计", "1"]]
    (table,) = document.tables()
    assert (table.place.page, table.place.line) == (1, 3)
    assert (document.media_type, document.page_count) == ("xlsx", 1)


def test_sheet_without_title_is_called_by_its_name() -> None:
    named, unnamed = (read(book(["项目", "合计"], title=title)) for title in ("支出总表", "Sheet1"))
    (heading, _) = named.blocks
    assert isinstance(heading, Heading)
    assert heading.text == "支出总表"
    assert texts(unnamed) == []


def test_numbers_are_as_shown_and_codes_keep_their_zeros() -> None:
    workbook = book(["甲", 1234.5, "061001", 61001])
    sheet = workbook.worksheets[0]
    sheet["B1"].number_format = "#,##0.00"
    sheet["D1"].number_format = "000000"
    document = read(workbook)
    assert grid(document) == [["甲", "1,234.50", "061001", "061001"]]
    assert document.warnings == ()


def test_digits_that_are_stored_but_not_shown_are_reported() -> None:
    workbook = book(["甲", 1234.567])
    workbook.worksheets[0]["B1"].number_format = "0.00"
    document = read(workbook)
    assert grid(document) == [["甲", "1234.57"]]
    (warning,) = document.warnings
    assert warning.code == "shown-rounded"
    assert "B1 显示 1234.57 存储 1234.567" in warning.message


def with_cell(address: str, cell: str) -> Document:
    """Read a sheet of two cells, A1 and B1, one of which is replaced as XML."""
    content = saved(book(["甲", 1], ["乙", 2]))
    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    name = "xl/worksheets/sheet1.xml"
    markup = re.sub(f'<c r="{address}".*?</c>', cell, parts[name].decode())
    assert cell in markup
    return read_document(source_from_bytes(zipped({**parts, name: markup.encode()}), "a.xlsx"))


def test_formula_without_a_stored_value_is_reported() -> None:
    document = with_cell("B2", '<c r="B2"><f>SUM(B1:B1)</f></c>')
    assert grid(document) == [["甲", "1"], ["乙", ""]]
    (warning,) = document.warnings
    assert (warning.code, "1 个（B2 起）" in warning.message) == ("formula-without-value", True)


def test_formula_that_gives_an_empty_text_is_no_loss() -> None:
    document = with_cell("B2", '<c r="B2" t="str"><f>IF(A2=1,"x","")</f><v></v></c>')
    assert (grid(document), document.warnings) == ([["甲", "1"], ["乙", ""]], ())


def test_errors_are_read_as_shown_and_reported() -> None:
    document = with_cell("B2", '<c r="B2" t="e"><f>C9</f><v>#REF!</v></c>')
    assert grid(document) == [["甲", "1"], ["乙", "#REF!"]]
    assert [warning.code for warning in document.warnings] == ["error-value"]


def test_reading_aids_are_no_text() -> None:
    runs = "<r><t>行政</t></r><r><rPr><b/></rPr><t>运行</t></r>"
    aid = '<rPh sb="0" eb="1"><t>ピン</t></rPh><phoneticPr fontId="1"/>'
    document = with_cell("A1", f'<c r="A1" t="inlineStr"><is>{runs}{aid}</is></c>')
    assert grid(document)[0][0] == "行政运行"


def test_formula_gives_the_stored_value_and_is_not_computed() -> None:
    content = saved(book(["甲", "=1+1"]))
    name = "xl/worksheets/sheet1.xml"
    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    parts[name] = parts[name].replace(b"<v></v>", b"<v>5</v>").replace(b"<v />", b"<v>5</v>")
    assert grid(read_document(source_from_bytes(zipped(parts), "a.xlsx"))) == [["甲", "5"]]


def test_merged_cells_are_anchors_over_covered_cells() -> None:
    workbook = book(["项目", "预算数", None], [None, "合计", "基本"], ["甲", "1", "2"])
    workbook.worksheets[0].merge_cells("A1:A2")
    workbook.worksheets[0].merge_cells("B1:C1")
    workbook.worksheets[0].merged_cells.add("E9:XFD1048576")
    document = read(workbook)
    assert grid(document) == [["项目", "预算数", ""], ["", "合计", "基本"], ["甲", "1", "2"]]
    (table,) = document.tables()
    assert [cell.covered for cell in table.rows[1].cells] == [True, False, False]
    assert (table.rows[0].cells[0].row_span, table.rows[0].cells[1].column_span) == (2, 2)


def test_hidden_rows_columns_and_sheets_are_reported() -> None:
    workbook = book(["甲", 1], ["乙", 2], title="收入总表")
    workbook.worksheets[0].row_dimensions[2].hidden = True
    workbook.worksheets[0].column_dimensions["B"].hidden = True
    draft = workbook.create_sheet("底稿")
    draft.append(["丙", 3])
    draft.sheet_state = "hidden"
    document = read(workbook)
    assert grid(document) == [["甲", "1"], ["乙", "2"]]
    assert [(w.code, w.place.page) for w in document.warnings] == [
        ("hidden-rows", 1),
        ("hidden-columns", 1),
        ("hidden-sheet", 2),
    ]
    assert "底稿" in document.warnings[2].message


def test_far_corner_is_refused_but_styled_blanks_are_not() -> None:
    workbook = book(["甲", 1])
    workbook.worksheets[0]["XFD1048576"].number_format = "0.00"
    assert grid(read(workbook)) == [["甲", "1"]]
    workbook.worksheets[0]["XFD1048576"] = 1
    with pytest.raises(SourceTooComplexError, match="1048576 行"):
        read(workbook)


def test_merged_cells_that_overlap_without_end_are_refused() -> None:
    with zipfile.ZipFile(BytesIO(saved(book(["甲", 1], ["乙", 2])))) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    name = "xl/worksheets/sheet1.xml"
    ranges = b'<mergeCell ref="A1:XFD1048576"/>' * 2000
    merged = b"</sheetData><mergeCells>" + ranges + b"</mergeCells>"
    content = zipped({**parts, name: parts[name].replace(b"</sheetData>", merged)})
    with pytest.raises(SourceTooComplexError, match="重叠"):
        read_document(source_from_bytes(content, "a.xlsx"))


def test_size_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "MAX_POSITIONS", 3)
    with pytest.raises(SourceTooComplexError, match="2 行 2 列"):
        read(book(["甲", 1], ["乙", 2]))


@pytest.mark.parametrize("limit", ["PART_LIMIT_BYTES", "PACKAGE_LIMIT_BYTES"])
def test_zip_bomb_is_refused(limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    content = saved(book(["甲", "0" * 30_000]))
    assert len(content) < 10_000
    monkeypatch.setattr(ooxml, limit, 20_000)
    with pytest.raises(SourceTooComplexError, match="解压"):
        read_document(source_from_bytes(content, "a.xlsx"))


def test_macros_are_left_alone() -> None:
    with zipfile.ZipFile(BytesIO(saved(book(["甲", 1])))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    content = zipped({**parts, "xl/vbaProject.bin": b"Sub Auto_Open()"})
    assert grid(read_document(source_from_bytes(content, "a.xlsm"))) == [["甲", "1"]]


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml"])
def test_damaged_and_evil_parts_are_refused(part: str) -> None:
    with zipfile.ZipFile(BytesIO(saved(book(["甲", 1])))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for damaged in (parts[part][:-20], b"<!DOCTYPE a [<!ENTITY b 'c'>]>" + parts[part]):
        source = source_from_bytes(zipped({**parts, part: damaged}), "a.xlsx")
        with pytest.raises(OfficeDamagedError):
            read_document(source)


def test_binary_workbook_says_what_to_do() -> None:
    source = source_from_bytes(zipped({"xl/workbook.bin": b"x"}), "a.xlsb")
    with pytest.raises(OfficeDamagedError, match="xlsx"):
        read_document(source)


def test_strict_edition_is_read() -> None:
    """ISO 29500 strict has namespaces of its own."""
    with zipfile.ZipFile(BytesIO(saved(book(["甲", 1.5])))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    schemas, strict = b"schemas.openxmlformats.org", b"purl.oclc.org/ooxml"
    for old, new in ((b"/spreadsheetml/2006/main", b"/spreadsheetml/main"),
                     (b"/officeDocument/2006", b"/officeDocument")):  # fmt: skip
        old, new = schemas + old, strict + new
        parts = {name: content.replace(old, new) for name, content in parts.items()}
    assert grid(read_document(source_from_bytes(zipped(parts), "a.xlsx"))) == [["甲", "1.5"]]


def test_dates_of_either_beginning_percents_and_truths() -> None:
    workbook = book(["甲", datetime.date(2025, 3, 1), 0.125, True])
    workbook.worksheets[0]["C1"].number_format = "0.0%"
    assert grid(read(workbook)) == [["甲", "2025-03-01", "12.5%", "TRUE"]]
    workbook.epoch = CALENDAR_MAC_1904
    assert grid(read(workbook)) == [["甲", "2025-03-01", "12.5%", "TRUE"]]
