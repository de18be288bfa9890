"""The head of a form without rules: labels and values in rows, by their heights and places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from budgetkit.document.pdf.aligned.blocks import Block, stacked
from budgetkit.document.pdf.aligned.words import Word

_STEP_EM = 1.55
_SLACK_EM = 0.8
_SAME_ROW_EM = 0.7
_MOST_BLOCKS = 10

FormRow = dict[int, Block]
"""What stands in a row, by column."""


def head_rows(words: Sequence[Word], size: float) -> list[FormRow] | None:
    """Return the rows above the list; None where they are no labels and values.

    Args:
        words: Above the header of the list.
        size: Of the header's type.
    """
    rows = _labels_first(list(_head_rows(words, size)))
    too_many = max(map(len, rows), default=0) > _MOST_BLOCKS
    return None if too_many else list(_in_slots(rows))


def _head_rows(words: Sequence[Word], size: float) -> Iterator[list[Block]]:
    """Yield labels and values of the head: what is centred at one height, left to right."""
    blocks = sorted(stacked(words, _STEP_EM, _SLACK_EM), key=lambda block: block.centre[1])
    row: list[Block] = []
    for block in blocks:
        if row and block.centre[1] - row[0].centre[1] > _SAME_ROW_EM * size:
            yield sorted(row, key=lambda block: block.x0)
            row = []
        row.append(block)
    if row:
        yield sorted(row, key=lambda block: block.x0)


def _in_slots(rows: Sequence[Sequence[Block]]) -> Iterator[FormRow]:
    """Yield rows with their blocks at the places that the fullest row has.

    A row of as many blocks as the one above has them under those.
    """
    slots = max(rows, key=len, default=[])
    above: Sequence[int] = ()
    for row in rows:
        if len(row) != len(above):
            above = min(
                combinations(range(len(slots)), len(row)),
                key=lambda places: sum(map(_apart, row, (slots[at] for at in places))),
            )
        yield dict(zip(above, row, strict=True))


def _apart(block: Block, slot: Block) -> float:
    edges = (block.x0 - slot.x0, block.x1 - slot.x1, block.centre[0] - slot.centre[0])
    return min(map(abs, edges))


def _labels_first(rows: Sequence[list[Block]]) -> list[list[Block]]:
    """Return the rows with a label that is centred beside two of them above both."""
    ordered: list[list[Block]] = []
    for row in rows:
        beside = ordered[-1] if ordered and len(row) == 1 else []
        if beside and row[0].x1 <= min(block.x0 for block in beside):
            ordered.insert(-1, row)
        else:
            ordered.append(row)
    return ordered
