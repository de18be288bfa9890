"""Treemaps: parts of a whole as areas, parts of a part inside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from budgetkit.reports.blocks import Numbers, Picture
from budgetkit.reports.charts.style import INK, NO_EDGES, PAPER, WIDTH_INCHES, sheet, short

_HEIGHT_INCHES = 3.4
_HEAD_POINTS = 13
_FILLS = ("#17364f", "#4f7690", "#8495a0", "#b7c2c9", "#dba94a", "#f0e4c3")
_DARK = 2
"""How many of the fills bear light letters."""
_SMALL = 7.5


@dataclass(frozen=True, slots=True)
class Tile:
    """A part.

    Attributes:
        label: Its name.
        value: In the unit of the chart; a part without a positive value has no area.
        note: Stands below the name, e.g. the share.
        parts: What it consists of; they need not fill it.
    """

    label: str
    value: Decimal
    note: str = ""
    parts: tuple[Tile, ...] = ()


@dataclass(frozen=True, slots=True)
class _Field:
    left: float
    top: float
    width: float
    height: float


def treemap(tiles: Sequence[Tile], alt: str, unit: str = "万元") -> Picture:
    """Draw areas in proportion to values (squarified; Bruls, Huizing and van Wijk 2000).

    Args:
        tiles: The parts; the largest is drawn first.
        alt: States the finding.
        unit: Of the values, for the numbers behind the chart.
    """
    with sheet(_HEIGHT_INCHES, NO_EDGES) as paper:
        width, height = WIDTH_INCHES * 72, _HEIGHT_INCHES * 72
        whole = _Field(0, 0, width, height)
        for rank, (tile, field) in enumerate(_laid_out(tiles, whole)):
            _draw(paper.axes, tile, field, min(rank, len(_FILLS) - 1))
        paper.axes.set_xlim(0, width)
        paper.axes.set_ylim(height, 0)
        paper.axes.axis("off")
        return Picture(paper.svg(), alt, _numbers(tiles, unit))


def _numbers(tiles: Sequence[Tile], unit: str) -> Numbers:
    rows = [
        row
        for tile in tiles
        for row in (
            (tile.label, None, tile.value, tile.note),
            *((tile.label, part.label, part.value, part.note) for part in tile.parts),
        )
    ]
    return (("类", "其中", f"金额（{unit}）", "说明"), *rows)


def _draw(axes: Axes, tile: Tile, field: _Field, rank: int) -> None:
    _box(axes, field, _FILLS[rank], 2.0)
    ink = PAPER if rank < _DARK else INK
    if not tile.parts or field.height < 3 * _HEAD_POINTS:
        _name(axes, field, tile, ink)
        return
    _name(axes, _Field(field.left, field.top, field.width, _HEAD_POINTS), tile, ink)
    inside = _Field(field.left, field.top + _HEAD_POINTS, field.width, field.height - _HEAD_POINTS)
    filled = float(sum((part.value for part in tile.parts), Decimal(0)) / tile.value)
    inside = _Field(inside.left, inside.top, inside.width * min(filled, 1.0), inside.height)
    for part, own in _laid_out(tile.parts, inside):
        _box(axes, own, _FILLS[rank], 0.6)
        _name(axes, own, part, ink, small=True)


def _box(axes: Axes, field: _Field, colour: str, line: float) -> None:
    axes.add_patch(
        Rectangle(
            (field.left, field.top), field.width, field.height,
            facecolor=colour, edgecolor=PAPER, linewidth=line,
        )
    )  # fmt: skip


def _name(axes: Axes, field: _Field, tile: Tile, ink: str, *, small: bool = False) -> None:
    """Write the name where it has room; what has none is in the table behind the chart."""
    size = _SMALL if small else 8.5
    room = int((field.width - 6) / size)
    if room < 3 or field.height < size + 2:
        return
    lines = [short(tile.label, room)]
    if tile.note and field.height > 2.6 * size:
        lines.append(short(tile.note, int(room * 1.7)))
    elif tile.note and room > len(tile.label) + len(tile.note) * 0.6 + 1:
        lines[0] += f" {short(tile.note)}"
    axes.annotate(
        "\n".join(lines), (field.left + 4, field.top + 2), va="top", ha="left", color=ink,
        fontsize=size, linespacing=1.25, annotation_clip=True,
    )  # fmt: skip


def _laid_out(tiles: Sequence[Tile], field: _Field) -> Iterator[tuple[Tile, _Field]]:
    """Fill the field row by row, each row as square as it gets."""
    left = sorted((tile for tile in tiles if tile.value > 0), key=lambda tile: -tile.value)
    while left:
        count = _best_count(left, field)
        row, rest = left[:count], left[count:]
        part = _sum(row) / _sum(left)
        yield from _row(row, field, part)
        field = _beyond(field, part)
        left = rest


def _best_count(tiles: Sequence[Tile], field: _Field) -> int:
    scores = [_worst(tiles[:count], tiles, field) for count in range(1, len(tiles) + 1)]
    return scores.index(min(scores)) + 1


def _worst(row: Sequence[Tile], tiles: Sequence[Tile], field: _Field) -> float:
    """The least square of the fields of a row: 1 for squares."""
    part = _sum(row) / _sum(tiles)
    long, short_side = max(field.width, field.height), min(field.width, field.height)
    sides = [(long * part, short_side * float(tile.value) / _sum(row)) for tile in row]
    return max(max(one / other, other / one) for one, other in sides)


def _row(row: Sequence[Tile], field: _Field, part: float) -> Iterator[tuple[Tile, _Field]]:
    start = 0.0
    for tile in row:
        size = float(tile.value) / _sum(row)
        if field.width >= field.height:
            own = _Field(
                field.left, field.top + start * field.height,
                field.width * part, field.height * size,
            )  # fmt: skip
        else:
            own = _Field(
                field.left + start * field.width, field.top,
                field.width * size, field.height * part,
            )  # fmt: skip
        start += size
        yield tile, own


def _beyond(field: _Field, part: float) -> _Field:
    if field.width >= field.height:
        used = field.width * part
        return _Field(field.left + used, field.top, field.width - used, field.height)
    used = field.height * part
    return _Field(field.left, field.top + used, field.width, field.height - used)


def _sum(tiles: Sequence[Tile]) -> float:
    return float(sum((tile.value for tile in tiles), Decimal(0)))
