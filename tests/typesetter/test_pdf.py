"""The PDF shows what the spec states: text layer, rules, breaks, furniture."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pdfplumber
import pikepdf
import pypdfium2
import pytest
from pdfplumber.page import Page

from tests.typesetter.pdf import write_pdf
from tests.typesetter.pdf_paper import A4, A4_LANDSCAPE, PdfOptions, text_width
from tests.typesetter.pdf_wrap import wrapped
from tests.typesetter.samples import spec_of

SPEC = spec_of("jincheng_zone_finance_2026")


def texts_of(content: bytes) -> list[str]:
    with pypdfium2.PdfDocument(content) as pdf:
        return [page.get_textpage().get_text_bounded().replace("\r", "") for page in pdf]


def page_number(title: str, content: bytes) -> int:
    texts = enumerate(texts_of(content))
    return next(number for number, text in texts if title in text.split("\n"))


@contextmanager
def opened(content: bytes, number: int) -> Iterator[Page]:
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        yield pdf.pages[number]


@contextmanager
def page_with(title: str, options: PdfOptions) -> Iterator[Page]:
    content = write_pdf(SPEC, options)
    with opened(content, page_number(title, content)) as page:
        yield page


def test_the_same_spec_gives_the_same_bytes() -> None:
    assert write_pdf(SPEC, PdfOptions()) == write_pdf(SPEC)


def test_a_table_is_ruled_with_its_header_merged() -> None:
    with page_with("2026年预算支出总表", PdfOptions()) as page:
        table = page.extract_table()
    assert table is not None
    assert table[:3] == [
        ["项目", None, "2026年预算数", None, None],
        ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
        ["合计", "", "533.48", "245.48", "288.00"],
    ]
    assert len(table) == 2 + len(SPEC.table("expenditure_summary").rows)


@pytest.mark.parametrize("repeat_header", [True, False])
def test_a_header_is_repeated_overleaf_or_not(repeat_header: bool) -> None:
    content = write_pdf(SPEC, PdfOptions(page=(A4[0], 500), repeat_header=repeat_header))
    with opened(content, page_number("2026年预算收支总表", content) + 1) as overleaf:
        table = overleaf.extract_table()
    assert table is not None
    assert (table[0][0] == "收入") is repeat_header


def test_filled_rules_are_rectangles_and_no_lines() -> None:
    with page_with("2026年预算支出总表", PdfOptions(rules="filled")) as page:
        assert (len(page.lines), len(page.rects) > 100) == (0, True)


def test_horizontal_rules_have_no_uprights() -> None:
    with page_with("2026年预算支出总表", PdfOptions(rules="horizontal")) as page:
        assert {line["width"] > 0 for line in page.lines} == {True}


def test_a_sideways_page_is_stored_upright() -> None:
    content = write_pdf(SPEC, PdfOptions(page=A4_LANDSCAPE, rotated=True))
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert pdf.pages[0].Rotate == 90
        assert [round(float(edge)) for edge in pdf.pages[0].mediabox.as_list()] == [0, 0, 595, 842]


def test_a_watermark_is_slanted() -> None:
    with opened(write_pdf(SPEC, PdfOptions(watermark="仅供内部审核")), 0) as page:
        slanted = [char["text"] for char in page.chars if char["matrix"][1]]
    assert "".join(slanted) == "仅供内部审核"


def test_contents_name_the_pages() -> None:
    texts = texts_of(write_pdf(SPEC, PdfOptions()))
    entries = re.findall(
        r"^(?:表[一二三四五六七八九十]+)?(.+?)\s?\.{3,} ([0-9]+)$", texts[1], re.MULTILINE
    )
    assert len(entries) == 31
    for title, page in entries:
        assert title.partition(" ")[0] in texts[int(page) - 1]


def test_a_cut_row_stands_on_two_pages() -> None:
    options = PdfOptions(page=(A4[0], 800), label_characters=6, cut_rows=True)
    cut = texts_of(write_pdf(SPEC, options))
    whole = texts_of(write_pdf(SPEC, replace(options, cut_rows=False)))
    assert cut != whole
    assert sorted("".join(cut).split()) != sorted("".join(whole).split())
    assert Counter("".join("".join(cut).split())) == Counter("".join("".join(whole).split()))


def test_lines_keep_figures_whole_and_closing_marks_up() -> None:
    size = 10.0
    lines = wrapped("共计1,772.02万元，其中：", size, 45)
    assert lines == ["共计", "1,772.02", "万元，其", "中："]
    assert text_width(lines[0], size) <= 45
    assert wrapped("", size, 45) == [""]
