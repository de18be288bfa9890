"""Strips: wholes side by side, each divided into its parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from matplotlib.axes import Axes

from budgetkit.reports.blocks import Picture
from budgetkit.reports.charts.style import INK, LOOKS, PAPER, QUIET, sheet, short

Part = tuple[str, Decimal, str]
_ROW_INCHES = 0.78
_MARGIN_INCHES = 0.45
_BAR = 0.42
_NAMED_FRACTION = 0.16
"""Parts below this fraction of the axis are too narrow for their name."""


@dataclass(frozen=True, slots=True)
class Strip:
    """A whole and its parts.

    Attributes:
        label: Stands above the strip.
        parts: Name, 万元 and the number as shown, largest first.
        note: Stands at the right end of the label's line, e.g. the whole.
    """

    label: str
    parts: tuple[Part, ...]
    note: str = ""


def strips(rows: Sequence[Strip], alt: str, unit: str = "万元") -> Picture:
    """Draw each whole as a strip on one common scale; parts are named where they stand."""
    width = max((sum(float(value) for _, value, _ in row.parts) for row in rows), default=0)
    with sheet(_MARGIN_INCHES + _ROW_INCHES * len(rows)) as paper:
        for position, row in enumerate(rows):
            _draw(paper.axes, position, row, width)
        _frame(paper.axes, len(rows), unit)
        return Picture(paper.svg(), alt)


def _draw(axes: Axes, position: int, row: Strip, width: float) -> None:
    start = 0.0
    unnamed: list[Part] = []
    for look, part in zip(LOOKS, _few(row.parts), strict=False):
        name, value, shown = part
        axes.barh(
            position, float(value), _BAR, left=start,
            color=look.colour, hatch=look.hatch, hatchcolor=PAPER,
        )  # fmt: skip
        if float(value) >= _NAMED_FRACTION * width:
            _write(axes, (start, position + 0.34), f"{short(name, 12)} {shown}", "left")
        else:
            unnamed.append(part)
        start += float(value)
    _write(axes, (0, position - 0.36), short(row.label), "left", is_strong=True)
    _at_right(axes, position - 0.36, row.note, INK)
    _at_right(axes, position + 0.34, _together(unnamed), QUIET)


def _few(parts: Sequence[Part]) -> Iterator[Part]:
    """No more parts than there are looks: what is beyond is drawn as one."""
    last = len(LOOKS) - 1
    yield from parts[:last]
    rest = sum((value for _, value, _ in parts[last:]), Decimal(0))
    if rest:
        yield f"另 {len(parts) - last} 项", rest, f"{rest:,.2f}"


def _together(parts: Sequence[Part]) -> str:
    if len(parts) > 1:
        rest = sum((value for _, value, _ in parts), Decimal(0))
        return f"其余 {len(parts)} 项 {rest:,.2f}"
    return "".join(f"{short(name, 12)} {shown}" for name, _, shown in parts)


def _write(
    axes: Axes, place: tuple[float, float], text: str, side: str, is_strong: bool = False
) -> None:
    style = {"color": INK, "fontweight": "bold"} if is_strong else {"color": QUIET, "fontsize": 8.5}
    axes.annotate(
        short(text, 60), place, (2, 0), textcoords="offset points", va="center", ha=side, **style
    )


def _at_right(axes: Axes, level: float, text: str, colour: str) -> None:
    axes.annotate(
        short(text), (1, level), xycoords=("axes fraction", "data"),
        va="center", ha="right", color=colour, fontsize=8.5,
    )  # fmt: skip


def _frame(axes: Axes, count: int, unit: str) -> None:
    axes.set_ylim(count - 0.4, -0.55)
    axes.set_yticks([])
    axes.margins(x=0)
    axes.xaxis.set_major_formatter("{x:,.0f}")
    axes.locator_params(axis="x", nbins=5)
    axes.set_xlabel(unit, loc="right")
