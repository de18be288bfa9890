"""Which row of the printed table a budget line was read from."""

from __future__ import annotations

from budgetkit.disclosure.model import BudgetLine, StatutoryTable
from budgetkit.document.model import Row


def row_positions(table: StatutoryTable) -> dict[int, int]:
    """Map the ``row_no`` of a table's lines to 1-based positions in its grid.

    Lines number the rows that hold data, the grid has headers and blank rows too. Lines
    follow the grid's order, so each is sought below the one before it.
    """
    positions: dict[int, int] = {}
    below = 0
    for line in sorted(table.lines, key=lambda line: line.row_no):
        if line.row_no in positions:
            continue
        found = _position(table.grid.rows, below, line)
        positions[line.row_no] = line.row_no if found is None else found
        below = below if found is None else found
    return positions


def _position(rows: tuple[Row, ...], below: int, line: BudgetLine) -> int | None:
    for position in range(below, len(rows)):
        if _prints(rows[position], line):
            return position + 1
    return None


def _prints(row: Row, line: BudgetLine) -> bool:
    here = row.place == line.place or any(cell.place == line.place for cell in row.cells)
    return here and any(cell.text == line.amount_text for cell in row.cells)
