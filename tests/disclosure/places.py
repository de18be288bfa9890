"""Disclosures of places that are not among the samples, typeset for the tests."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from budgetkit.disclosure import read_disclosure
from budgetkit.disclosure.model import DisclosureReading, StatutoryTable
from budgetkit.document.pdf import read_pdf
from tests.document.pdf.drawing import Sheet

Rows = Sequence[Sequence[str | None]]
SIZE = (1077.0, 595.0)
_LEFT, _TOP, _HEIGHT = 50.0, 110.0, 20.0


@dataclass(frozen=True)
class Printed:
    """A table with what is printed above it, on a page of its own.

    ``number`` stands in the corner of the page, ``agency`` left of the unit. None in a row
    is a cell joined with the one to its left.
    """

    title: str
    unit: str
    rows: Rows
    widths: Sequence[float]
    number: str = ""
    agency: str = ""
    size: tuple[float, float] = SIZE


def disclosure(title: str, tables: Iterable[Printed]) -> DisclosureReading:
    """Return what is read of a cover with ``title`` and of the tables that follow."""
    sheet = Sheet(SIZE)
    sheet.text(300, 200, title, size=26)
    for table in tables:
        sheet.page()
        sheet.width, sheet.height = table.size
        sheet.canvas.setPageSize(table.size)
        _draw(sheet, table)
    content = sheet.bytes()
    name = sha256(content).hexdigest()
    return read_disclosure(read_pdf(content, file_name="a.pdf", sha256=name, workers=0))


def _draw(sheet: Sheet, table: Printed) -> None:
    right = _LEFT + sum(table.widths)
    sheet.text(_LEFT, 50, table.number, size=10)
    sheet.text((_LEFT + right) / 2 - 9 * len(table.title), 75, table.title, size=18)
    sheet.text(_LEFT, 102, table.agency, size=10)
    sheet.right(right, 102, table.unit, size=10)
    sheet.grid(_LEFT, _TOP, table.widths, table.rows, height=_HEIGHT)


def amounts(table: StatutoryTable) -> list[tuple[str, str, str]]:
    """What a table says, as label, measure and amount as printed."""
    return [(line.item or line.item_text, line.measure, line.amount_text) for line in table.lines]


def of_id(reading: DisclosureReading, table_id: str) -> StatutoryTable:
    (table,) = (table for table in reading.tables if table.table_id == table_id)
    return table
