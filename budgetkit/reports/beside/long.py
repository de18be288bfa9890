"""All numbers of a report in one long table, each with its source."""

from __future__ import annotations

from collections.abc import Iterator

from budgetkit.reports.beside.content import Cell, Contents, Percent, TableContent
from budgetkit.reports.csv_text import Value, csv_text

HEADS = ("表", "行", "项目", "栏目", "数值", "文字", "文件", "位置", "印出的数", "原文")
_NO_SOURCE = {"file_name": None, "place": None, "printed": None, "quote": None}


def long_csv(contents: Contents) -> str:
    """Return a CSV with a row per cell that holds something, names of rows left out.

    A number stands in 数值, as on the page but without separators, a share in per cent with
    its sign; anything else stands in 文字.
    """
    rows = (row for table in contents.tables for row in _rows(table, contents))
    return csv_text([HEADS, *rows])


def _rows(table: TableContent, contents: Contents) -> Iterator[tuple[Value, ...]]:
    for number, row in enumerate(table.rows, 1):
        name = row[table.head].value
        for position, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
            if position != table.head and cell.value is not None:
                yield (
                    table.caption, number, _text(name), column,
                    *_value(cell), *_source(cell, contents),
                )  # fmt: skip


def _value(cell: Cell) -> tuple[Value, Value]:
    if isinstance(cell.value, str):
        return None, cell.value
    return (_text(cell.value) if isinstance(cell.value, Percent) else cell.value), None


def _source(cell: Cell, contents: Contents) -> tuple[Value, ...]:
    entry = contents.sources.get(cell.anchor or "", _NO_SOURCE)
    return tuple(entry[name] for name in _NO_SOURCE)


def _text(value: object) -> str | None:
    if isinstance(value, Percent):
        return f"{value.value:f}%"
    return None if value is None else str(value)
