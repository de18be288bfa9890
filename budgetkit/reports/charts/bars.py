"""Horizontal bars, stacked by series, each labelled where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from matplotlib.axes import Axes
from matplotlib.patches import Patch

from budgetkit.reports.blocks import Numbers, Picture
from budgetkit.reports.charts.style import INK, LOOKS, PAPER, QUIET, Edges, Look, sheet, short

_ROW_INCHES = 0.46
_MARGIN_INCHES = 0.5
_LEGEND_INCHES = 0.3
_BAR = 0.36


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar.

    Attributes:
        label: Stands above it.
        values: 万元, one per series; None where nothing is printed.
        note: Stands at the right end of the label's line, e.g. amount and share.
    """

    label: str
    values: tuple[Decimal | None, ...]
    note: str = ""


def bars(
    rows: Sequence[Bar],
    series: Sequence[str],
    alt: str,
    unit: str = "万元",
    looks: Sequence[Look] = LOOKS,
) -> Picture:
    """Draw one bar per row, largest on top as given.

    Args:
        rows: The bars from top to bottom.
        series: Names of the stacked parts; one name draws no legend.
        alt: States the finding.
        unit: Stands on the axis.
        looks: How each series looks.
    """
    legend = _LEGEND_INCHES if len(series) > 1 else 0
    height = _MARGIN_INCHES + legend + _ROW_INCHES * len(rows)
    with sheet(height, Edges(left=0.1, top=0.04 + legend)) as paper:
        axes = paper.axes
        for position, row in enumerate(rows):
            _draw(axes, position, row, looks)
        _frame(axes, len(rows), unit)
        if legend:
            _key(axes, series, looks)
        return Picture(paper.svg(), alt, _numbers(rows, series, unit))


def _numbers(rows: Sequence[Bar], series: Sequence[str], unit: str) -> Numbers:
    heads = ("项目", *(f"{name}（{unit}）" for name in series), "说明")
    return (heads, *((row.label, *row.values, row.note) for row in rows))


def _draw(axes: Axes, position: int, row: Bar, looks: Sequence[Look]) -> None:
    start = 0.0
    for look, value in zip(looks, row.values, strict=False):
        width = float(value or 0)
        axes.barh(
            position + 0.22, width, _BAR, left=start,
            color=look.colour, hatch=look.hatch, hatchcolor=PAPER,
        )  # fmt: skip
        start += width
    level = position - 0.2
    axes.annotate(
        short(row.label), (0, level), (2, 0), textcoords="offset points",
        va="center", ha="left", color=INK,
    )  # fmt: skip
    axes.annotate(
        short(row.note), (1, level), xycoords=("axes fraction", "data"),
        va="center", ha="right", color=QUIET, fontsize=8.5,
    )  # fmt: skip


def _frame(axes: Axes, count: int, unit: str) -> None:
    axes.set_ylim(count - 0.5, -0.5)
    axes.set_yticks([])
    axes.set_xlim(left=0)
    axes.margins(x=0)
    axes.xaxis.set_major_formatter("{x:,.0f}")
    axes.locator_params(axis="x", nbins=5)
    axes.set_xlabel(unit, loc="right")


def _key(axes: Axes, series: Sequence[str], looks: Sequence[Look]) -> None:
    handles = [
        Patch(facecolor=look.colour, hatch=look.hatch, hatchcolor=PAPER, label=short(name))
        for look, name in zip(looks, series, strict=False)
    ]
    axes.legend(
        handles=handles, loc="lower left", bbox_to_anchor=(0, 1), ncols=len(handles),
        borderaxespad=0, handlelength=1.6, borderpad=0.2,
    )  # fmt: skip
