"""Colours, hatches and the frame in which every chart is drawn."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import matplotlib.style
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from budgetkit.reports.charts.fonts import drawable, register
from budgetkit.reports.words import clipped

STYLE = "budgetkit.reports.charts.report"
WIDTH_INCHES = 4.9
INK = "#1f2328"
QUIET = "#5d636b"
PAPER = "#fffefb"
_LABEL_LENGTH = 24
_PART_LENGTH = 80


@dataclass(frozen=True, slots=True)
class Look:
    """How a series is told from the others: by lightness first, by hatch second."""

    colour: str
    hatch: str = ""


LOOKS = (
    Look("#17364f"),
    Look("#dba94a", "////"),
    Look("#4f7690"),
    Look("#f0e4c3", "\\\\\\\\"),
    Look("#8495a0", "xxxx"),
    Look("#7b4b2d", "||"),
)
"""Neighbours are far apart in lightness, so that grey print and colour blindness leave them."""


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


def described(finding: str, parts: Iterable[str]) -> str:
    """Return an alternative text: what is drawn, then each part, all of bounded length."""
    return f"{finding}：" + "；".join(clipped(part, _PART_LENGTH) for part in parts)


def short(text: str, length: int = _LABEL_LENGTH) -> str:
    """Return a label that can be drawn and fits its line."""
    shown = drawable(text)
    return shown if len(shown) <= length else f"{shown[: length - 1]}…"
