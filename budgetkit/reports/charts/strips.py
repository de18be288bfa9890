"""Strips: wholes side by side, each divided into its parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from matplotlib.axes import Axes

from budgetkit.reports.blocks import Numbers, Picture
from budgetkit.reports.charts.style import (
    INK,
    LOOKS,
    PAPER,
    QUIET,
    WIDTH_INCHES,
    Edges,
    points,
    sheet,
    short,
)

Part = tuple[str, Decimal, str]
_ROW_INCHES = 0.92
_MARGIN_INCHES = 0.5
_BAR = 0.42
_PITCH = 1.2
"""From strip to strip, in units of the axis: four lines of text stand between."""
_SMALL_POINTS = 8.5
_AXIS_POINTS = WIDTH_INCHES * 72 * 0.95


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
    with sheet(_MARGIN_INCHES + _ROW_INCHES * len(rows), Edges(left=0.1)) as paper:
        for position, row in enumerate(rows):
            _draw(paper.axes, position * _PITCH, row, width)
        _frame(paper.axes, len(rows), unit)
        return Picture(paper.svg(), alt, _numbers(rows, unit))


def _numbers(rows: Sequence[Strip], unit: str) -> Numbers:
    parts = ((row.label, name, value) for row in rows for name, value, _ in row.parts)
    return (("整体", "部分", f"金额（{unit}）"), *parts)


def _draw(axes: Axes, position: float, row: Strip, width: float) -> None:
    start = 0.0
    unnamed: list[Part] = []
    for look, part in zip(LOOKS, _few(row.parts), strict=False):
        name, value, shown = part
        axes.barh(
            position, float(value), _BAR, left=start,
            color=look.colour, hatch=look.hatch, hatchcolor=PAPER,
        )  # fmt: skip
        text = f"{short(name, 12)} {shown}"
        if points(text, _SMALL_POINTS) <= float(value) / width * _AXIS_POINTS:
            _write(axes, (start, position + 0.33), text)
        else:
            unnamed.append(part)
        start += float(value)
    _write(axes, (0, position - 0.34), short(row.label), is_strong=True)
    _at_right(axes, position - 0.34, row.note, INK)
    _at_end(axes, position + 0.53, _together(unnamed), start / width)


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


def _write(axes: Axes, place: tuple[float, float], text: str, is_strong: bool = False) -> None:
    small = {"color": QUIET, "fontsize": _SMALL_POINTS}
    style = {"color": INK, "fontweight": "bold"} if is_strong else small
    axes.annotate(
        short(text, 60), place, (2, 0), textcoords="offset points", va="center", ha="left", **style
    )


def _at_end(axes: Axes, level: float, text: str, end: float) -> None:
    """Write under the end of a strip that takes this part of the axis, or as near as it fits."""
    least = points(short(text), _SMALL_POINTS) / _AXIS_POINTS
    axes.annotate(
        short(text), (min(max(end, least), 1.0), level), xycoords=("axes fraction", "data"),
        va="center", ha="right", color=QUIET, fontsize=_SMALL_POINTS,
    )  # fmt: skip


def _at_right(axes: Axes, level: float, text: str, colour: str) -> None:
    axes.annotate(
        short(text), (1, level), xycoords=("axes fraction", "data"),
        va="center", ha="right", color=colour, fontsize=_SMALL_POINTS,
    )  # fmt: skip


def _frame(axes: Axes, count: int, unit: str) -> None:
    axes.set_ylim((count - 1) * _PITCH + 0.68, -0.5)
    axes.set_yticks([])
    axes.margins(x=0)
    axes.xaxis.set_major_formatter("{x:,.0f}")
    axes.locator_params(axis="x", nbins=5)
    axes.set_xlabel(unit, loc="right")
