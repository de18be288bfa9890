"""The header of a table without rules: which head stands over which columns.

Heads are centred over what they head, so that the middle of the columns tells more than the
width of the words. A header has no holes: what stands in its lowest row has a head above it,
unless it is set in the middle of several rows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from budgetkit.document.pdf.aligned.blocks import Block
from budgetkit.document.pdf.aligned.reach import Reach, borders

_SAME_ROW_EM = 0.45
_UNCOVERED_EM = 8.0
_BLANK_EM = 1.2
_LEFT_EM = 0.1
_ROOM_SHARE = 0.6
_SINGLE_EM = 1.0
_BESIDE_EM = 3.0
_MARGIN_EM = 0.8
_FITTING_EM = 1.6
_OVERLAP_PT = 1.0


@dataclass(slots=True)
class Node:
    """A head with those below it; without any it is the head of one column.

    Attributes:
        block: Its text.
        children: From left to right.
    """

    block: Block
    children: list[Node] = field(default_factory=list)

    def leaves(self) -> list[Node]:
        """The heads of the columns below, from left to right."""
        return [leaf for child in self.children for leaf in child.leaves()] or [self]

    @property
    def depth(self) -> int:
        """Rows from here to the lowest below."""
        return 1 + max((child.depth for child in self.children), default=0)


@dataclass(frozen=True, slots=True)
class Heads:
    """The header as trees, from left to right; ``is_certain`` tells whether all heads fit."""

    roots: tuple[Node, ...]
    is_certain: bool = True

    @property
    def leaves(self) -> list[Node]:
        """The heads of the columns."""
        return [leaf for root in self.roots for leaf in root.leaves()]


@dataclass(frozen=True, slots=True)
class _Choice:
    """Which heads the blocks of a row stand over: first and last plus one.

    An empty range is the head of a column of its own.
    """

    cost: float
    ranges: tuple[tuple[int, int], ...]

    def then(self, cost: float, *more: int) -> _Choice:
        """Return the choice with the range of one more block, if any."""
        ranges = ((more[0], more[1]),) if more else ()
        return _Choice(self.cost + cost, (*self.ranges, *ranges))


def _cheapest(choices: Iterable[_Choice]) -> list[_Choice]:
    return sorted(choices, key=lambda choice: choice.cost)[:2]


def read_heads(blocks: Sequence[Block], reaches: Mapping[Block, Reach]) -> Heads:
    """Return the trees that the blocks of a header form.

    Args:
        blocks: Of the header.
        reaches: How far the columns reach whose heads the blocks may be.
    """
    rows = head_rows(blocks)
    if not rows:
        return Heads(())
    lowest = rows[-1]
    named = [row for row in rows if not all(block.lines[0].is_ordinal for block in row)]
    middle = (named[0][0].centre[1] + named[-1][0].centre[1]) / 2 if named else 0.0
    front = [Node(block) for block in lowest]
    certain = True
    for row in reversed(rows[:-1]):
        fitting = _Fitting(front, middle, reaches, is_top=row is rows[0])
        choice, *others = fitting.choose(row)
        size = row[0].size
        clear = all(other.cost - choice.cost >= _MARGIN_EM * size for other in others)
        certain = certain and (clear or choice.cost <= _FITTING_EM * size * len(row))
        front = _covered(row, front, choice)
    return Heads(tuple(front), certain)


def head_rows(blocks: Sequence[Block]) -> list[list[Block]]:
    """Blocks by the height of their middles, from top to bottom."""
    rows: list[list[Block]] = []
    for block in sorted(blocks, key=lambda block: block.centre[1]):
        if rows and block.centre[1] - rows[-1][0].centre[1] <= _SAME_ROW_EM * block.size:
            rows[-1].append(block)
        else:
            rows.append([block])
    return [sorted(row, key=lambda block: block.x0) for row in rows]


@dataclass(frozen=True, slots=True)
class _Fitting:
    """Fits a row of blocks over the heads found so far.

    Attributes:
        front: The heads that nothing heads yet, from left to right.
        middle: The height of the middle of the header.
        reaches: How far the columns reach.
        is_top: Whether what is left without a head will have none.
    """

    front: Sequence[Node]
    middle: float
    reaches: Mapping[Block, Reach]
    is_top: bool

    def choose(self, row: Sequence[Block]) -> list[_Choice]:
        """Choose which of the front each block heads, at the least cost; then the next best."""
        best: dict[int, list[_Choice]] = {0: [_Choice(0.0, ())]}
        for block in row:
            after: dict[int, list[_Choice]] = defaultdict(list)
            for start, choices in best.items():
                for first, last, cost in self._options(block, start):
                    after[last] += [choice.then(cost, first, last) for choice in choices]
            best = {last: _cheapest(choices) for last, choices in after.items()}
        return _cheapest(
            choice.then(self._passed(end, len(self.front)))
            for end, choices in best.items()
            for choice in choices
        )

    def _options(self, block: Block, start: int) -> Iterable[tuple[int, int, float]]:
        """Yield the ranges from ``start`` on that a block may head, with their cost."""
        for first in range(start, len(self.front) + 1):
            passed = self._passed(start, first)
            if self._parts(block, start, first):
                yield first, first, passed + self._cost_alone(block, first)
            for last in range(first + 1, len(self.front) + 1):
                yield first, last, passed + self._cost_over(block, first, last)

    def _parts(self, block: Block, start: int, at: int) -> bool:
        """Whether the front up to ``at`` stands left of the block, and the rest right of it."""
        x = block.centre[0]
        left = all(self._hull(node)[0] < x for node in self.front[start:at])
        return left and (at == len(self.front) or self._hull(self.front[at])[1] > x)

    def _passed(self, first: int, last: int) -> float:
        """The cost of heads that nothing heads: none for those in the middle of rows."""
        each = _UNCOVERED_EM if self.is_top else _LEFT_EM
        return sum(
            each * node.block.size
            for node in self.front[first:last]
            if node.block.centre[1] > self.middle + _SAME_ROW_EM * node.block.size
        )

    def _cost_alone(self, block: Block, at: int) -> float:
        """The cost of a column of its own: nothing stands below, and it is not at the top."""
        over = any(_overlap(block, node) for node in self.front) or not self._has_room(block, at)
        above = block.centre[1] < self.middle - _SAME_ROW_EM * block.size
        reach = self.reaches[block]
        blank = reach.x0 == block.x0 and reach.x1 == block.x1
        return ((over + above / 2) * _UNCOVERED_EM + blank * _BLANK_EM) * block.size

    def _has_room(self, block: Block, at: int) -> bool:
        """Whether the columns on both sides leave a column for a block between them."""
        if not 0 < at < len(self.front):
            return True
        reaches = [self.reaches[leaf.block] for node in self.front for leaf in node.leaves()]
        index = sum(len(node.leaves()) for node in self.front[:at])
        xs = borders(reaches, block.size)
        left, right = reaches[index - 1], reaches[index]
        end = left.x1 if left.ends or left.centre is None else 2 * left.centre - xs[index - 1]
        begin = (
            right.x0 if right.begins or right.centre is None else (2 * right.centre - xs[index + 1])
        )
        return begin - end >= _ROOM_SHARE * (block.x1 - block.x0)

    def _cost_over(self, block: Block, first: int, last: int) -> float:
        left, right = self._borders(first, last)
        inside = self.front[first:last]
        outside = [node for node in self.front if node not in inside and _overlap(block, node)]
        missed = abs((left + right) / 2 - block.centre[0])
        single = len(inside) == 1 and not inside[0].block.lines[0].is_ordinal
        beside = not any(_overlap(block, node) for node in inside)
        whole = sum(self._spans_all_rows(node) for node in inside)
        wrong = len(outside) + whole / 2
        doubts = single * _SINGLE_EM + beside * _BESIDE_EM
        return missed + (wrong * _UNCOVERED_EM + doubts) * block.size

    def _spans_all_rows(self, node: Node) -> bool:
        """Whether a head of one column stands in the middle of the header: it has no other."""
        size = node.block.size
        return len(node.leaves()) == 1 and abs(node.block.centre[1] - self.middle) <= (
            _SAME_ROW_EM * size
        )

    def _borders(self, first: int, last: int) -> tuple[float, float]:
        """Where the columns of a range begin and end."""
        reaches = [self.reaches[leaf.block] for node in self.front for leaf in node.leaves()]
        before = sum(len(node.leaves()) for node in self.front[:first])
        behind = sum(len(node.leaves()) for node in self.front[:last])
        xs = borders(reaches, self.front[0].block.size)
        return xs[before], xs[behind]

    def _hull(self, node: Node) -> tuple[float, float]:
        leaves = node.leaves()
        return self.reaches[leaves[0].block].x0, self.reaches[leaves[-1].block].x1


def _overlap(block: Block, node: Node) -> bool:
    left, right = max(block.x0, node.block.x0), min(block.x1, node.block.x1)
    return right - left > _OVERLAP_PT


def _covered(row: Sequence[Block], front: Sequence[Node], choice: _Choice) -> list[Node]:
    """The front with the row's heads in place of what they head."""
    result: list[Node] = []
    done = 0
    for block, (first, last) in zip(row, choice.ranges, strict=True):
        result += front[done:first]
        result.append(Node(block, list(front[first:last])))
        done = last
    return result + list(front[done:])
