"""Classify the entries of the two halves of a form, each by its own rows and by the other's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field, replace

from budgetkit.disclosure.forms import classes, evidence
from budgetkit.disclosure.forms.classes import Assignment, Slot
from budgetkit.disclosure.forms.entries import Entry
from budgetkit.disclosure.forms.halves import Half
from budgetkit.disclosure.forms.tokens import Kind
from budgetkit.disclosure.forms.trust import DISPLACED, IN_PLACE, Trust

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

    def labels(self) -> list[str]:
        """Return the classes that the half names, top to bottom."""
        return [key for half in self.rows for key in row_labels(half)]

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

    def follows(self, slot: int) -> str | None:
        """Return the first label below a slot."""
        below = (own.labels[0] for own in self.slots[slot + 1 :] if own.labels)
        return next(below, None)

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
    """Return the entries of both halves with their classes.

    Whether the labels of a form are in place is judged by what reading it so costs.
    """
    pairs = evidence.mates(left.entries, right.entries)
    readings = [_assign(left, right, pairs, trust) for trust in (IN_PLACE, DISPLACED)]
    left, right, _ = min(readings, key=lambda reading: reading[2])
    back = {mate: index for index, mate in pairs.items()}
    return list(_result(left, right, pairs)), list(_result(right, left, back))


def row_labels(half: Half) -> tuple[str, ...]:
    """Return the classes that a half row names before its indicator, nearest last.

    A label behind the indicator is what a shifted neighbour left there, and says nothing.
    """
    kinds = half.kinds
    until = next((i for i, kind in enumerate(kinds) if kind is not Kind.CLASS), len(kinds))
    return tuple(token.class_key for token in half.tokens[:until] if token.class_key)


def _assign(
    left: Side, right: Side, pairs: dict[int, int], trust: Trust
) -> tuple[Side, Side, float]:
    """Return both halves with their classes under this trust in labels, and the cost."""
    back = {mate: index for index, mate in pairs.items()}
    left, right = (
        replace(left, slots=_slots(left, right, pairs, trust)),
        replace(right, slots=_slots(right, left, back, trust)),
    )
    sides = (left, right)
    order = classes.best_order([key for side in sides for key in side.labels()])
    for side in sides:
        side.assignment = classes.assign(side.slots, order, trust)
    cost = trust.cost(displacements(left, right)) + sum(side.assignment.cost for side in sides)
    differing = [(i, j) for i, j in pairs.items() if left.class_of(i) != right.class_of(j)]
    for index, mate in differing:
        _agree(left, left.slot_of(index), right, right.slot_of(mate))
    if differing:
        for side in sides:
            side.assignment = classes.assign(side.slots, order, trust)
    return left, right, cost


def displacements(left: Side, right: Side) -> int:
    """Return how many rows betray that labels are not where they belong.

    Two classes before one name; halves that name different classes in one row; a label in
    one half only, where the form prints labels in both.
    """
    rows = [
        (row_labels(own), row_labels(other))
        for own, other in zip(left.rows, right.rows, strict=True)
        if own.has_indicator and other.has_indicator
    ]
    both = sum(bool(own and other) for own, other in rows)
    lone = sum(bool(own) != bool(other) for own, other in rows)
    doubled = sum(len(set(own)) > 1 or len(set(other)) > 1 for own, other in rows)
    differing = sum(bool(own and other) and own[-1] != other[-1] for own, other in rows)
    return doubled + differing + (lone if both else 0)


def _slots(side: Side, other: Side, mates: dict[int, int], trust: Trust) -> list[Slot]:
    slots: list[Slot] = []
    for row, half in enumerate(side.rows):
        labels = row_labels(half)
        entries = [index for index, entry in enumerate(side.entries) if entry.row == row]
        slots.extend(_entry_slot(side, index, other, mates.get(index), trust) for index in entries)
        if labels and not entries:
            costs = classes.anchor_costs(labels, row_labels(other.rows[row]))
            slots.append(Slot(row, labels, None, costs))
    return slots


def _entry_slot(side: Side, index: int, other: Side, mate: int | None, trust: Trust) -> Slot:
    entry = side.entries[index]
    labels = row_labels(side.rows[entry.row])
    beside = row_labels(other.rows[other.entries[mate].row]) if mate is not None else ()
    costs = evidence.add(
        evidence.cue_costs(entry.name or "", entry.value),
        evidence.label_costs(labels, trust),
        evidence.label_costs(beside, trust),
    )
    return Slot(entry.row, labels, index, costs)


def _agree(left: Side, left_slot: int, right: Side, right_slot: int) -> None:
    """Let two halves settle on the class that costs least in both together."""
    totals = evidence.add(left.assignment.totals[left_slot], right.assignment.totals[right_slot])
    agreed = min(totals, key=totals.__getitem__)
    for slot in (left.slots[left_slot], right.slots[right_slot]):
        slot.costs = {key: cost + _AGREED * (key != agreed) for key, cost in slot.costs.items()}


def _unnamed(sides: Sequence[Side], order: Sequence[str]) -> set[str]:
    """Return the classes that a form which prints empty classes too does not name."""
    prints_all = any(slot.entry is None for side in sides for slot in side.slots)
    named = {key for side in sides for key in side.labels()}
    return set(order) - named if prints_all else set()


def _may_be_unlabelled(
    places: Sequence[tuple[Side, int]], unnamed: Set[str], order: Sequence[str]
) -> bool:
    """Whether a class whose label was lost may begin here: between the labels around.

    Args:
        places: The slots of an indicator, in its own half and in the other.
        unnamed: Classes whose label no half has.
        order: Of the classes.
    """
    if not unnamed or any(side.slots[number].labels for side, number in places):
        return False
    for side, number in places:
        above, below = side.carried(number), side.follows(number)
        until = order.index(below) if below in order else len(order)
        between = order[order.index(above) + 1 : until] if above in order else ()
        if any(key in unnamed for key in between):
            return True
    return False


def _result(side: Side, other: Side, mates: dict[int, int]) -> Iterator[Classified]:
    order = classes.best_order([*side.labels(), *other.labels()])
    unnamed = _unnamed((side, other), order)
    for number, slot in enumerate(side.slots):
        if slot.entry is None:
            continue
        key, margin = side.assignment.classes[number], side.assignment.margin(number)
        mate = mates.get(slot.entry)
        places = [(side, number)]
        if mate is not None:
            places.append((other, other.slot_of(mate)))
        said = {half.carried(place) for half, place in places}
        told = key in said and margin >= _SURE_MARGIN and not side.prints_empty(key, number)
        told = told and not _may_be_unlabelled(places, unnamed, order)
        yield Classified(
            entry=side.entries[slot.entry],
            class_key=key,
            label_text=side.label_text(key, slot.row),
            uncertain=not told,
            margin=margin,
        )
