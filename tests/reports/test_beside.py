"""The numbers beside the page: exact, text as text, nothing that a spreadsheet executes."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from pathlib import Path

import nbformat
import openpyxl
import pandas as pd
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

from budgetkit.reports.beside import write_tables
from budgetkit.reports.beside.content import Percent, contents_of, value_of
from budgetkit.reports.beside.long import HEADS, long_csv
from budgetkit.reports.beside.workbook import workbook
from budgetkit.reports.blocks import Column, Row, Table
from tests.reports.conftest import DISCLOSURE_ID


def notebook_of(*tables: Table) -> nbformat.NotebookNode:
    outputs = []
    for table in tables:
        data, metadata = table._repr_mimebundle_()
        outputs.append(new_output("display_data", data=data, metadata=metadata))
    node: nbformat.NotebookNode = new_notebook(cells=[new_code_cell("", outputs=outputs)])
    return node


COLUMNS = (Column("编码"), Column("项目"), Column("金额", "number"), Column("占比", "number"))
ROWS = (
    Row(("061001", "=HYPERLINK(1)", "1,234.560", "82.62%")),
    Row(("010", "@SUM(A1)", "−7.00", "—")),
    Row(("", "\x01甲\u202e", "无法读出“1O”", "+2.5%")),
)
TABLE = Table("表：一/二", COLUMNS, ROWS, head=1)


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("2,011.30", "number", Decimal("2011.30")),
        ("−10", "number", Decimal(-10)),
        ("+2.67%", "number", Percent(Decimal("2.67"))),
        ("—", "number", None),
        ("", "text", None),
        ("061001", "text", "061001"),
        ("1,2", "number", "1,2"),
        ("１２", "number", "１２"),
        ("=1+1", "number", "=1+1"),
    ],
)
def test_only_numbers_of_number_columns_are_numbers(text: str, kind: str, value: object) -> None:
    assert value_of(text, kind) == value


def test_csv_has_a_row_per_value() -> None:
    text = long_csv(contents_of(notebook_of(TABLE)))
    assert text.startswith("\ufeff")
    heads, *rows = csv.reader(io.StringIO(text[1:]))
    assert tuple(heads) == HEADS
    assert [row[:6] for row in rows] == [
        ["表：一/二", "1", "'=HYPERLINK(1)", "编码", "", "061001"],
        ["表：一/二", "1", "'=HYPERLINK(1)", "金额", "1234.560", ""],
        ["表：一/二", "1", "'=HYPERLINK(1)", "占比", "82.62%", ""],
        ["表：一/二", "2", "'@SUM(A1)", "编码", "", "010"],
        ["表：一/二", "2", "'@SUM(A1)", "金额", "-7.00", ""],
        ["表：一/二", "3", "\ufffd甲", "金额", "", "无法读出“1O”"],
        ["表：一/二", "3", "\ufffd甲", "占比", "2.5%", ""],
    ]


def test_excel_keeps_codes_as_text_and_executes_nothing() -> None:
    content = workbook(contents_of(notebook_of(TABLE, TABLE)))
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["表：一_二", "表：一_二 2"]
    rows = [[(cell.value, cell.data_type) for cell in row] for row in book.worksheets[0].rows]
    assert [value for value, _ in rows[1]] == ["编码", "项目", "金额", "占比"]
    assert rows[2] == [
        ("061001", "s"), ("'=HYPERLINK(1)", "s"), (1234.56, "n"), (0.8262, "n"),
    ]  # fmt: skip
    assert rows[3][:3] == [("010", "s"), ("'@SUM(A1)", "s"), (-7, "n")]
    assert not any(kind == "f" for row in rows for _, kind in row)


def test_the_same_contents_give_the_same_workbook() -> None:
    contents = contents_of(notebook_of(TABLE))
    assert workbook(contents) == workbook(contents)
    assert b"2000-01-01" in _core(workbook(contents))


def _core(content: bytes) -> bytes:
    import zipfile

    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        return parts.read("docProps/core.xml")


def test_no_tables_no_files(tmp_path: Path) -> None:
    assert write_tables(new_notebook(), tmp_path, "x") == []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("records")
def test_the_csv_of_a_report_is_the_dataset(reports: Path, lines: pd.DataFrame) -> None:
    frame = pd.read_csv(reports / f"{DISCLOSURE_ID}.csv", dtype=str, encoding="utf-8-sig")
    table = frame[frame["表"] == "按功能分类的支出：类、款、项（万元）"]
    amounts = table[table["栏目"].isin(["合计", "基本支出", "项目支出"])]
    expected = lines[lines["table_id"] == "expenditure_summary"]
    assert [Decimal(value) * 10000 for value in amounts["数值"]] == list(expected["amount_yuan"])
    assert list(amounts["位置"]) == [f"第 {line} 行" for line in expected["line"]]
    assert set(amounts["文件"]) == {"yangquan_finance_2024.txt"}


@pytest.mark.usefixtures("records")
def test_the_workbook_of_a_report_has_its_tables_and_sources(reports: Path) -> None:
    book = openpyxl.load_workbook(reports / f"{DISCLOSURE_ID}.xlsx", read_only=True)
    assert book.sheetnames[0] == "主要数字（万元）"
    assert book.sheetnames[-1] == "出处"
    rows = {
        row[0]: row[1] for row in book.worksheets[0].iter_rows(values_only=True) if len(row) > 1
    }
    assert rows["收入总计"] == 2011.3
