"""A table whose merged cells are known, with every covered position filled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from budgetkit.document.model import Cell, Place, Row

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class GridCell:
    """One position of the grid.

    Attributes:
        text: The text of the cell that covers it, lines joined.
        anchor: Row and column where that cell begins; equal for all that it covers.
        place: Where the cell stands.
        column_span: Columns that the cell covers.
        row_span: Rows that it covers.
    """

    text: str
    anchor: tuple[int, int]
    place: Place
    column_span: int = 1
    row_span: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of filled positions; rows of a form's continuation may have another width.

    Where merged cells are unknown, the blanks beside a cell are taken for what it covers.
    """

    rows: tuple[tuple[GridCell, ...], ...]
    spans_known: bool = True

    def texts(self, row: int) -> list[str]:
        """Return the filled texts of a row."""
        return [cell.text for cell in self.rows[row]]

    def starts(self, row: int, column: int) -> bool:
        """Whether a cell begins at this position."""
        return self.rows[row][column].anchor == (row, column)

    def right_of(self, row: int, column: int) -> GridCell | None:
        """Return the cell beside the one at this position."""
        cell = self.rows[row][column]
        beside = self.rows[row][cell.anchor[1] + cell.column_span :]
        said = (own for own in beside if own.text or self.spans_known)
        return next(said, None)

    def below(self, row: int, column: int) -> GridCell | None:
        """Return the cell under the one at this position, in its first column."""
        cell = self.rows[row][column]
        under = cell.anchor[0] + cell.row_span
        if under >= len(self.rows) or cell.anchor[1] >= len(self.rows[under]):
            return None
        return self.rows[under][cell.anchor[1]]


def fill(rows: Sequence[Row], *, spans_known: bool = True) -> Grid:
    """Return the grid of ``rows``; positions that no cell is known to cover stay blank."""
    filled: dict[tuple[int, int], GridCell] = {}
    for index, row in enumerate(rows):
        for column, cell in enumerate(row.cells):
            if not cell.covered:
                _cover(filled, rows, (index, column), cell)
            elif (index, column) not in filled:
                filled[index, column] = GridCell("", (index, column), cell.place)
    return Grid(
        tuple(
            tuple(filled[index, column] for column in range(len(row.cells)))
            for index, row in enumerate(rows)
        ),
        spans_known,
    )


def _cover(
    filled: dict[tuple[int, int], GridCell],
    rows: Sequence[Row],
    anchor: tuple[int, int],
    cell: Cell,
) -> None:
    text = "".join(line.strip() for line in cell.text.splitlines())
    own = GridCell(text, anchor, cell.place, cell.column_span, cell.row_span)
    row, column = anchor
    for down, covered in enumerate(rows[row : row + cell.row_span]):
        for right in range(min(cell.column_span, len(covered.cells) - column)):
            filled[row + down, column + right] = own


def columns_by_place(header: Sequence[GridCell], row: Sequence[GridCell]) -> list[int]:
    """Return for each position of ``row`` the header position above it.

    By index where both are as wide, or begin with a blank and differ in the blanks at their
    ends; else by the boxes, as the continuation of a form over a page has a grid of its own;
    else from the right, where the last columns are the same.
    """
    if len(header) == len(row):
        return list(range(len(row)))
    if _ends_ragged(header, row):
        return [min(index, len(header) - 1) for index in range(len(row))]
    boxes = [cell.place.bbox for cell in (*header, *row)]
    if any(box is None for box in boxes):
        return [max(index + len(header) - len(row), 0) for index in range(len(row))]
    return [_widest_overlap(header, cell) for cell in row]


def _ends_ragged(header: Sequence[GridCell], row: Sequence[GridCell]) -> bool:
    """Whether rows without known places differ in width by trailing blanks only."""
    unplaced = all(cell.place.bbox is None for cell in (*header, *row))
    widths = [
        max((i for i, cell in enumerate(own) if cell.text), default=0) for own in (header, row)
    ]
    begins_blank = bool(row) and not row[0].text
    return unplaced and (widths[0] == widths[1] or (begins_blank and widths[1] < widths[0]))


def _widest_overlap(header: Sequence[GridCell], cell: GridCell) -> int:
    def overlap(index: int) -> float:
        above, own = header[index].place.bbox, cell.place.bbox
        assert above is not None and own is not None
        return min(above[2], own[2]) - max(above[0], own[0])

    return max(range(len(header)), key=overlap)
