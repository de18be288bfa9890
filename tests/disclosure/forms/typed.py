"""Typed transcript rows for the tests of the target forms."""

from budgetkit.disclosure.forms.tokens import Token, tokens_of
from budgetkit.document.model import Cell, Method, Place, Row, Table


def rows(text: str) -> list[Row]:
    """Rows of cells: one row per line, cells parted by ``|``; lines count from 1."""
    lines = enumerate(text.strip("\n").split("\n"), start=1)
    return [_row(line, Place(line=number)) for number, line in lines]


def _row(line: str, place: Place) -> Row:
    return Row(tuple(Cell(cell.strip(), place) for cell in line.split("|")), place)


def table(text: str) -> Table:
    return Table(tuple(rows(text)), Method.TRANSCRIPT)


def tokens(text: str) -> tuple[Token, ...]:
    (row,) = rows(text)
    return tokens_of(row)
