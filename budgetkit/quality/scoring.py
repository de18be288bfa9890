"""Points on the rubric: what is assessable counts, and what is not is said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from budgetkit.quality.catalogue import Profile, Rule, rubric, rules
from budgetkit.quality.model import Status, Verdict

_CENT = Decimal("0.01")
_COST = {Status.FAIL: Fraction(1), Status.WARN: Fraction(1, 2)}
"""What a remark takes from one thing checked."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The points of one rule in one form; ``points`` is None where it could not be assessed."""

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


def share_held(verdict: Verdict, lost_at: Fraction = Fraction(1)) -> Fraction | None:
    """Return which share of a rule's points is kept, None where it checked nothing.

    A warning counts half. At ``lost_at`` of what was checked in breach nothing is kept.
    """
    if not verdict.checked:
        return None
    lost = sum((_COST.get(remark.status, Fraction(0)) for remark in verdict.remarks), Fraction(0))
    return max(Fraction(0), 1 - lost / verdict.checked / lost_at)


def marks(verdicts: Mapping[str, Verdict], profile: Profile) -> tuple[Mark, ...]:
    """Return the points of every rule; a rule without a verdict could not be assessed."""
    shares = _shares_by_item()
    return tuple(
        _mark(rule, verdicts.get(rule.rule_id, Verdict(0)), profile, shares[rule.item_id])
        for rule in rules().values()
    )


def _shares_by_item() -> dict[str, int]:
    shares = dict.fromkeys(rubric(), 0)
    for rule in rules().values():
        shares[rule.item_id] += rule.share
    return shares


def _mark(rule: Rule, verdict: Verdict, profile: Profile, shares: int) -> Mark:
    most = Fraction(profile.points[rule.item_id] * rule.share, shares)
    lost_at = Fraction(profile.lost_at) if rule.level == "indicator" else Fraction(1)
    held = share_held(verdict, lost_at)
    points = None if held is None else _decimal(most * held)
    return Mark(rule, verdict, points, _decimal(most))


def _decimal(value: Fraction) -> Decimal:
    return (Decimal(value.numerator) / value.denominator).quantize(_CENT)


def score_of(own: tuple[Mark, ...], profile: Profile) -> Score:
    """Return a form's score."""
    items = tuple(_item(item, own) for item in rubric())
    points = sum((item.points for item in items), Decimal(0))
    assessable = sum((item.points_assessable for item in items), Decimal(0))
    whole = sum((item.points_max for item in items), Decimal(0))
    share = assessable / whole if whole else Decimal(0)
    score = (points / assessable * 100).quantize(_CENT) if assessable else None
    enough = score is not None and share >= profile.minimum_assessable
    grade = _grade(score, profile) if enough and score is not None else None
    return Score(items, points, assessable, whole, score, grade, (1 - share).quantize(_CENT))


def _item(item_id: str, own: tuple[Mark, ...]) -> ItemScore:
    its = [mark for mark in own if mark.rule.item_id == item_id]
    assessed = [mark for mark in its if mark.points is not None]
    return ItemScore(
        item_id,
        sum((mark.points or Decimal(0) for mark in assessed), Decimal(0)),
        sum((mark.points_max for mark in assessed), Decimal(0)),
        sum((mark.points_max for mark in its), Decimal(0)),
    )


def _grade(score: Decimal, profile: Profile) -> str | None:
    return next((name for name, least in profile.grades if score >= least), None)
