"""Read the indicators of a form whose halves stand side by side, without known merges."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from budgetkit.disclosure.forms.entries import pair_half, without_repeats
from budgetkit.disclosure.forms.halves import Half
from budgetkit.disclosure.forms.joined import taken_apart
from budgetkit.disclosure.forms.labels import footer_label
from budgetkit.disclosure.forms.parted import PartedRow
from budgetkit.disclosure.forms.parting import one_sided, part_rows
from budgetkit.disclosure.forms.sides import Classified, Side, classify, row_labels
from budgetkit.disclosure.forms.tokens import Token, tokens_of
from budgetkit.disclosure.forms.vocabulary import vocabulary
from budgetkit.document.model import Row


@dataclass(frozen=True, slots=True)
class Indicators:
    """The indicators of both halves.

    Attributes:
        implementation: Those of the whole period.
        annual: Those of the year.
        collapsed_rows: Rows that hold two halves collapsed into one.
        guessed_rows: Rows whose only indicator could as well be the other half's.
    """

    implementation: list[Classified]
    annual: list[Classified]
    collapsed_rows: frozenset[int]
    guessed_rows: frozenset[int]


def read_indicators(rows: Sequence[Row], *, two_sided: bool) -> Indicators:
    """Return the indicators of the rows below the head.

    A form with a single half has annual indicators only.
    """
    block = list(_block(rows))
    if two_sided:
        parted, collapsed = _with_collapsed_rows(part_rows(block))
    else:
        parted, collapsed = [one_sided(tokens, width) for tokens, width in block], frozenset()
    left, right = [row.left for row in parted], [row.right for row in parted]
    halves = pair_half(left), pair_half(right)
    entries = taken_apart(halves[0], halves[1]), taken_apart(halves[1], halves[0])
    found = classify(
        Side(left, without_repeats(entries[0], entries[1])),
        Side(right, without_repeats(entries[1], entries[0])),
    )
    guessed = frozenset(index for index, row in enumerate(parted) if not row.is_sure)
    return Indicators(*found, collapsed, guessed)


def _block(rows: Sequence[Row]) -> Iterator[tuple[tuple[Token, ...], int]]:
    """Yield tokens and width of each row up to the date of filling."""
    for row in rows:
        tokens = tokens_of(row)
        if any(footer_label(text) == vocabulary().date_label for text in row.texts if text):
            yield tuple(token for token in tokens if not token.key.isdigit()), len(row.cells)
            return
        yield tokens, len(row.cells)


def _with_collapsed_rows(
    rows: Sequence[PartedRow],
) -> tuple[list[PartedRow], frozenset[int]]:
    """Return the rows, and which of them hold two halves collapsed into one.

    Such a run begins where both halves print the same class label but only the right one an
    indicator, and goes on while rows stay one-sided. The label beside the indicator is the
    right half's, so the run is kept there.
    """
    kept: list[PartedRow] = []
    collapsed: set[int] = set()
    inside = False
    for index, row in enumerate(rows):
        inside = _begins_collapse(row) or (inside and not _is_two_sided(row))
        if inside and (row.left.has_indicator or row.right.has_indicator):
            collapsed.add(index)
        moved = inside and row.left.has_indicator
        kept.append(PartedRow(Half(), row.left, row.width) if moved else row)
    return kept, frozenset(collapsed)


def _is_two_sided(row: PartedRow) -> bool:
    return row.left.has_indicator and row.right.has_indicator


def _begins_collapse(row: PartedRow) -> bool:
    labels = row_labels(row.left)
    lone = row.right.has_indicator and not row.left.has_indicator
    return lone and bool(labels) and labels == row_labels(row.right) and not _keeps_room(row)


def _keeps_room(row: PartedRow) -> bool:
    """Whether a name and a value have room between the labels of the two halves.

    A class that only the right half fills leaves the left half's columns blank.
    """
    label, name = row.right.tokens[:2]
    return label.column - row.left.tokens[-1].column > name.column - label.column
