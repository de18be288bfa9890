"""Part a table that prints several forms beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from budgetkit.disclosure.forms.labels import field_label, fund_label
from budgetkit.document.model import Row, Table

_FEWEST_LABELS = 3


def side_by_side(table: Table) -> list[Table]:
    """Return the table, or its parts from each 项目名称 of a row to the next.

    Only where each part has a head of its own: a list of subprojects has not.
    """
    if len({len(row.cells) for row in table.rows}) != 1:
        return [table]
    for row in table.rows:
        columns = [at for at, text in enumerate(row.texts) if _is_project(text)]
        if len(columns) > 1:
            return _parts(table, [0, *columns[1:], len(row.cells)])
    return [table]


def _is_project(text: str) -> bool:
    label = field_label(text) if text.strip() else None
    return label is not None and label.field == "project"


def _parts(table: Table, edges: Sequence[int]) -> list[Table]:
    parts = [
        replace(table, rows=tuple(_between(row, first, last) for row in table.rows))
        for first, last in pairwise(edges)
    ]
    return parts if all(len(_labels(part)) >= _FEWEST_LABELS for part in parts) else [table]


def _between(row: Row, first: int, last: int) -> Row:
    return replace(row, cells=row.cells[first:last])


def _labels(table: Table) -> set[str]:
    found: set[str] = set()
    for text in (text for row in table.rows for text in row.texts if text.strip()):
        if label := field_label(text):
            found.add(label.field)
        elif fund := fund_label(text):
            found.add(f"fund {fund.source}")
    return found
