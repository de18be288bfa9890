"""What a page break does to a table: rows cut in the middle, merged cells that go on."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from budgetkit.document.model import Place
from budgetkit.text import ENUMERATION, compact, is_enumerated
from budgetkit.units import looks_numeric

_SENTENCE_ENDS = ("。", "；", ";", "！", "？", "!", "?")
_SHORTEST_CUT_TEXT = 8
_CODE = re.compile("[0-9]{3,21}")


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
    is_full: bool = False
    indent_em: float | None = None

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


def join_cut_row(
    pairs: Sequence[Pair], above: Sequence[Slot], below: list[Slot], seam: int
) -> bool:
    """Join the row that the break cut in two, if it did; tells whether.

    The lower part of a cut row holds the ends of texts that the upper part left open: long
    ones without a full stop, or such as fill their line. No text stands under an empty cell,
    and no amount or code, save that the parts complement each other.

    Args:
        pairs: The cells that meet at the seam.
        above: All cells above it, those of the upper part among them.
        below: The cells below it; the lower part is taken out if it is joined.
        seam: The row of the lower part.
    """
    first = [slot for slot in below if slot.row == seam]
    if any(slot.row_span > 1 for slot in first) or len(pairs) != len(first):
        return False
    ends = [(upper, lower) for upper, lower in pairs if lower.text]
    if not ends or len(ends) == len(first) > 1:
        return False
    is_prose = all(_goes_on(upper, lower) for upper, lower in ends)
    rows = [slot for slot in (*above, *below) if slot.row not in (seam - 1, seam)]
    if not is_prose and (not _fits_together(pairs) or _is_like_one_of(rows, first)):
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
    return open_end and _is_tail(lower)


def _is_tail(slot: Slot) -> bool:
    return not looks_numeric(slot.text) and not ENUMERATION.match(slot.text)


def _fits_together(pairs: Sequence[Pair]) -> bool:
    """Whether two parts are one row: labels that filled their lines go on, amounts do not.

    Amounts may stand in the lower part alone if the upper one holds a code and no amount.
    """
    tails = [(upper, lower) for upper, lower in pairs if lower.text and upper.text]
    alone = [lower for upper, lower in pairs if lower.text and not upper.text]
    if not tails or not all(_is_filled(upper) and _is_tail(lower) for upper, lower in tails):
        return False
    figures = [upper for upper, lower in pairs if looks_numeric(upper.text)]
    has_code_only = bool(figures) and all(_CODE.fullmatch(upper.text) for upper in figures)
    return not alone or (has_code_only and all(looks_numeric(slot.text) for slot in alone))


def _is_filled(slot: Slot) -> bool:
    figure = looks_numeric(slot.text)
    return slot.is_full and not figure and not slot.text.endswith(_SENTENCE_ENDS)


def _is_like_one_of(slots: Sequence[Slot], first: Sequence[Slot]) -> bool:
    """Whether the lower part may be a row of its own: others have text in the same cells.

    A label of one character is none.
    """
    if any(len(slot.text) == 1 for slot in first):
        return False
    rows: dict[int, list[Slot]] = defaultdict(list)
    for slot in slots:
        rows[slot.row].append(slot)
    return any(_shape(row) == _shape(first) for row in rows.values())


def _shape(row: Sequence[Slot]) -> frozenset[tuple[int, bool]]:
    """The columns that hold text, and whether it begins with a list mark."""
    return frozenset((slot.column, is_enumerated(slot.text)) for slot in row if slot.text)


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
