"""Waterfalls: from last year's whole to this year's, item by item."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from matplotlib.axes import Axes

from budgetkit.reports.blocks import Picture
from budgetkit.reports.charts.style import (
    INK,
    LOOKS,
    PAPER,
    QUIET,
    WIDTH_INCHES,
    Edges,
    Look,
    points,
    sheet,
    short,
)

Step = tuple[str, Decimal, str]
"""Label, signed change, note."""
_ROW_INCHES = 0.42
_MARGIN_INCHES = 0.5
_INCREASE, _DECREASE, _WHOLE = LOOKS[0], LOOKS[1], LOOKS[4]
_BAR = 0.34
_ROOM = 0.06
_SMALL = 8.5
_NOTE_LENGTH = 40


def waterfall(
    start: Step, steps: Sequence[Step], end: Step, alt: str, unit: str = "万元"
) -> Picture:
    """Draw wholes as bars and changes as bars that hang where the last one ended.

    The axis begins near the changes, not at zero: wholes are cut off, and say so by their
    open end and their number.

    Args:
        start: Last year's whole: label, amount, note.
        steps: Changes in order.
        end: This year's whole.
        alt: States the finding.
        unit: Stands on the axis.
    """
    levels = [start[1]]
    for _, change, _ in steps:
        levels.append(levels[-1] + change)
    low, high = _range([*levels, end[1]])
    notes = [short(note, _NOTE_LENGTH) for _, _, note in (start, *steps, end)]
    right = max(points(note, _SMALL) for note in notes) / 72 + 0.15
    edges = Edges(right=min(right, WIDTH_INCHES / 2))
    with sheet(_MARGIN_INCHES + _ROW_INCHES * (len(steps) + 2), edges) as paper:
        _bar(paper.axes, 0, low, float(start[1]), _WHOLE)
        for position, (before, after) in enumerate(pairwise(levels), 1):
            look = _INCREASE if after >= before else _DECREASE
            _bar(paper.axes, position, float(before), float(after), look)
            _joint(paper.axes, position, float(before))
        _joint(paper.axes, len(steps) + 1, float(levels[-1]))
        _bar(paper.axes, len(steps) + 1, low, float(end[1]), _WHOLE)
        for position, (label, _, note) in enumerate((start, *steps, end)):
            _write(paper.axes, position, label, note)
        _frame(paper.axes, len(steps) + 2, (low, high), unit)
        heads = ("项目", f"金额或增减（{unit}）", "说明")
        return Picture(paper.svg(), alt, (heads, start, *steps, end))


def _range(levels: Sequence[Decimal]) -> tuple[float, float]:
    low, high = float(min(levels)), float(max(levels))
    room = (high - low) or abs(high) or 1.0
    cut = low - 0.35 * room
    return (min(0.0, low) if cut <= 0 or low <= 0 else cut), high + _ROOM * room


def _bar(axes: Axes, position: int, start: float, end: float, look: Look) -> None:
    axes.barh(
        position + 0.2, end - start, _BAR, left=start, color=look.colour, hatch=look.hatch,
        hatchcolor=PAPER,
    )  # fmt: skip


def _joint(axes: Axes, position: int, level: float) -> None:
    """The line from where the bar above ended to where this one begins."""
    axes.plot(
        [level, level], [position - 0.8 + _BAR / 2, position + 0.2], color=QUIET, linewidth=0.7,
        linestyle=(0, (2, 1.5)),
    )  # fmt: skip


def _write(axes: Axes, position: int, label: str, note: str) -> None:
    for text, place, level, colour in (
        (short(label), 0.0, position - 0.14, INK),
        (short(note, _NOTE_LENGTH), 1.02, position + 0.2, QUIET),
    ):
        axes.annotate(
            text, (place, level), xycoords=("axes fraction", "data"), va="center", ha="left",
            color=colour, fontsize=_SMALL,
        )  # fmt: skip


def _frame(axes: Axes, count: int, limits: tuple[float, float], unit: str) -> None:
    axes.set_ylim(count - 0.45, -0.45)
    axes.set_xlim(*limits)
    axes.set_yticks([])
    axes.xaxis.set_major_formatter("{x:,.0f}")
    axes.locator_params(axis="x", nbins=5)
    cut = "" if limits[0] <= 0 else "，横轴不自零起"
    axes.set_xlabel(f"{unit}{cut}", loc="right")
