"""Names without codes whose indentation tells what they are part of, in every format."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import Alignment

from budgetkit.disclosure.indents import indent_steps
from tests.document.pdf.drawing import Sheet
from tests.roundtrip.reading import read_file, tables_by_id
from tests.typesetter.docx import cell, docx_of, paragraph, table
from tests.typesetter.xlsx import saved

ROWS = [
    (0, "一般公共服务支出", "60.00"),
    (1, "财政事务", "60.00"),
    (2, "某项没有列名的支出", "10.00"),
    (2, "行政运行", "20.00"),
    (2, "信息化建设", "30.00"),
    (0, "卫生健康支出", "40.00"),
    (1, "某款没有列名的支出", "15.00"),
    (2, "行政运行", "15.00"),
    (1, "行政事业单位医疗", "25.00"),
    (2, "行政单位医疗", "25.00"),
]
CODES = ["201", "20106", None, "2010601", "2010607", "210", None, None, "21011", "2101101"]
LEVELS = [1, 2, 3, 3, 3, 1, 2, 3, 2, 3]
TITLE, UNIT = "青山市财政局2025年一般公共预算支出表", "单位：万元"
HEADER = ("项目", "合计")


def _pdf(ruled: bool) -> bytes:
    sheet = Sheet()
    sheet.text(200, 60, TITLE, 14)
    sheet.right(420, 85, UNIT)
    rows: list[list[str | None]] = [["", ""] for _ in range(len(ROWS) + 1)]
    rule = None if ruled else (lambda *_: None)
    sheet.grid(60, 100, [240, 120], rows, rule=rule)
    for index, (step, name, amount) in enumerate([(4, *HEADER), *ROWS]):
        sheet.text(63 + 10 * step, 114 + 20 * index, name)
        sheet.right(416, 114 + 20 * index, amount)
    return sheet.bytes()


def _docx(properties: str, space: str = "") -> bytes:
    def row(step: int, name: str, amount: str) -> str:
        text = paragraph(space * step + name, properties.format(100 * step, 210 * step))
        return cell(text) + cell(paragraph(amount))

    rows = [cell(paragraph(HEADER[0])) + cell(paragraph(HEADER[1]))]
    rows += [row(*each) for each in ROWS]
    return docx_of(paragraph(TITLE) + paragraph(UNIT) + table(rows))


def _xlsx(spaces: bool) -> bytes:
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.cell(1, 1, TITLE)
    sheet.cell(2, 1, UNIT)
    for column, text in enumerate(HEADER, 1):
        sheet.cell(3, column, text)
    for row, (step, name, amount) in enumerate(ROWS, 4):
        label = sheet.cell(row, 1, "  " * step + name if spaces else name)
        label.alignment = Alignment(indent=0 if spaces else step)
        sheet.cell(row, 2, float(amount)).number_format = "0.00"
    return saved(workbook)


FILES: dict[str, Callable[[], bytes]] = {
    "ruled.pdf": lambda: _pdf(ruled=True),
    "unruled.pdf": lambda: _pdf(ruled=False),
    "characters.docx": lambda: _docx('<w:ind w:firstLineChars="{0}" w:firstLine="9"/>'),
    "length.docx": lambda: _docx('<w:ind w:left="{1}"/>'),
    "spaces.docx": lambda: _docx("", "\u3000"),
    "steps.xlsx": lambda: _xlsx(spaces=False),
    "spaces.xlsx": lambda: _xlsx(spaces=True),
}


@pytest.mark.parametrize("name", FILES)
def test_indentation_tells_the_class_where_the_order_does_not(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(FILES[name]())
    lines = tables_by_id(read_file(path))["general_expenditure"].lines
    assert [(line.item, line.amount_text) for line in lines] == [row[1:] for row in ROWS]
    assert [line.function_code for line in lines] == CODES
    assert [line.level for line in lines] == LEVELS


def test_text_set_in_alike_is_of_one_step() -> None:
    assert indent_steps([0.3, 1.4, 2.3, 1.35, None]) == [0, 1, 2, 1, None]


def test_centred_names_say_nothing() -> None:
    assert indent_steps([0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0]) == [None] * 7
