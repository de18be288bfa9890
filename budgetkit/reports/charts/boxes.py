"""Box plots: the spread of several measures, each value as a dot on its box."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from matplotlib.axes import Axes

from budgetkit.analysis import Spread
from budgetkit.reports.blocks import Numbers, Picture
from budgetkit.reports.charts.style import INK, LOOKS, PAPER, QUIET, sheet, short

_ROW_INCHES = 0.5
_MARGIN_INCHES = 0.6
_HALF = 0.2
_SMALL = 7.5
_BOX = "#e9e3d3"


@dataclass(frozen=True, slots=True)
class Box:
    """One measure.

    Attributes:
        label: Names it.
        spread: Its five numbers, in the axis's unit.
        values: All values, in the same unit.
        note: Stands above the box, at the right.
    """

    label: str
    spread: Spread
    values: tuple[Decimal, ...]
    note: str = ""


def boxes(rows: Sequence[Box], alt: str, unit: str) -> Picture:
    """Draw quartiles as a box, the extremes as whiskers, every value as a dot.

    Args:
        rows: From top to bottom, all in one unit.
        alt: States the finding.
        unit: Stands on the axis.
    """
    with sheet(_MARGIN_INCHES + _ROW_INCHES * len(rows)) as paper:
        for position, row in enumerate(rows):
            _draw(paper.axes, position, row)
        _frame(paper.axes, len(rows), unit)
        return Picture(paper.svg(), alt, _numbers(rows, unit))


def _numbers(rows: Sequence[Box], unit: str) -> Numbers:
    heads = (
        "指标",
        "个数",
        *(f"{name}（{unit}）" for name in ("最小", "下四分位", "中位数", "上四分位", "最大")),
    )
    body: list[tuple[str | Decimal | None, ...]] = [
        (row.label, Decimal(row.spread.count), *_five(row.spread)) for row in rows
    ]
    return (heads, *body)


def _five(spread: Spread) -> tuple[Decimal, ...]:
    five = (spread.minimum, spread.lower, spread.median, spread.upper, spread.maximum)
    return tuple(Decimal(value.numerator) / Decimal(value.denominator) for value in five)


def _draw(axes: Axes, position: int, row: Box) -> None:
    spread, level = row.spread, position + 0.16
    low, left, middle, right, high = (float(value) for value in _five(spread))
    axes.plot([low, high], [level, level], color=QUIET, linewidth=0.9, zorder=1)
    axes.barh(
        level, right - left, 2 * _HALF, left=left, color=_BOX, edgecolor=QUIET, linewidth=0.8,
        zorder=2,
    )  # fmt: skip
    axes.plot([middle, middle], [level - _HALF, level + _HALF], color=INK, linewidth=1.8, zorder=3)
    axes.plot(
        [float(value) for value in row.values], [level] * len(row.values), "o", markersize=4,
        markerfacecolor=LOOKS[0].colour, markeredgecolor=PAPER, markeredgewidth=0.6, zorder=4,
    )  # fmt: skip
    for text, place, side, colour in (
        (short(row.label), 0.0, "left", INK),
        (short(row.note, 40), 1.0, "right", QUIET),
    ):
        axes.annotate(
            text, (place, position - 0.24), xycoords=("axes fraction", "data"),
            va="center", ha=side, color=colour, fontsize=8.5 if side == "left" else _SMALL,
        )  # fmt: skip


def _frame(axes: Axes, count: int, unit: str) -> None:
    axes.set_ylim(count - 0.5, -0.5)
    axes.set_yticks([])
    axes.margins(x=0.03)
    axes.xaxis.set_major_formatter("{x:,.10g}")
    axes.locator_params(axis="x", nbins=6)
    axes.set_xlabel(unit, loc="right")
