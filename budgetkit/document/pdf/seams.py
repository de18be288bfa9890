"""What a page break does to a table: rows cut in the middle, merged cells that go on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from budgetkit.document.model import Place
from budgetkit.text import ENUMERATION, compact
from budgetkit.units import looks_numeric

_SENTENCE_ENDS = ("。", "；", ";", "！", "？", "!", "?")
_SHORTEST_CUT_TEXT = 8


@dataclass(slots=True)
class Slot:
    """A cell on the grid of a table in the making."""

    row: int
    column: int
    row_span: int
    column_span: int
    text: str
    place: Place
    confidence: float = 1.0

    @property
    def bottom(self) -> int:
        """The row after the last one covered."""
        return self.row + self.row_span


Pair = tuple[Slot, Slot]
"""A cell that ends at the seam and the cell of the same columns that begins there."""


def pairs_at(seam: int, above: Sequence[Slot], below: Sequence[Slot]) -> list[Pair]:
    """Return the cells that meet at row ``seam``."""
    ending = {(slot.column, slot.column_span): slot for slot in above if slot.bottom == seam}
    return [
        (ending[slot.column, slot.column_span], slot)
        for slot in below
        if slot.row == seam and (slot.column, slot.column_span) in ending
    ]


def join_cut_row(pairs: Sequence[Pair], below: list[Slot], seam: int) -> bool:
    """Join the row that the break cut in two, if it did; tells whether.

    The lower part of a cut row holds nothing but the ends of texts that the upper part
    left open: no amount, no code, no text under an empty cell.
    """
    first = [slot for slot in below if slot.row == seam]
    texts = [slot for slot in first if slot.text]
    if not texts or any(slot.row_span > 1 for slot in first) or len(pairs) != len(first):
        return False
    ends = [(upper, lower) for upper, lower in pairs if lower.text]
    if not all(_goes_on(upper, lower) for upper, lower in ends):
        return False
    if len(texts) == len(first) > 1:
        return False
    for upper, lower in ends:
        upper.text += lower.text
        upper.confidence = min(upper.confidence, lower.confidence)
    below[:] = [slot for slot in below if slot.row != seam]
    for slot in below:
        slot.row -= 1
    return True


def _goes_on(upper: Slot, lower: Slot) -> bool:
    open_end = len(upper.text) >= _SHORTEST_CUT_TEXT and not upper.text.endswith(_SENTENCE_ENDS)
    return open_end and not looks_numeric(lower.text) and not ENUMERATION.match(lower.text)


def join_spans(pairs: Sequence[Pair], below: list[Slot], seam: int) -> None:
    """Let merged cells go on below the break, where the lower part is blank or repeats it."""
    first = [slot for slot in below if slot.row == seam]
    joined = [lower for upper, lower in pairs if _is_one(upper, lower)]
    if len(joined) == len(first):
        return
    for upper, lower in pairs:
        if _is_one(upper, lower):
            upper.row_span += lower.row_span
            below.remove(lower)


def _is_one(upper: Slot, lower: Slot) -> bool:
    merged = upper.row_span > 1 or lower.row_span > 1
    if not merged or not upper.text:
        return False
    return not lower.text or compact(lower.text) == compact(upper.text)
