"""Tables as they are drawn: rules of every kind, spans, none at all."""

from itertools import pairwise

import pytest
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader

from budgetkit.document.model import Method, Table
from tests.document.pdf.drawing import Sheet, only_table, prose, read, texts

ROWS: list[list[str | None]] = [
    ["项目", "合计", "基本支出"],
    ["行政运行", "2,011.30", "2,011.30"],
    ["事业运行", "14.58", ""],
]
WIDTHS = [120, 90, 90]


def test_a_ruled_table_keeps_cells_page_and_boxes() -> None:
    sheet = Sheet()
    sheet.grid(60, 100, WIDTHS, ROWS)
    table = only_table(read(sheet.bytes()))
    assert texts(table) == ROWS
    assert table.method is Method.VECTOR
    assert table.spans_known
    cell = table.rows[1].cells[1]
    assert cell.place.page == 1
    assert cell.place.bbox == pytest.approx((180, 120, 270, 140), abs=1)
    assert cell.confidence == 1.0


def test_merged_cells_are_anchors_with_spans() -> None:
    sheet = Sheet()
    sheet.grid(60, 100, WIDTHS, [["收入", None, "支出"], *ROWS[1:]])
    table = only_table(read(sheet.bytes()))
    first, covered, last = table.rows[0].cells
    assert (first.text, first.column_span, first.row_span) == ("收入", 2, 1)
    assert covered.covered
    assert not covered.text
    assert (last.text, last.column_span) == ("支出", 1)


def test_rules_drawn_as_thin_boxes_are_rules() -> None:
    sheet = Sheet()

    def box(x0: float, y0: float, x1: float, y1: float) -> None:
        sheet.rect(x0 - 1, y0 - 1, x1 + 1, y1 + 1, stroke=0, fill=1)

    sheet.grid(60, 100, WIDTHS, ROWS, rule=box)
    assert texts(only_table(read(sheet.bytes()))) == ROWS


def test_rules_drawn_as_curves_are_rules() -> None:
    sheet = Sheet()

    def curve(x0: float, y0: float, x1: float, y1: float) -> None:
        h = sheet.height
        sheet.canvas.bezier(x0, h - y0, x0, h - y0, x1, h - y1, x1, h - y1)

    sheet.grid(60, 100, WIDTHS, ROWS, rule=curve)
    assert texts(only_table(read(sheet.bytes()))) == ROWS


def test_white_rules_are_not_seen() -> None:
    sheet = Sheet()
    sheet.canvas.setStrokeColorRGB(1, 1, 1)
    sheet.rect(60, 80, 360, 100)
    sheet.line(150, 80, 150, 100)
    sheet.canvas.setStrokeColorRGB(0, 0, 0)
    sheet.text(160, 95, "收支总表")
    sheet.grid(60, 100, WIDTHS, ROWS)
    document = read(sheet.bytes())
    assert texts(only_table(document)) == ROWS
    assert prose(document) == ["收支总表"]


def test_an_almost_empty_table_is_kept() -> None:
    sheet = Sheet()
    blank = ["", "", ""]
    sheet.grid(60, 100, WIDTHS, [["本表无数据", "", ""], *[blank] * 9])
    table = only_table(read(sheet.bytes()))
    assert len(table.rows) == 10
    assert table.rows[0].texts[0] == "本表无数据"


def test_empty_boxes_are_no_table() -> None:
    sheet = Sheet()
    for index in range(40):
        sheet.rect(60, 100 + 10 * index, 160, 110 + 10 * index)
        sheet.rect(160, 100 + 10 * index, 260, 110 + 10 * index)
    sheet.text(60, 80, "一段正文。")
    document = read(sheet.bytes())
    assert not list(document.tables())
    assert len(document.blocks) == 1


def test_a_boxed_paragraph_is_text() -> None:
    sheet = Sheet()
    sheet.grid(60, 100, [300], [["第一段文字。"], ["第二段文字。"]])
    document = read(sheet.bytes())
    assert prose(document) == ["第一段文字。", "第二段文字。"]


def test_title_and_unit_inside_the_grid_stand_before_the_table() -> None:
    sheet = Sheet()
    rows: list[list[str | None]] = [
        ["部门收支总表", None, None],
        ["部门：某某局", None, "单位：万元"],
    ]
    rows += ROWS
    sheet.grid(60, 100, WIDTHS, rows)
    document = read(sheet.bytes())
    assert prose(document) == ["部门收支总表", "部门：某某局", "单位：万元"]
    assert isinstance(document.blocks[-1], Table)
    assert texts(only_table(document)) == ROWS


def test_a_header_across_the_table_stays_in_it() -> None:
    sheet = Sheet()
    sheet.grid(60, 100, WIDTHS, [["2026年预算数", None, None], *ROWS])
    table = only_table(read(sheet.bytes()))
    assert table.rows[0].cells[0].text == "2026年预算数"
    assert table.rows[0].cells[0].column_span == 3


def test_aligned_amounts_without_rules_are_a_table_of_less_confidence() -> None:
    sheet = Sheet()
    sheet.text(60, 100, "单位：万元")
    rows = [("项目", "预算数", "执行数"), ("办公费", "1,200.50", "3.00")]
    rows += [("印刷费", "20.00", "15.20"), ("合计", "1,220.50", "18.20")]
    for index, (label, first, second) in enumerate(rows):
        sheet.text(60, 120 + 18 * index, label)
        sheet.right(260, 120 + 18 * index, first)
        sheet.right(400, 120 + 18 * index, second)
    document = read(sheet.bytes())
    table = only_table(document)
    assert texts(table) == [list(row) for row in rows]
    assert {cell.confidence for row in table.rows for cell in row.cells} == {0.8}
    assert prose(document) == ["单位：万元"]
    assert [warning.code for warning in document.warnings] == ["table-without-rules"]


def test_columns_of_amounts_that_make_no_table_are_reported() -> None:
    sheet = Sheet()
    for index, amount in enumerate(["1,200.50", "20.00", "1,220.50"]):
        sheet.text(60, 100 + 54 * index, "办公费")
        sheet.right(400, 100 + 54 * index, amount)
    document = read(sheet.bytes())
    assert not list(document.tables())
    assert [warning.code for warning in document.warnings] == ["table-unread"]
    assert document.warnings[0].place.page == 1


def level(sheet: Sheet, y: float, *borders: float) -> None:
    """The edges of cells between ``borders``, each drawn by itself."""
    for x0, x1 in pairwise(borders):
        sheet.line(x0, y, x1, y)


def test_rules_pieced_together_at_the_columns_are_a_table() -> None:
    sheet = Sheet()
    sheet.text(150, 70, "2026年部门支出预算总表")
    sheet.text(60, 90, "单位：万元")
    for index, row in enumerate(ROWS):
        level(sheet, 100 + 20 * index, 60, 180, 270, 360)
        for x, text in zip((62, 182, 272), row, strict=True):
            sheet.text(x, 114 + 20 * index, text or "")
    level(sheet, 160, 60, 180, 270, 360)
    document = read(sheet.bytes())
    assert texts(only_table(document)) == ROWS
    assert prose(document) == ["2026年部门支出预算总表", "单位：万元"]
    assert document.warnings == ()


def test_pieces_without_an_end_are_merged_cells() -> None:
    sheet = Sheet()
    level(sheet, 100, 60, 180, 360)
    level(sheet, 120, 180, 360)
    level(sheet, 120, 180, 270, 360)
    for y in (140, 160, 180):
        level(sheet, y, 60, 180, 270, 360)
    for x, y, text in [(62, 124, "项目"), (240, 114, "预算数"), (182, 134, "合计")]:
        sheet.text(x, y, text)
    sheet.text(272, 134, "基本支出")
    for x, printed in zip((62, 182, 272), ROWS[1], strict=True):
        sheet.text(x, 154, printed or "")
    table = only_table(read(sheet.bytes()))
    assert texts(table)[:2] == [["项目", "预算数", ""], ["", "合计", "基本支出"]]
    first, second, _ = table.rows[0].cells
    assert (first.row_span, second.column_span) == (2, 2)


def test_tables_one_below_the_other_stay_two() -> None:
    sheet = Sheet()
    for top, title in ((100, "2026年部门收入预算总表（本级及所属单位）"), (240, "支出总表")):
        sheet.text(70, top - 20, title)
        for index, row in enumerate(ROWS):
            level(sheet, top + 20 * index, 60, 180, 270, 360)
            for x, text in zip((62, 182, 272), row, strict=True):
                sheet.text(x, top + 14 + 20 * index, text or "")
        level(sheet, top + 60, 60, 180, 270, 360)
    sheet.text(60, 190, "注：本表金额由系统取数并四舍五入，合计与分项之和可能相差。")
    assert [texts(table) for table in read(sheet.bytes()).tables()] == [ROWS, ROWS]


def test_lines_below_words_are_no_table() -> None:
    sheet = Sheet()
    for index in range(5):
        sheet.text(60, 98 + 30 * index, "单位名称")
        sheet.line(110, 100 + 30 * index, 400, 100 + 30 * index)
    assert not list(read(sheet.bytes()).tables())


def test_a_list_of_contents_is_no_table() -> None:
    sheet = Sheet()
    for index, title in enumerate(["部门职责", "机构设置", "预算说明", "名词解释"]):
        sheet.text(60, 120 + 18 * index, title)
        sheet.right(400, 120 + 18 * index, str(index + 3))
    assert not list(read(sheet.bytes()).tables())


def test_thick_bars_are_rules() -> None:
    sheet = Sheet()

    def bar(x0: float, y0: float, x1: float, y1: float) -> None:
        sheet.rect(x0 - 3, y0 - 3, x1 + 3, y1 + 3, stroke=0, fill=1)

    sheet.grid(60, 100, WIDTHS, ROWS, height=34, rule=bar)
    assert texts(only_table(read(sheet.bytes()))) == ROWS


def test_rules_that_are_a_picture_are_found_in_it() -> None:
    sheet = Sheet()
    picture = Image.new("L", (1190, 1684), 255)
    pen = ImageDraw.Draw(picture)
    for index in range(4):
        pen.line((120, 200 + 40 * index, 720, 200 + 40 * index), width=2)
    for x in (120, 360, 540, 720):
        pen.line((x, 200, x, 320), width=2)
    sheet.canvas.drawImage(ImageReader(picture), 0, 0, 595, 842)
    for stroke in range(3):
        sheet.line(60, 700 + 20 * stroke, 200, 700 + 20 * stroke)
    sheet.grid(60, 100, WIDTHS, ROWS, rule=lambda *_: None)
    table = only_table(read(sheet.bytes()))
    assert texts(table) == ROWS
    assert table.method is Method.LATTICE


def test_a_number_broken_in_its_cell_is_one_number() -> None:
    sheet = Sheet()
    sheet.grid(60, 100, [60, 40], [["", ""], ["", ""]], height=40)
    sheet.text(62, 112, "行政")
    sheet.text(122, 112, "24995.9")
    sheet.text(122, 126, "4")
    assert only_table(read(sheet.bytes())).rows[0].texts == ["行政", "24995.94"]


def test_two_amounts_in_a_cell_stay_two() -> None:
    sheet = Sheet()
    sheet.grid(60, 100, [60, 42], [["", ""], ["", ""]], height=40)
    sheet.text(62, 112, "行政")
    sheet.text(122, 112, "1234.56")
    sheet.text(122, 126, "6543.21")
    assert only_table(read(sheet.bytes())).rows[0].texts == ["行政", "1234.56\n6543.21"]


def test_a_sentence_wrapped_in_a_cell_is_joined_and_a_list_is_not() -> None:
    sheet = Sheet()
    sheet.grid(60, 100, [40, 104], [["", ""], ["", ""]], height=60)
    for line, text in enumerate(["1.完成普查工作任务。", "2.做好统计信息化系", "统运行维护。"]):
        sheet.text(102, 114 + 14 * line, text)
    cell = only_table(read(sheet.bytes())).rows[0].texts[1]
    assert cell == "1.完成普查工作任务。\n2.做好统计信息化系统运行维护。"


def test_text_written_sideways_in_a_cell_is_its_text() -> None:
    sheet = Sheet()
    sheet.grid(60, 100, [30, 200], [["", "产出指标"], ["", "效益指标"]], height=60)
    sheet.canvas.saveState()
    sheet.canvas.translate(78, sheet.height - 150)
    sheet.canvas.rotate(90)
    sheet.canvas.setFont("cjk", 10)
    sheet.canvas.drawString(0, 0, "绩效指标")
    sheet.canvas.restoreState()
    assert only_table(read(sheet.bytes())).rows[0].texts == ["绩效指标", "产出指标"]


def test_a_merged_cell_with_a_character_to_a_line_is_a_word() -> None:
    sheet = Sheet()
    for box in [(60, 100, 90, 220), (90, 100, 250, 160), (90, 160, 250, 220)]:
        sheet.rect(*box)
    for line, character in enumerate("商品和服务"):
        sheet.text(70, 120 + 18 * line, character)
    sheet.text(95, 135, "办公费")
    sheet.text(95, 195, "差旅费")
    assert texts(only_table(read(sheet.bytes()))) == [["商品和服务", "办公费"], ["", "差旅费"]]


def test_a_table_without_outer_borders_is_whole() -> None:
    sheet = Sheet()
    for index, row in enumerate(ROWS):
        sheet.line(60, 100 + 20 * index, 360, 100 + 20 * index)
        for column, text in enumerate(row):
            sheet.text(62 + 100 * column, 114 + 20 * index, text or "")
    sheet.line(60, 160, 360, 160)
    for x in (160, 260):
        sheet.line(x, 100, x, 160)
    assert texts(only_table(read(sheet.bytes()))) == ROWS


def test_rows_without_rules_between_them_are_rows() -> None:
    sheet = Sheet()
    sheet.grid(60, 100, WIDTHS, ROWS[:1])
    sheet.grid(60, 120, WIDTHS, [["", "", ""]], height=60)
    for index, (label, amount) in enumerate(
        [("办公费", "1.00"), ("水费", "20.50"), ("电费", "3.00")]
    ):
        sheet.text(62, 134 + 18 * index, label)
        sheet.right(268, 134 + 18 * index, amount)
        sheet.right(358, 134 + 18 * index, amount)
    assert texts(only_table(read(sheet.bytes()))) == [
        *ROWS[:1],
        ["办公费", "1.00", "1.00"],
        ["水费", "20.50", "20.50"],
        ["电费", "3.00", "3.00"],
    ]


def test_a_page_frame_leaves_its_text_as_it_is() -> None:
    sheet = Sheet()
    sheet.rect(40, 40, 555, 800)
    sheet.line(40, 90, 555, 90)
    sheet.text(60, 70, "部门概况")
    sheet.grid(60, 200, WIDTHS, ROWS)
    document = read(sheet.bytes())
    assert texts(only_table(document)) == ROWS
    assert prose(document) == ["部门概况"]


def test_tables_side_by_side_are_two() -> None:
    sheet = Sheet((842, 595))
    sheet.grid(60, 100, WIDTHS, ROWS)
    sheet.grid(420, 100, WIDTHS, ROWS)
    first, second = read(sheet.bytes()).tables()
    assert texts(first) == texts(second) == ROWS


def test_a_drawing_of_thousands_of_lines_is_no_table() -> None:
    sheet = Sheet()
    sheet.text(60, 60, "附图。")
    for index in range(150):
        for step in range(70):
            sheet.line(60 + 3 * index, 100 + 8 * step, 62 + 3 * index, 100 + 8 * step)
            sheet.line(60 + 3 * index, 100 + 8 * step, 60 + 3 * index, 104 + 8 * step)
    document = read(sheet.bytes())
    assert not list(document.tables())
    assert prose(document) == ["附图。"]
