"""Make tables of the HTML table markup that stands in a transcript."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

from budgetkit.document.grid import PlacedCell, rows_from_cells
from budgetkit.document.model import Method, Place, Table
from budgetkit.document.transcript.lines import Line

_LARGEST_SPAN = 200


@dataclass(slots=True)
class _OpenCell:
    line: int
    row_span: int
    column_span: int
    texts: list[str] = field(default_factory=list)


class _Parser(HTMLParser):
    """Collects rows of cells; tags that are left open are closed by the next of their kind."""

    def __init__(self, first_line: int) -> None:
        super().__init__(convert_charrefs=True)
        self.first_line = first_line
        self.tables: list[list[list[_OpenCell]]] = [[]]
        self.cell: _OpenCell | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table" and self.tables[-1]:
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
            self.cell = None
        elif tag in ("td", "th"):
            self._open_cell(dict(attrs))

    def _open_cell(self, attributes: dict[str, str | None]) -> None:
        if not self.tables[-1]:
            self.tables[-1].append([])
        line = self.first_line + self.getpos()[0] - 1
        down, right = _span(attributes.get("rowspan")), _span(attributes.get("colspan"))
        self.cell = _OpenCell(line, down, right)
        self.tables[-1][-1].append(self.cell)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr", "table"):
            self.cell = None

    def handle_data(self, data: str) -> None:
        if self.cell is not None:
            self.cell.texts.append(data)


def _span(text: str | None) -> int:
    return min(int(text), _LARGEST_SPAN) or 1 if text and text.isdecimal() else 1


def tables_of_html(lines: Sequence[Line]) -> list[Table]:
    """Return the tables in consecutive lines of HTML markup, each cell with its line."""
    parser = _Parser(lines[0].number)
    parser.feed("\n".join(line.text for line in lines))
    parser.close()
    return _joined([_table(rows) for rows in parser.tables if any(rows)])


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


def _table(rows: Sequence[Sequence[_OpenCell]]) -> Table:
    placed = [
        [
            PlacedCell(
                " ".join("".join(cell.texts).split()),
                Place(line=cell.line),
                cell.row_span,
                cell.column_span,
            )
            for cell in row
        ]
        for row in rows
        if row
    ]
    spans_known = any(cell.row_span * cell.column_span > 1 for row in placed for cell in row)
    return Table(rows_from_cells(placed), Method.TRANSCRIPT, spans_known)
