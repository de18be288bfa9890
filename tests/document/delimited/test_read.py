"""A CSV becomes one table with its title and unit; other texts are no CSV."""

import pytest

from budgetkit.document import read_document
from budgetkit.document.delimited.rows import csv_rows
from budgetkit.document.model import Document, Heading, Method, Table
from budgetkit.sources.file import source_from_bytes

TABLE = '收入总表,,\r\n单位：万元,,\r\n项目,合计,上年\r\n行政运行,"1,234.50",2\r\n合计,3,4\r\n'


def read(text: str, encoding: str = "utf-8") -> Document:
    return read_document(source_from_bytes(text.encode(encoding), "a.txt"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_title_unit_and_rows(encoding: str) -> None:
    document = read(TABLE, encoding)
    heading, unit, table = document.blocks
    assert isinstance(heading, Heading)
    assert (heading.text, unit.place.line) == ("收入总表", 2)
    assert isinstance(table, Table)
    assert [row.texts for row in table.rows] == [
        ["项目", "合计", "上年"],
        ["行政运行", "1,234.50", "2"],
        ["合计", "3", "4"],
    ]
    assert [row.place.line for row in table.rows] == [3, 4, 5]
    assert (document.media_type, table.method, document.line_count) == ("csv", Method.CSV, 5)
    assert document.warnings == ()


def test_values_over_lines_and_codes_kept_as_text() -> None:
    document = read('编码,名称,金额\n="061001","行政\n运行",1\n061002,乙,2\n')
    (table,) = document.tables()
    assert [row.texts for row in table.rows[1:]] == [
        ["061001", "行政\n运行", "1"],
        ["061002", "乙", "2"],
    ]
    assert [row.place.line for row in table.rows] == [1, 2, 4]


def test_semicolons() -> None:
    (table,) = read("名称;金额\n甲;1,5\n乙;2\n").tables()
    assert table.rows[1].texts == ["甲", "1,5"]


def test_tables_under_each_other() -> None:
    two = "甲项统计表,\n单位：元,\n名称,金额\n子,1\n乙项统计表,\n单位：元,\n名称,金额\n丑,2\n"
    assert [len(table.rows) for table in read(two).tables()] == [2, 2]


def test_file_that_ends_inside_a_row_says_so() -> None:
    document = read("名称,金额,上年\n甲,1,2\n乙,3,4\n丙,5")
    assert [warning.code for warning in document.warnings] == ["truncated"]


@pytest.mark.parametrize(
    "text",
    [
        "部门预算收入为1,234.50万元，支出为1,234.50万元。\n增加1,000.00万元。\n又一句。\n",
        "项目\t金额,元\n甲\t1,234\n乙\t2,345\n丙\t3,456\n",
        "甲,乙\n丙,丁\n戊,己\n",
        '甲,"1\n乙,2\n丙,3\n丁,4\n',
        "一行\n",
    ],
)
def test_other_texts_are_no_csv(text: str) -> None:
    assert csv_rows(text) is None
