"""Dot plots: one row per agency, a dot where its value stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from matplotlib.axes import Axes
from matplotlib.ticker import LogLocator, NullLocator

from budgetkit.reports.blocks import Numbers, Picture
from budgetkit.reports.charts.style import INK, LOOKS, PAPER, QUIET, sheet, short

_ROW_INCHES = 0.24
_MARGIN_INCHES = 0.62
_LABEL_LENGTH = 18
_SMALL = 7.5
_SUBDIVISIONS = ((20, (1.0, 2.0, 5.0)), (300, (1.0, 3.0)))


@dataclass(frozen=True, slots=True)
class Dot:
    """One row.

    Attributes:
        label: Names it.
        value: In the axis's unit; None is drawn as words, never as zero.
        note: Stands at the right.
        is_hollow: Whether it is of another kind than its neighbours, and not to be ranked
            with them.
    """

    label: str
    value: Decimal | None
    note: str = ""
    is_hollow: bool = False


def dots(
    rows: Sequence[Dot],
    alt: str,
    unit: str,
    middle: Decimal | None = None,
    *,
    is_log: bool = False,
) -> Picture:
    """Draw one row per value.

    Args:
        rows: From top to bottom.
        alt: States the finding.
        unit: Stands on the axis.
        middle: The median, drawn as a line.
        is_log: Whether the axis is logarithmic, for amounts of different orders; values
            that are not positive are then told in words.
    """
    with sheet(_MARGIN_INCHES + _ROW_INCHES * len(rows)) as paper:
        drawn = [row for row in rows if _is_drawn(row, is_log)]
        _frame(paper.axes, rows, unit, is_log=is_log and bool(drawn))
        for position, row in enumerate(rows):
            _draw(paper.axes, position, row, is_log)
        if middle is not None and (middle > 0 or not is_log):
            _middle(paper.axes, float(middle))
        return Picture(paper.svg(), alt, _numbers(rows, unit))


def _numbers(rows: Sequence[Dot], unit: str) -> Numbers:
    return (
        ("名称", f"数值（{unit}）", "说明"),
        *((row.label, row.value, row.note) for row in rows),
    )


def _is_drawn(row: Dot, is_log: bool) -> bool:
    return row.value is not None and (row.value > 0 or not is_log)


def _draw(axes: Axes, position: int, row: Dot, is_log: bool) -> None:
    look = LOOKS[0]
    axes.axhline(position, color="#e4e2dc", linewidth=0.6, zorder=0)
    if row.value is not None and _is_drawn(row, is_log):
        axes.plot(
            float(row.value), position, "o", markersize=5.5, zorder=3,
            markerfacecolor=PAPER if row.is_hollow else look.colour,
            markeredgecolor=look.colour, markeredgewidth=1.3,
        )  # fmt: skip
    axes.annotate(
        short(row.note), (1.02, position), xycoords=("axes fraction", "data"),
        va="center", ha="left", color=QUIET, fontsize=_SMALL,
    )  # fmt: skip


def _middle(axes: Axes, value: float) -> None:
    axes.axvline(value, color=LOOKS[5].colour, linewidth=1.1, linestyle=(0, (4, 2)), zorder=1)
    axes.annotate(
        "中位数", (value, 1), (0, 2), xycoords=("data", "axes fraction"),
        textcoords="offset points", ha="center", va="bottom", color=LOOKS[5].colour,
        fontsize=_SMALL,
    )  # fmt: skip


def _frame(axes: Axes, rows: Sequence[Dot], unit: str, *, is_log: bool) -> None:
    axes.set_ylim(len(rows) - 0.5, -0.5)
    axes.set_yticks(
        range(len(rows)), [short(row.label, _LABEL_LENGTH) for row in rows], fontsize=8, color=INK
    )
    if is_log:
        axes.set_xscale("log")
        axes.xaxis.set_major_locator(LogLocator(subs=_subdivisions(rows)))
        axes.xaxis.set_minor_locator(NullLocator())
        axes.margins(x=0.08)
    else:
        axes.margins(x=0.05)
        axes.locator_params(axis="x", nbins=5)
    axes.xaxis.set_major_formatter("{x:,.10g}")
    axes.set_xlabel(f"{unit}（对数刻度）" if is_log else unit, loc="right")


def _subdivisions(rows: Sequence[Dot]) -> tuple[float, ...]:
    """How many numbers a decade has room for."""
    known = [row.value for row in rows if row.value is not None and row.value > 0]
    ratio = max(known) / min(known)
    return next((subs for most, subs in _SUBDIVISIONS if ratio < most), (1.0,))
