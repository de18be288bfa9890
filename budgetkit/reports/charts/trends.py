"""Lines over years: a mark where a year was read, a gap where it was not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from budgetkit.reports.blocks import Numbers, Picture
from budgetkit.reports.charts.style import INK, LOOKS, PAPER, QUIET, sheet, short

_HEIGHT_INCHES = 2.5
_MARKS = "osD^vP"
_DASHES: tuple[str | tuple[int, tuple[float, ...]], ...] = (
    "-", (0, (5, 2)), (0, (1.5, 1.5)), (0, (6, 2, 1, 2)),
)  # fmt: skip
_LINES = (LOOKS[0], LOOKS[5], LOOKS[2], LOOKS[1])


@dataclass(frozen=True, slots=True)
class Trend:
    """One figure over years: a value per year, None where the year's is not known."""

    label: str
    values: tuple[Decimal | None, ...]


def trends(years: Sequence[int], rows: Sequence[Trend], alt: str, unit: str = "万元") -> Picture:
    """Draw at most four lines; neighbours in time are joined only if no year lies between.

    Args:
        years: In ascending order.
        rows: The lines, values in the order of the years.
        alt: States the finding.
        unit: Stands on the axis, which begins at zero.
    """
    with sheet(_HEIGHT_INCHES) as paper:
        drawn = rows[: len(_LINES)]
        handles = [_draw(paper.axes, years, row, number) for number, row in enumerate(drawn)]
        _frame(paper.axes, years, unit)
        _key(paper.axes, handles, drawn)
        heads = ("年度", *(f"{row.label}（{unit}）" for row in rows))
        table: Numbers = (
            heads,
            *(
                (str(year), *(row.values[place] for row in rows))
                for place, year in enumerate(years)
            ),
        )
        return Picture(paper.svg(), alt, table)


def _draw(axes: Axes, years: Sequence[int], row: Trend, number: int) -> Line2D:
    known = [
        (year, float(value))
        for year, value in zip(years, row.values, strict=True)
        if value is not None
    ]
    colour = _LINES[number].colour
    for (year, value), (next_year, next_value) in pairwise(known):
        if next_year == year + 1:
            axes.plot(
                [year, next_year], [value, next_value], color=colour, linewidth=1.4,
                linestyle=_DASHES[number],
            )  # fmt: skip
    (marks,) = axes.plot(
        [year for year, _ in known], [value for _, value in known], _MARKS[number], color=colour,
        markersize=5, markeredgecolor=PAPER, markeredgewidth=0.6,
    )  # fmt: skip
    for year, value in known:
        axes.annotate(
            f"{value:,.0f}", (year, value), (0, 5), textcoords="offset points", ha="center",
            va="bottom", color=INK, fontsize=7.5,
        )  # fmt: skip
    return marks


def _frame(axes: Axes, years: Sequence[int], unit: str) -> None:
    axes.grid(visible=False, axis="x")
    axes.grid(visible=True, axis="y")
    axes.set_xticks(list(years), [f"{year} 年" for year in years])
    axes.set_xlim(min(years) - 0.5, max(years) + 0.5)
    axes.set_ylim(bottom=min(0.0, axes.get_ylim()[0]))
    axes.margins(y=0.15)
    axes.set_ylim(top=axes.get_ylim()[1] * 1.12)
    axes.yaxis.set_major_formatter("{x:,.0f}")
    axes.locator_params(axis="y", nbins=5)
    axes.tick_params(axis="y", labelsize=8, labelcolor=QUIET)
    axes.set_ylabel(unit, loc="top", rotation=0, labelpad=-14)


def _key(axes: Axes, handles: Sequence[Line2D], rows: Sequence[Trend]) -> None:
    # Named afterwards: matplotlib leaves out a line whose label is empty or begins with "_".
    key = axes.legend(
        handles, ["·"] * len(handles), loc="lower left", bbox_to_anchor=(0, 1.02), ncols=4,
        borderaxespad=0, handlelength=1.4, borderpad=0.2,
    )  # fmt: skip
    for text, row in zip(key.get_texts(), rows, strict=True):
        text.set_text(short(row.label))
