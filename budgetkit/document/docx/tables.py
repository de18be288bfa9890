"""Tables of a Word document: ``gridSpan`` and ``vMerge`` to cells with spans."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from budgetkit.document.docx.indents import cell_indent_em
from budgetkit.document.grid import PlacedCell, rows_from_cells
from budgetkit.document.model import Method, Place, Table
from budgetkit.document.ooxml import child, local_name, value_at

_WIDEST_SPAN = 200
_WRAPPERS = frozenset(("sdt", "sdtContent", "ins", "customXml"))


def rows_of(table: Element) -> Iterator[Element]:
    """Yield the rows of a table, without those whose deletion was tracked."""
    for row in _inside(table, "tr"):
        if child(row, "trPr", "del") is None:
            yield row


def cells_of(row: Element) -> Iterator[Element]:
    """Yield the cells of a row as stored: a merged cell once per row it covers.

    Those whose deletion was tracked are left out.
    """
    return (cell for cell in _inside(row, "tc") if child(cell, "tcPr", "cellDel") is None)


def _inside(element: Element, name: str) -> Iterator[Element]:
    for inner in element:
        if local_name(inner) == name:
            yield inner
        elif local_name(inner) in _WRAPPERS:
            yield from _inside(inner, name)


def arranges(table: Element) -> bool:
    """Whether a table is a frame around text: no row has two cells."""
    return all(sum(1 for _ in cells_of(row)) <= 1 for row in rows_of(table))


@dataclass(slots=True)
class _Draft:
    column: int
    text: str
    place: Place
    column_span: int
    indent_em: float = 0.0
    row_span: int = 1


@dataclass(slots=True)
class TableBuilder:
    """Takes rows from top to bottom; a cell merged downwards grows with each of them."""

    _rows: list[list[_Draft]] = field(default_factory=list)
    _open: dict[int, _Draft] = field(default_factory=dict)

    def add_row(self, row: Element, cells: Sequence[tuple[Element, str]], place: Place) -> None:
        """Add a row with the texts of its cells."""
        before = _count(value_at(row, "trPr", "gridBefore"), default=0)
        drafts = [_Draft(column, "", place, 1) for column in range(before)]
        column = before
        for cell, text in cells:
            column += self._add_cell(cell, text, place, column, drafts)
        after = _count(value_at(row, "trPr", "gridAfter"), default=0)
        drafts += [_Draft(column + index, "", place, 1) for index in range(after)]
        if drafts or cells:
            self._rows.append(drafts)

    def _add_cell(
        self, cell: Element, text: str, place: Place, column: int, drafts: list[_Draft]
    ) -> int:
        """Add one cell, or let the one above grow; return the columns it takes."""
        properties = child(cell, "tcPr")
        span = _count(value_at(properties, "gridSpan"), default=1)
        merge = value_at(properties, "vMerge")
        above = self._open.get(column)
        if merge in ("", "continue") and above and above.column_span == span:
            above.row_span += 1
            return span
        if value_at(properties, "hMerge") in ("", "continue") and drafts:
            drafts[-1].column_span += span
            return span
        draft = _Draft(column, text, place, span, cell_indent_em(cell, text))
        drafts.append(draft)
        for covered in range(column, column + span):
            self._open.pop(covered, None)
        if merge is not None:
            self._open[column] = draft
        return span

    def build(self) -> Table | None:
        """Return the table, None if it holds no text."""
        placed = [
            [PlacedCell(d.text, d.place, d.row_span, d.column_span, d.indent_em) for d in drafts]
            for drafts in self._rows
        ]
        if not any(cell.text.strip() for row in placed for cell in row):
            return None
        return Table(rows_from_cells(placed), Method.DOCX, spans_known=True)


def _count(value: str | None, default: int) -> int:
    if value is None or not (value.isascii() and value.isdecimal()):
        return default
    return max(default, min(int(value[:6]), _WIDEST_SPAN))
