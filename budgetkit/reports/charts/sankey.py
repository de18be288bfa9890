"""Sankey diagrams: how money flows from stage to stage, as bands of true width."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from matplotlib.axes import Axes
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path

from budgetkit.reports.blocks import Numbers, Picture
from budgetkit.reports.charts.style import INK, NO_EDGES, QUIET, sheet, short

_HEIGHT_INCHES = 4.2
_NODE = 0.09
_GAP = 0.035
_FILLS = ("#17364f", "#8495a0", "#4f7690", "#7b4b2d", "#b98a2f")
_SMALL = 7.5
_LABEL_LENGTH = 8
"""As many characters as fit between two stages."""
_LAST_LENGTH = 9
_LABEL_ROOM = 1.05
_ENDING = "支出"
"""Ends the names of most classes: the first thing to go where there is no room."""
_WORD = 0.013
"""The least height, as a part of the whole, at which a node's number is written too."""


@dataclass(frozen=True, slots=True)
class Band:
    """Money between two nodes; a node is its stage, counted from 0, and its label."""

    start: tuple[int, str]
    end: tuple[int, str]
    value: Decimal


@dataclass
class _Place:
    """Where a node stands, and how much of each side is taken by bands drawn so far."""

    top: float
    height: float
    left_used: float = 0.0
    right_used: float = 0.0


def sankey(bands: Sequence[Band], alt: str, unit: str = "万元") -> Picture:
    """Draw the bands; all widths are on one scale.

    Args:
        bands: With positive values; the order of nodes in a stage is that of their size.
        alt: States the finding.
        unit: Of the values, for the labels and the numbers behind the chart.
    """
    sizes = _sizes(bands)
    places = _places(sizes)
    with sheet(_HEIGHT_INCHES, NO_EDGES) as paper:
        for band in sorted(bands, key=lambda band: _order(band, places)):
            _draw(paper.axes, band, places, _scale(sizes))
        last = _last(sizes)
        for node, place in places.items():
            length = _LAST_LENGTH if node[0] == last else _LABEL_LENGTH
            _node(paper.axes, node, place, sizes[node], length)
        _frame(paper.axes, last)
        return Picture(paper.svg(), alt, _numbers(bands, unit))


def _numbers(bands: Sequence[Band], unit: str) -> Numbers:
    rows = ((band.start[1], band.end[1], band.value) for band in bands)
    return (("自", "至", f"金额（{unit}）"), *rows)


def _sizes(bands: Sequence[Band]) -> dict[tuple[int, str], float]:
    """The larger of what flows in and what flows out of each node."""
    flows_in: dict[tuple[int, str], float] = {}
    flows_out: dict[tuple[int, str], float] = {}
    for band in bands:
        flows_out[band.start] = flows_out.get(band.start, 0.0) + float(band.value)
        flows_in[band.end] = flows_in.get(band.end, 0.0) + float(band.value)
    nodes = dict.fromkeys([*flows_out, *flows_in])
    return {node: max(flows_in.get(node, 0.0), flows_out.get(node, 0.0)) for node in nodes}


def _scale(sizes: Mapping[tuple[int, str], float]) -> float:
    """Height per unit of money: the fullest stage, with its gaps, fills the sheet."""
    stages = {stage for stage, _ in sizes}
    return min(
        ((1 - _GAP * (len(own) - 1)) / sum(own) for stage in stages if (own := _of(sizes, stage))),
        default=1.0,
    )


def _of(sizes: Mapping[tuple[int, str], float], stage: int) -> list[float]:
    return [size for (own, _), size in sizes.items() if own == stage]


def _places(sizes: Mapping[tuple[int, str], float]) -> dict[tuple[int, str], _Place]:
    scale = _scale(sizes)
    places: dict[tuple[int, str], _Place] = {}
    for stage in sorted({stage for stage, _ in sizes}):
        nodes = sorted((node for node in sizes if node[0] == stage), key=lambda n: -sizes[n])
        filled = sum(_of(sizes, stage)) * scale + _GAP * (len(nodes) - 1)
        top = (1 - filled) / 2
        for node in nodes:
            places[node] = _Place(top, sizes[node] * scale)
            top += sizes[node] * scale + _GAP
    return places


def _last(sizes: Mapping[tuple[int, str], float]) -> int:
    return max((stage for stage, _ in sizes), default=0)


def _order(band: Band, places: Mapping[tuple[int, str], _Place]) -> tuple[int, float, float]:
    return band.start[0], places[band.start].top, places[band.end].top


def _draw(axes: Axes, band: Band, places: Mapping[tuple[int, str], _Place], scale: float) -> None:
    start, end = places[band.start], places[band.end]
    height = float(band.value) * scale
    left, right = start.top + start.right_used, end.top + end.left_used
    start.right_used += height
    end.left_used += height
    outline = _outline((band.start[0] + _NODE, left), (band.end[0], right), height)
    colour = _FILLS[band.start[0] % len(_FILLS)]
    axes.add_patch(PathPatch(outline, facecolor=colour, alpha=0.28, linewidth=0))


def _outline(start: tuple[float, float], end: tuple[float, float], height: float) -> Path:
    (x0, y0), (x1, y1) = start, end
    half = (x0 + x1) / 2
    points = [
        (x0, y0), (half, y0), (half, y1), (x1, y1),
        (x1, y1 + height), (half, y1 + height), (half, y0 + height), (x0, y0 + height), (x0, y0),
    ]  # fmt: skip
    curve = [Path.CURVE4] * 3
    return Path(points, [Path.MOVETO, *curve, Path.LINETO, *curve, Path.CLOSEPOLY])


def _node(
    axes: Axes, node: tuple[int, str], place: _Place, size: float, length: int = _LABEL_LENGTH
) -> None:
    stage, label = node
    axes.add_patch(
        Rectangle((stage, place.top), _NODE, place.height, color=_FILLS[stage % len(_FILLS)])
    )
    axes.annotate(
        _fitting(label, length), (stage + _NODE, place.top), (3, 0),
        textcoords="offset points", va="center" if place.height < _WORD else "top", ha="left",
        color=INK, fontsize=_SMALL,
    )  # fmt: skip
    if place.height > 4 * _WORD:
        axes.annotate(
            f"{size:,.0f}", (stage + _NODE, place.top), (3, -10), textcoords="offset points",
            va="top", ha="left", color=QUIET, fontsize=6.5,
        )  # fmt: skip


def _fitting(label: str, length: int) -> str:
    return short(label if len(label) <= length else label.removesuffix(_ENDING), length)


def _frame(axes: Axes, last: int) -> None:
    axes.set_xlim(-0.02, last + _NODE + _LABEL_ROOM)
    axes.set_ylim(1.02, -0.03)
    axes.axis("off")
