"""Zones to tables: the columns that all pages of a table tell, and the cells in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from budgetkit.document.model import Method
from budgetkit.document.pdf.aligned.blocks import Block, stacked
from budgetkit.document.pdf.aligned.columns import Extent, data_columns
from budgetkit.document.pdf.aligned.heads import Heads, Node, head_rows, read_heads
from budgetkit.document.pdf.aligned.reach import (
    Reach,
    borders,
    column_heads,
    reach_of,
)
from budgetkit.document.pdf.aligned.rows import body_rows
from budgetkit.document.pdf.aligned.words import Word
from budgetkit.document.pdf.aligned.zones import Zone
from budgetkit.document.pdf.cells import FilledCell
from budgetkit.document.pdf.frame import Box
from budgetkit.document.pdf.grid import Grid, Region
from budgetkit.document.pdf.reading import PageTable

CONFIDENCE = 0.8
DOUBTED = 0.5
_WRAP_STEP_EM = 1.55
_WRAP_SLACK_EM = 0.8
_SAME_ROW_EM = 0.45
_PADDING_PT = 2.0
_CROSSING_PT = 2.0
_FULL_EM = 1.2


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table.

    Attributes:
        xs: Their borders.
        heads: The header.
        spans: First column and number of columns of each head of ``heads.leaves``.
        doubtful: Columns whose head or border is not certain.
    """

    xs: tuple[float, ...]
    heads: Heads
    spans: tuple[tuple[int, int], ...]
    doubtful: frozenset[int] = frozenset()


def head_key(zone: Zone) -> tuple[str, ...]:
    """Return the texts of a header, for comparison with that of another page."""
    return tuple(sorted(block.key for block in _head_blocks(zone)))


def columns_of(zones: Sequence[Zone]) -> Columns | None:
    """Return the columns of a table that stands in ``zones``, None if there is only one.

    Args:
        zones: On one page or several, in order.
    """
    head = next((zone for zone in zones if zone.head), None)
    blocks = _head_blocks(head) if head else []
    edges = [(block.x0, block.x1) for block in blocks]
    data = data_columns((line for zone in zones for line in zone.body), edges)
    heads = read_heads(blocks, _provisional(blocks, data))
    parts = _parts(heads.leaves, data)
    if len(parts) < 2:
        return None
    size = zones[0].words[0].size
    reaches = [part.reach for part in parts]
    doubtful = {i for i, part in enumerate(parts) if not part.is_certain}
    doubtful |= {i for i, (a, b) in enumerate(pairwise(reaches)) if a.x1 > b.x0 + _CROSSING_PT}
    if not heads.is_certain:
        doubtful |= set(range(len(parts)))
    return Columns(tuple(borders(reaches, size)), heads, _spans(heads, parts), frozenset(doubtful))


def _head_blocks(zone: Zone) -> list[Block]:
    ordinal = [all(word.is_ordinal for word in line) for line in zone.head]
    words = [
        w
        for line, is_ordinal in zip(zone.head, ordinal, strict=True)
        if not is_ordinal
        for w in line
    ]
    numbers = [
        w for line, is_ordinal in zip(zone.head, ordinal, strict=True) if is_ordinal for w in line
    ]
    return [*stacked(words, _WRAP_STEP_EM, _WRAP_SLACK_EM), *(Block((w,)) for w in numbers)]


def _provisional(blocks: Sequence[Block], data: Sequence[Extent]) -> dict[Block, Reach]:
    """How far each block reaches together with data that only it can head."""
    rows = head_rows(blocks)
    lower = [block for row in rows[1:] or rows for block in row]
    candidates = [block for block in lower if not _has_below(block, lower)]
    candidates.sort(key=lambda block: block.x0)
    likely = [block for i, block in enumerate(candidates) if not _stands_out(candidates, i)]
    held = _held(data, likely)
    if any(len(extents) > 1 for extents in held.values()):
        held = _held(data, candidates)
    return {block: reach_of(block, held[block]) for block in blocks}


def _held(data: Sequence[Extent], heads: Sequence[Block]) -> dict[Block, list[Extent]]:
    held: dict[Block, list[Extent]] = defaultdict(list)
    for extent, (index, _) in zip(data, column_heads(data, heads), strict=True):
        if index is not None:
            held[heads[index]].append(extent)
    return held


def _stands_out(blocks: Sequence[Block], index: int) -> bool:
    """Whether a block stands higher than those on both sides: it may head them."""
    own = blocks[index]
    beside = [blocks[i] for i in (index - 1, index + 1) if 0 <= i < len(blocks)]
    lower = [b for b in beside if b.centre[1] - own.centre[1] > _SAME_ROW_EM * own.size]
    return len(lower) == 2


def _has_below(block: Block, others: Sequence[Block]) -> bool:
    return any(
        other.top > block.bottom and min(block.x1, other.x1) > max(block.x0, other.x0)
        for other in others
    )


@dataclass(frozen=True, slots=True)
class _Part:
    """A column: its head, if it has one, and how far it reaches."""

    leaf: int | None
    reach: Reach
    is_certain: bool


def _parts(leaves: Sequence[Node], data: Sequence[Extent]) -> list[_Part]:
    """The columns from left to right: those with data, and those that only a head tells."""
    matched = column_heads(data, [leaf.block for leaf in leaves])
    owners = [index for index, _ in matched]
    parts = []
    for extent, (index, certain) in zip(data, matched, strict=True):
        alone = index is not None and owners.count(index) == 1
        head = leaves[index].block if index is not None and alone else None
        known = (certain and index is not None) or not leaves
        parts.append(_Part(index, reach_of(head, [extent]), known))
    for index, leaf in enumerate(leaves):
        if index not in owners:
            parts.append(_Part(index, reach_of(leaf.block, []), True))
    return sorted(parts, key=lambda part: (part.reach.x0 + part.reach.x1) / 2)


def _spans(heads: Heads, parts: Sequence[_Part]) -> tuple[tuple[int, int], ...]:
    spans = []
    for leaf in range(len(heads.leaves)):
        own = [column for column, part in enumerate(parts) if part.leaf == leaf]
        spans.append((own[0], own[-1] - own[0] + 1))
    return tuple(spans)


def laid_out(zone: Zone, columns: Columns) -> PageTable:
    """Return what stands in a zone as a table of the given columns."""
    own = zone.head and read_own_heads(zone, columns)
    heads = list(_head_cells(own, columns)) if own else []
    height = max((region.row + region.row_span for region, _ in heads), default=0)
    rows = body_rows(zone.body, columns.xs)
    body = [
        (Region(height + number, column), block)
        for number, row in enumerate(rows)
        for column, block in row.items()
    ]
    ys = _ys(heads, [list(row.values()) for row in rows], height)
    grid = Grid(columns.xs, tuple(ys), tuple(_regions(heads, len(rows), columns)))
    texts = dict([*heads, *body])
    cells = tuple(_cell(grid, region, texts.get(region), columns) for region in grid.regions)
    return PageTable(columns.xs, tuple(ys), cells, Method.VECTOR, zone)


def read_own_heads(zone: Zone, columns: Columns) -> Heads:
    """Return the header of a zone: the table's own, with its places on this page."""
    blocks: dict[str, list[Block]] = defaultdict(list)
    for block in sorted(_head_blocks(zone), key=lambda block: -block.x0):
        blocks[block.key].append(block)
    return Heads(tuple(_moved(root, blocks) for root in columns.heads.roots))


def _moved(node: Node, blocks: dict[str, list[Block]]) -> Node:
    """The tree with the blocks of this page, the leftmost of a text first."""
    own = blocks[node.block.key]
    block = own.pop() if own else node.block
    return Node(block, [_moved(child, blocks) for child in node.children])


def _head_cells(heads: Heads, columns: Columns) -> Iterator[tuple[Region, Block]]:
    height = max(root.depth for root in heads.roots)
    spans = iter(columns.spans)
    for root in heads.roots:
        yield from _tree_cells(root, 0, height, [next(spans) for _ in root.leaves()])


def _tree_cells(
    node: Node, row: int, height: int, spans: Sequence[tuple[int, int]]
) -> Iterator[tuple[Region, Block]]:
    below = max((child.depth for child in node.children), default=0)
    down = height - row - below
    first, (last, width) = spans[0][0], spans[-1]
    yield Region(row, first, down, last + width - first), node.block
    done = 0
    for child in node.children:
        count = len(child.leaves())
        yield from _tree_cells(child, row + down, height, spans[done : done + count])
        done += count


def _ys(
    heads: Sequence[tuple[Region, Block]], rows: Sequence[Sequence[Block]], height: int
) -> list[float]:
    """The borders between rows: midway between what stands above and below."""
    tops = [[b.top for r, b in heads if r.row == row] for row in range(height)]
    ends = [[b.bottom for r, b in heads if r.row + r.row_span == row + 1] for row in range(height)]
    tops += [[block.top for block in row] for row in rows]
    ends += [[block.bottom for block in row] for row in rows]
    ys = [min(tops[0]) - _PADDING_PT]
    for above, below in zip(ends, tops[1:], strict=False):
        y = (max(above) + min(below)) / 2 if above and below else ys[-1] + 1
        ys.append(max(y, ys[-1] + 1))
    return [*ys, max(max(ends[-1], default=ys[-1]) + _PADDING_PT, ys[-1] + 1)]


def _regions(
    heads: Sequence[tuple[Region, Block]], row_count: int, columns: Columns
) -> Iterator[Region]:
    width = len(columns.xs) - 1
    height = max((region.row + region.row_span for region, _ in heads), default=0)
    taken = {
        (row, column)
        for region, _ in heads
        for row in range(region.row, region.row + region.row_span)
        for column in range(region.column, region.column + region.column_span)
    }
    first = {(region.row, region.column): region for region, _ in heads}
    for row in range(height + row_count):
        for column in range(width):
            if (row, column) in first:
                yield first[row, column]
            elif (row, column) not in taken:
                yield Region(row, column)


def _cell(grid: Grid, region: Region, block: Block | None, columns: Columns) -> FilledCell:
    box = grid.box(region)
    covered = set(range(region.column, region.column + region.column_span))
    doubtful = bool(covered & columns.doubtful)
    if block is None:
        return FilledCell(region, box, "", DOUBTED if doubtful else CONFIDENCE)
    crosses = region.column_span == 1 and not block.lines[0].is_total and _crosses(block, box)
    return FilledCell(
        region,
        box,
        block.text,
        DOUBTED if doubtful or crosses else CONFIDENCE,
        is_full=_is_full(block.lines[-1], box),
        indent_em=round((block.lines[0].x0 - box[0]) / block.size, 2),
    )


def _crosses(block: Block, box: Box) -> bool:
    return block.x0 < box[0] - _CROSSING_PT or block.x1 > box[2] + _CROSSING_PT


def _is_full(line: Word, box: Box) -> bool:
    return box[2] - box[0] - (line.x1 - line.x0) < (1 + _FULL_EM) * line.size
