"""The printed shape of statutory tables: one catalogue per layout."""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass
from pathlib import Path

from tests.typesetter.loading import build

LEFT, ABOVE = "<", "^"
_LABELS = ("item", "code", "name", "agency", "level")
_FOLDER = Path(__file__).parent / "layouts"


def is_label(column: str) -> bool:
    """Return whether a column holds labels, not amounts."""
    return column.endswith(_LABELS)


@dataclass(frozen=True, slots=True)
class HeaderCell:
    """A header cell with the columns and rows it covers."""

    row: int
    column: int
    text: str
    row_span: int
    column_span: int


@dataclass(frozen=True, slots=True)
class Form:
    """How one statutory table is printed.

    Attributes:
        id: The canonical table id.
        title: Printed title, with ``{year}``.
        level: Where a row's level comes from: ``code``, ``item``, ``column``, ``across``
            (the header names the items) or ``none``.
        columns: What each printed column holds; ``level`` is not printed.
        header: Grid of header texts; ``<`` merges to the left, ``^`` merges upwards.
        sections: Items that the rows after them belong to.
        unit: The unit printed above the table.
        items: What the columns are, where the header names the items.
    """

    id: str
    title: str
    level: str
    columns: tuple[str, ...]
    header: tuple[tuple[str, ...], ...]
    sections: tuple[str, ...] = ()
    unit: str = "万元"
    items: tuple[str, ...] = ()

    @property
    def printed(self) -> tuple[int, ...]:
        """Positions of the columns that are printed."""
        return tuple(i for i, column in enumerate(self.columns) if column != "level")

    def header_cells(self, year: int) -> list[HeaderCell]:
        """Return the header's cells with their spans, reading order."""
        return [
            self._cell(row, column, year)
            for row, texts in enumerate(self.header)
            for column, text in enumerate(texts)
            if text not in (LEFT, ABOVE)
        ]

    def _cell(self, row: int, column: int, year: int) -> HeaderCell:
        texts = self.header[row]
        width = 1
        while column + width < len(texts) and texts[column + width] == LEFT:
            width += 1
        height = 1
        while row + height < len(self.header) and self.header[row + height][column] == ABOVE:
            height += 1
        return HeaderCell(row, column, texts[column].format(year=year), height, width)


@dataclass(frozen=True, slots=True)
class Layout:
    """The tables of one place.

    Attributes:
        numbered: Number label of the ``{n}``-th table, empty where none is printed.
        totals: Labels of total rows.
        forms: The tables in their printed order.
        thousands: Whether amounts are printed with separators.
    """

    numbered: str
    totals: tuple[str, ...]
    forms: tuple[Form, ...]
    thousands: bool = False

    def form(self, table_id: str) -> Form:
        """Return the form of a table."""
        return next(form for form in self.forms if form.id == table_id)


@functools.cache
def load_layout(name: str) -> Layout:
    """Return the layout called ``name``."""
    with (_FOLDER / f"{name}.toml").open("rb") as file:
        return build(Layout, tomllib.load(file))
