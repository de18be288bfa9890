"""Spread the labels of merged cells over the positions they cover."""

from __future__ import annotations

from collections.abc import Sequence

from budgetkit.disclosure.catalogue import labels
from budgetkit.document.model import Cell, Row
from budgetkit.text import compact, item_label


def is_total_label(text: str) -> bool:
    """Whether ``text`` labels a total row."""
    return bool(text) and bool(labels().total.match(compact(item_label(text))))


def spread_labels(rows: Sequence[Row]) -> list[list[str]]:
    """Return each row's texts as label columns read them.

    A cell merged over rows labels every row; a total's label merged over columns labels
    them all. Amount columns must be read from the cells themselves: a merged amount is one
    amount.
    """
    texts = [[cell.text.strip() for cell in row.cells] for row in rows]
    for index, row in enumerate(rows):
        for column, cell in enumerate(row.cells):
            if cell.text.strip():
                _spread(texts, index, column, cell)
    return texts


def _spread(texts: list[list[str]], index: int, column: int, cell: Cell) -> None:
    across = cell.column_span if is_total_label(cell.text) else 1
    for row in texts[index : index + cell.row_span]:
        for position in range(column, min(column + across, len(row))):
            row[position] = row[position] or cell.text.strip()
