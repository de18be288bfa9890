"""A web page becomes blocks: what it shows, and nothing it runs, hides or fetches."""

import pytest

from budgetkit.document import read_document
from budgetkit.document.model import Document, Heading, Method, Paragraph, Table
from budgetkit.errors import SourceTooComplexError
from budgetkit.sources.file import source_from_bytes

ROW = "<tr><td>{}</td><td>{}</td></tr>"


def read(markup: str, encoding: str = "utf-8") -> Document:
    return read_document(source_from_bytes(f"<html>{markup}</html>".encode(encoding), "a.html"))


def grid(table: Table) -> list[list[str]]:
    return [row.texts for row in table.rows]


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if not isinstance(block, Table)]


def test_headings_paragraphs_and_tables_keep_their_lines() -> None:
    document = read(
        "<body>\n<h2>某局预算</h2>\n<p>正文<b>一</b>句。</p>\n<table>\n"
        "<tr><td>合计</td><td>1.00</td></tr></table>"
    )
    heading, paragraph, table = document.blocks
    assert isinstance(heading, Heading)
    assert (heading.text, heading.level, heading.place.line) == ("某局预算", 2, 2)
    assert isinstance(paragraph, Paragraph)
    assert (paragraph.text, paragraph.place.line) == ("正文一句。", 3)
    assert isinstance(table, Table)
    assert (grid(table), table.place.line) == ([["合计", "1.00"]], 5)
    assert (document.media_type, table.method) == ("html", Method.HTML)


def test_merged_cells_are_anchors_over_covered_cells() -> None:
    document = read(
        "<table><thead><tr><th rowspan=2>项目<th colspan=2>预算数</thead>"
        "<tr><th>合计<th>基本<tbody><tr><td>甲<td>1,234.50<td>&nbsp;</table>"
    )
    (table,) = document.tables()
    assert grid(table) == [["项目", "预算数", ""], ["", "合计", "基本"], ["甲", "1,234.50", ""]]
    assert [cell.covered for cell in table.rows[1].cells] == [True, False, False]
    assert table.spans_known


@pytest.mark.parametrize("label", ["gb2312", "gbk", "GB18030"])
def test_gbk_page_with_its_declaration(label: str) -> None:
    document = read(f'<head><meta charset="{label}"></head><p>砼与㙍', "gb18030")
    assert texts(document) == ["砼与㙍"]


def test_wrong_declaration_is_not_believed() -> None:
    assert texts(read('<meta charset="gbk"><p>预算的单位', "utf-8")) == ["预算的单位"]


def test_utf16_page() -> None:
    assert texts(read("<p>预算", "utf-16")) == ["预算"]


def test_scripts_styles_and_hidden_parts_are_not_read() -> None:
    document = read(
        "<head><title>栏目</title></head><script>document.write('<p>甲')</script>"
        "<style>p{}</style><div style='display: none'><p>乙<table><tr><td>1<td>2</table></div>"
        "<p hidden>丙</p><iframe src='http://example.invalid/x'></iframe><p>丁"
    )
    assert texts(document) == ["丁"]
    assert list(document.tables()) == []


def test_tables_that_arrange_the_page_are_taken_apart() -> None:
    document = read(
        "<table><tr><td><ul><li>导航</ul><td><p>表一</p><table>"
        + ROW.format("合计", "1.00")
        + "</table><p>完</table><table><tr><td>框中文字。</table>"
    )
    assert texts(document) == ["导航", "表一", "完", "框中文字。"]
    assert [grid(table) for table in document.tables()] == [[["合计", "1.00"]]]


def test_lines_in_a_cell_stay_apart() -> None:
    (table,) = read("<table><tr><td>行政<br>运行<td>1.00</table>").tables()
    assert table.rows[0].texts == ["行政\n运行", "1.00"]


def test_entities_are_characters_and_never_defined() -> None:
    bomb = "<!DOCTYPE html [<!ENTITY a 'x'><!ENTITY b '&a;&a;'>]>"
    source = source_from_bytes(f"{bomb}<html><p>&b;&lt;&#20803;&#x5143;".encode(), "a.html")
    assert "".join(texts(read_document(source))).endswith("&b;<元元")


def test_contents_are_left_out_and_kept_aside() -> None:
    document = read("<p>目录<p>一、收支总表.......3<p>二、收入总表......4<p>正文一句。")
    assert texts(document) == ["正文一句。"]
    assert {omission.reason for omission in document.omitted} == {"contents"}


def test_page_that_ends_inside_a_table_says_so() -> None:
    document = read_document(source_from_bytes(b"<html><table><tr><td>1<td>2", "a.html"))
    assert [warning.code for warning in document.warnings] == ["truncated"]


def test_merged_cells_without_end_are_refused() -> None:
    row = "<tr>" + "<td rowspan=60000 colspan=200>1" * 2
    with pytest.raises(SourceTooComplexError):
        read("<table>" + row * 300)
    (table,) = read("<table><tr><td colspan=999999999>甲<td rowspan=99999>乙</table>").tables()
    assert len(table.rows[0].cells) == 201
    assert table.rows[0].cells[-1].row_span == 1


def test_deep_nesting_is_no_danger() -> None:
    document = read("<table><tr><td>" * 5000 + "底")
    assert texts(document) == ["底"]
