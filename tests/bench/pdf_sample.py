"""A long PDF with known cells: merged headers, wide and narrow tables, a watermark."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from random import Random

from tests.document.pdf.drawing import FONT, Sheet

NAMES = ("行政运行", "一般行政管理事务", "机关服务", "信息化建设", "住房公积金", "培训支出")
ROWS_PER_PAGE = 30


@dataclass(frozen=True)
class Sample:
    """The file and, page by page, the rows of its only table."""

    content: bytes
    pages: list[list[list[str]]]


def long_sample(page_count: int = 150, seed: int = 7) -> Sample:
    """Draw tables of five to nine columns, one to a page."""
    random = Random(seed)
    sheet = Sheet()
    pages = []
    for number in range(page_count):
        if number:
            sheet.page()
        columns = random.randint(3, 7)
        rows = [_row(random, columns) for _ in range(ROWS_PER_PAGE)]
        head: list[list[str | None]] = [
            ["科目", None, *["本年预算"], *[None] * (columns - 1)],
            ["编码", "名称", *[f"列{index}" for index in range(columns)]],
        ]
        widths = [56.0, 120.0, *[300.0 / columns] * columns]
        if not number:
            sheet.text(150, 28, "青山市财政局2026年部门预算公开", size=18)
        sheet.text(200, 50, "支出预算总表", size=16)
        sheet.text(470, 72, "单位：万元")
        _watermark(sheet)
        _grid(sheet, widths, [*head, *rows])
        pages.append([[text or "" for text in row] for row in [*head, *rows]])
    return Sample(sheet.bytes(), pages)


def _row(random: Random, columns: int) -> list[str | None]:
    code = f"{random.randint(201, 229)}{random.randint(1, 99):02}"
    amounts = [
        f"{random.randint(0, 9_999_999) / 100:,.2f}" if random.random() > 0.3 else ""
        for _ in range(columns)
    ]
    return [code, random.choice(NAMES), *amounts]


def _grid(sheet: Sheet, widths: list[float], rows: list[list[str | None]]) -> None:
    """Amounts right-aligned with next to nothing between them and the next cell."""
    xs = [60.0, *accumulate(widths, initial=60.0)][1:]
    bare = [[None if text is None else "" for text in row] for row in rows]
    sheet.grid(60, 80, widths, bare, height=22)
    for index, row in enumerate(rows):
        for column, text in enumerate(row):
            if column < 2 or index < 2:
                sheet.text(xs[column] + 2, 96 + 22 * index, text or "", size=8)
            else:
                sheet.right(xs[column + 1] - 1, 96 + 22 * index, text or "", size=8)


def _watermark(sheet: Sheet) -> None:
    sheet.canvas.saveState()
    sheet.canvas.setFillColorRGB(0.8, 0.8, 0.8)
    sheet.canvas.translate(150, 300)
    sheet.canvas.rotate(45)
    sheet.canvas.setFont(FONT, 40)
    sheet.canvas.drawString(0, 0, "仅供内部审核")
    sheet.canvas.restoreState()
