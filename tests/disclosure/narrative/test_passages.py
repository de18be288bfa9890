from collections.abc import Sequence

from budgetkit.disclosure.narrative.passages import passages
from budgetkit.document.model import (
    Block,
    Cell,
    Heading,
    Method,
    Paragraph,
    Place,
    Row,
    Span,
    Table,
)


def heading(text: str) -> Heading:
    return Heading(text, Place(line=1))


def paragraph(*texts: str) -> Paragraph:
    return Paragraph(tuple(Span(text, Place(line=number)) for number, text in enumerate(texts, 1)))


def table() -> Table:
    place = Place(line=1)
    return Table((Row((Cell("项目名称", place),), place),), Method.TRANSCRIPT)


def read(*blocks: Block) -> Sequence[tuple[str, str]]:
    certain = (passage for passage in passages(blocks) if passage.is_certain)
    return [(passage.section, passage.paragraph.text) for passage in certain]


NARRATIVE = heading("第三部分 2026年度部门预算情况说明")
SENTENCE = paragraph("会议费5万元。")


def test_the_narrative_begins_with_its_heading_and_ends_with_the_terms() -> None:
    assert read(
        heading("第一部分 概况"),
        paragraph("内设14个处室。"),
        NARRATIVE,
        heading("一、收入预算情况说明"),
        SENTENCE,
        heading("第四部分 名词解释"),
        paragraph("缴存比例最低5%。"),
    ) == [("收入预算情况说明", "会议费5万元。")]


def test_sections_are_paths_by_the_depth_of_list_marks() -> None:
    assert read(
        NARRATIVE,
        heading("十、国有资产占有使用情况"),
        heading("1、车辆情况："),
        SENTENCE,
        heading("2、房屋情况："),
        SENTENCE,
        heading("十一、其他说明"),
        SENTENCE,
    ) == [
        ("国有资产占有使用情况/车辆情况", "会议费5万元。"),
        ("国有资产占有使用情况/房屋情况", "会议费5万元。"),
        ("其他说明", "会议费5万元。"),
    ]


def test_headings_without_marks_of_the_file_are_known_by_list_mark() -> None:
    assert read(NARRATIVE, paragraph("九、政府采购情况"), SENTENCE) == [
        ("政府采购情况", "会议费5万元。")
    ]


def test_the_table_of_contents_opens_nothing() -> None:
    entries = (
        "第三部分 2026年度部门预算情况说明.....17",
        "一、收入预算情况说明 17",
        "四、其他说明……18",
    )
    assert read(*map(heading, entries), SENTENCE) == []


def test_forms_inside_are_left_out_and_what_follows_is_read() -> None:
    assert read(
        NARRATIVE,
        heading("2、项目绩效目标"),
        SENTENCE,
        paragraph("青山市市级预算部门项目支出绩效目标表"),
        paragraph("（2026年度）"),
        table(),
        paragraph("机房维护服务成本4.1万元。"),
        heading("十一、国有资产占有使用情况"),
        SENTENCE,
    ) == [("项目绩效目标", "会议费5万元。"), ("国有资产占有使用情况", "会议费5万元。")]


def test_an_annex_ends_the_narrative_until_the_next_part() -> None:
    assert (
        read(
            NARRATIVE,
            heading("十二、其他说明"),
            heading("青山市财政局文件"),
            heading("三、其他"),
            SENTENCE,
        )
        == []
    )


def test_a_heading_that_holds_a_figure_is_read_as_text() -> None:
    assert read(NARRATIVE, heading("（一）本年财政拨款收入 4695.06 万元")) == [
        ("2026年度部门预算情况说明", "（一）本年财政拨款收入 4695.06 万元")
    ]


def test_a_sentence_cut_between_paragraphs_is_read_whole() -> None:
    cut = (paragraph("基本支出6.00万"), paragraph("元，占60%。"))
    assert read(NARRATIVE, *cut) == [("2026年度部门预算情况说明", "基本支出6.00万元，占60%。")]


def test_a_finished_sentence_and_a_list_mark_are_not_joined() -> None:
    apart = (paragraph("青山市水务局二〇二六年收入预算说明如下：共两项。"), SENTENCE)
    marked = (
        paragraph("青山市水务局二〇二六年收入预算包括两项内容共计"),
        paragraph("1.会议费5万元。"),
    )
    assert len(read(NARRATIVE, *apart)) == 2
    assert len(read(NARRATIVE, *marked)) == 2


def test_tables_are_no_narrative() -> None:
    assert read(NARRATIVE, table()) == []


def test_a_line_that_names_a_section_is_a_heading_without_any_mark() -> None:
    title = paragraph("青山市水务局2026年度部门预算编制说明")
    assert read(title, SENTENCE) == [("青山市水务局2026年度部门预算编制说明", "会议费5万元。")]


def test_a_line_that_goes_on_or_ends_a_sentence_is_no_heading() -> None:
    for text in (
        "现将有关情况说明：",
        "有关情况说明如下",
        "其他情况说明，另行公布",
        "收入情况的说明。",
    ):
        assert read(paragraph(text), SENTENCE) == []
