"""Heat maps: a grid of states, told apart by lightness and by a mark in each field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.patches import Patch, Rectangle

from budgetkit.reports.blocks import Numbers, Picture
from budgetkit.reports.charts.style import INK, PAPER, sheet, short

_ROW_INCHES = 0.19
_HEAD_INCHES = 1.35
_LEGEND_INCHES = 0.3
_SMALL = 7
_ROW_LABEL = 18
_COLUMN_LABEL = 14
_FEW = 30


@dataclass(frozen=True, slots=True)
class State:
    """How a field of a state looks.

    Attributes:
        label: Its name in the key.
        colour: Of the field.
        mark: A character in the field, so that the colour is not needed.
    """

    label: str
    colour: str
    mark: str = ""

    @property
    def ink(self) -> str:
        """The colour in which the mark can be read on the field."""
        red, green, blue = (int(self.colour[place : place + 2], 16) for place in (1, 3, 5))
        return INK if 0.299 * red + 0.587 * green + 0.114 * blue > 140 else PAPER


def heat(
    rows: Sequence[str],
    columns: Sequence[str],
    fields: Sequence[Sequence[str | None]],
    states: Mapping[str, State],
    alt: str,
    row_length: int = _ROW_LABEL,
    most: tuple[int, int] | None = None,
) -> Picture:
    """Draw a grid.

    Args:
        rows: Names of the rows.
        columns: Names of the columns, written upright.
        fields: A state's key per row and column; None is left empty.
        states: How each state looks, in the order of the key.
        alt: States the finding.
        row_length: Characters of a row's name that are written; the table has it whole.
        most: How many rows and columns are drawn, the first ones; the table has all.
    """
    height, width = most or (len(rows), len(columns))
    drawn, heads = [row[:width] for row in fields[:height]], columns[:width]
    seen = {key for row in drawn for key in row}
    shown = {key: state for key, state in states.items() if key in seen}
    with sheet(_HEAD_INCHES + _LEGEND_INCHES + _ROW_INCHES * len(drawn)) as paper:
        for level, row in enumerate(drawn):
            for place, key in enumerate(row):
                if key is not None:
                    _draw(paper.axes, place, level, states[key], small=len(heads) > _FEW)
        _frame(paper.axes, [short(name, row_length) for name in rows[:height]], heads)
        _key(paper.axes, list(shown.values()))
        return Picture(paper.svg(), alt, _numbers(rows, columns, fields, states))


def _numbers(
    rows: Sequence[str],
    columns: Sequence[str],
    fields: Sequence[Sequence[str | None]],
    states: Mapping[str, State],
) -> Numbers:
    named = ([None if key is None else states[key].label for key in row] for row in fields)
    return (("名称", *columns), *((name, *row) for name, row in zip(rows, named, strict=True)))


def _draw(axes: Axes, place: int, level: int, state: State, *, small: bool) -> None:
    corner = (place - 0.5, level - 0.5)
    axes.add_patch(Rectangle(corner, 1, 1, facecolor=state.colour, edgecolor=PAPER, linewidth=0.8))
    if state.mark:
        axes.annotate(
            state.mark, (place, level), ha="center", va="center", color=state.ink,
            fontsize=4.5 if small else _SMALL,
        )  # fmt: skip


def _frame(axes: Axes, rows: Sequence[str], columns: Sequence[str]) -> None:
    axes.set_xlim(-0.5, max(len(columns) - 0.5, 0.5))
    axes.set_ylim(max(len(rows) - 0.5, 0.5), -0.5)
    axes.grid(visible=False)
    axes.spines["bottom"].set_visible(False)
    axes.xaxis.tick_top()
    size = 5.5 if len(columns) > _FEW else _SMALL
    names = [short(name, _COLUMN_LABEL) for name in columns]
    axes.set_xticks(range(len(columns)), names, rotation=90, fontsize=size, color=INK)
    axes.set_yticks(range(len(rows)), list(rows), fontsize=7.5, color=INK)


def _key(axes: Axes, states: Sequence[State]) -> None:
    handles = [
        Patch(
            facecolor=state.colour, edgecolor=INK, linewidth=0.4,
            label=short(f"{state.mark} {state.label}".strip()),
        )
        for state in states
    ]  # fmt: skip
    if handles:
        axes.legend(
            handles=handles, loc="upper right", bbox_to_anchor=(1, -0.01), ncols=len(handles),
            borderaxespad=0, handlelength=1.1, handleheight=1.1, borderpad=0.2, columnspacing=1.2,
        )  # fmt: skip
