"""Parsed HTML tables to the model's; tables that only arrange the page are taken apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from budgetkit.document.flow import FlowItem, FlowText
from budgetkit.document.grid import PlacedCell, rows_from_cells
from budgetkit.document.html.parse import HtmlCell, HtmlItem, HtmlTable, HtmlText
from budgetkit.document.model import Method, Place, Table
from budgetkit.errors import SourceTooComplexError

MAX_POSITIONS = 2_000_000
"""Positions of one table's grid; a budget's largest tables have some ten thousand."""


def flow_items(items: Sequence[HtmlItem]) -> Iterator[FlowItem]:
    """Yield texts and tables in reading order.

    A table around other tables, or of a single column, arranges the page: its cells' content
    flows.

    Raises:
        SourceTooComplexError: If a table's spans cover more than :data:`MAX_POSITIONS`.
    """
    for item in items:
        if isinstance(item, HtmlText):
            yield FlowText(item.text, Place(line=item.line), item.level)
        elif _arranges(item):
            yield from flow_items([inner for cell in _cells(item) for inner in cell.items])
        elif table := table_of(item, Method.HTML):
            yield table


def table_of(
    parsed: HtmlTable, method: Method, place: Callable[[int], Place] | None = None
) -> Table | None:
    """Return a parsed table laid out on a grid, None if it has no cells.

    Args:
        parsed: The table.
        method: How the file was read.
        place: The place of a 1-based line; the line itself by default.

    Raises:
        SourceTooComplexError: If its spans cover more than :data:`MAX_POSITIONS`.
    """
    rows = [row for row in parsed.rows if row]
    if not rows:
        return None
    _check_size(rows)
    at = place or (lambda line: Place(line=line))
    placed = [
        [
            PlacedCell(
                cell_text(cell),
                at(cell.line),
                min(cell.row_span, len(rows) - index),
                cell.column_span,
            )
            for cell in row
        ]
        for index, row in enumerate(rows)
    ]
    spanning = any(cell.row_span * cell.column_span > 1 for row in placed for cell in row)
    return Table(rows_from_cells(placed), method, spans_known=spanning or method is Method.HTML)


def cell_text(cell: HtmlCell) -> str:
    """Return a cell's own text, its lines apart; inner tables are not part of it."""
    texts = (item.text for item in cell.items if isinstance(item, HtmlText))
    return "\n".join(text for text in texts if text)


def _arranges(table: HtmlTable) -> bool:
    return table.holds_tables or all(len(row) <= 1 for row in table.rows)


def _cells(table: HtmlTable) -> Iterator[HtmlCell]:
    return (cell for row in table.rows for cell in row)


def _check_size(rows: Sequence[Sequence[HtmlCell]]) -> None:
    height = len(rows)
    covered = sum(min(cell.row_span, height) * cell.column_span for row in rows for cell in row)
    if covered > MAX_POSITIONS:
        raise SourceTooComplexError(path="HTML 表格", detail=f"{covered} 格，上限 {MAX_POSITIONS}")
