"""A form as a sheet of merged cells, which each writer prints in its way."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Role(StrEnum):
    """What a cell of a form holds."""

    LABEL = "label"
    CLASS = "class"
    AMOUNT = "amount"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell with the columns and rows it covers."""

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1
    role: Role = Role.TEXT

    @property
    def below(self) -> int:
        """The first row below the cell."""
        return self.row + self.row_span


@dataclass(frozen=True, slots=True)
class Sheet:
    """The cells of one form.

    Attributes:
        widths: Relative widths of the columns.
        cells: All cells, blank ones too, row by row.
        header_row: The row that names the columns of the indicators.
    """

    widths: tuple[int, ...]
    cells: tuple[SheetCell, ...]
    header_row: int

    @property
    def width(self) -> int:
        """Number of columns."""
        return len(self.widths)

    @property
    def height(self) -> int:
        """Number of rows."""
        return max(cell.below for cell in self.cells)

    def row(self, number: int) -> list[SheetCell]:
        """Return the cells that begin in a row, left to right."""
        found = (cell for cell in self.cells if cell.row == number)
        return sorted(found, key=lambda cell: cell.column)


@dataclass(slots=True)
class SheetDrawing:
    """A sheet under construction, from the top row on."""

    cells: list[SheetCell] = field(default_factory=list)
    row: int = 0

    def put(
        self, column: int, text: str, span: int = 1, role: Role = Role.TEXT, rows: int = 1
    ) -> None:
        """Put a cell in the current row, over ``span`` columns and ``rows`` rows."""
        self.cells.append(SheetCell(self.row, column, text, rows, span, role))

    def label(self, column: int, text: str, span: int = 1, rows: int = 1) -> None:
        """Put a label in the current row."""
        self.put(column, text, span, Role.LABEL, rows)

    def next(self) -> None:
        """Go to the next row."""
        self.row += 1
