"""A web page becomes blocks: what it shows, and nothing it runs, hides or fetches."""

import base64

import pytest

from budgetkit.document import read_document
from budgetkit.document.model import Document, Heading, Method, Paragraph, Table
from budgetkit.errors import SourceDamagedError, SourceTooComplexError
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


def test_comments_keep_their_lines_and_never_end_in_a_hang() -> None:
    document = read(
        "<p>一<!-- <p>甲\n--><!--[if mso]><p>乙<![endif]-->句\n<p>二<script>'<!--'</script>"
    )
    assert texts(document) == ["一句", "二"]
    assert [block.place.line for block in document.blocks] == [1, 3]
    with pytest.raises(SourceTooComplexError, match="注释"):
        read("<!--" * 1_000_000)


def test_deep_nesting_is_no_danger() -> None:
    document = read("<table><tr><td>" * 5000 + "底")
    assert texts(document) == ["底"]


def test_inner_tables_of_a_table_with_amounts_come_after_it() -> None:
    inner = "<table><tr><td>内<td>2.00</table>"
    document = read(f"<table><tr><td>外<td>1.00<tr><td>甲{inner}<td>3.00</table>")
    assert [grid(table) for table in document.tables()] == [
        [["外", "1.00"], ["甲", "3.00"]],
        [["内", "2.00"]],
    ]


def test_caption_stands_above_and_foot_below() -> None:
    document = read(
        "<table><caption>收入总表</caption><thead><tr><th>项目<th>合计</thead>"
        "<tfoot><tr><td>合计<td>3</tfoot><tbody><tr><td>甲<td>1<tr><td>乙<td>2</table>"
    )
    assert texts(document) == ["收入总表"]
    (table,) = document.tables()
    assert grid(table) == [["项目", "合计"], ["甲", "1"], ["乙", "2"], ["合计", "3"]]


def test_spans_end_with_their_group() -> None:
    (table,) = read(
        "<table><tbody><tr><td rowspan=9>甲<td>1<tr><td>2</tbody>"
        "<tbody><tr><td rowspan=0>乙<td>3<tr><td>4</tbody></table>"
    ).tables()
    assert grid(table) == [["甲", "1"], ["", "2"], ["乙", "3"], ["", "4"]]
    assert [row.cells[0].row_span for row in table.rows] == [2, 1, 2, 1]


def test_hidden_rows_and_cells_are_out_and_told() -> None:
    document = read(
        "<table><tr style='DISPLAY : none'><td>x<td>y<tr><td>甲<td style='visibility:hidden'>乙"
        "<td>1<tr><td>丙<td>2<td style='mso-hide:all'>z</td></table><p>完"
    )
    (table,) = document.tables()
    assert grid(table) == [["甲", "1"], ["丙", "2"]]
    assert texts(document) == ["完"]
    (warning,) = document.warnings
    assert (warning.code, "3 处" in warning.message) == ("hidden-rows", True)


def test_what_stands_around_the_text_is_left_out_and_kept_aside() -> None:
    document = read(
        "<nav><p>首页</nav><p><a href='a.htm'>另一局2025年部门预算</a>"
        "<p><a href='#m'>一、概况</a><h1>某局2025年部门预算</h1>"
        "<p>见<a href='b.pdf'>附件</a>。<footer>版权</footer>"
    )
    assert texts(document) == ["某局2025年部门预算", "见附件。"]
    assert [(o.text, o.reason) for o in document.omitted] == [
        ("首页", "navigation"),
        ("另一局2025年部门预算", "navigation"),
        ("一、概况", "contents"),
        ("版权", "navigation"),
    ]


def test_links_that_lead_nowhere_never_end_or_are_headings_are_text() -> None:
    document = read(
        "<h1><a href='x.htm'>某局2025年部门预算</a></h1><p><a href='javascript:;'>一、概况</a>"
        "<p><a href='y.htm'>另一页<p>正文一句。<div>又一句。"
    )
    assert texts(document) == ["某局2025年部门预算", "一、概况", "正文一句。", "又一句。"]


def test_frames_are_not_fetched_and_told() -> None:
    document = read("<frameset><frame src='sheet001.htm'></frameset>")
    assert [warning.code for warning in document.warnings] == ["frames-not-read"]


def test_utf16_page_without_its_mark() -> None:
    for codec in ("utf-16-le", "utf-16-be"):
        assert texts(read("<p>预算", codec)) == ["预算"]


def test_declaration_of_utf8_is_not_believed_against_the_bytes() -> None:
    assert texts(read('<meta charset="utf-8"><p>部门预算的收入', "gbk")) == ["部门预算的收入"]


EXCEL = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head>
<meta http-equiv=Content-Type content="text/html; charset=gb2312">
<style>.xl65{mso-number-format:"0\\.00";}</style>
<!--[if gte mso 9]><xml><x:ExcelWorkbook><x:Name>甲</x:Name></x:ExcelWorkbook></xml><![endif]-->
</head><body><table x:str><tr><td class=xl65 x:num="1234.5">1,234.50</td><td x:num>5.00</td>
<td x:str="'061001">061001</td><td><span style='mso-spacerun:yes'>&nbsp; </span>行政</td></tr>
<![if supportMisalignedColumns]><tr height=0 style='display:none'><td width=72></td></tr><![endif]>
</table></body></html>"""


def test_sheet_saved_as_a_page_gives_what_it_shows() -> None:
    document = read_document(source_from_bytes(EXCEL.encode("gbk"), "a.xls"))
    (table,) = document.tables()
    assert grid(table) == [["1,234.50", "5.00", "061001", "行政"]]
    assert [cell.indent_em for cell in table.rows[0].cells] == [0.0, 0.0, 0.0, 0.5]


def mhtml(*parts: bytes) -> bytes:
    head = (
        b'From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="B"\r\n'
    )
    return head + b"".join(b"\r\n--B\r\n" + part for part in parts) + b"\r\n--B--\r\n"


def part(markup: str, codec: str = "gbk") -> bytes:
    encoded = base64.encodebytes(markup.encode(codec))
    return b"Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n" + encoded


def test_page_saved_with_its_pictures() -> None:
    picture = b"Content-Type: image/png\r\n\r\nAAAA"
    pages = [part("<html><p>预算的单位</html>"), picture, part("<html>\n<p>支出的部门</html>")]
    document = read_document(source_from_bytes(mhtml(*pages), "a.mht"))
    assert texts(document) == ["预算的单位", "支出的部门"]
    assert [block.place.line for block in document.blocks] == [1, 3]
    assert document.media_type == "html"


def test_file_of_pictures_alone_is_refused() -> None:
    with pytest.raises(SourceDamagedError, match="没有网页"):
        read_document(source_from_bytes(mhtml(b"Content-Type: image/png\r\n\r\nAAAA"), "a.mht"))
