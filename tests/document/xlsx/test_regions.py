"""Several tables on a sheet are read each with its labels; one table is not torn apart."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from budgetkit.document import read_document
from budgetkit.document.model import Document, Table
from budgetkit.document.xlsx.cells import SheetCells
from budgetkit.document.xlsx.sheet import sheet_items
from budgetkit.sources.file import source_from_bytes
from tests.document.xlsx.test_read import book, read
from tests.typesetter.xlsx import saved

Rows = Sequence[Sequence[Any]]


def blocks(document: Document) -> list[str | list[list[str]]]:
    """The texts, and of tables the texts of their rows."""
    return [
        [row.texts for row in block.rows] if isinstance(block, Table) else block.text
        for block in document.blocks
    ]


def beside(left: Rows, right: Rows, column: int) -> Workbook:
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    for first, rows in ((1, left), (column, right)):
        for number, row in enumerate(rows, 1):
            for at, value in enumerate(row, first):
                sheet.cell(number, at, value)
    return workbook


def test_tables_under_each_other_without_a_gap() -> None:
    document = read(
        book(
            ["甲项统计表"],
            ["单位：万元"],
            ["名称", "金额"],
            ["子", 1],
            ["乙项统计表"],
            ["单位：元"],
            ["名称", "数额"],
            ["丑", 2],
            ["注：不含结转"],
        )
    )
    assert blocks(document) == [
        "甲项统计表", "单位：万元", [["名称", "金额"], ["子", "1"]],
        "乙项统计表", "单位：元", [["名称", "数额"], ["丑", "2"]], "注：不含结转",
    ]  # fmt: skip
    assert [table.place.line for table in document.tables()] == [3, 7]


def test_number_and_title_after_a_gap_need_no_unit() -> None:
    document = read(
        book(
            ["甲项统计表"],
            ["名称", "金额"],
            ["子", 1],
            [],
            ["附表2"],
            ["乙项统计表"],
            ["名称", "数额"],
            ["丑", 2],
        )
    )
    assert blocks(document) == [
        "甲项统计表", [["名称", "金额"], ["子", "1"]],
        "附表2", "乙项统计表", [["名称", "数额"], ["丑", "2"]],
    ]  # fmt: skip


def test_title_and_unit_on_one_row() -> None:
    document = read(
        book(
            ["甲项统计表", "单位：万元"],
            ["名称", "金额"],
            ["子", 1],
            ["乙项统计表", "单位：元"],
            ["名称", "数额"],
            ["丑", 2],
        )
    )
    assert [len(table.rows) for table in document.tables()] == [3, 3]
    assert [table.rows[0].texts for table in document.tables()] == [
        ["甲项统计表", "单位：万元"],
        ["乙项统计表", "单位：元"],
    ]


def test_row_that_names_a_table_inside_a_table_does_not_part_it() -> None:
    rows: Rows = [["名称", "金额"], ["公车登记表"], ["子", 1], [], ["丑", 2]]
    (table,) = read(book(*map(list, rows))).tables()
    assert len(table.rows) == 5


def test_tables_side_by_side_are_read_left_to_right() -> None:
    left: Rows = [["甲项统计表"], ["单位：万元"], ["名称", "金额"], ["子", 1], ["丑", 2]]
    right: Rows = [["乙项统计表"], ["单位：元"], ["名称", "本年", "上年"], ["寅", 3, 4]]
    document = read(beside(left, right, 4))
    assert blocks(document)[:3] == [
        "甲项统计表",
        "单位：万元",
        [["名称", "金额"], ["子", "1"], ["丑", "2"]],
    ]
    assert blocks(document)[3:5] == ["乙项统计表", "单位：元"]
    second = list(document.tables())[1]
    assert [row.texts for row in second.rows[:2]] == [["名称", "本年", "上年"], ["寅", "3", "4"]]


def test_side_by_side_above_and_below() -> None:
    left: Rows = [["甲项统计表"], ["单位：万元"], ["名称", "金额"], ["子", 1],
            ["丙项统计表"], ["单位：万元"], ["名称", "金额"], ["卯", 5]]  # fmt: skip
    right: Rows = [["乙项统计表"], ["单位：元"], ["名称", "本年"], ["寅", 3]]
    titles = [block for block in blocks(read(beside(left, right, 4))) if "统计" in block]
    assert titles == ["甲项统计表", "乙项统计表", "丙项统计表"]


def test_halves_of_one_table_stay_together() -> None:
    """A blank column between income and expenditure, one title over both."""
    left: Rows = [["收支统计表"], ["单位：万元"], ["收入", "金额"], ["子", 1]]
    right: Rows = [[], [], ["支出", "金额"], ["丑", 2]]
    (table,) = read(beside(left, right, 4)).tables()
    assert table.rows[0].texts == ["收入", "金额", "", "支出", "金额"]


def test_blank_columns_at_the_side_are_no_part_of_a_table() -> None:
    (table,) = read(beside([], [["名称", "金额"], ["子", 1]], 3)).tables()
    assert [row.texts for row in table.rows] == [["名称", "金额"], ["子", "1"]]


def test_title_in_a_merged_cell_and_a_header_of_three_rows() -> None:
    workbook = book(
        ["甲项统计表", None, None, None], ["单位：元", None, None, None],
        ["名称", "本年", None, None], [None, "合计", "其中", None], [None, None, "一", "二"],
        ["子", 3, 1, 2],
    )  # fmt: skip
    for reference in ("A1:D1", "A2:D2", "A3:A5", "B3:D3", "B4:B5", "C4:D4"):
        workbook.worksheets[0].merge_cells(reference)
    document = read(workbook)
    assert blocks(document)[:2] == ["甲项统计表", "单位：元"]
    (table,) = document.tables()
    spans = [
        (cell.text, cell.row_span, cell.column_span)
        for row in table.rows[:3]
        for cell in row.cells
        if not cell.covered
    ]
    assert spans == [
        ("名称", 3, 1), ("本年", 1, 3), ("合计", 2, 1), ("其中", 1, 2), ("一", 1, 1), ("二", 1, 1),
    ]  # fmt: skip


def test_list_of_the_tables_is_left_out_and_kept_aside() -> None:
    workbook = book(["目录"], ["序号", "表名", "页码"], [1, "甲项统计表", 3])
    workbook.create_sheet("Sheet2").append(["名称", "金额"])
    document = read(workbook)
    assert blocks(document) == [[["名称", "金额"]]]
    assert [omission.reason for omission in document.omitted] == ["contents"] * 3
    assert document.omitted[2].text == "甲项统计表 1 3"


def test_list_that_says_which_tables_are_empty_stays() -> None:
    (table,) = read(book(["目录"], ["表名", "是否空表"], ["甲项统计表", "是"])).tables()
    assert table.rows[1].texts == ["甲项统计表", "是"]


CELLS = st.sampled_from(["", "", "", "甲项统计表", "单位：万元", "附表2", "注：无", "名称", "1.50"])


@given(st.integers(1, 6).flatmap(lambda width: st.lists(st.tuples(*[CELLS] * width), max_size=9)))
def test_whatever_stands_on_a_sheet_is_read_once(rows: list[tuple[str, ...]]) -> None:
    sheet = SheetCells("Sheet1", 1, True, tuple(rows))
    read_texts = Counter[str]()
    for item in sheet_items(sheet):
        if isinstance(item, Table):
            read_texts.update(text for row in item.rows for text in row.texts)
        else:
            read_texts[item.text] += 1
    assert read_texts - Counter({"": read_texts[""]}) == Counter(
        text for row in rows for text in row if text
    )


def over_sheets(*sheets: Rows) -> Document:
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for rows in sheets:
        sheet = workbook.create_sheet()
        for row in rows:
            sheet.append(list(row))
    return read_document(source_from_bytes(saved(workbook), "a.xlsx"))


def test_table_that_goes_on_on_the_next_sheets_is_one() -> None:
    head: Rows = [["名称", "金额"], ["甲", "乙"]]
    document = over_sheets(
        [["甲项统计表"], ["单位：元"], *head, ["子", 1]],
        [["甲项统计表（续）"], ["单位：元"], *head, ["丑", 2]],
        [["续表二"], ["寅", 3]],
    )
    assert blocks(document) == [
        "甲项统计表",
        "单位：元",
        [["名称", "金额"], ["甲", "乙"], ["子", "1"], ["丑", "2"], ["寅", "3"]],
    ]
    (table,) = document.tables()
    assert [(row.place.page, row.place.line) for row in table.rows][-2:] == [(2, 5), (3, 2)]


def test_table_of_another_width_does_not_go_on() -> None:
    document = over_sheets([["名称", "金额"], ["子", 1]], [["续表"], ["丑", 2, 3]])
    assert len(list(document.tables())) == 2


def test_cell_far_below_does_not_make_a_table_of_blank_rows() -> None:
    workbook = book(["名称", "金额"], ["子", 1], [], ["丑", 2])
    workbook.worksheets[0].cell(60_000, 2, 3)
    (table,) = read(workbook).tables()
    assert [row.place.line for row in table.rows] == [1, 2, 4, 60_000]
