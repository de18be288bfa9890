"""Parsed HTML tables to the model's; tables that only arrange the page are taken apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from budgetkit.document.flow import FlowItem, FlowText
from budgetkit.document.grid import PlacedCell, rows_from_cells
from budgetkit.document.html.elements import HtmlCell, HtmlItem, HtmlTable, HtmlText
from budgetkit.document.model import Method, Place, Table
from budgetkit.errors import SourceTooComplexError
from budgetkit.units import looks_numeric

MAX_POSITIONS = 2_000_000
"""Positions of one table's grid; a budget's largest tables have some ten thousand."""


def flow_items(items: Sequence[HtmlItem]) -> Iterator[FlowItem]:
    """Yield texts and tables in reading order.

    A table of a single column, or around other tables and without amounts of its own, arranges
    the page: its cells' content flows. Tables inside the cells of others come after them.

    Raises:
        SourceTooComplexError: If a table's spans cover more than :data:`MAX_POSITIONS`.
    """
    for item in items:
        if isinstance(item, HtmlText):
            yield FlowText(item.text, Place(line=item.line), item.level, item.left_out)
        elif _arranges(item):
            yield from flow_items([inner for cell in _cells(item) for inner in cell.items])
        else:
            yield from _table_items(item)


def _table_items(table: HtmlTable) -> Iterator[FlowItem]:
    yield from flow_items(table.caption.items)
    if laid := table_of(table, Method.HTML):
        yield laid
    inner = [item for cell in _cells(table) for item in cell.items if isinstance(item, HtmlTable)]
    yield from flow_items(inner)


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
    parsed.drop_empty_rows()
    rows = parsed.rows
    if not rows:
        return None
    _check_size(rows)
    at = place or (lambda line: Place(line=line))
    placed = [
        [
            PlacedCell(
                cell_text(cell),
                at(cell.line),
                min(cell.row_span, end - index),
                cell.column_span,
                cell.texts[0].indent_em if cell.texts else 0.0,
            )
            for cell in row
        ]
        for index, (row, end) in enumerate(zip(rows, parsed.ends(), strict=True))
    ]
    spanning = any(cell.row_span * cell.column_span > 1 for row in placed for cell in row)
    return Table(rows_from_cells(placed), method, spans_known=spanning or method is Method.HTML)


def cell_text(cell: HtmlCell) -> str:
    """Return a cell's own text, its lines apart; inner tables are not part of it."""
    return "\n".join(text.text for text in cell.texts)


def _arranges(table: HtmlTable) -> bool:
    if all(len(row) <= 1 for row in table.rows):
        return True
    return table.holds_tables and not _has_amounts(table)


def _has_amounts(table: HtmlTable) -> bool:
    """Whether rows of several texts hold numbers: what arranges a page has none."""
    rows = [[cell_text(cell) for cell in row if cell.texts] for row in table.rows]
    return any(len(row) > 1 and any(map(looks_numeric, row)) for row in rows)


def _cells(table: HtmlTable) -> Iterator[HtmlCell]:
    return (cell for row in table.rows for cell in row)


def _check_size(rows: Sequence[Sequence[HtmlCell]]) -> None:
    height = len(rows)
    covered = sum(min(cell.row_span, height) * cell.column_span for row in rows for cell in row)
    if covered > MAX_POSITIONS:
        raise SourceTooComplexError(path="HTML 表格", detail=f"{covered} 格，上限 {MAX_POSITIONS}")
