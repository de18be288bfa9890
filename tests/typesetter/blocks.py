"""What a disclosure is made of before it is set on pages."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tests.typesetter.forms import ABOVE, LEFT, Form, is_label
from tests.typesetter.sheet import Sheet
from tests.typesetter.spec import Table

RUNNING_LINE = "重新排印的样例，非官方文件"
"""Stands once on every page of a sample."""


class Kind(StrEnum):
    """What a line is."""

    COVER = "cover"
    CONTENTS = "contents"
    PART = "part"
    SECTION = "section"
    SUBSECTION = "subsection"
    TEXT = "text"
    NUMBER = "number"
    TITLE = "title"
    LABEL = "label"
    NOTE = "note"
    FORM = "form"


@dataclass(frozen=True, slots=True)
class Line:
    """A line or paragraph; ``target`` is what an entry of the contents points at."""

    kind: Kind
    text: str
    target: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's header and body, cell by cell."""

    table: Table
    form: Form
    year: int
    thousands: bool = False

    @property
    def width(self) -> int:
        """Number of printed columns."""
        return len(self.form.printed)

    @property
    def header(self) -> list[list[str]]:
        """Header rows; what a merged cell covers is blank."""
        return [
            ["" if text in (LEFT, ABOVE) else text.format(year=self.year) for text in row]
            for row in self.form.header
        ]

    @property
    def body(self) -> list[list[str]]:
        """Body rows, blanks filled in."""
        return [self._printed(row) for row in self.table.rows]

    def _printed(self, row: tuple[str, ...]) -> list[str]:
        cells = list(self.table.cells(row).items())
        return [self._text(*cells[position]) for position in self.form.printed]

    def _text(self, column: str, text: str) -> str:
        return grouped(text) if self.thousands and not is_label(column) else text


def grouped(amount: str) -> str:
    """Return an amount with thousands separators."""
    whole, point, rest = amount.partition(".")
    return f"{int(whole):,}{point}{rest}" if whole else amount


@dataclass(frozen=True, slots=True)
class Break:
    """A new page."""


Block = Line | Grid | Sheet | Break
