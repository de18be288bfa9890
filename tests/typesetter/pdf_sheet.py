"""A form on paper: merged cells, cut by the page's end where it falls."""

from __future__ import annotations

from collections.abc import Iterator

from tests.typesetter.pdf_paper import Paper
from tests.typesetter.pdf_wrap import wrapped
from tests.typesetter.sheet import Role, Sheet, SheetCell

_SIZE = 8.0
_LEADING = 1.35
_PADDING = 3.0


class SheetSetter:
    """Sets one sheet on one or more pages of a paper."""

    def __init__(self, paper: Paper, sheet: Sheet) -> None:
        self.paper, self.sheet, self.options = paper, sheet, paper.options
        self.edges = self._edges()
        self.lines = {cell: self._wrapped(cell) for cell in sheet.cells}
        self.heights = self._heights()

    def set(self, y: float) -> float:
        """Set the sheet from ``y`` on, turning pages as needed; return where it ends."""
        parts = list(self._parts(y))
        homes = {cell: self._home(cell, parts) for cell in self.sheet.cells}
        for number, part in enumerate(parts):
            if number:
                self.paper.turn()
                y = self.options.margin
            self._set_part(part, y, [cell for cell in homes if homes[cell] == number])
            y += self._height(part)
        return y

    def _edges(self) -> list[float]:
        scale = self.options.width / sum(self.sheet.widths)
        edges = [self.options.margin]
        for width in self.sheet.widths:
            edges.append(edges[-1] + width * scale)
        return edges

    def _span(self, cell: SheetCell) -> tuple[float, float]:
        return self.edges[cell.column], self.edges[cell.column + cell.column_span]

    def _wrapped(self, cell: SheetCell) -> list[str]:
        x0, x1 = self._span(cell)
        return wrapped(cell.text, _SIZE, x1 - x0 - 2 * _PADDING)

    def _heights(self) -> list[float]:
        """Row heights: what a cell of several rows needs beyond them goes to the last."""
        heights = [_line_height(1)] * self.sheet.height
        for cell in sorted(self.sheet.cells, key=lambda cell: cell.row_span):
            rows = range(cell.row, cell.below)
            missing = _line_height(len(self.lines[cell])) - sum(heights[row] for row in rows)
            heights[rows[-1]] += max(missing, 0)
        return heights

    def _height(self, rows: range) -> float:
        return sum(self.heights[row] for row in rows)

    def _parts(self, y: float) -> Iterator[range]:
        """Yield the rows that stand on each page."""
        start = 0
        for row in range(self.sheet.height):
            if y + self.heights[row] > self.options.bottom and row > start:
                yield range(start, row)
                start, y = row, self.options.margin
            y += self.heights[row]
        yield range(start, self.sheet.height)

    def _home(self, cell: SheetCell, parts: list[range]) -> int:
        """Return the page on which a cell's text stands: where most of the cell is."""
        shares = [self._height(_common(cell, part)) for part in parts]
        return shares.index(max(shares))

    def _set_part(self, part: range, y: float, at_home: list[SheetCell]) -> None:
        for cell in self.sheet.cells:
            rows = _common(cell, part)
            if rows:
                top = y + self._height(range(part.start, rows.start))
                bottom = top + self._height(rows)
                x0, x1 = self._span(cell)
                self.paper.box(x0, top, x1, bottom)
                if cell in at_home:
                    self._print(cell, (top + bottom) / 2)

    def _print(self, cell: SheetCell, middle: float) -> None:
        x0, x1 = self._span(cell)
        lines = self.lines[cell]
        y = middle - len(lines) * _SIZE * _LEADING / 2
        for line in filter(None, lines):
            y += _SIZE * _LEADING
            baseline = y - _SIZE * 0.35
            if cell.role is Role.AMOUNT:
                self.paper.right(x1 - _PADDING, baseline, line, _SIZE)
            elif cell.role is Role.TEXT:
                self.paper.text(x0 + _PADDING, baseline, line, _SIZE)
            else:
                self.paper.centred((x0 + x1) / 2, baseline, line, _SIZE)


def _common(cell: SheetCell, part: range) -> range:
    return range(max(cell.row, part.start), min(cell.below, part.stop))


def _line_height(lines: int) -> float:
    return lines * _SIZE * _LEADING + 2 * _PADDING
