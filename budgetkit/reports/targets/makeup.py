"""How the indicators are made up, beside the baseline and the dataset."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from budgetkit.quality.benchmarks import MEASURES, Share, baseline, benchmark
from budgetkit.reports.blocks import Block, Column, Row, Section, Sentence, Table
from budgetkit.reports.charts import Bar, bars, described
from budgetkit.reports.targets.subject import Subject
from budgetkit.reports.words import BLANK

_KEYS = {
    "quantified": "能量化",
    "not_quantified": "不能量化",
    "qualitative": "定性",
    ">=": "不少于（≥）",
    "<=": "不超过（≤）",
    "=": "等于（＝）",
}
_COLUMNS = (
    Column("方面"),
    Column("类别"),
    Column("个数", "number"),
    Column("占比", "number"),
    Column("数据集", "number"),
    Column("基线", "number"),
)
_CLASS = "class"


def make_up(subject: Subject) -> Section:
    """Return the classes as bars, and all shares as a table."""
    found = benchmark((own.form for own in subject.reviewed), subject.whole.counts)
    if not any(own.count for own in found):
        return Section((Sentence(("没有指标。",), "missing"),))
    return Section(tuple(_blocks(found)))


def _blocks(found: Sequence[Share]) -> Iterator[Block]:
    finding = _finding(found)
    yield finding
    classes = [own for own in found if own.measure == _CLASS]
    drawn = [_bar(own) for own in classes]
    alt = described(finding.plain(), (f"{bar.label} {bar.note}" for bar in drawn))
    yield bars(drawn, ("占比",), alt, unit="%")
    note = (
        f"基线：{baseline().source}（{baseline().date} 年，近似值）；数据集：本数据集的全部目标表。"
    )
    rows = tuple(map(_row, found))
    yield Table(
        "指标的构成", _COLUMNS, rows, head=1, folded="类别、符号、满意度下限的占比", note=note
    )


def _finding(found: Sequence[Share]) -> Sentence:
    quantified = next(own for own in found if is_quantified(own))
    largest = max((own for own in found if own.measure == _CLASS), key=lambda own: own.count)
    text = (
        f"{quantified.of} 个有值的指标中能量化的占 {_percent(quantified.share_pct)}"
        f"（基线 {_percent(quantified.baseline_pct)}）；"
        f"{largest.key}最多，占 {_percent(largest.share_pct)}。"
    )
    return Sentence((text + _absent(found),))


def is_quantified(share: Share) -> bool:
    """Return whether a share is that of the indicators with a measurable value."""
    return (share.measure, share.key) == ("quantified", "quantified")


def _absent(found: Sequence[Share]) -> str:
    names = [own.key for own in found if own.measure == _CLASS and not own.count]
    return f"没有{'、'.join(names)}。" if names else ""


def _bar(own: Share) -> Bar:
    share = own.share_pct
    value = None if share is None else Decimal(f"{share:.1f}")
    beside = f"（基线 {_percent(own.baseline_pct)}）"
    return Bar(own.key, (value,), f"{own.count} 个，{_percent(share)}{beside}")


def _row(own: Share) -> Row:
    key = _KEYS.get(own.key, f"≥{own.key}%" if own.measure == "satisfaction" else own.key)
    shares = (own.share_pct, own.others_pct, own.baseline_pct)
    return Row((MEASURES[own.measure], key, str(own.count), *map(_percent, shares)))


def _percent(share: float | None) -> str:
    return BLANK if share is None else f"{share:.1f}%"
