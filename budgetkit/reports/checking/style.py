"""How the sheets of a check look: rules, wrapped text, a page that prints."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet
from rich.cells import cell_len

from budgetkit.dataset.spreadsheet import neutralised
from budgetkit.text import printable

_LONGEST = 2_000
_THIN = Side(style="thin", color="D8D4C9")
_STRONG = Side(style="thin", color="5A616A")
_HEAD = PatternFill("solid", fgColor="F1EEE6")
_COLOURS = {"否": "9A2B25", "待核对": "8A5A00", "请人工审核": "5A616A"}
_ANSWER = 4
_PAPER_A4 = 9
_LINE, _TALLEST = 15.0, 400.0
"""Points of a line, and of the tallest row that Excel takes."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a sheet.

    Attributes:
        cells: Texts and numbers.
        answer: The answer that it gives, empty where it continues another.
        is_first: Whether a new item begins here.
    """

    cells: Sequence[Any]
    answer: str = ""
    is_first: bool = False


def write_lines(
    sheet: Worksheet,
    heads: Sequence[str],
    widths: Sequence[int],
    lines: Iterable[Line],
    *,
    title: str = "",
    note: str = "",
    answers: Sequence[str] = (),
) -> None:
    """Fill a sheet: title and note, heads, lines; texts are never taken for formulas."""
    for text in filter(None, (title, note)):
        _merged(sheet, text, len(heads), is_title=text == title)
    _append(sheet, heads)
    head = sheet.max_row
    for cell in sheet[head]:
        cell.font, cell.fill = Font(bold=True), _HEAD
        cell.border = Border(top=_STRONG, bottom=_STRONG)
    for line in lines:
        _line(sheet, line, widths)
    _layout(sheet, head, widths)
    if answers:
        _choices(sheet, head, answers)


def _merged(sheet: Worksheet, text: str, width: int, *, is_title: bool) -> None:
    _append(sheet, (text,))
    row = sheet.max_row
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=width)
    cell = sheet.cell(row, 1)
    cell.font = Font(bold=is_title, size=14 if is_title else 9)
    cell.alignment = Alignment(wrap_text=True, vertical="center")
    sheet.row_dimensions[row].height = 26


def _line(sheet: Worksheet, line: Line, widths: Sequence[int]) -> None:
    _append(sheet, line.cells)
    sheet.row_dimensions[sheet.max_row].height = _height(line.cells, widths)
    for at, cell in enumerate(sheet[sheet.max_row], start=1):
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.border = Border(top=_STRONG if line.is_first else _THIN)
        if at == _ANSWER and line.answer in _COLOURS:
            cell.font = Font(bold=line.answer == "否", color=_COLOURS[line.answer])


def _height(cells: Sequence[Any], widths: Sequence[int]) -> float:
    """As many lines as the longest cell takes: not every program fits rows to wrapped text."""
    counts = [
        sum(max(1, ceil(cell_len(line) / (width - 1))) for line in _text(str(cell)).split("\n"))
        for cell, width in zip(cells, widths, strict=False)
    ]
    return min(_TALLEST, _LINE * max(counts, default=1))


def _layout(sheet: Worksheet, head: int, widths: Sequence[int]) -> None:
    for at, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    sheet.freeze_panes = f"A{head + 1}"
    sheet.print_title_rows = f"{head}:{head}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _PAPER_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]


def _choices(sheet: Worksheet, head: int, answers: Sequence[str]) -> None:
    """The reviewer chooses among the answers."""
    choice = DataValidation(type="list", formula1=f'"{",".join(answers)}"', allow_blank=True)
    sheet.add_data_validation(choice)
    if sheet.max_row > head:
        choice.add(f"{get_column_letter(_ANSWER)}{head + 1}:D{sheet.max_row}")


def _append(sheet: Worksheet, cells: Sequence[Any]) -> None:
    sheet.append([neutralised(_text(c)) if isinstance(c, str) else c for c in cells])


def _text(text: str) -> str:
    shown = printable(text)
    return shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 1]}…"
