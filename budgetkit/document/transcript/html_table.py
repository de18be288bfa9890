"""Make tables of the HTML table markup that stands in a transcript."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from budgetkit.document.html.elements import HtmlItem, HtmlTable
from budgetkit.document.html.parse import parse_html
from budgetkit.document.html.tables import table_of
from budgetkit.document.model import Method, Place, Table
from budgetkit.document.transcript.lines import Line


def tables_of_html(lines: Sequence[Line]) -> list[Table]:
    """Return the tables in consecutive lines of HTML markup, each cell with its line.

    Raises:
        SourceTooComplexError: If a table's merged cells cover more than is read.
    """
    # Rows may stand without their <table>, which another page holds.
    items = parse_html("<table>" + "\n".join(line.text for line in lines)).items
    tables = (
        table_of(parsed, Method.TRANSCRIPT, lambda line: Place(line=lines[line - 1].number))
        for parsed in _tables(items)
    )
    return _joined([table for table in tables if table])


def _tables(items: Iterable[HtmlItem]) -> Iterator[HtmlTable]:
    for item in items:
        if isinstance(item, HtmlTable):
            yield item
            for row in item.rows:
                for cell in row:
                    yield from _tables(cell.items)


def _joined(tables: Sequence[Table]) -> list[Table]:
    """Join tables of one width with nothing between them: one table cut by a page."""
    joined: list[Table] = []
    for table in tables:
        if joined and _width(joined[-1]) == _width(table):
            spans_known = joined[-1].spans_known or table.spans_known
            joined[-1] = Table(joined[-1].rows + table.rows, table.method, spans_known)
        else:
            joined.append(table)
    return joined


def _width(table: Table) -> int:
    return max(len(row.cells) for row in table.rows)
