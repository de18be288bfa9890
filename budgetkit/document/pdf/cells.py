"""The text of a grid's cells: each glyph goes where its middle lies."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from budgetkit.document.pdf.frame import Box
from budgetkit.document.pdf.glyphs import Glyph, SidewaysGlyph
from budgetkit.document.pdf.grid import Grid, Region
from budgetkit.document.pdf.lines import row_text, rows_of_glyphs
from budgetkit.document.pdf.overflow import homes_of_overflow
from budgetkit.text import ENUMERATION

_PADDING_EM = 1.6
_RAGGED_EM = -0.5
_MARGINS_EM = 1.2
_OVERFLOW_CONFIDENCE = 0.6
_COMPLETE_AMOUNT = re.compile(r"-?[0-9,]+\.[0-9]{2,6}%?")
_CLAUSE_ENDS = ("。", "；", ";", "，", "、", "：", ":", ".")


@dataclass(frozen=True, slots=True)
class FilledCell:
    """A region of a grid with its text; wrapped lines are joined, others end with a break.

    ``is_full`` tells whether another character would not have fitted on the last line,
    ``overflows`` whether an amount sticks out of the region, ``indent_em`` how many
    widths of a character from the left border the first line begins.
    """

    region: Region
    bbox: Box
    text: str
    confidence: float = 1.0
    is_full: bool = False
    overflows: bool = False
    indent_em: float | None = None


def fill(
    grid: Grid,
    glyphs: Iterable[Glyph],
    sideways: Iterable[SidewaysGlyph] = (),
    confidence: float = 1.0,
) -> tuple[list[FilledCell], list[Glyph]]:
    """Return the cells of ``grid`` in reading order and the glyphs that lie outside.

    A cell without upright text takes what is written sideways in it. ``confidence`` is
    below 1 where no rule shows the borders.
    """
    glyphs = list(glyphs)
    held, outside, over = _held(grid, glyphs)
    turned = _turned(grid, sideways)
    cells = []
    for index, region in enumerate(grid.regions):
        box = grid.box(region)
        rows = rows_of_glyphs(held[index])
        upended = (box[1], box[0], box[3], box[2])
        text = _text(rows, box) or cell_text(turned[index], upended)
        sure = confidence * _OVERFLOW_CONFIDENCE if index in over else confidence
        full, indent = _is_full(rows, box), _indent(rows, box)
        cells.append(FilledCell(region, box, text, sure, full, index in over, indent))
    return cells, outside


def _held(
    grid: Grid, glyphs: Sequence[Glyph]
) -> tuple[dict[int, list[Glyph]], list[Glyph], set[int]]:
    """The glyphs of each region, those outside, and the regions an amount sticks out of."""
    owner = grid.owners()
    positions = (grid.position((glyph.x0 + glyph.x1) / 2, glyph.middle) for glyph in glyphs)
    owners = [None if position is None else owner[position] for position in positions]
    homes = homes_of_overflow(glyphs, owners, grid.regions)
    held: dict[int, list[Glyph]] = defaultdict(list)
    outside = []
    for index, glyph in enumerate(glyphs):
        home = homes.get(index, owners[index])
        if home is None:
            outside.append(glyph)
        else:
            held[home].append(glyph)
    return held, outside, set(homes.values())


def _turned(grid: Grid, sideways: Iterable[SidewaysGlyph]) -> dict[int, list[Glyph]]:
    owner = grid.owners()
    turned: dict[int, list[Glyph]] = defaultdict(list)
    for one in sideways:
        position = grid.position(*one.middle)
        if position is not None:
            turned[owner[position]].append(one.glyph)
    return turned


def _indent(rows: Sequence[list[Glyph]], box: Box) -> float | None:
    if not rows:
        return None
    first = rows[0][0]
    return round((first.x0 - box[0]) / first.size, 2)


def _is_full(rows: Sequence[list[Glyph]], box: Box) -> bool:
    if not rows:
        return False
    last = rows[-1]
    room = box[2] - box[0] - (last[-1].x1 - last[0].x0)
    return room < (1 + _MARGINS_EM) * last[-1].size


def cell_text(glyphs: Sequence[Glyph], box: Box) -> str:
    """Return the text of a cell.

    A line that was wrapped goes on without a break; a line that was ended on purpose keeps
    its break.
    """
    return _text(rows_of_glyphs(glyphs), box)


def _text(rows: Sequence[list[Glyph]], box: Box) -> str:
    if not rows:
        return ""
    widest = max(row[-1].x1 - row[0].x0 for row in rows)
    pieces = [row_text(rows[0])]
    for above, below in pairwise(rows):
        wrapped = _is_wrapped(above, below, widest, box[2] - box[0])
        pieces.append(_joint(above[-1].text, below[0].text) if wrapped else "\n")
        pieces.append(row_text(below))
    return "".join(pieces)


def _is_wrapped(above: list[Glyph], below: list[Glyph], widest: float, room: float) -> bool:
    """Whether ``above`` ended because what follows did not fit.

    It did not fit if it would have crossed the cell's border or reached beyond the widest
    line. Two numbers that are complete were not one.
    """
    upper, lower = row_text(above), row_text(below)
    if _COMPLETE_AMOUNT.fullmatch(upper) and _COMPLETE_AMOUNT.fullmatch(lower):
        return False
    size = above[-1].size
    extended = above[-1].x1 - above[0].x0 + _first_word(below)
    if ENUMERATION.match(lower) and upper.endswith(_CLAUSE_ENDS):
        return False
    return extended > min(room - _PADDING_EM * size, widest + _RAGGED_EM * size)


def _first_word(row: list[Glyph]) -> float:
    """The width of what cannot be broken at the start of a row."""
    end = row[0].x1
    for left, right in pairwise(row):
        if not (left.text.isascii() and right.text.isascii()):
            break
        end = right.x1
    return end - row[0].x0


def _joint(left: str, right: str) -> str:
    """What stands between two characters that a line break parted."""
    words = left.isascii() and right.isascii() and left.isalpha() and right.isalpha()
    return " " if words else ""
