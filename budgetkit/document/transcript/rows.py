"""Make tables of the tab-separated rows of a transcript."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from budgetkit.document.model import Cell, Method, Place, Row, Table
from budgetkit.document.transcript.lines import Line
from budgetkit.text import is_enumerated
from budgetkit.units import looks_numeric

_QUOTED = re.compile(r'"((?:[^"]|"")*)"')


def table_of_rows(lines: Sequence[Line]) -> Table:
    """Return the rows that stand together as one table, cut rows made whole again."""
    rows = [_row(line) for line in lines]
    width = _usual_width(rows)
    return Table(tuple(_rejoin(rows, width)), Method.TRANSCRIPT)


def _row(line: Line) -> Row:
    place = Place(line=line.number)
    cells = tuple(Cell(_value(text.strip()), place) for text in line.text.split("\t"))
    return Row(cells, place)


def _value(text: str) -> str:
    """A cell without the straight quotes that spreadsheets write around it (TSV)."""
    quoted = _QUOTED.fullmatch(text)
    return quoted[1].replace('""', '"').strip() if quoted else text


def _usual_width(rows: Sequence[Row]) -> int:
    widths = Counter(len(row.cells) for row in rows)
    return max(widths, key=lambda width: (widths[width], width))


def _rejoin(rows: Sequence[Row], width: int) -> list[Row]:
    whole: list[Row] = []
    for row in rows:
        if whole and _is_cut(whole[-1], row, width):
            whole[-1] = _joined(whole[-1], row)
        else:
            whole.append(row)
    return whole


def _is_cut(first: Row, second: Row, width: int) -> bool:
    """Whether a page break cut one row in two inside a label.

    Only across a gap, where the two halves make exactly one row of the usual width and the
    cut runs through words: a number or a new list mark begins something of its own.
    """
    head, tail = first.cells[-1].text, second.cells[0].text
    if _line(second) == _line(first) + 1:
        return False
    if len(first.cells) >= width or len(second.cells) >= width:
        return False
    if len(first.cells) + len(second.cells) - 1 != width or not (head and tail):
        return False
    return not (looks_numeric(head) or looks_numeric(tail) or is_enumerated(tail))


def _line(row: Row) -> int:
    return row.place.line or 0


def _joined(first: Row, second: Row) -> Row:
    head, tail = first.cells[-1], second.cells[0]
    middle = Cell(head.text + tail.text, head.place, confidence=0.9)
    return Row((*first.cells[:-1], middle, *second.cells[1:]), first.place)
