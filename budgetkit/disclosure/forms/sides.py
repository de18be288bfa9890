"""Classify the entries of the two halves of a form, each by its own rows and by the other's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from budgetkit.disclosure.forms import classes, evidence
from budgetkit.disclosure.forms.classes import Assignment, Slot
from budgetkit.disclosure.forms.entries import Entry
from budgetkit.disclosure.forms.halves import Half
from budgetkit.disclosure.forms.tokens import Kind

_SURE_MARGIN = 1.5
_AGREED = 6.0


@dataclass(slots=True)
class Classified:
    """An entry with its class.

    Attributes:
        entry: Name and value.
        class_key: The class.
        label_text: The class label as printed, empty where none was read.
        uncertain: Whether no label above or beside it, in either half, says the class.
        margin: How much dearer the next best class would have been.
    """

    entry: Entry
    class_key: str
    label_text: str
    uncertain: bool
    margin: float


@dataclass(slots=True)
class Side:
    """One half of the indicator block: its rows, entries, slots and classes."""

    rows: Sequence[Half]
    entries: list[Entry]
    slots: list[Slot] = field(default_factory=list)
    assignment: Assignment = field(default_factory=Assignment)

    def class_of(self, entry: int) -> str:
        """Return the class assigned to an entry."""
        return self.assignment.classes[self.slot_of(entry)]

    def slot_of(self, entry: int) -> int:
        """Return the index of an entry's slot."""
        return next(i for i, slot in enumerate(self.slots) if slot.entry == entry)

    def carried(self, slot: int) -> str | None:
        """Return the label that reading down the page would give a slot."""
        above = (own.labels[-1] for own in self.slots[slot::-1] if own.labels)
        return next(above, None)

    def prints_empty(self, key: str, slot: int) -> bool:
        """Whether a row below holds only this class's label, as an empty class does."""
        below = self.slots[slot + 1 :]
        return any(key in own.labels for own in below if own.entry is None)

    def label_text(self, key: str, row: int) -> str:
        """Return the nearest label of a class, as printed."""
        labels = [
            (abs(index - row), token.text)
            for index, half in enumerate(self.rows)
            for token in half.of(Kind.CLASS)
            if token.class_key == key
        ]
        return min(labels)[1] if labels else ""


def classify(left: Side, right: Side) -> tuple[list[Classified], list[Classified]]:
    """Return the entries of both halves with their classes."""
    mates = evidence.mates(left.entries, right.entries)
    back = {mate: index for index, mate in mates.items()}
    left.slots, right.slots = _slots(left, right, mates), _slots(right, left, back)
    _assign(left, right, mates)
    return list(_result(left, right, mates)), list(_result(right, left, back))


def row_labels(half: Half) -> tuple[str, ...]:
    """Return the classes that a half row names before its indicator, nearest last.

    A label behind the indicator is what a shifted neighbour left there, and says nothing.
    """
    kinds = half.kinds
    until = next((i for i, kind in enumerate(kinds) if kind is not Kind.CLASS), len(kinds))
    return tuple(token.class_key for token in half.tokens[:until] if token.class_key)


def _slots(side: Side, other: Side, mates: dict[int, int]) -> list[Slot]:
    slots: list[Slot] = []
    for row, half in enumerate(side.rows):
        labels = row_labels(half)
        entries = [index for index, entry in enumerate(side.entries) if entry.row == row]
        slots.extend(_entry_slot(side, index, other, mates.get(index)) for index in entries)
        if labels and not entries:
            costs = classes.anchor_costs(labels, row_labels(other.rows[row]))
            slots.append(Slot(row, labels, None, costs))
    return slots


def _entry_slot(side: Side, index: int, other: Side, mate: int | None) -> Slot:
    entry = side.entries[index]
    labels = row_labels(side.rows[entry.row])
    beside = row_labels(other.rows[other.entries[mate].row]) if mate is not None else ()
    costs = evidence.add(
        evidence.cue_costs(entry.name or "", entry.value),
        evidence.label_costs(labels),
        evidence.label_costs(beside),
    )
    return Slot(entry.row, labels, index, costs)


def _assign(left: Side, right: Side, mates: dict[int, int]) -> None:
    labels = [key for side in (left, right) for half in side.rows for key in row_labels(half)]
    order = classes.best_order(labels)
    for side in (left, right):
        side.assignment = classes.assign(side.slots, order)
    differing = [(i, j) for i, j in mates.items() if left.class_of(i) != right.class_of(j)]
    for index, mate in differing:
        _agree(left, left.slot_of(index), right, right.slot_of(mate))
    if differing:
        for side in (left, right):
            side.assignment = classes.assign(side.slots, order)


def _agree(left: Side, left_slot: int, right: Side, right_slot: int) -> None:
    """Let two halves settle on the class that costs least in both together."""
    totals = evidence.add(left.assignment.totals[left_slot], right.assignment.totals[right_slot])
    agreed = min(totals, key=totals.__getitem__)
    for slot in (left.slots[left_slot], right.slots[right_slot]):
        slot.costs = {key: cost + _AGREED * (key != agreed) for key, cost in slot.costs.items()}


def _result(side: Side, other: Side, mates: dict[int, int]) -> Iterator[Classified]:
    for number, slot in enumerate(side.slots):
        if slot.entry is None:
            continue
        key, margin = side.assignment.classes[number], side.assignment.margin(number)
        mate = mates.get(slot.entry)
        said = {side.carried(number)}
        if mate is not None:
            said.add(other.carried(other.slot_of(mate)))
        told = key in said and margin >= _SURE_MARGIN and not side.prints_empty(key, number)
        yield Classified(
            entry=side.entries[slot.entry],
            class_key=key,
            label_text=side.label_text(key, slot.row),
            uncertain=not told,
            margin=margin,
        )
