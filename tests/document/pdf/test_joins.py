"""Tables over page breaks: joined where they go on, apart where they do not."""

from budgetkit.document.model import Table
from tests.document.pdf.drawing import Sheet, only_table, read, texts

WIDTHS = [60, 160, 90]
HEADER = ["编码", "名称", "合计"]
TOP = [HEADER, ["201", "一般公共服务支出", "3.00"], ["20103", "政府办公厅事务", "3.00"]]
BELOW = [["2010301", "行政运行", "1.00"], ["2010302", "一般行政管理事务", "2.00"]]


def two_pages(
    first: list, second: list, *, widths: tuple = (WIDTHS, WIDTHS), lead: str = "", y: float = 700
) -> list[Table]:
    sheet = Sheet()
    sheet.text(60, y - 20, "支出总表")
    sheet.grid(60, y, widths[0], first)
    sheet.page()
    if lead:
        sheet.text(60, 52, lead)
    sheet.grid(60, 60, widths[1], second)
    return list(read(sheet.bytes()).tables())


def test_a_table_goes_on_without_its_header() -> None:
    (table,) = two_pages(TOP, BELOW)
    assert texts(table) == [*TOP, *BELOW]
    assert (table.page_first, table.page_last) == (1, 2)
    assert [row.place.page for row in table.rows] == [1, 1, 1, 2, 2]


def test_a_repeated_header_stands_once() -> None:
    (table,) = two_pages(TOP, [HEADER, *BELOW])
    assert texts(table) == [*TOP, *BELOW]


def test_a_repeated_title_and_header_stand_once() -> None:
    (table,) = two_pages(TOP, [HEADER, *BELOW], lead="支出总表")
    assert texts(table) == [*TOP, *BELOW]


def test_a_title_that_says_it_goes_on_is_the_same_title() -> None:
    (table,) = two_pages(TOP, [HEADER, *BELOW], lead="支出总表（续）")
    assert texts(table) == [*TOP, *BELOW]


def test_another_title_begins_another_table() -> None:
    assert len(two_pages(TOP, [HEADER, *BELOW], lead="项目支出表")) == 2


def test_other_columns_begin_another_table() -> None:
    second = [["项目", "金额"], ["办公费", "1.00"]]
    assert len(two_pages(TOP, second, widths=(WIDTHS, [100, 210]))) == 2


def test_a_table_that_ends_high_on_its_page_ended() -> None:
    assert len(two_pages(TOP, BELOW, y=100)) == 2


def test_forms_of_one_grid_stay_apart() -> None:
    form = [["项目名称", "道路养护", ""], ["资金", "1.00", ""]]
    other = [["项目名称", "普查", ""], ["资金", "2.00", ""]]
    assert len(two_pages(form, other)) == 2
    assert len(two_pages(form, other, lead="支出总表")) == 2


def test_a_row_cut_by_the_break_is_one_row() -> None:
    first = [["项目", "绩效目标", "金额"], ["普查", "完成普查工作任务做好数据审核和", "5.00"]]
    second = [["", "资料汇编工作。", ""], ["培训", "举办培训班两期。", "1.00"]]
    (table,) = two_pages(first, second)
    assert texts(table) == [
        first[0],
        ["普查", "完成普查工作任务做好数据审核和资料汇编工作。", "5.00"],
        second[1],
    ]


def test_a_row_with_blank_parents_is_a_row() -> None:
    (table,) = two_pages(TOP, [["", "其他支出", "1.00"], ["205", "教育支出", "2.00"]])
    assert len(table.rows) == 5


def test_a_merged_cell_goes_on_below_the_break() -> None:
    sheet = Sheet()
    xs, label = [60, 160, 320], "产出指标"
    for top, rows, text in ((700, 3, label), (60, 2, "")):
        bottom = top + 20 * rows
        for index in range(rows + 1):
            y = top + 20 * index
            edge = index in (0, rows)
            sheet.line(xs[0] if edge else xs[1], y, xs[2], y)
        for x in xs:
            sheet.line(x, top, x, bottom)
        sheet.text(62, top + 30, text)
        for index in range(rows):
            sheet.text(162, top + 14 + 20 * index, f"指标{top}{index}数量")
        sheet.page()
    table = only_table(read(sheet.bytes()))
    anchor = table.rows[0].cells[0]
    assert (anchor.text, anchor.row_span) == (label, 5)
    assert all(row.cells[0].covered for row in table.rows[1:])


def test_pieces_of_a_form_with_other_columns_share_one_grid() -> None:
    first = [["项目名称", "普查", ""]] + [["指标", f"数量{index}", "10个"] for index in range(4)]
    second = [["说明", "按期完成"], ["备注", "无"]]
    (table,) = two_pages(first, second, widths=(WIDTHS, [60, 250]))
    assert [cell.column_span for cell in table.rows[-1].cells if not cell.covered] == [1, 2]
    assert table.rows[-1].texts == ["备注", "无", ""]


def test_text_between_pieces_keeps_them_apart() -> None:
    sheet = Sheet()
    sheet.grid(60, 700, WIDTHS, TOP)
    sheet.text(60, 790, "注：数据为年初预算数。")
    sheet.page()
    sheet.grid(60, 60, WIDTHS, BELOW)
    assert len(list(read(sheet.bytes()).tables())) == 2


def test_page_numbers_between_pieces_do_not_keep_them_apart() -> None:
    sheet = Sheet()
    for number, rows in enumerate((TOP, BELOW), start=1):
        sheet.grid(60, 700 if number == 1 else 60, WIDTHS, rows)
        sheet.text(290, 820, f"— {number} —")
        sheet.page()
    assert texts(only_table(read(sheet.bytes()))) == [*TOP, *BELOW]


NARROW = [60, 54, 90]
LIST = [HEADER, ["", "一、教育支出", ""], ["201", "二、商业", "3.00"]]


def joined(second: list, first: list = LIST) -> list[list[str]]:
    (table,) = two_pages(first, second, widths=(NARROW, NARROW), y=740)
    return texts(table)


def test_a_short_label_that_filled_its_line_goes_on_below_the_break() -> None:
    first = [*LIST[:2], ["201", "二、商业", "3.00"]]
    assert joined([["", "服务业等", ""], *BELOW], first)[2] == ["201", "二、商业服务业等", "3.00"]


def test_parts_of_a_row_complement_each_other() -> None:
    first = [*LIST[:2], ["201", "二、商业", ""]]
    assert joined([["", "服务业等", "3.00"], *BELOW], first)[2:3] == [
        ["201", "二、商业服务业等", "3.00"]
    ]


def test_two_whole_rows_stay_two() -> None:
    for second in (["", "三、农业", ""], ["", "支出总计", "3.00"], ["202", "农业", ""]):
        assert len(joined([second, *BELOW])) == len(LIST) + 1 + len(BELOW)


def test_a_label_that_left_room_on_its_line_ended() -> None:
    first = [*LIST[:2], ["201", "商业", "3.00"]]
    assert len(joined([["", "服务业等", ""], *BELOW], first)) == len(first) + 1 + len(BELOW)


def test_a_row_like_others_of_the_table_stays_a_row() -> None:
    first = [HEADER, ["", "教育支出", ""], ["201", "商业商业", "3.00"]]
    assert len(joined([["", "农业", ""], *BELOW], first)) == len(first) + 1 + len(BELOW)
