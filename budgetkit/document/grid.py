"""Lay out cells with spans on a dense grid, as HTML and Office files give them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from budgetkit.document.model import Cell, Place, Row


@dataclass(frozen=True, slots=True)
class PlacedCell:
    """A cell as written: its text and how many rows and columns it spans."""

    text: str
    place: Place
    row_span: int = 1
    column_span: int = 1
    indent_em: float | None = None


def rows_from_cells(rows: Sequence[Sequence[PlacedCell]]) -> tuple[Row, ...]:
    """Return dense rows; positions covered by a span hold empty ``covered`` cells."""
    covered: dict[tuple[int, int], Place] = {}
    return tuple(_lay_row(index, cells, covered) for index, cells in enumerate(rows))


def _lay_row(index: int, cells: Sequence[PlacedCell], covered: dict[tuple[int, int], Place]) -> Row:
    laid: list[Cell] = []
    for cell in cells:
        _fill_covered(index, laid, covered)
        _cover(index, len(laid), cell, covered)
        laid.append(
            Cell(
                cell.text,
                cell.place,
                cell.row_span,
                cell.column_span,
                indent_em=cell.indent_em,
            )
        )
    _fill_covered(index, laid, covered)
    return Row(tuple(laid), laid[0].place)


def _cover(row: int, column: int, cell: PlacedCell, covered: dict[tuple[int, int], Place]) -> None:
    for down in range(cell.row_span):
        for right in range(cell.column_span):
            if down or right:
                covered[row + down, column + right] = cell.place


def _fill_covered(row: int, laid: list[Cell], covered: dict[tuple[int, int], Place]) -> None:
    while place := covered.pop((row, len(laid)), None):
        laid.append(Cell("", place, covered=True))
