"""A table in the making: pieces from one or more pages on one grid."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise, product

from budgetkit.document.model import Cell, Method, Place, Row, Table
from budgetkit.document.pdf.reading import PageReading, PageTable
from budgetkit.document.pdf.seams import Slot, join_cut_row, join_spans, pairs_at

_SAME_BORDER_PT = 3.0


@dataclass(slots=True)
class TableDraft:
    """Rows gathered so far; ``pieces`` are the page tables they came from."""

    xs: tuple[float, ...]
    method: Method
    slots: list[Slot] = field(default_factory=list)
    row_places: list[Place] = field(default_factory=list)
    pieces: list[tuple[PageReading, PageTable]] = field(default_factory=list)

    @classmethod
    def begin(cls, page: PageReading, table: PageTable) -> TableDraft:
        """Start with the first piece."""
        draft = cls(table.xs, table.method)
        draft.append(page, table)
        return draft

    def append(self, page: PageReading, table: PageTable, skip_rows: int = 0) -> None:
        """Add a piece below, without its first ``skip_rows`` rows.

        A row that the page break cut is read as one, and so is a merged cell that goes on.
        """
        self._widen(table.xs)
        seam = len(self.row_places)
        slots = self._slots(page, table, seam - skip_rows, seam)
        places = _row_places(page, table)[skip_rows:]
        pairs = pairs_at(seam, self.slots, slots)
        if join_cut_row(pairs, self.slots, slots, seam):
            places = places[1:]
        else:
            join_spans(pairs, slots, seam)
        self.slots += slots
        self.row_places += places
        self.pieces.append((page, table))

    def _slots(self, page: PageReading, table: PageTable, offset: int, seam: int) -> list[Slot]:
        columns = [_nearest(self.xs, x) for x in table.xs]
        slots = []
        for cell in table.cells:
            region = cell.region
            left = columns[region.column]
            span = max(columns[region.column + region.column_span] - left, 1)
            row = region.row + offset
            if row >= seam:
                slots.append(
                    Slot(
                        row,
                        left,
                        region.row_span,
                        span,
                        cell.text,
                        page.place(cell.bbox),
                        cell.confidence,
                        cell.is_full,
                        cell.indent_em,
                    )
                )
        return slots

    def _widen(self, xs: Sequence[float]) -> None:
        """Take new column borders into the grid; existing cells span them."""
        new = [x for x in xs if abs(self.xs[_nearest(self.xs, x)] - x) > _SAME_BORDER_PT]
        if not new:
            return
        union = tuple(sorted((*self.xs, *new)))
        columns = [union.index(x) for x in self.xs]
        for slot in self.slots:
            right = columns[slot.column + slot.column_span]
            slot.column = columns[slot.column]
            slot.column_span = right - slot.column
        self.xs = union

    def build(self) -> Table:
        """Return the table; merged cells are anchors, what they cover is marked."""
        height, width = len(self.row_places), len(self.xs) - 1
        cells: dict[tuple[int, int], Cell] = {}
        for slot in self.slots:
            down, right = min(slot.row_span, height - slot.row), slot.column_span
            if down > 1 or right > 1:
                for row, column in product(range(down), range(right)):
                    covered = Cell("", slot.place, covered=True)
                    cells[slot.row + row, slot.column + column] = covered
            cells[slot.row, slot.column] = Cell(
                slot.text,
                slot.place,
                down,
                right,
                confidence=slot.confidence,
                indent_em=slot.indent_em,
            )
        rows = (
            Row(
                tuple(cells.get((row, column)) or Cell("", place) for column in range(width)), place
            )
            for row, place in enumerate(self.row_places)
        )
        return Table(tuple(rows), self.method, spans_known=True)


def _row_places(page: PageReading, table: PageTable) -> list[Place]:
    left, right = table.xs[0], table.xs[-1]
    return [page.place((left, top, right, bottom)) for top, bottom in pairwise(table.ys)]


def _nearest(xs: Sequence[float], x: float) -> int:
    index = bisect_left(xs, x)
    candidates = [i for i in (index - 1, index) if 0 <= i < len(xs)]
    return min(candidates, key=lambda i: abs(xs[i] - x))
