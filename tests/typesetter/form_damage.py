"""What an OCR does to the rows of one Shanxi form, one damage at a time, each with its name.

A form is typed as rows of eight cells: 绩效指标, first level, then class, name and value of the
whole period and of the year. A damage takes the rows and returns others.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from tests.typesetter.shanxi_form import CLASSES, shanxi_sheet
from tests.typesetter.sheet import Sheet
from tests.typesetter.targets import TargetForm

Rows = list[list[str]]
LEFT, RIGHT = 2, 5
"""Columns of the class labels of the two halves."""
_LABELS = {level2 for _, own in CLASSES for level2 in own}
_TITLE = "某市预算部门（单位）项目支出绩效目标表\n\n（2024年度）\n\n"


def typed(form: TargetForm) -> Rows:
    """Return the rows of a form as printed."""
    sheet = shanxi_sheet(form)
    rows = [[""] * sheet.width for _ in range(sheet.height)]
    for cell in sheet.cells:
        rows[cell.row][cell.column] = cell.text
    return rows


def transcript(rows: Rows) -> str:
    """Return a form as a transcript with its title."""
    return _TITLE + "\n".join("\t".join(row) for row in rows) + "\n"


def html_and_copy(form: TargetForm) -> str:
    """Return a form as an HTML table and, below it, its plain copy."""
    return _TITLE + _html(shanxi_sheet(form)) + "\n\n" + transcript(typed(form))


def _html(sheet: Sheet) -> str:
    rows = (
        "".join(
            f'<td rowspan="{cell.row_span}" colspan="{cell.column_span}">{escape(cell.text)}</td>'
            for cell in sheet.row(number)
        )
        for number in range(sheet.height)
    )
    return "<table>\n" + "\n".join(f"<tr>{row}</tr>" for row in rows) + "\n</table>\n"


def body(rows: Rows) -> range:
    """Return the indices of the indicator rows."""
    header = next(index for index, row in enumerate(rows) if "三级指标" in row)
    return range(header + 1, len(rows) - 1)


def typed_again(rows: Rows) -> Rows:
    """Nothing is damaged."""
    return rows


def rows_shifted_left(rows: Rows) -> Rows:
    """Every second row of two halves slides left over all its leading blanks."""
    slid = [row for index in body(rows)[::2] if len(list(filter(None, row := rows[index]))) > 2]
    return [_slid(row) if any(row is own for own in slid) else row for row in rows]


def _slid(row: list[str]) -> list[str]:
    blanks = next((index for index, text in enumerate(row) if text), 0)
    return row[blanks:] + [""] * blanks


def halves_of_different_width(rows: Rows) -> Rows:
    """The left half has a blank column more."""
    inside = body(rows)
    return [
        [*row[:RIGHT], "", *row[RIGHT:]] if index in inside else row
        for index, row in enumerate(rows)
    ]


def labels_one_row_late(rows: Rows) -> Rows:
    """A class of several rows prints its labels in the second of them."""
    late = [list(row) for row in rows]
    for index in body(rows)[:-1]:
        below = rows[index + 1]
        if rows[index][LEFT] and rows[index][LEFT + 1] and not below[LEFT] and below[LEFT + 1]:
            for column in (LEFT, RIGHT):
                late[index + 1][column], late[index][column] = rows[index][column], ""
    return late


def labels_in_the_first_column(rows: Rows) -> Rows:
    """Class labels of the left half stand in the column of the first level."""
    return [
        [row[0], row[LEFT], "", *row[LEFT + 1 :]] if index in body(rows) and not row[1] else row
        for index, row in enumerate(rows)
    ]


def labels_lost_in_the_right_half(rows: Rows) -> Rows:
    """The right half has no class labels at all."""
    return [
        [*row[:RIGHT], "", *row[RIGHT + 1 :]] if index in body(rows) else row
        for index, row in enumerate(rows)
    ]


def header_missing(rows: Rows) -> Rows:
    """The row that names the columns of the indicators is lost."""
    return [row for row in rows if "三级指标" not in row]


def broken_over_pages(rows: Rows) -> Rows:
    """Pages end before every third indicator row; a label that goes on is cut once."""
    broken = [list(row) for row in rows]
    inside = body(rows)
    cut: set[tuple[int, int]] = set()
    for index in inside[3::3]:
        for column in (0, 1, LEFT, RIGHT):
            label = max(i for i in range(inside.start - 1, index + 1) if rows[i][column])
            if label < index and (label, column) not in cut:
                cut.add((label, column))
                whole = rows[label][column]
                broken[label][column], broken[index][column] = whole[:-1], whole[-1]
    return broken


def value_stuck_to_its_name(rows: Rows) -> Rows:
    """Name and value of the left half share the name's cell, where the value has a sign."""
    return [
        [*row[: LEFT + 1], row[LEFT + 1] + row[LEFT + 2], "", *row[RIGHT:]]
        if index in body(rows) and row[LEFT + 2][:1] in ("≥", "≤")
        else row
        for index, row in enumerate(rows)
    ]


def label_stuck_to_the_name(rows: Rows) -> Rows:
    """Class label and name of the left half share the label's cell."""
    return [
        [*row[:LEFT], row[LEFT] + row[LEFT + 1], "", *row[LEFT + 2 :]]
        if index in body(rows) and row[LEFT] and row[LEFT + 1]
        else row
        for index, row in enumerate(rows)
    ]


def two_indicators_in_one_row(rows: Rows) -> Rows:
    """Names and values of a class of two rows stand in the cells of the first, left."""
    merged = [list(row) for row in rows]
    for index in body(rows)[:-2]:
        own, below, end = rows[index : index + 3]
        is_pair = own[LEFT] and own[LEFT + 1] and not below[LEFT] and end[LEFT]
        if is_pair and below[LEFT + 1] and below[RIGHT + 1]:
            for column in (LEFT + 1, LEFT + 2):
                merged[index][column] = own[column] + below[column]
                merged[index + 1][column] = ""
    return merged


def doubled_names_and_values(rows: Rows) -> Rows:
    """Each name and each value of the left half is printed twice, side by side."""
    return [
        [*row[: LEFT + 1], *[row[LEFT + 1]] * 2, *[row[LEFT + 2]] * 2, *row[RIGHT:]]
        if index in body(rows) and row[LEFT + 1]
        else row
        for index, row in enumerate(rows)
    ]


def halves_collapsed(rows: Rows) -> Rows:
    """Of the classes of outputs one half is left, its cells spread over all columns."""
    collapsed = [list(row) for row in rows]
    levels = CLASSES[0][1]
    level = ""
    for index in body(rows):
        level = rows[index][LEFT] or level
        if level in levels:
            label, name, value = rows[index][RIGHT:]
            collapsed[index] = ["", "", label, "", label, "", name, "", value, ""]
    return collapsed


def digits_split(rows: Rows) -> Rows:
    """A space stands before the last digit of every amount."""
    return [[_split(text) for text in row] if _is_fund(row) else row for row in rows]


def _split(text: str) -> str:
    return f"{text[:-1]} {text[-1]}" if len(text) > 1 and text[-1].isdigit() else text


def digits_cut(rows: Rows) -> Rows:
    """The total of the year lost its last digit: 1,184,70."""
    return [
        [*row[:-1], row[-1].partition(".")[0][:-1]] if "年度资金总额：" in row else row
        for row in rows
    ]


def _is_fund(row: Sequence[str]) -> bool:
    return any("资金" in text or text == "单位自筹" for text in row)


def timestamp_over_two_lines(rows: Rows) -> Rows:
    """The last six digits of the date of filling stand in a row of their own."""
    last = rows[-1]
    return [*rows[:-1], [*last[:-1], last[-1][:-6]], [*[""] * (len(last) - 1), last[-1][-6:]]]


def goal_of_the_year_blank(rows: Rows) -> Rows:
    """The year's goal is not printed."""
    return [[*row[:RIGHT], "", *row[RIGHT + 1 :]] if row[0] == "总体目标" else row for row in rows]


def name_lost(rows: Rows) -> Rows:
    """The first name of the left half is lost."""
    return _blank(rows, LEFT + 1)


def value_lost(rows: Rows) -> Rows:
    """The first value of the right half is lost."""
    return _blank(rows, RIGHT + 2)


def _blank(rows: Rows, column: int) -> Rows:
    index = next((i for i in body(rows) if rows[i][column]), None)
    return [
        [*row[:column], "", *row[column + 1 :]] if i == index else row for i, row in enumerate(rows)
    ]
