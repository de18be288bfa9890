"""Find the class of every indicator of a half: the cheapest way through its rows.

A transcript loses which rows a merged class cell covered: the label may stand rows too
early, in another column, or only in the other half. What is left is the fixed order of the
classes, the rows that hold only a label (an empty class prints one), the cues of name and
value, and the same name in the other half. A shortest path over rows and classes weighs
them against each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from operator import add

from budgetkit.disclosure.forms.evidence import Costs
from budgetkit.disclosure.forms.trust import IN_PLACE, Trust
from budgetkit.disclosure.forms.vocabulary import vocabulary

_NEAR_ROWS = 3
_BACKWARDS = 5.0
_UNKNOWN_LABEL = 3
_SKIPPED = 0.1
_ANCHOR_ELSEWHERE = 2.5
_NOT_EMPTY_AFTER_ALL = 2.0
_FILLED_AFTER_EMPTY = 3.5

_Row = list[float]
_Matrix = list[_Row]


@dataclass(slots=True)
class Slot:
    """A row of a half that holds an indicator (``entry``) or only class labels.

    Attributes:
        row: Index of the row in the indicator block.
        labels: Classes labelled in the row, nearest last.
        entry: Index of the entry, None for a row of labels only.
        costs: What each class would cost here, without regard to the rows around.
    """

    row: int
    labels: tuple[str, ...]
    entry: int | None
    costs: Costs


@dataclass(slots=True)
class Assignment:
    """The class of each slot, and what every other class would have cost in all."""

    classes: list[str] = field(default_factory=list)
    totals: list[Costs] = field(default_factory=list)

    @property
    def cost(self) -> float:
        """What the cheapest way costs in all."""
        return min(self.totals[0].values()) if self.totals else 0.0

    def margin(self, slot: int) -> float:
        """How much dearer the second-best class is."""
        best, second = sorted(self.totals[slot].values())[:2]
        return second - best


def best_order(labels: Sequence[str]) -> tuple[str, ...]:
    """Return the printed order of classes that these labels, top to bottom, fit best."""

    def misfit(order: tuple[str, ...]) -> int:
        ranks = [order.index(label) for label in labels if label in order]
        inversions = sum(after < before for before, after in pairwise(ranks))
        return inversions + _UNKNOWN_LABEL * (len(labels) - len(ranks))

    return min(vocabulary().orders, key=misfit)


def assign(slots: Sequence[Slot], order: Sequence[str], trust: Trust = IN_PLACE) -> Assignment:
    """Return the cheapest class of each slot, forward and backward over the rows."""
    if not slots:
        return Assignment()
    steps = [_steps(slots, index, order, trust) for index in range(1, len(slots))]
    own = [[slot.costs[key] for key in order] for slot in slots]
    forward = _forward(own, steps)
    backward = _backward(own, steps)
    totals = [
        dict(zip(order, map(sum, zip(there, back, strict=True)), strict=True))
        for there, back in zip(forward, backward, strict=True)
    ]
    return Assignment([min(total, key=total.__getitem__) for total in totals], totals)


def _forward(own: Sequence[_Row], steps: Sequence[_Matrix]) -> list[_Row]:
    """Return the cost of the cheapest way to each class of each slot, the slot included."""
    ways = [[cost + rank * _SKIPPED for rank, cost in enumerate(own[0])]]
    for costs, step in zip(own[1:], steps, strict=True):
        columns = zip(*step, strict=True)
        ways.append(
            [
                cost + min(map(add, ways[-1], column))
                for cost, column in zip(costs, columns, strict=True)
            ]
        )
    return ways


def _backward(own: Sequence[_Row], steps: Sequence[_Matrix]) -> list[_Row]:
    """Return the cost of the cheapest way from each class of each slot to the end."""
    ways = [[0.0] * len(own[0])]
    for costs, step in zip(reversed(own), reversed(steps), strict=False):
        onward = list(map(add, costs, ways[-1]))
        ways.append([min(map(add, row, onward)) for row in step])
    return ways[::-1]


def _steps(slots: Sequence[Slot], index: int, order: Sequence[str], trust: Trust) -> _Matrix:
    """Return the cost of each change of class between a slot and the one above it."""
    near = _labels_near(slots, slots[index].row)
    own = slots[index].labels
    changes = [
        0.0 if key in own else trust.label_near if key in near else trust.unlabelled_change
        for key in order
    ]
    stays = [_stay(slots[index - 1], slots[index], key) for key in order]
    return [
        [
            stays[after]
            if after == before
            else _BACKWARDS
            if after < before
            else changes[after] + (after - before - 1) * _SKIPPED
            for after in range(len(order))
        ]
        for before in range(len(order))
    ]


def _stay(above: Slot, slot: Slot, key: str) -> float:
    """An empty class prints one row of its label and nothing else."""
    if slot.entry is None and above.entry is not None and key in slot.labels:
        return _NOT_EMPTY_AFTER_ALL
    if above.entry is None and slot.entry is not None and key not in slot.labels:
        return _FILLED_AFTER_EMPTY
    return 0.0


def _labels_near(slots: Sequence[Slot], row: int) -> set[str]:
    return {key for slot in slots if abs(slot.row - row) <= _NEAR_ROWS for key in slot.labels}


def anchor_costs(labels: Sequence[str], beside: Sequence[str]) -> Costs:
    """Return what each class would cost a row of labels only, with the other half's."""
    agreed = 2 if set(labels) & set(beside) else 1
    costs = dict.fromkeys(vocabulary().classes, _ANCHOR_ELSEWHERE * agreed)
    return costs | dict.fromkeys(labels, 0.0)
