"""Pages to draw on: fonts, coordinates from the top left, rules, page furniture."""

from __future__ import annotations

import functools
import io
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import mpl_font
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

FONT = "WenQuanYi Micro Hei"
A4 = (595.28, 841.89)
A4_LANDSCAPE = (841.89, 595.28)
A3_LANDSCAPE = (1190.55, 841.89)
_THICKNESS = 0.5
_FURNITURE_SIZE = 8
_WATERMARK_SIZE = 44


@dataclass(frozen=True, slots=True)
class PdfOptions:
    """How the PDF is made.

    Attributes:
        page: Width and height as the reader sees them, in points.
        margin: On all four sides, in points.
        rules: ``lines``, ``filled`` (thin rectangles), ``horizontal``, ``unbroken`` (across the
            whole table), ``three`` (above, below the header, below the table), ``zebra``
            (shaded rows) or ``none``.
        rotated: Whether pages are stored sideways with ``/Rotate 90``.
        cut_rows: Whether a row of several lines may begin on one page and end on the next.
        repeat_header: Whether a table's header stands on each of its pages.
        label_characters: How wide a column of labels may be before its labels are broken.
        amount_characters: How many characters of an amount its column holds at most; the
            rest sticks out to the left. 0 lets columns be as wide as their amounts.
        running_line: Stands at the top of every page, empty for none.
        watermark: Grey, slanted text across every page, empty for none.
    """

    page: tuple[float, float] = A4
    margin: float = 56.0
    rules: str = "lines"
    rotated: bool = False
    cut_rows: bool = False
    repeat_header: bool = True
    label_characters: int = 16
    running_line: str = ""
    watermark: str = ""
    amount_characters: int = 0

    @property
    def width(self) -> float:
        """Width between the margins."""
        return self.page[0] - 2 * self.margin

    @property
    def bottom(self) -> float:
        """Where the text must end, from the top."""
        return self.page[1] - self.margin


@functools.cache
def _register_font() -> None:
    path = Path(mpl_font.__file__).parent / "fonts" / "wqy" / "wqy-microhei.ttc"
    pdfmetrics.registerFont(TTFont(FONT, str(path), subfontIndex=0))


def text_width(text: str, size: float) -> float:
    """Return the width of ``text`` in points."""
    _register_font()
    return float(pdfmetrics.stringWidth(text, FONT, size))


@dataclass(slots=True)
class Paper:
    """A PDF under construction; ``y`` counts from the top of the page, in points."""

    options: PdfOptions
    number: int = 0
    _bytes: io.BytesIO = field(default_factory=io.BytesIO)
    _canvas: Any = None
    _edges: set[tuple[float, float, float, float]] = field(default_factory=set)

    def __post_init__(self) -> None:
        _register_font()
        # reportlab itself swaps the sides of a page that it turns.
        self._canvas = Canvas(self._bytes, pagesize=self.options.page, invariant=1)
        self._canvas.setTitle("重新排印的样例")
        self._begin()

    def turn(self) -> None:
        """End the page and begin the next."""
        self._draw_rules()
        self._canvas.showPage()
        self._begin()

    def finish(self) -> bytes:
        """Return the PDF."""
        self._draw_rules()
        self._canvas.save()
        return self._bytes.getvalue()

    def text(self, x: float, y: float, text: str, size: float) -> None:
        """Print ``text`` with its baseline at ``y``."""
        self._canvas.setFont(FONT, size)
        self._canvas.drawString(x, self.options.page[1] - y, text)

    def centred(self, x: float, y: float, text: str, size: float) -> None:
        """Print ``text`` around ``x``."""
        self.text(x - text_width(text, size) / 2, y, text, size)

    def right(self, x: float, y: float, text: str, size: float) -> None:
        """Print ``text`` up to ``x``."""
        self.text(x - text_width(text, size), y, text, size)

    def box(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Rule the four edges of a cell; edges that cells share are drawn once."""
        corners = (x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1)
        self._edges.update(
            tuple(round(value, 2) for value in edge)  # type: ignore[misc]
            for edge in corners
        )

    def across(self, x0: float, x1: float, y: float) -> None:
        """Rule across a whole table, where that is how tables are ruled."""
        if self.options.rules == "three":
            self._canvas.setLineWidth(_THICKNESS)
            self._canvas.line(x0, self.options.page[1] - y, x1, self.options.page[1] - y)

    def shade(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Shade a row, where that is how rows are told apart."""
        if self.options.rules == "zebra":
            self._canvas.saveState()
            self._canvas.setFillGray(0.9)
            self._canvas.rect(x0, self.options.page[1] - y1, x1 - x0, y1 - y0, stroke=0, fill=1)
            self._canvas.restoreState()

    def _begin(self) -> None:
        self.number += 1
        width, height = self.options.page
        if self.options.rotated:
            self._canvas.setPageRotation(90)
            self._canvas.transform(0, 1, -1, 0, height, 0)
        if self.options.watermark:
            self._draw_watermark(width, height)
        if self.options.running_line:
            top = self.options.margin * 0.6
            self.centred(width / 2, top, self.options.running_line, _FURNITURE_SIZE)
        bottom = height - self.options.margin * 0.5
        self.centred(width / 2, bottom, f"— {self.number} —", _FURNITURE_SIZE)

    def _draw_watermark(self, width: float, height: float) -> None:
        self._canvas.saveState()
        self._canvas.setFillGray(0.88)
        self._canvas.setFont(FONT, _WATERMARK_SIZE)
        self._canvas.translate(width / 2, height / 2)
        self._canvas.rotate(40)
        self._canvas.drawCentredString(0, 0, self.options.watermark)
        self._canvas.restoreState()

    def _draw_unbroken(self, y: float) -> None:
        level = [edge for edge in self._edges if edge[1] == edge[3] == y]
        x0, x1 = min(edge[0] for edge in level), max(edge[2] for edge in level)
        self._canvas.line(x0, self.options.page[1] - y, x1, self.options.page[1] - y)

    def _draw_rules(self) -> None:
        height = self.options.page[1]
        self._canvas.setLineWidth(_THICKNESS)
        for x0, y0, x1, y1 in sorted(self._edges):
            upright = x0 == x1
            if self.options.rules == "lines" or (
                self.options.rules == "horizontal" and not upright
            ):
                self._canvas.line(x0, height - y0, x1, height - y1)
            elif self.options.rules == "unbroken" and not upright:
                self._draw_unbroken(y0)
            elif self.options.rules == "filled":
                wide, high = max(x1 - x0, _THICKNESS), max(y1 - y0, _THICKNESS)
                self._canvas.rect(x0, height - y1, wide, high, stroke=0, fill=1)
        self._edges.clear()
