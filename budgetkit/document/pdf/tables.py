"""The tables of a page: by its rules, by its picture, by the columns of its text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from budgetkit.document.model import Method
from budgetkit.document.pdf.across import across_anchors
from budgetkit.document.pdf.aligned.find import aligned_tables
from budgetkit.document.pdf.bands import with_rows_parted
from budgetkit.document.pdf.camelot_grids import Anchors, Picture, raster_grids, vector_grids
from budgetkit.document.pdf.cells import fill
from budgetkit.document.pdf.frame import Frame
from budgetkit.document.pdf.glyphs import Glyph, SidewaysGlyph
from budgetkit.document.pdf.grid import Grid, grid_of
from budgetkit.document.pdf.lines import rows_of_glyphs, split_at_gaps
from budgetkit.document.pdf.painted import Segment
from budgetkit.document.pdf.reading import PageTable

_UNRULED_CONFIDENCE = 0.8
_TABULAR_ROWS = 3
_SEGMENTS_MAX = 20_000
_EDGE_PT = 3.0

_Grid = tuple[Grid, Method, float]
"""A grid, how it was found, and how sure its borders are."""


def find_tables(
    glyphs: Sequence[Glyph],
    sideways: Sequence[SidewaysGlyph],
    segments: Sequence[Segment],
    frame: Frame,
    render: Callable[[int], Picture] | None,
    *,
    is_picture: bool = False,
) -> tuple[list[PageTable], list[Glyph]]:
    """Return the tables of a page from top to bottom, and the glyphs outside of them.

    A grid of a single column is boxed text, and a page with more rules than any table has
    is a drawing: both are left to the running text.

    Args:
        glyphs: Upright, in the direction the page is read.
        sideways: Glyphs at a right angle to these.
        segments: Rules in the same coordinates.
        frame: Of the page as it is read.
        render: Draws the page, where its rules may be no lines.
        is_picture: Whether the page is nothing but a picture, which shows all its rules.
    """
    ruled: list[_Grid] = []
    if segments and len(segments) <= _SEGMENTS_MAX:
        found = vector_grids(segments, frame.width, frame.height)
        ruled = [(grid, Method.VECTOR, 1.0) for grid in _grids(found, glyphs)]
    if not ruled and render and (is_picture or _is_tabular(glyphs)):
        found = raster_grids(render, segments, frame.width, frame.height)
        ruled = [(grid, Method.LATTICE, 1.0) for grid in _grids(found, glyphs)]
    tables, rest = _filled(ruled, glyphs, sideways)
    found_more = [
        (grid, Method.VECTOR, _UNRULED_CONFIDENCE) for grid in _across(segments, tables, rest)
    ]
    across, rest = _filled(found_more, rest, sideways)
    aligned, rest = aligned_tables(rest)
    return [*tables, *across, *aligned], rest


def _across(
    segments: Sequence[Segment], tables: Sequence[PageTable], glyphs: Sequence[Glyph]
) -> list[Grid]:
    """The grids of tables ruled across only, beside those already found."""
    if len(segments) > _SEGMENTS_MAX:
        return []
    free = [rule for rule in segments if not any(_touches(rule, table) for table in tables)]
    return list(_grids(across_anchors(free, glyphs), glyphs))


def _touches(rule: Segment, table: PageTable) -> bool:
    x0, y0, x1, y1 = table.bbox
    beside = rule[2] < x0 or rule[0] > x1
    return not beside and y0 - _EDGE_PT <= rule[3] and rule[1] <= y1 + _EDGE_PT


def _filled(
    grids: Iterable[_Grid], glyphs: Sequence[Glyph], sideways: Sequence[SidewaysGlyph]
) -> tuple[list[PageTable], list[Glyph]]:
    """The tables that ``grids`` make of the glyphs, and the glyphs they leave."""
    tables, rest = [], list(glyphs)
    for grid, method, confidence in grids:
        cells, rest = fill(grid, rest, sideways, confidence)
        tables.append(PageTable(grid.xs, grid.ys, tuple(cells), method))
    return tables, rest


def _grids(found: Iterable[Anchors], glyphs: Sequence[Glyph]) -> Iterator[Grid]:
    for anchors in found:
        grid = grid_of(anchors)
        if len(grid.xs) > 2:
            yield with_rows_parted(grid, glyphs)


def _is_tabular(glyphs: Sequence[Glyph]) -> bool:
    """Whether several rows of text fall apart into columns."""
    rows = (split_at_gaps(row) for row in rows_of_glyphs(glyphs))
    return sum(len(parts) > 1 for parts in rows) >= _TABULAR_ROWS
