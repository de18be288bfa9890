"""Which printed number explains most of what does not hold.

A wrong number breaks every relation it stands in, and one other value would mend them all;
a right one stands in relations that hold. So each number is tried: how many broken relations
would one value of it mend, and how many sound ones would that value break?
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from budgetkit.checks.model import Figure, Interval, Verdict
from budgetkit.checks.reckoning.variables import Variables
from budgetkit.checks.relations import AtMost, Relation, Sum, involved

_TWO = Decimal(2)


@dataclass(frozen=True, slots=True)
class Suspect:
    """A number that may be wrong.

    Attributes:
        figure: One of its places.
        value: What it should be; None where no relation says.
        mends: The broken relations that this value mends.
        breaks: How many sound relations it would break.
        places: In how many places the number stands alike.
    """

    figure: Figure
    value: Decimal | None
    mends: tuple[Relation, ...]
    breaks: int
    places: int

    @property
    def score(self) -> int:
        """How much better things would be."""
        return len(self.mends) - self.breaks

    @property
    def rank(self) -> tuple[float, ...]:
        """The order of suspicion, the greatest first."""
        narrated = self.figure.source == "fact"
        return (self.score, len(self.mends), -self.places, narrated, -self.figure.confidence)


@dataclass(frozen=True, slots=True)
class Cause:
    """Broken relations with one explanation.

    Attributes:
        relations: What does not hold, the most telling first.
        suspects: The numbers that may be wrong, the likeliest first.
        is_pinned: Whether one number alone explains several broken relations.
    """

    relations: tuple[Relation, ...]
    suspects: tuple[Suspect, ...]
    is_pinned: bool


class Blame:
    """Finds the causes of what does not hold among relations."""

    def __init__(self, relations: Sequence[Relation]) -> None:
        self._variables = Variables(relations)
        self._by_figure = involved(relations)

    def causes(self, failing: Iterable[Relation]) -> list[Cause]:
        """Return the causes of the failing relations, each relation in one of them."""
        pending = dict.fromkeys(failing)
        found = []
        while pending:
            best = self._best(pending)
            if best is None or best.score < 1 or len(_distinct(best.mends)) < 2:
                break
            found.append(Cause(best.mends, (best, *self._others(best, pending)), is_pinned=True))
            pending = {each: None for each in pending if each not in best.mends}
        return found + [self._unpinned(group) for group in _folded(pending)]

    def _best(self, failing: dict[Relation, None]) -> Suspect | None:
        suspects = [self._suspect(figure, failing) for figure in self._candidates(failing)]
        return max(suspects, key=lambda suspect: suspect.rank, default=None)

    def _candidates(self, failing: Iterable[Relation]) -> list[Figure]:
        figures = (figure for relation in failing for figure in relation.figures)
        return list(dict.fromkeys(map(self._variables.of, figures)))

    def _others(self, best: Suspect, failing: dict[Relation, None]) -> list[Suspect]:
        rivals = [
            self._suspect(figure, failing)
            for figure in self._candidates(best.mends)
            if figure is not best.figure
        ]
        return sorted(rivals, key=lambda suspect: suspect.rank, reverse=True)

    def _unpinned(self, group: tuple[Relation, ...]) -> Cause:
        failing = dict.fromkeys(group)
        suspects = [self._suspect(figure, failing) for figure in self._candidates(group[:1])]
        suspects.sort(key=lambda suspect: suspect.rank, reverse=True)
        return Cause(group, tuple(suspects), is_pinned=False)

    def _suspect(self, figure: Figure, failing: dict[Relation, None]) -> Suspect:
        members = self._variables.members(figure)
        touched = [(each, m) for m in members for each in self._by_figure.get(m, ())]
        broken = [(each, each.allowed(m)) for each, m in touched if each in failing]
        value = _best_value([interval for _, interval in broken])
        if value is None:
            return Suspect(figure, None, tuple(each for each, _ in broken), 0, len(members))
        mends = dict.fromkeys(each for each, interval in broken if interval.holds(value))
        own = set(map(id, members))
        breaks = {
            id(each)
            for each, m in touched
            if each not in failing and not _within(each, own) and not each.allowed(m).holds(value)
        }
        wrong = {id(m) for each, m in touched if each in failing}
        return Suspect(_weakest(members, wrong), value, tuple(mends), len(breaks), len(members))

    def places(self, figure: Figure) -> list[Figure]:
        """Return every place where the number stands alike."""
        return self._variables.members(figure)


def _within(relation: Relation, own: set[int]) -> bool:
    return all(id(figure) in own for figure in relation.figures)


def _weakest(members: Sequence[Figure], wrong: set[int]) -> Figure:
    """The repetition that was read worst; of equals one that stands in what does not hold."""
    return min(members, key=lambda figure: (figure.confidence, id(figure) not in wrong))


def _best_value(intervals: Sequence[Interval]) -> Decimal | None:
    """The value that lies in most intervals; the middle of one of them."""
    middles = [middle for each in intervals if (middle := _middle(each)) is not None]
    if not middles:
        return None
    return max(
        dict.fromkeys(middles),
        key=lambda value: (sum(each.holds(value) for each in intervals), middles.count(value)),
    )


def _middle(interval: Interval) -> Decimal | None:
    if interval.low is None or interval.high is None:
        return interval.high if interval.low is None else interval.low
    return (interval.low + interval.high) / _TWO


def _folded(failing: Iterable[Relation]) -> list[tuple[Relation, ...]]:
    """Relations of one kind about one thing that are off by the same amount, together."""
    groups: dict[object, list[Relation]] = defaultdict(list)
    for relation in failing:
        groups[_fold_key(relation)].append(relation)
    return [tuple(group) for group in groups.values()]


def _fold_key(relation: Relation) -> object:
    if isinstance(relation, Sum | AtMost) and relation.fold:
        return (relation.fold, abs(relation.off))
    return id(relation)


def _distinct(relations: Iterable[Relation]) -> set[object]:
    """The relations, those that are one by being folded counted once."""
    return {(relation.rule_id, _fold_key(relation)) for relation in relations}


def failing(relations: Iterable[Relation], verdict: Verdict) -> list[Relation]:
    """Return the relations that came out as ``verdict``."""
    return [relation for relation in relations if relation.verdict is verdict]
