"""Ruled grids from camelot's lattice parser, fed with rules that pdfium has read.

camelot's own way (playa) interprets a page four times as slowly as pdfium and once more
per flavour; its line, joint and anchor code is taken as it is. What is relied upon beyond
camelot's documented interface stands here and nowhere else, and a test holds it against
the installed version.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from types import ModuleType
from typing import Any

import numpy as np

from budgetkit.document.pdf.frame import Box
from budgetkit.document.pdf.painted import Segment

CAMELOT_VERSION = "2.0"
"""The release series whose internals this module was written for."""

RASTER_DPI = 150
_RASTER_LINE_SCALE = 40
_NOT_USED = ("matplotlib", "pandas")

Picture = np.ndarray[Any, np.dtype[np.uint8]]
"""A page in blue, green and red: height × width × 3."""


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


def vector_grids(segments: Iterable[Segment], width: float, height: float) -> list[Anchors]:
    """Return the grids that rules form, from top to bottom.

    Args:
        segments: Rules in display coordinates, y downwards.
        width: Of the page in points.
        height: Of the page in points.
    """
    return _find(_parser("vector"), segments, width, height)


def raster_grids(
    render: Callable[[int], Picture], segments: Iterable[Segment], width: float, height: float
) -> list[Anchors]:
    """Return the grids seen in the picture of a page, joined with its rules.

    Args:
        render: Draws the page at a resolution in dots per inch.
        segments: Rules in display coordinates, y downwards.
        width: Of the page in points.
        height: Of the page in points.
    """
    parser = _parser("combined", backend=_Backend(render), line_scale=_RASTER_LINE_SCALE)
    return _find(parser, segments, width, height)


@dataclass(frozen=True, slots=True)
class _Backend:
    """camelot's extension point for pictures; its own would open the file once more."""

    render: Callable[[int], Picture]

    def convert(self, *_: object, **__: object) -> None:
        """Pictures never go through a file."""
        raise NotImplementedError

    def to_array(self, *_: object, **__: object) -> Picture:
        """The picture of the page."""
        return self.render(RASTER_DPI)


@cache
def _classes() -> tuple[Any, Any]:
    """Camelot's parser and playa's line; loading them takes half a second."""
    from camelot.parsers.lattice import Lattice
    from playa.miner import LTLine

    return Lattice, LTLine


def load_lean() -> None:
    """Load what this module takes of camelot, without the two thirds it does not use.

    For processes that do nothing else: there camelot can neither give frames nor draw.
    """
    hidden = [name for name in _NOT_USED if name not in sys.modules]
    sys.modules |= {name: ModuleType(name) for name in hidden}
    try:
        _classes()
    finally:
        for name in hidden:
            del sys.modules[name]


def _parser(engine: str, **options: object) -> Any:
    lattice, _ = _classes()
    return lattice(engine=engine, **options)


def _find(parser: Any, segments: Iterable[Segment], width: float, height: float) -> list[Anchors]:
    parser.prepare_page_parse(
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
    parser._generate_table_bbox()
    return [_anchors(parser, bbox, height) for bbox in parser.table_bboxes()]


def _anchors(parser: Any, bbox: Box, height: float) -> Anchors:
    columns, rows, vertical, horizontal = parser._generate_columns_and_rows(bbox, None)
    return Anchors(
        xs=_borders(columns),
        ys=tuple(height - y for y in _borders(rows)),
        horizontal=tuple(_downwards(horizontal, height)),
        vertical=tuple(_downwards(vertical, height)),
    )


def _borders(intervals: Sequence[tuple[float, float]]) -> tuple[float, ...]:
    return (float(intervals[0][0]), *(float(end) for _, end in intervals))


def _downwards(segments: Iterable[Segment], height: float) -> Iterable[Segment]:
    for x0, y0, x1, y1 in segments:
        yield min(x0, x1), height - max(y0, y1), max(x0, x1), height - min(y0, y1)


def _as_line(segment: Segment, height: float) -> Any:
    """A straight rule as camelot reads it from a page's layout, y upwards."""
    _, line_class = _classes()
    x0, y0, x1, y1 = segment
    line = line_class()
    line.x0, line.y0, line.x1, line.y1 = x0, height - y1, x1, height - y0
    line.stroke = True
    return line
