"""A ruled grid: which of its positions are one cell, told by the rules that are missing."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from budgetkit.document.pdf.camelot_grids import Anchors
from budgetkit.document.pdf.frame import Box
from budgetkit.document.pdf.painted import Segment

_SLIVER_PT = 3.5
_NEAR_PT = 3.0
_COVERED_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Region:
    """A cell of a grid, merged or not: its first position and its spans."""

    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """Column and row borders, and the regions between them in reading order."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    regions: tuple[Region, ...]

    @property
    def bbox(self) -> Box:
        """The box around the grid."""
        return (self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def box(self, region: Region) -> Box:
        """The box of a region."""
        return (
            self.xs[region.column],
            self.ys[region.row],
            self.xs[region.column + region.column_span],
            self.ys[region.row + region.row_span],
        )

    def owners(self) -> dict[tuple[int, int], int]:
        """The index of the region that holds each position."""
        return {
            (row, column): index
            for index, region in enumerate(self.regions)
            for row in range(region.row, region.row + region.row_span)
            for column in range(region.column, region.column + region.column_span)
        }

    def position(self, x: float, y: float) -> tuple[int, int] | None:
        """Return row and column of a point, None outside."""
        row, column = bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1
        if 0 <= row < len(self.ys) - 1 and 0 <= column < len(self.xs) - 1:
            return row, column
        return None


def grid_of(anchors: Anchors) -> Grid:
    """Return the grid of ``anchors`` with merged cells as regions."""
    xs, ys = _without_slivers(anchors.xs), _without_slivers(anchors.ys)
    down = _borders_drawn(xs, ys, [_upended(rule) for rule in anchors.vertical])
    across = _borders_drawn(ys, xs, anchors.horizontal)
    growth = _Growth(len(ys) - 1, len(xs) - 1, down, across)
    return Grid(xs, ys, tuple(growth.regions()))


def _upended(rule: Segment) -> Segment:
    """A vertical rule with the axes swapped, so that one function serves both."""
    x0, y0, x1, y1 = rule
    return (y0, x0, y1, x1)


def _without_slivers(borders: tuple[float, ...]) -> tuple[float, ...]:
    """Drop borders so near to the one before that no text fits between: double rules."""
    kept = [borders[0]]
    for border in borders[1:]:
        if border - kept[-1] >= _SLIVER_PT:
            kept.append(border)
    if len(kept) > 1:
        kept[-1] = borders[-1]
    return tuple(kept)


def _borders_drawn(
    borders: tuple[float, ...], bands: tuple[float, ...], rules: Iterable[Segment]
) -> list[list[bool]]:
    """Return, per border and band between ``bands``, whether a rule runs along it.

    Args:
        borders: Positions of the borders across the rules.
        bands: Positions that cut the borders into pieces.
        rules: ``start, position, end, position`` along the borders.
    """
    drawn = [[0.0] * (len(bands) - 1) for _ in borders]
    for start, position, end, _ in rules:
        border = min(range(len(borders)), key=lambda index: abs(borders[index] - position))
        if abs(borders[border] - position) > _NEAR_PT:
            continue
        for band, (low, high) in enumerate(pairwise(bands)):
            drawn[border][band] += max(0.0, min(end, high) - max(start, low))
    widths = [high - low for low, high in pairwise(bands)]
    return [
        [length >= _COVERED_SHARE * width for length, width in zip(row, widths, strict=True)]
        for row in drawn
    ]


@dataclass(slots=True)
class _Growth:
    """Grows regions over a grid; what is taken is taken."""

    rows: int
    columns: int
    down: list[list[bool]]
    across: list[list[bool]]
    taken: set[tuple[int, int]] = field(default_factory=set)

    def regions(self) -> Iterator[Region]:
        """Yield the regions in reading order.

        A region grows to the right and then down as long as no rule is in the way, so that
        it is a rectangle even where rules are broken.
        """
        for row in range(self.rows):
            for column in range(self.columns):
                if (row, column) not in self.taken:
                    yield self._grow(row, column)

    def _grow(self, row: int, column: int) -> Region:
        right = column + 1
        while right < self.columns and self._opens_right(row, right):
            right += 1
        bottom = row + 1
        while bottom < self.rows and self._opens_down(bottom, column, right):
            bottom += 1
        self.taken.update((r, c) for r in range(row, bottom) for c in range(column, right))
        return Region(row, column, bottom - row, right - column)

    def _opens_right(self, row: int, column: int) -> bool:
        return not self.down[column][row] and (row, column) not in self.taken

    def _opens_down(self, row: int, left: int, right: int) -> bool:
        return (
            not any(self.across[row][left:right])
            and not any(self.down[column][row] for column in range(left + 1, right))
            and not any((row, column) in self.taken for column in range(left, right))
        )
