"""Points on the rubric: what is assessable counts, and what is not is said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from budgetkit.quality.catalogue import Profile, Rule, rubric, rules
from budgetkit.quality.model import HOLDS, NOTHING, Status, Verdict

_CENT = Decimal("0.01")
_COST = {Status.FAIL: Decimal(1), Status.WARN: Decimal("0.5")}
"""What a remark takes from one thing checked."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The points of one rule in one form, unrounded so that they sum to the item's.

    ``points`` is None where the rule could not be assessed.
    """

    rule: Rule
    verdict: Verdict
    points: Decimal | None
    points_max: Decimal


@dataclass(frozen=True, slots=True)
class ItemScore:
    """The points of one item of the rubric."""

    item_id: str
    points: Decimal
    points_assessable: Decimal
    points_max: Decimal


@dataclass(frozen=True, slots=True)
class Score:
    """The points of a form.

    Attributes:
        items: By item, in printed order.
        points: Of all items.
        points_assessable: Points of the rules that could be assessed.
        points_max: Points of the whole rubric.
        score: 0 to 100 over the assessable points, None where nothing could be assessed.
        grade: 优, 良, 中 or 差; None where too little could be assessed for a grade.
        not_assessable_share: Share of the rubric's points that could not be assessed.
    """

    items: tuple[ItemScore, ...]
    points: Decimal
    points_assessable: Decimal
    points_max: Decimal
    score: Decimal | None
    grade: str | None
    not_assessable_share: Decimal


def share_held(verdict: Verdict, lost_at: Decimal = Decimal(1)) -> Decimal | None:
    """Return which share of a rule's points is kept, None where it checked nothing.

    A warning counts half. At ``lost_at`` of what was checked in breach nothing is kept.
    """
    if not verdict.checked:
        return None
    if not verdict.remarks:
        return Decimal(1)
    lost = sum((_COST.get(remark.status, Decimal(0)) for remark in verdict.remarks), Decimal(0))
    return max(Decimal(0), 1 - lost / verdict.checked / lost_at)


def marks(verdicts: Mapping[str, Verdict], profile: Profile) -> tuple[Mark, ...]:
    """Return the points of every rule; a rule without a verdict could not be assessed."""
    own = [
        _mark(verdicts.get(rule_id, NOTHING), full, profile)
        for rule_id, full in _full_marks(profile).items()
    ]
    low = {mark.rule.item_id for mark in own if mark.verdict.remarks and _has_ceiling(mark)}
    factors = {item: _factor([m for m in own if m.rule.item_id == item], profile) for item in low}
    if not factors:
        return tuple(own)
    return tuple(_scaled(mark, factors.get(mark.rule.item_id, Decimal(1))) for mark in own)


def _has_ceiling(mark: Mark) -> bool:
    return mark.rule.level == "form"


@lru_cache(maxsize=8)
def _full_marks(profile: Profile) -> dict[str, tuple[Mark, Mark]]:
    """Return for each rule its mark where all is well, and where nothing could be assessed."""
    shares = dict.fromkeys(rubric(), 0)
    for rule in rules().values():
        shares[rule.item_id] += rule.share
    found = {}
    for rule in rules().values():
        most = Decimal(profile.points[rule.item_id] * rule.share) / shares[rule.item_id]
        found[rule.rule_id] = Mark(rule, HOLDS, most, most), Mark(rule, NOTHING, None, most)
    return found


def _mark(verdict: Verdict, full: tuple[Mark, Mark], profile: Profile) -> Mark:
    holds, nothing = full
    if not verdict.remarks:
        # Forms by the ten thousand share these, all but the number of things checked.
        known = holds if verdict.checked else nothing
        if verdict.checked == known.verdict.checked:
            return known
        return Mark(known.rule, verdict, known.points, known.points_max)
    rule, most = holds.rule, holds.points_max
    held = share_held(verdict, profile.lost_at if rule.level == "indicator" else Decimal(1))
    return Mark(rule, verdict, None if held is None else most * held, most)


def ceiling(own: Iterable[Mark], profile: Profile) -> Decimal:
    """Return the largest share of an item's points that its breaches leave.

    A serious breach of the form as a whole is not outweighed by rules that found nothing.
    """
    kinds = (
        f"{mark.verdict.status}_{mark.rule.severity}" for mark in own if mark.rule.level == "form"
    )
    return min((profile.ceilings.get(kind, Decimal(1)) for kind in kinds), default=Decimal(1))


def _factor(own: Sequence[Mark], profile: Profile) -> Decimal:
    """What the points of an item are multiplied by to stay under its ceiling."""
    points, assessable, _ = _sums(own)
    most = assessable * ceiling(own, profile)
    return most / points if points > most else Decimal(1)


def _scaled(mark: Mark, factor: Decimal) -> Mark:
    if mark.points is None or factor == 1:
        return mark
    return replace(mark, points=mark.points * factor)


def to_points(value: Decimal) -> Decimal:
    """Return points to the hundredth."""
    return value.quantize(_CENT)


def score_of(own: tuple[Mark, ...], profile: Profile) -> Score:
    """Return a form's score."""
    items = tuple(_item(item, own) for item in rubric())
    points, assessable, whole = _sums(own)
    share = assessable / whole if whole else Decimal(0)
    score = to_points(points / assessable * 100) if assessable else None
    enough = score is not None and share >= profile.minimum_assessable
    grade = _grade(score, profile) if enough and score is not None else None
    totals = to_points(points), to_points(assessable), to_points(whole)
    return Score(items, *totals, score, grade, to_points(1 - share))


def _item(item_id: str, own: tuple[Mark, ...]) -> ItemScore:
    sums = _sums([mark for mark in own if mark.rule.item_id == item_id])
    return ItemScore(item_id, *map(to_points, sums))


def _sums(own: Sequence[Mark]) -> tuple[Decimal, Decimal, Decimal]:
    """Points, points that could be assessed, and all points."""
    assessed = [mark for mark in own if mark.points is not None]
    return (
        sum((mark.points or Decimal(0) for mark in assessed), Decimal(0)),
        sum((mark.points_max for mark in assessed), Decimal(0)),
        sum((mark.points_max for mark in own), Decimal(0)),
    )


def _grade(score: Decimal, profile: Profile) -> str | None:
    return next((name for name, least in profile.grades if score >= least), None)
