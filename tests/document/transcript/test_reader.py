"""A transcript becomes blocks that keep the line of everything."""

import pytest

from budgetkit.document import read_document
from budgetkit.document.model import Document, Heading, Paragraph, Table
from budgetkit.sources.file import source_from_bytes


def read(*lines: str) -> Document:
    return read_document(source_from_bytes("\n".join(lines).encode(), "a.txt"))


def only_table(document: Document) -> Table:
    (table,) = document.tables()
    return table


def grid(document: Document) -> list[list[str]]:
    return [row.texts for row in only_table(document).rows]


def test_headings_paragraphs_and_rows_keep_their_lines() -> None:
    document = read("# 某局", "", "正文一句。", "", "合计\t1.00", "201\t1.00")
    heading, paragraph, table = document.blocks
    assert isinstance(heading, Heading)
    assert (heading.text, heading.level, heading.place.line) == ("某局", 1, 1)
    assert isinstance(paragraph, Paragraph)
    assert (paragraph.text, paragraph.place.line) == ("正文一句。", 3)
    assert isinstance(table, Table)
    assert [row.place.line for row in table.rows] == [5, 6]
    assert document.line_count == 6


def test_page_break_inside_a_table_is_joined() -> None:
    assert grid(read("甲\t1", "", "", "乙\t2")) == [["甲", "1"], ["乙", "2"]]


def test_quotes_around_values_of_a_table_with_tabs_are_no_text() -> None:
    document = read("项目\t合计", '"办公""楼"""\t"1,234.50"', '称"重点"者\t2')
    assert grid(document) == [["项目", "合计"], ['办公"楼"', "1,234.50"], ['称"重点"者', "2"]]


def test_text_between_parts_tables() -> None:
    assert len(list(read("甲\t1", "2024年收入总表", "乙\t2").tables())) == 2


def test_watermark_between_rows_is_left_out_and_kept_aside() -> None:
    document = read("甲\t1", "仅供内部审核", "仅供内部 审核", "乙\t2")
    assert grid(document) == [["甲", "1"], ["乙", "2"]]
    assert [(o.text, o.place.line, o.reason) for o in document.omitted] == [
        ("仅供内部审核", 2, "watermark"),
        ("仅供内部 审核", 3, "watermark"),
    ]


def test_unknown_watermark_that_follows_itself_is_left_out() -> None:
    document = read("送审样稿", "", "送审样稿", "送审样稿", "正文一句。")
    assert [block.place.line for block in document.blocks] == [5]


def test_repeated_label_is_no_watermark() -> None:
    document = read("单位：万元", "甲\t1", "单位：万元", "乙\t2", "单位：万元", "丙\t3")
    assert len(document.omitted) == 0


@pytest.mark.parametrize("line", ["- 12 -", "第 3 页", "第3页 共 9 页", "3/9"])
def test_page_numbers_are_left_out(line: str) -> None:
    document = read("正文一句。", line)
    assert [omission.reason for omission in document.omitted] == ["page_number"]


def test_table_of_contents_is_no_table() -> None:
    document = read(
        "目 录",
        "<b>第一部分 概况</b> .....\t<b>1</b>",
        "表一2024年预算收支总表\t3",
        "仅供内部审核",
        "十、绩效管理情况.....\t22",
        "",
        "第一部分 概况",
        "201\t3",
    )
    assert grid(document) == [["201", "3"]]
    contents = [o.place.line for o in document.omitted if o.reason == "contents"]
    assert contents == [1, 2, 3, 5]
    assert document.blocks[0] == Heading("第一部分 概况", document.blocks[0].place, 1)


def test_stray_markup_is_dropped() -> None:
    document = read("## <b>一、**收入**</b>", "<p>正文 m<sup>2</sup>。</p>", "甲\t**1.00**")
    heading, paragraph, table = document.blocks
    assert isinstance(heading, Heading)
    assert heading.text == "一、收入"
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == "正文 m2。"
    assert isinstance(table, Table)
    assert table.rows[0].texts == ["甲", "1.00"]


def test_cell_of_stars_is_no_markup() -> None:
    assert grid(read("**\t1", "甲\t2"))[0][0] == "**"


def test_sentence_cut_by_a_page_break_is_read_whole() -> None:
    first = "某局财政拨款收支总预算10.00万元。其中：当年拨款10.00万元。支出包括：一"
    document = read(first, "", "仅供内部审核", "", "般公共服务支出10.00万元等。")
    (paragraph,) = document.blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == first + "般公共服务支出10.00万元等。"
    assert paragraph.place_at(len(first) - 1).line == 1
    assert paragraph.place_at(len(first)).line == 5


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("（五）贯彻执行有关规定并制定需要全市统一的开支标准和办法", "（六）拟定制度。"),
        ("这是一个以句号结束的足够长的段落，它的后面是另一个段落。", "另一个段落。"),
        ("这是一个没有句号的足够长的段落，它的后面是一张表的标题", "2024年预算收入总表"),
        ("这是一个没有句号的足够长的段落，它的后面是一张表的标签", "单位：万元"),
    ],
)
def test_paragraphs_that_must_stay_apart(first: str, second: str) -> None:
    assert len(read(first, "", second).blocks) == 2


def test_row_cut_inside_a_label_is_joined() -> None:
    document = read("项目\t合计\t\t", "\t\t国有资本经营", "", "预算支出\t1.00", "甲\t2\t3\t4")
    assert grid(document)[1] == ["", "", "国有资本经营预算支出", "1.00"]


def test_short_rows_with_numbers_are_not_joined() -> None:
    document = read("项目\t合计\t基本\t", "合计\t10.00", "甲\t5.00\t5.00", "甲\t2\t3\t4")
    assert grid(document)[1:3] == [["合计", "10.00"], ["甲", "5.00", "5.00"]]


def test_html_rows_with_spans() -> None:
    document = read(
        "<table><tr><td rowspan=2>项目</td><td colspan=2>预算数</td></tr>",
        "<tr><td>合计</td><td>基本</td></tr>",
        "<tr><td>甲</td><td>1,234.50</td><td>&nbsp;</td></tr></table>",
    )
    table = only_table(document)
    assert table.spans_known
    assert grid(document) == [
        ["项目", "预算数", ""],
        ["", "合计", "基本"],
        ["甲", "1,234.50", ""],
    ]
    assert [cell.covered for cell in table.rows[1].cells] == [True, False, False]
    assert table.rows[2].cells[1].place.line == 3


def test_markdown_rows() -> None:
    document = read("| 项目 | 合计 |", "|---|---|", "| 甲 | 1.00 |")
    assert grid(document) == [["项目", "合计"], ["甲", "1.00"]]


def test_evil_markup_is_text_and_spans_are_limited() -> None:
    document = read("<table><tr><td colspan=999999999>甲</td></tr></table>", "<script>x</script>")
    assert len(only_table(document).rows[0].cells) == 200
    paragraph = document.blocks[1]
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == "<script>x</script>"


def test_a_long_title_without_markup_is_not_joined_with_the_sentence_below() -> None:
    title = "青山市清溪县人民政府办公室2024年度部门预算编制说明"
    sentence = "2024年，青山市清溪县人民政府办公室收入预算6.00万元。"
    blocks = read(title, sentence).blocks
    assert [block.text for block in blocks if not isinstance(block, Table)] == [title, sentence]
