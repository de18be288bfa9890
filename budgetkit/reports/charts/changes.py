"""Changes on last year: bars to both sides of zero."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from matplotlib.axes import Axes

from budgetkit.reports.blocks import Picture
from budgetkit.reports.charts.style import INK, LOOKS, PAPER, QUIET, Edges, sheet, short

_ROW_INCHES = 0.46
_MARGIN_INCHES = 0.5
_INCREASE, _DECREASE = LOOKS[0], LOOKS[1]


def changes(rows: Sequence[tuple[str, Decimal, str]], alt: str, unit: str = "万元") -> Picture:
    """Draw increases to the right, decreases, hatched, to the left.

    Args:
        rows: Label, signed change in ``unit``, note; from top to bottom.
        alt: States the finding.
        unit: Stands on the axis.
    """
    with sheet(_MARGIN_INCHES + _ROW_INCHES * len(rows), Edges()) as paper:
        for position, (label, value, note) in enumerate(rows):
            _draw(paper.axes, position, label, float(value), note)
        _frame(paper.axes, len(rows), unit)
        heads = ("项目", f"比上年增减（{unit}）", "说明")
        return Picture(paper.svg(), alt, (heads, *rows))


def _draw(axes: Axes, position: int, label: str, value: float, note: str) -> None:
    look = _INCREASE if value >= 0 else _DECREASE
    axes.barh(position + 0.22, value, 0.36, color=look.colour, hatch=look.hatch, hatchcolor=PAPER)
    axes.vlines(0, position, position + 0.44, color=INK, linewidth=0.8)
    axes.annotate(
        short(label), (0, position - 0.2), xycoords=("axes fraction", "data"),
        va="center", ha="left", color=INK,
    )  # fmt: skip
    axes.annotate(
        short(note), (1, position - 0.2), xycoords=("axes fraction", "data"),
        va="center", ha="right", color=QUIET, fontsize=8.5,
    )  # fmt: skip


def _frame(axes: Axes, count: int, unit: str) -> None:
    axes.set_ylim(count - 0.5, -0.5)
    axes.set_yticks([])
    axes.xaxis.set_major_formatter("{x:,.0f}")
    axes.locator_params(axis="x", nbins=5)
    axes.set_xlabel(f"比上年增减（{unit}）", loc="right")
