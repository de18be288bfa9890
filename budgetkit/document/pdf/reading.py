"""What one page holds, before pages become a document: plain values that can be stored."""

from __future__ import annotations

from dataclasses import dataclass

from budgetkit.document.model import Method, Place
from budgetkit.document.pdf.aligned.zones import Zone
from budgetkit.document.pdf.cells import FilledCell
from budgetkit.document.pdf.frame import Box, Frame, back_to_display
from budgetkit.document.pdf.lines import Line

UNSEEN = "verify-unseen"
"""Code of the notice on a table that the second path did not see."""


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table as it stands on one page.

    Attributes:
        xs: Column borders from left to right.
        ys: Row borders from top to bottom.
        cells: Cells in reading order; merged cells once.
        method: How its borders were found.
        zone: The words it was read from, where no upright rule parts its columns.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[FilledCell, ...]
    method: Method = Method.VECTOR
    zone: Zone | None = None

    @property
    def bbox(self) -> Box:
        """The box around the grid."""
        return (self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    @property
    def column_count(self) -> int:
        """Columns of the grid."""
        return len(self.xs) - 1

    @property
    def row_count(self) -> int:
        """Rows of the grid."""
        return len(self.ys) - 1


@dataclass(frozen=True, slots=True)
class Notice:
    """Something noticed on the page: a warning's code and message, and where."""

    code: str
    message: str
    bbox: Box | None = None


@dataclass(frozen=True, slots=True)
class PageReading:
    """One page in the direction it is read.

    Attributes:
        number: 1-based.
        width: In points, of the page turned so that its text stands upright.
        height: Likewise.
        quarter_turns: How often the page as displayed was turned clockwise for that.
        lines: Text outside tables, top to bottom.
        tables: Tables, top to bottom.
        notices: What could not be read or mended.
        dropped: Text left out on purpose, as (text, box, reason).
        left: Where it begins on a sheet that shows two pages; its boxes count from there.
        sheet_width: Of that sheet, 0 for a page alone.
        beside: The page to its right on the same sheet.
    """

    number: int
    width: float
    height: float
    quarter_turns: int = 0
    lines: tuple[Line, ...] = ()
    tables: tuple[PageTable, ...] = ()
    notices: tuple[Notice, ...] = ()
    dropped: tuple[tuple[str, Box, str], ...] = ()
    left: float = 0.0
    sheet_width: float = 0.0
    beside: PageReading | None = None

    def sides(self) -> tuple[PageReading, ...]:
        """The pages on the sheet, from left to right."""
        return (self,) if self.beside is None else (self, self.beside)

    def follows(self, before: PageReading) -> bool:
        """Whether it is the page after ``before``."""
        if self.number == before.number:
            return self.left > before.left
        return self.number == before.number + 1 and before.beside is None and not self.left

    def place(self, box: Box) -> Place:
        """The place of a box on the page as displayed."""
        box = (box[0] + self.left, box[1], box[2] + self.left, box[3])
        if self.quarter_turns:
            frame = Frame((1, 0, 0, 1, 0, 0), self.sheet_width or self.width, self.height)
            box = back_to_display(box, frame, self.quarter_turns)
        x0, y0, x1, y1 = box
        rounded = (round(x0, 2), round(y0, 2), round(x1, 2), round(y1, 2))
        return Place(page=self.number, bbox=rounded)
