"""A table on paper: widths from the content, merged headers, rows that go on overleaf."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tests.typesetter.blocks import Grid
from tests.typesetter.forms import is_label
from tests.typesetter.pdf_paper import Paper, PdfOptions, text_width
from tests.typesetter.pdf_wrap import wrapped

_LEADING = 1.35
_PADDING = 3.0
_SIZES = (9.0, 8.0, 7.0)
_HEADER_CHARACTERS = 5


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell with the columns and rows it covers, counted within its rows."""

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1
    align: str = "centre"


class TableSetter:
    """Sets one grid on one or more pages of a paper."""

    def __init__(self, paper: Paper, grid: Grid) -> None:
        self.paper, self.options = paper, paper.options
        self.size = _font_size(grid, self.options)
        self.edges = _column_edges(grid, self.size, self.options)
        self.header = [
            _Cell(cell.row, cell.column, cell.text, cell.row_span, cell.column_span)
            for cell in grid.form.header_cells(grid.year)
        ]
        columns = [grid.form.columns[position] for position in grid.form.printed]
        self.body = [
            [
                _Cell(0, i, text, align="left" if is_label(column) else "right")
                for i, (text, column) in enumerate(zip(row, columns, strict=True))
            ]
            for row in grid.body
        ]

    def set(self, y: float) -> float:
        """Set the table from ``y`` on, turning pages as needed; return where it ends."""
        y = self._set_header(y)
        for number, cells in enumerate(self.body):
            if y + self._heights(cells)[0] > self.options.bottom:
                cells = self._set_upper_part(cells, y)
                self._across(y)
                self.paper.turn()
                y = self.options.margin
                if self.options.repeat_header:
                    y = self._set_header(y)
            if number % 2:
                self.paper.shade(self.edges[0], y, self.edges[-1], y + self._heights(cells)[0])
            y = self._set_rows(cells, y)
        self._across(y)
        return y

    def _set_header(self, y: float) -> float:
        self._across(y)
        y = self._set_rows(self.header, y)
        self._across(y)
        return y

    def _across(self, y: float) -> None:
        self.paper.across(self.edges[0], self.edges[-1], y)

    def _set_upper_part(self, cells: list[_Cell], y: float) -> list[_Cell]:
        """Set the lines of a row that fit on the page, if it may be cut; return the rest."""
        room = int((self.options.bottom - y - 2 * _PADDING) / (self.size * _LEADING))
        lines = [self._lines(cell) for cell in cells]
        if not self.options.cut_rows or room < 1 or room >= max(map(len, lines)):
            return cells
        parts = zip(cells, lines, strict=True)
        upper, lower = [], []
        for cell, own in parts:
            upper.append(replace(cell, text="".join(own[:room])))
            lower.append(replace(cell, text="".join(own[room:])))
        self._set_rows(upper, y)
        return lower

    def head_height(self) -> float:
        """Return the height of the header and the first row."""
        first = self._heights(self.body[0]) if self.body else []
        return sum(self._heights(self.header)) + sum(first)

    def _set_rows(self, cells: list[_Cell], y: float) -> float:
        heights = self._heights(cells)
        tops = [y + sum(heights[:row]) for row in range(len(heights) + 1)]
        for cell in cells:
            self._set_cell(cell, tops[cell.row], tops[cell.row + cell.row_span])
        return tops[-1]

    def _heights(self, cells: list[_Cell]) -> list[float]:
        """Row heights: what a cell of several rows needs beyond them goes to the last."""
        heights = [self._line_height(1)] * max(cell.row + cell.row_span for cell in cells)
        for cell in sorted(cells, key=lambda cell: cell.row_span):
            rows = range(cell.row, cell.row + cell.row_span)
            missing = self._line_height(len(self._lines(cell))) - sum(heights[r] for r in rows)
            heights[rows[-1]] += max(missing, 0)
        return heights

    def _line_height(self, lines: int) -> float:
        return lines * self.size * _LEADING + 2 * _PADDING

    def _lines(self, cell: _Cell) -> list[str]:
        x0, x1 = self.edges[cell.column], self.edges[cell.column + cell.column_span]
        parts = cell.text.split("\n")
        return [line for part in parts for line in wrapped(part, self.size, x1 - x0 - 2 * _PADDING)]

    def _set_cell(self, cell: _Cell, top: float, bottom: float) -> None:
        x0, x1 = self.edges[cell.column], self.edges[cell.column + cell.column_span]
        self.paper.box(x0, top, x1, bottom)
        lines = self._lines(cell)
        y = (top + bottom - len(lines) * self.size * _LEADING) / 2
        for line in lines:
            y += self.size * _LEADING
            self._print(cell.align, x0, x1, y - self.size * 0.35, line)

    def _print(self, align: str, x0: float, x1: float, y: float, line: str) -> None:
        if not line:
            return
        if align == "left":
            self.paper.text(x0 + _PADDING, y, line, self.size)
        elif align == "right":
            self.paper.right(x1 - _PADDING, y, line, self.size)
        else:
            self.paper.centred((x0 + x1) / 2, y, line, self.size)


def _font_size(grid: Grid, options: PdfOptions) -> float:
    """Return the largest size in which no amount is wider than its column."""
    fitting = (size for size in _SIZES if sum(_widths(grid, size, options)) <= options.width)
    return next(fitting, _SIZES[-1])


def _column_edges(grid: Grid, size: float, options: PdfOptions) -> list[float]:
    """Spread the columns over the page; those whose labels are broken stay narrow."""
    widths = _widths(grid, size, options)
    narrow = _width_of_labels(size, options)
    fixed = sum(width for width in widths if width >= narrow)
    spare = sum(widths) - fixed
    spread = spare and not options.amount_characters
    scale = (options.width - fixed) / spare if spread else 1.0
    edges = [options.margin]
    for width in widths:
        edges.append(edges[-1] + (width if width >= narrow else width * scale))
    return edges


def _width_of_labels(size: float, options: PdfOptions) -> float:
    return options.label_characters * size + 2 * _PADDING


def _widths(grid: Grid, size: float, options: PdfOptions) -> list[float]:
    columns = [grid.form.columns[position] for position in grid.form.printed]
    labels, amounts = _width_of_labels(size, options), _width_of_amounts(size, options)
    return [
        _width([row[i] for row in grid.body], size, labels if is_label(column) else amounts)
        for i, column in enumerate(columns)
    ]


def _width_of_amounts(size: float, options: PdfOptions) -> float | None:
    digits = options.amount_characters
    return text_width("0" * digits, size) + 2 * _PADDING if digits else None


def _width(texts: list[str], size: float, limit: float | None) -> float:
    """Return what the content needs; labels are broken at their limit, amounts never."""
    widest = max((text_width(text, size) for text in texts), default=0.0)
    needed = max(widest, _HEADER_CHARACTERS * size) + 2 * _PADDING
    return needed if limit is None else min(needed, limit)
