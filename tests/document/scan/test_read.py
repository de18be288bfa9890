"""A scan is read to the last amount; what cannot be read is said, and fails alone."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader

from budgetkit.document import read_document
from budgetkit.document.model import Document, Method, Paragraph, Table
from budgetkit.document.pdf import PageCache, read, scans
from budgetkit.document.scan.page import read_scan
from budgetkit.errors import OcrMissingError
from budgetkit.sources import open_source
from tests.document.pdf.drawing import Sheet, only_table, texts
from tests.document.pdf.drawing import read as read_pdf
from tests.document.scan.drawing import DPI, page, turned

ROWS = [
    ["项目", "合计", "基本支出"],
    ["行政运行", "1,234.50", "1,234.50"],
    ["合计", "1,234.50", ""],
]


@pytest.fixture(scope="module")
def changsha(shared_dir: Path) -> Document:
    return read_document(open_source(shared_dir / "disclosures/hn_changsha_wenlv_2025_scan.pdf"))


def test_table_under_a_seal_on_a_sideways_page(changsha: Document) -> None:
    # By eye, from page 2.
    rows = texts(only_table(changsha))
    assert [row[5] for row in rows] == ["金额", "258.7907", "5.13", "0.17", "264.0907"]
    assert [row[2] for row in rows[1:4]] == ["2070199其他文化和旅游支出"] * 3
    assert [row[3] for row in rows[1:4]] == ["50205委托业务费"] * 3
    assert [row[4] for row in rows[1:4]] == ["30227委托业务费"] * 2 + ["30226劳务费"]
    assert [row[0] for row in rows] == ["项目单位", *["市文旅广电局"] * 3, "合计"]
    total = only_table(changsha).rows[4].cells[0]
    assert (total.column_span, total.place.page) == (3, 2)


def test_text_of_a_scan(changsha: Document) -> None:
    paragraphs = [block.text for block in changsha.blocks if isinstance(block, Paragraph)]
    assert "长财文指〔2025〕37号" in paragraphs
    assert "金额单位：万元" in paragraphs
    assert any(
        text.endswith("请及时拨付资金，加强资金管理，确保专款专用，切实提高资金使用效益。")
        for text in paragraphs
    )


def test_scan_says_how_it_was_read(changsha: Document) -> None:
    assert (changsha.media_type, changsha.method, changsha.page_count) == (
        "pdf-scan",
        Method.OCR,
        2,
    )
    assert changsha.warnings == ()
    assert only_table(changsha).method is Method.OCR
    amounts = [row.cells[5].confidence for row in only_table(changsha).rows]
    assert all(0.99 < confidence <= 1 for confidence in amounts)


def test_page_upside_down_gives_the_same_cells_at_their_places() -> None:
    upright = read_scan(page(ROWS, "支出总表"), 1, DPI)
    upended = read_scan(turned(page(ROWS, "支出总表"), 2), 1, DPI)
    (table,), (other,) = upright.tables, upended.tables
    assert [cell.text for cell in table.cells] == [text for row in ROWS for text in row]
    assert [cell.text for cell in other.cells] == [cell.text for cell in table.cells]
    first = upended.place(other.cells[0].bbox).bbox
    assert first is not None
    # The first cell stands at the bottom right of the page as displayed.
    assert first[0] > upended.width / 2
    assert first[1] > upended.height / 2


def test_scribble_in_a_cell_is_no_blank() -> None:
    picture = page(ROWS)
    noise = np.random.default_rng(1).integers(0, 2, (12, 40), dtype=np.uint8) * 255
    picture[235:259, 610:690] = np.kron(noise, np.ones((2, 2), np.uint8))[:, :, np.newaxis]
    reading = read_scan(picture, 1, DPI)
    (table,) = reading.tables
    assert table.cells[-1].confidence < 0.9
    codes = {notice.code for notice in reading.notices}
    assert table.cells[-1].text or "cell-unread" in codes


def scan(*, full: bool = False, head: str = "") -> bytes:
    """A page of a PDF with the picture of a table, on the full page or a part, and a text."""
    sheet, table = Sheet(), Image.fromarray(page(ROWS)[:, :, ::-1])
    if full:
        paper = Image.new("RGB", (1240, 1754), "white")
        paper.paste(table, (100, 300))
        sheet.canvas.drawImage(ImageReader(paper), 0, 0, 595, 842)
    else:
        sheet.canvas.drawImage(ImageReader(table), 50, 300, 432, 336)
    if head:
        sheet.text(60, 40, head)
    return sheet.bytes()


def without_maps(content: bytes) -> bytes:
    """The file without what tells which characters its glyphs are."""
    with pikepdf.open(BytesIO(content)) as pdf:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary) and "/ToUnicode" in item:
                del item["/ToUnicode"]
        result = BytesIO()
        pdf.save(result)
    return result.getvalue()


def after_a_page_of_text(content: bytes) -> bytes:
    sheet, mixed = Sheet(), BytesIO()
    sheet.text(56, 100, "正文一句。")
    with pikepdf.open(BytesIO(sheet.bytes())) as first, pikepdf.open(BytesIO(content)) as second:
        first.pages.extend(second.pages)
        first.save(mixed)
    return mixed.getvalue()


@pytest.fixture
def without_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (read, scans):
        monkeypatch.setattr(module, "ocr_version", lambda: "")


@pytest.mark.usefixtures("without_extra")
def test_scan_without_the_extra_says_what_to_install() -> None:
    with pytest.raises(OcrMissingError) as raised:
        read_pdf(scan())
    assert "pip install 'budgetkit[ocr]'" in raised.value.message


def test_failing_recogniser_fails_the_page_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("no memory")

    monkeypatch.setattr(scans, "_recognised", fail)
    codes = [warning.code for warning in read_pdf(scan()).warnings]
    assert codes == ["page-without-text", "page-unrecognised"]


def test_mixed_document_is_read_page_by_page() -> None:
    document = read_pdf(after_a_page_of_text(scan()))
    assert (document.media_type, document.warnings) == ("pdf", ())
    (table,) = document.tables()
    assert (table.method, table.place.page, texts(table)) == (Method.OCR, 2, ROWS)


@pytest.mark.usefixtures("without_extra")
def test_mixed_document_without_the_extra_fails_on_that_page_alone() -> None:
    document = read_pdf(after_a_page_of_text(scan()))
    (warning,) = document.warnings
    assert (warning.code, warning.place.page) == ("page-without-text", 2)
    assert "budgetkit[ocr]" in warning.message
    assert len(document.blocks) == 1


@pytest.mark.parametrize("head", ["- 3 -", "某局2026年部门预算公开"])
def test_picture_under_a_page_number_or_a_running_head_is_read(head: str) -> None:
    document = read_pdf(after_a_page_of_text(scan(full=True, head=head)))
    (table,) = document.tables()
    assert (table.method, table.place.page, texts(table)) == (Method.OCR, 2, ROWS)
    assert document.warnings == ()


def test_ornament_behind_a_cover_leaves_its_text_alone() -> None:
    sheet = Sheet()
    flowers = Image.linear_gradient("L").resize((600, 800))
    sheet.canvas.drawImage(ImageReader(flowers), 0, 0, 595, 842)
    sheet.text(100, 300, "某市某局2026年部门预算公开", size=24)
    document = read_pdf(sheet.bytes())
    assert [block.text for block in document.blocks if not isinstance(block, Table)] == [
        "某市某局2026年部门预算公开"
    ]
    assert (document.media_type, document.method, document.warnings) == ("pdf", Method.VECTOR, ())


def test_page_whose_fonts_do_not_tell_their_characters_is_read_from_its_picture() -> None:
    sheet = Sheet()
    sheet.grid(60, 100, [150, 100, 100], ROWS)
    (table,) = read_pdf(without_maps(sheet.bytes())).tables()
    assert (table.method, texts(table)) == (Method.OCR, ROWS)


@pytest.mark.usefixtures("without_extra")
def test_scan_with_page_numbers_without_the_extra_says_what_to_install() -> None:
    with pytest.raises(OcrMissingError):
        read_pdf(scan(full=True, head="- 3 -"))
    document = read_pdf(after_a_page_of_text(scan(full=True, head="- 3 -")))
    (warning,) = document.warnings
    assert (warning.code, warning.place.page) == ("page-mostly-picture", 2)
    assert "budgetkit[ocr]" in warning.message


def three_pages() -> bytes:
    with pikepdf.open(BytesIO(scan())) as one, pikepdf.new() as whole:
        for _ in range(3):
            whole.pages.extend(one.pages)
        result = BytesIO()
        whole.save(result, deterministic_id=True)
    return result.getvalue()


def test_pages_are_told_as_they_are_read_and_a_second_run_recognises_none(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    told: list[object] = []
    monkeypatch.setattr(read, "tell", told.append)
    content = three_pages()
    first = read_pdf(content, cache=PageCache(tmp_path))
    assert told == [3, 1, 2, 3]

    def never(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(scans, "_recognised", never)
    again = read_pdf(content, cache=PageCache(tmp_path))
    assert again == first
    assert [table.place.page for table in again.tables()] == [1, 2, 3]


def test_number_of_processes_changes_nothing() -> None:
    content = after_a_page_of_text(three_pages())
    assert read_pdf(content, workers=2) == read_pdf(content, workers=0)
