"""Points by item of the rubric, over all forms of the report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from budgetkit.quality.catalogue import rubric
from budgetkit.quality.review import FormReview
from budgetkit.reports.blocks import Column, Row, Section, Sentence, Table
from budgetkit.reports.charts import Bar, bars, described
from budgetkit.reports.charts.style import LOOKS
from budgetkit.reports.targets.subject import Subject
from budgetkit.reports.words import BLANK

_COLUMNS = (
    Column("板块", "short"),
    Column("审核项", "short"),
    Column("得分率", "number"),
    Column("可评分值占比", "number"),
    Column("问的是什么"),
)


_PARTS = ("得分", "失分", "未能评判")
_LOOKS = (LOOKS[0], LOOKS[1], LOOKS[3])
"""Pale for what could not be judged: it is neither good nor bad."""


@dataclass(frozen=True, slots=True)
class ItemPoints:
    """The points of one item over several forms."""

    item_id: str
    points: Decimal
    assessable: Decimal
    whole: Decimal

    @property
    def rate_pct(self) -> Decimal | None:
        """Points over assessable points in per cent; None where nothing could be assessed."""
        return 100 * self.points / self.assessable if self.assessable else None

    @property
    def is_mostly_assessable(self) -> bool:
        """Whether half of the points or more could be assessed: a rate of fewer says little."""
        return 2 * self.assessable >= self.whole > 0

    @property
    def assessable_pct(self) -> Decimal | None:
        """Assessable points over all points in per cent."""
        return 100 * self.assessable / self.whole if self.whole else None


def items(subject: Subject) -> Section:
    """Return what became of the points of each item, as bars and as a table."""
    if not subject.reviewed:
        return Section((Sentence(("没有绩效目标表。",), "missing"),))
    found = [points_of(item_id, subject.reviewed) for item_id in rubric()]
    drawn = [_bar(own) for own in found]
    finding = compared(found)
    alt = described(finding.plain(), (f"{bar.label} {bar.note}" for bar in drawn))
    table = Table(
        "各审核项的得分",
        _COLUMNS,
        tuple(map(_row, found)),
        head=1,
        note="得分率＝得分÷可评分值；可评分值占比＝能由公开文字判断的分值÷该项满分。",
    )
    return Section((finding, bars(drawn, _PARTS, alt, unit="占该项满分 %", looks=_LOOKS), table))


def points_of(item_id: str, reviewed: Sequence[FormReview]) -> ItemPoints:
    """Return the points of an item, summed over forms."""
    own = [score for form in reviewed for score in form.score.items if score.item_id == item_id]
    points, assessable, whole = (
        sum((getattr(score, name) for score in own), Decimal(0))
        for name in ("points", "points_assessable", "points_max")
    )
    return ItemPoints(item_id, points, assessable, whole)


def compared(found: Sequence[ItemPoints]) -> Sentence:
    """Return which items do worst and best, and which can hardly be judged."""
    rated = sorted((own for own in found if own.is_mostly_assessable), key=_rate)
    if all(own.rate_pct is None for own in found):
        return Sentence(("没有一项能由公开的文字评判。",), "missing")
    least = min(found, key=lambda own: own.assessable_pct or 0)
    hardest = f"{_name(least)}最难由公开文字判断，可评分值只占 {_shown(least.assessable_pct)}。"
    return Sentence((f"{_ends(rated)}；{hardest}",))


def _ends(rated: Sequence[ItemPoints]) -> str:
    if not rated:
        return "没有一项有半数以上的分值能够评判，得分率不宜比较"
    low, high = rated[0], rated[-1]
    if len(rated) == 1:
        return f"只有{_name(low)}有半数以上的分值能够评判，得分率 {_shown(low.rate_pct)}"
    if low.rate_pct == high.rate_pct:
        return f"半数以上分值可评判的 {len(rated)} 项得分率都是 {_shown(low.rate_pct)}"
    return (
        f"半数以上分值可评判的 {len(rated)} 项中，"
        f"得分率最低的是{_name(low)}（{_shown(low.rate_pct)}），"
        f"最高的是{_name(high)}（{_shown(high.rate_pct)}）"
    )


def _rate(own: ItemPoints) -> Decimal:
    return own.rate_pct if own.rate_pct is not None else Decimal(0)


def _bar(own: ItemPoints) -> Bar:
    rate = own.rate_pct
    note = "未能评判" if rate is None else f"{_shown(rate)}（可评 {_shown(own.assessable_pct)}）"
    parts = (own.points, own.assessable - own.points, own.whole - own.assessable)
    values = tuple(round(100 * part / own.whole, 1) if own.whole else None for part in parts)
    return Bar(_name(own), values, note)


def _row(own: ItemPoints) -> Row:
    item = rubric()[own.item_id]
    shares = (_shown(own.rate_pct), _shown(own.assessable_pct))
    return Row((item.block, item.name, *shares, item.question))


def _name(own: ItemPoints) -> str:
    return rubric()[own.item_id].name


def _shown(percent: Decimal | None) -> str:
    return BLANK if percent is None else f"{percent:.0f}%"
