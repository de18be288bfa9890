"""Running text: paragraphs over lines and pages, headings, what is no content."""

from budgetkit.document.model import Heading, Paragraph
from tests.document.pdf.drawing import Sheet, prose, read

FULL = "一二三四五六七八九十" * 4
"""Forty characters of 10 points: a full line of a text block 400 points wide."""


def lines(sheet: Sheet, *texts: str, y: float = 100, x: float = 80) -> None:
    for index, text in enumerate(texts):
        indent = 20 if text.startswith("　　") else 0
        sheet.text(x + indent, y + 16 * index, text.strip("　"))


def test_wrapped_lines_are_one_paragraph_with_a_span_each() -> None:
    sheet = Sheet()
    lines(sheet, "　　" + FULL[:38], FULL, "预算安排2,011.30万元。", "　　" + FULL[:38], FULL[:5])
    first, second = read(sheet.bytes()).blocks
    assert isinstance(first, Paragraph)
    assert first.text == FULL[:38] + FULL + "预算安排2,011.30万元。"
    assert [round(span.place.bbox[1]) for span in first.spans if span.place.bbox] == [91, 107, 123]
    assert isinstance(second, Paragraph)
    assert second.text == FULL[:38] + FULL[:5]
    assert first.place_at(80).bbox == first.spans[2].place.bbox


def test_a_sentence_over_a_page_break_is_one_paragraph() -> None:
    sheet = Sheet()
    lines(sheet, "　　" + FULL[:38], FULL, y=780)
    sheet.text(290, 830, "- 1 -")
    sheet.page()
    lines(sheet, "比上年增加3.00万元。", "　　" + FULL[:38], FULL, y=60)
    sheet.text(290, 830, "- 2 -")
    document = read(sheet.bytes())
    first = document.blocks[0]
    assert isinstance(first, Paragraph)
    assert first.text.endswith(FULL + "比上年增加3.00万元。")
    assert [span.place.page for span in first.spans] == [1, 1, 2]
    assert [omission.reason for omission in document.omitted] == ["page_number"] * 2


def test_headings_are_numbered_or_larger() -> None:
    sheet = Sheet()
    sheet.text(200, 60, "某某局2026年部门预算", size=22)
    lines(sheet, "第一部分部门概况", "一、主要职责", "（一）机构设置", "　　" + FULL[:38], FULL)
    blocks = read(sheet.bytes()).blocks
    headings = [(block.text, block.level) for block in blocks if isinstance(block, Heading)]
    assert headings == [
        ("某某局2026年部门预算", 0),
        ("第一部分部门概况", 1),
        ("一、主要职责", 2),
        ("（一）机构设置", 3),
    ]


def test_a_unit_line_is_a_block_of_its_own_beside_its_neighbour() -> None:
    sheet = Sheet()
    sheet.text(60, 100, "编制单位：某某局")
    sheet.text(400, 100, "单位：万元")
    assert prose(read(sheet.bytes())) == ["编制单位：某某局", "单位：万元"]


def test_running_heads_are_left_out_and_unit_lines_on_every_page_are_not() -> None:
    sheet = Sheet()
    for number in range(5):
        sheet.text(60, 40, "某某局2026年部门预算")
        sheet.text(60, 60, "单位：万元")
        sheet.text(60, 200 + number, f"第{number}句正文。")
        sheet.page()
    document = read(sheet.bytes())
    kept = prose(document)
    assert kept.count("单位：万元") == 5
    assert "某某局2026年部门预算" not in kept
    assert [omission.reason for omission in document.omitted] == ["running_head"] * 5


def test_a_list_of_contents_is_left_out() -> None:
    sheet = Sheet()
    sheet.text(260, 80, "目  录")
    lines(sheet, "一、主要职责……………………3", "二、收支总表……………………5")
    sheet.page()
    lines(sheet, "一、主要职责")
    document = read(sheet.bytes())
    assert prose(document) == ["一、主要职责"]
    assert [omission.reason for omission in document.omitted] == ["contents"] * 3


def test_letter_spaced_words_keep_their_gaps_and_digits_their_neighbours() -> None:
    sheet = Sheet()
    sheet.text(80, 100, "收")
    sheet.text(100, 100, "入")
    sheet.text(130, 100, "2026")
    sheet.text(153, 100, "年")
    assert prose(read(sheet.bytes())) == ["收 入 2026年"]


def test_look_alikes_in_the_text_layer_are_the_characters_printed() -> None:
    from budgetkit.document.pdf.characters import printed

    assert [printed(ord(char)) for char in "⼾⻔⺠⻅⼀豈"] == ["户", "门", "民", "见", "一", "豈"]


def test_a_list_mark_begins_anew_below_a_sentence_or_a_heading() -> None:
    sheet = Sheet()
    lines(
        sheet,
        "六、其他说明事项概要",
        "（一）政府购买服务：无。",
        "（二）其他：无。",
        "（三）其他补充说明",
    )
    assert prose(read(sheet.bytes())) == [
        "六、其他说明事项概要",
        "（一）政府购买服务：无。",
        "（二）其他：无。",
        "（三）其他补充说明",
    ]


def test_a_list_mark_amid_a_sentence_goes_on() -> None:
    sheet = Sheet()
    lines(sheet, "　　" + FULL[:38], FULL[:39] + "和", "（一）款的支出。", "　　" + FULL[:38], FULL)
    first, _ = prose(read(sheet.bytes()))
    assert first.endswith("和（一）款的支出。")


def test_a_page_number_between_the_lines_of_a_sentence_is_left_out() -> None:
    sheet = Sheet()
    lines(sheet, "　　4．上年结转资金" + FULL[:29], FULL, y=764)
    sheet.text(280, 812, "─ 7 ─")
    sheet.page()
    lines(sheet, "比上年增加0万元。", "　　" + FULL[:38], FULL, y=60)
    sheet.text(280, 812, "─ 8 ─")
    first, _ = prose(read(sheet.bytes()))
    assert first == "4．上年结转资金" + FULL[:29] + FULL + "比上年增加0万元。"


def test_a_long_enumerated_line_is_a_paragraph_with_what_follows() -> None:
    sheet = Sheet()
    lines(sheet, "　　2.养老支出" + FULL[:28], "137.89万元，比上年增加1.79万元。", y=100)
    lines(sheet, "　　" + FULL[:38], FULL, y=140)
    first = read(sheet.bytes()).blocks[0]
    assert isinstance(first, Paragraph)
    assert first.text == "2.养老支出" + FULL[:28] + "137.89万元，比上年增加1.79万元。"
