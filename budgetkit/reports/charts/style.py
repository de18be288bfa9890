"""Colours, hatches and the frame in which every chart is drawn."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import matplotlib.style
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from budgetkit.reports.charts.fonts import drawable, register

STYLE = "budgetkit.reports.charts.report"
WIDTH_INCHES = 5.6
INK = "#1f2328"
QUIET = "#5d636b"
PAPER = "#fffefb"
_LABEL_LENGTH = 24


@dataclass(frozen=True, slots=True)
class Look:
    """How a series is told from the others: by lightness first, by hatch second."""

    colour: str
    hatch: str = ""
    ink: str = INK
    """Colour of text upon it."""


LOOKS = (
    Look("#17364f", "", "#ffffff"),
    Look("#d9a441", "////"),
    Look("#5b7f95", "", "#ffffff"),
    Look("#efe3c2", "\\\\\\"),
    Look("#a8b8c0", "xxxx"),
    Look("#fbf7ec", "----"),
)
"""From darkest to lightest within neighbours; see ``tests/reports/charts`` for the distances."""


@dataclass(frozen=True)
class Sheet:
    """A figure with one pair of axes, in the package's style."""

    figure: Figure
    axes: Axes

    def svg(self) -> str:
        """Return the drawing as SVG; the same drawing gives the same text."""
        buffer = io.StringIO()
        metadata = {"Date": None, "Creator": None}
        self.figure.savefig(buffer, format="svg", metadata=metadata)
        text = buffer.getvalue()
        return text[text.index("<svg") :]


@contextmanager
def sheet(height_inches: float) -> Iterator[Sheet]:
    """Open a sheet of the common width; draw and take :meth:`Sheet.svg` inside the block."""
    register()
    with matplotlib.style.context(STYLE):
        figure = Figure(figsize=(WIDTH_INCHES, height_inches), layout="constrained")
        yield Sheet(figure, figure.add_subplot())


def short(text: str, length: int = _LABEL_LENGTH) -> str:
    """Return a label that can be drawn and fits its line."""
    shown = drawable(text)
    return shown if len(shown) <= length else f"{shown[: length - 1]}…"
