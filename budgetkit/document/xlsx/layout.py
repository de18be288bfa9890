"""What calamine does not tell of a sheet: formats, hidden rows, errors, its real size."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from budgetkit.errors import SourceTooComplexError

MAX_POSITIONS = 4_000_000
"""Rows times columns of a sheet, up to the last that holds anything."""


class Style(NamedTuple):
    """A cell style: the number's format code, ``unknown`` where it is not, and indentation."""

    code: str = ""
    indent: int = 0


PLAIN = Style()


@dataclass(slots=True)
class SheetLayout:
    """How one sheet is laid out; rows and columns count from 0.

    Attributes:
        formats: The format code of each cell that has a value.
        indents: The indentation of each such cell that has one, in Excel's steps.
        hidden_rows: Rows that are not shown.
        hidden_columns: How many columns are not shown.
        errors: What each cell shows whose value is an error, such as ``#REF!``.
        without_value: Formulas with which no value was stored.
        height: Rows up to the last with a value.
        width: Columns up to the last with a value.
    """

    formats: dict[tuple[int, int], str] = field(default_factory=dict)
    indents: dict[tuple[int, int], int] = field(default_factory=dict)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: int = 0
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    without_value: list[tuple[int, int]] = field(default_factory=list)
    height: int = 0
    width: int = 0

    def add_value(self, row: int, column: int, style: Style, file_name: str) -> None:
        """Take in a cell that holds a value.

        Raises:
            SourceTooComplexError: If the sheet becomes too large by it.
        """
        self.height = max(self.height, row + 1)
        self.width = max(self.width, column + 1)
        check_size(self.height, self.width, file_name)
        self.formats[row, column] = style.code
        if style.indent:
            self.indents[row, column] = style.indent


def check_size(height: int, width: int, file_name: str) -> None:
    """Refuse a sheet that is too large.

    Raises:
        SourceTooComplexError: If there are more than :data:`MAX_POSITIONS`.
    """
    if height * width > MAX_POSITIONS:
        detail = f"工作表有 {height} 行 {width} 列"
        raise SourceTooComplexError(path=file_name, detail=detail)


def cell_address(row: int, column: int) -> str:
    """Return how Excel calls a cell whose row and column count from 0.

    >>> cell_address(0, 0), cell_address(9, 26), cell_address(1048575, 16383)
    ('A1', 'AA10', 'XFD1048576')
    """
    return f"{column_letters(column)}{row + 1}"


def column_letters(column: int) -> str:
    """Return how Excel calls a column that counts from 0."""
    letters, left = "", column + 1
    while left:
        left, letter = divmod(left - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters
