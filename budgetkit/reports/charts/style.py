"""Colours, hatches and the frame in which every chart is drawn."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib import resources

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from budgetkit.reports.charts.fonts import drawable, register
from budgetkit.reports.words import clipped

STYLE = "report.mplstyle"
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


@dataclass(frozen=True, slots=True)
class Edges:
    """Room around the axes, in inches."""

    left: float = 0.2
    right: float = 0.2
    bottom: float = 0.44
    top: float = 0.04


NO_EDGES = Edges(0, 0, 0, 0)
"""For what has no axis."""


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
def sheet(height_inches: float, edges: Edges | None = None) -> Iterator[Sheet]:
    """Open a sheet of the common width; draw and take :meth:`Sheet.svg` inside the block.

    Args:
        height_inches: Of the sheet.
        edges: Where they are known; else matplotlib finds them, which takes as long as to draw.
    """
    register()
    with mpl.rc_context(_style()):
        size = (WIDTH_INCHES, height_inches)
        if edges is None:
            figure = Figure(figsize=size, layout="constrained")
            yield Sheet(figure, figure.add_subplot())
        else:
            figure = Figure(figsize=size)
            yield Sheet(figure, figure.add_axes(_inside(edges, height_inches)))


def _inside(edges: Edges, height: float) -> tuple[float, float, float, float]:
    return (
        edges.left / WIDTH_INCHES,
        edges.bottom / height,
        (WIDTH_INCHES - edges.left - edges.right) / WIDTH_INCHES,
        (height - edges.bottom - edges.top) / height,
    )


@cache
def _style() -> mpl.RcParams:
    with resources.as_file(resources.files(__package__) / STYLE) as path:
        return mpl.rc_params_from_file(path, use_default_template=False)


def points(text: str, size: float) -> float:
    """Return about how wide a text is drawn: a full em for a Chinese character, else less."""
    return size * sum(1.0 if char > "\u2e80" else 0.6 for char in text)


def described(finding: str, parts: Iterable[str]) -> str:
    """Return an alternative text: the finding with its numbers, then each part, all bounded."""
    return f"{finding.rstrip('。')}。各项：" + "；".join(
        clipped(part, _PART_LENGTH) for part in parts
    )


def short(text: str, length: int = _LABEL_LENGTH) -> str:
    """Return a label that can be drawn and fits its line."""
    shown = drawable(text)
    return shown if len(shown) <= length else f"{shown[: length - 1]}…"
