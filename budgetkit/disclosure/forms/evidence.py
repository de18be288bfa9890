"""What the name, the value and the labels beside it say of an indicator's class, as costs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from budgetkit.disclosure.forms.entries import Entry
from budgetkit.disclosure.forms.trust import Trust
from budgetkit.disclosure.forms.vocabulary import vocabulary
from budgetkit.text import compact

Costs = dict[str, float]
_SAME_NAME_PCT = 85.0


@lru_cache(maxsize=4096)
def cue_costs(name: str, value: str) -> Costs:
    """Return what each class would cost an indicator of this name and value."""
    texts = {"name": compact(name), "value": compact(value)}
    costs = {key: known.rarity for key, known in vocabulary().classes.items()}
    for cue in vocabulary().cues:
        if texts[cue.on] and cue.pattern.search(texts[cue.on]):
            for key in costs.keys() - cue.classes:
                costs[key] += cue.weight
    return costs


def label_costs(labels: Sequence[str], trust: Trust) -> Costs:
    """Return what each class would cost beside these labels, the last being the nearest."""
    if not labels:
        return dict.fromkeys(vocabulary().classes, 0.0)
    costs = dict.fromkeys(vocabulary().classes, trust.other_label)
    costs |= dict.fromkeys(labels, trust.farther_label)
    return costs | {labels[-1]: 0.0}


def add(*costs: Costs) -> Costs:
    """Return the sum of several costs."""
    return {key: sum(cost[key] for cost in costs) for key in costs[0]}


def mates(own: Sequence[Entry], other: Sequence[Entry]) -> dict[int, int]:
    """Return for each entry the other half's entry of the same name, by index.

    Equal names first; then names that differ by a few characters, as misread ones do.
    """
    found: dict[int, int] = {}
    for likeness_pct in (100.0, _SAME_NAME_PCT):
        free = [index for index in range(len(other)) if index not in found.values()]
        for index, entry in enumerate(own):
            if index not in found and entry.key:
                mate = _mate(entry, other, free, likeness_pct)
                if mate is not None:
                    found[index] = mate
                    free.remove(mate)
    return found


def _mate(
    entry: Entry, other: Sequence[Entry], free: Sequence[int], likeness_pct: float
) -> int | None:
    alike = [
        (fuzz.ratio(entry.key, other[index].key), -abs(other[index].row - entry.row), index)
        for index in free
        if other[index].key
    ]
    best = max(alike, default=None)
    return best[2] if best and best[0] >= likeness_pct else None
