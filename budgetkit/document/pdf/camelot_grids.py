"""Ruled grids from camelot's lattice parser, fed with rules that pdfium has read.

camelot's own way (playa) interprets a page four times as slowly as pdfium and once more
per flavour; its line, joint and anchor code is taken as it is. What is relied upon beyond
camelot's documented interface stands here and nowhere else, and a test holds it against
the installed version.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from camelot.parsers.lattice import Lattice
from playa.miner import LTLine

from budgetkit.document.pdf.frame import Box
from budgetkit.document.pdf.objects import Segment

CAMELOT_VERSION = "2.0"
"""The release series whose internals this module was written for."""


@dataclass(frozen=True, slots=True)
class Anchors:
    """Where the rules of one table cross.

    Attributes:
        xs: Column borders from left to right.
        ys: Row borders from top to bottom.
        horizontal: The horizontal rules inside, as ``x0, y, x1, y``.
        vertical: The vertical rules inside, as ``x, y0, x, y1`` with ``y0 < y1``.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    horizontal: tuple[Segment, ...]
    vertical: tuple[Segment, ...]

    @property
    def bbox(self) -> Box:
        """The box around the grid."""
        return (self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])


class VectorGrids:
    """camelot's lattice parser without text: rules in, anchors of each table out."""

    def __init__(self) -> None:
        parser: Any = Lattice
        self._parser = parser(engine="vector")

    def find(self, segments: Iterable[Segment], width: float, height: float) -> list[Anchors]:
        """Return the grids from top to bottom.

        Args:
            segments: Rules in display coordinates, y downwards.
            width: Of the page.
            height: Of the page.
        """
        self._parser.prepare_page_parse(
            filename="",
            layout=[_as_line(segment, height) for segment in segments],
            dimensions=(width, height),
            page_idx=1,
            images=[],
            horizontal_text=[],
            vertical_text=[],
            rotation="",
            layout_kwargs={},
        )
        self._parser._generate_table_bbox()
        return [self._anchors(bbox, height) for bbox in self._parser.table_bboxes()]

    def _anchors(self, bbox: Box, height: float) -> Anchors:
        columns, rows, vertical, horizontal = self._parser._generate_columns_and_rows(bbox, None)
        return Anchors(
            xs=_borders(columns),
            ys=tuple(height - y for y in _borders(rows)),
            horizontal=tuple(_downwards(horizontal, height)),
            vertical=tuple(_downwards(vertical, height)),
        )


def _borders(intervals: Sequence[tuple[float, float]]) -> tuple[float, ...]:
    return (intervals[0][0], *(end for _, end in intervals))


def _downwards(segments: Iterable[Segment], height: float) -> Iterable[Segment]:
    for x0, y0, x1, y1 in segments:
        yield min(x0, x1), height - max(y0, y1), max(x0, x1), height - min(y0, y1)


def _as_line(segment: Segment, height: float) -> LTLine:
    """A straight rule as camelot reads it from a page's layout, y upwards."""
    x0, y0, x1, y1 = segment
    line = LTLine()
    line.x0, line.y0, line.x1, line.y1 = x0, height - y1, x1, height - y0
    line.stroke = True
    return line
