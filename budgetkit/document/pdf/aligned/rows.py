"""Lines of a table's body to rows: what is wrapped in one cell, and what stands beside it."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from budgetkit.document.pdf.aligned.blocks import Block
from budgetkit.document.pdf.aligned.words import Word, joined_words

_WRAP_STEP_EM = 1.62
_WRAP_SHARE = 0.85
_WIDE_SHARE = 0.7
_OVERLAP_SHARE = 0.25

Row = dict[int, Block]
"""The cells that hold text, by column."""


def body_rows(lines: Sequence[Sequence[Word]], xs: Sequence[float]) -> list[Row]:
    """Return the rows that lines of words form in columns, from top to bottom.

    Args:
        lines: Of the body, from top to bottom.
        xs: The borders of the columns.
    """
    cells = [_by_column(line, xs) for line in lines]
    columns: dict[int, list[Word]] = defaultdict(list)
    for line in cells:
        for column, word in line.items():
            columns[column].append(word)
    step = _row_step(cells)
    blocks = [
        (column, block) for column, words in columns.items() for block in _wrapped(words, step)
    ]
    return _side_by_side(blocks)


def _by_column(line: Sequence[Word], xs: Sequence[float]) -> dict[int, Word]:
    held: dict[int, list[Word]] = defaultdict(list)
    for word in line:
        column = min(max(bisect_right(xs, word.middle) - 1, 0), len(xs) - 2)
        held[column].append(word)
    return {column: joined_words(words) for column, words in held.items()}


def _row_step(cells: Iterable[dict[int, Word]]) -> float:
    """The usual distance from one amount to the next below it, 0 where there are none."""
    columns: dict[int, list[float]] = defaultdict(list)
    for line in cells:
        for column, word in line.items():
            if word.is_printed_amount:
                columns[column].append(word.baseline)
    steps = [b - a for baselines in columns.values() for a, b in pairwise(baselines)]
    return median(steps) if steps else 0.0


def _wrapped(words: Sequence[Word], row_step: float) -> list[Block]:
    """The blocks of one column: a text that filled its line goes on in the next."""
    widest = max(word.x1 - word.x0 for word in words)
    blocks: list[list[Word]] = []
    for word in words:
        if blocks and _goes_on(blocks[-1][-1], word, widest, row_step):
            blocks[-1].append(word)
        else:
            blocks.append([word])
    return [Block(tuple(block)) for block in blocks]


def _goes_on(above: Word, below: Word, widest: float, row_step: float) -> bool:
    if above.is_amount or below.is_amount or below.is_total:
        return False
    step = below.baseline - above.baseline
    most = _WRAP_STEP_EM * below.size
    if row_step:
        most = min(most, _WRAP_SHARE * row_step)
    return step <= most and above.x1 - above.x0 >= _WIDE_SHARE * widest


def _side_by_side(blocks: Sequence[tuple[int, Block]]) -> list[Row]:
    """Blocks that stand at the same height are one row, the middle of each in the other."""
    rows: list[Row] = []
    bottom = 0.0
    for column, block in sorted(blocks, key=lambda pair: (pair[1].top, pair[0])):
        overlap = bottom - block.top
        height = block.bottom - block.top
        if rows and overlap > _OVERLAP_SHARE * min(height, block.size) and column not in rows[-1]:
            rows[-1][column] = block
            bottom = max(bottom, block.bottom)
        else:
            rows.append({column: block})
            bottom = block.bottom
    return rows
