"""The mean score of each disclosure beside the others'."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from budgetkit.reports.blocks import Block, Column, Picture, Row, Section, Sentence, Table
from budgetkit.reports.charts import Dot, described, dots
from budgetkit.reports.targets.subject import Subject
from budgetkit.reports.targets.whole import Standing
from budgetkit.reports.words import BLANK

_COLUMNS = (
    Column("名次", "number"),
    Column("部门（单位）"),
    Column("年度", "short"),
    Column("目标表", "number"),
    Column("定级的表", "number"),
    Column("平均分", "number"),
)
_DRAWN = 30
_LISTED = 60
"""In the report on one disclosure; the report on all lists all."""
_NOTE = "各地目标表的栏目不同，可评的分值也不同；只宜在同一版式、同一范围之间比较。"
_UNKNOWN = "名称未识别"

Ranked = tuple[int, Standing]


def peers(subject: Subject) -> Section:
    """Return the mean scores as dots and as a table, best first."""
    standings = subject.whole.standings
    ranked = [(rank, own) for rank, own in enumerate(standings, 1) if own.mean is not None]
    if len(ranked) < 2:
        return Section((Sentence(("数据集中没有可比较的其他材料。",), "missing"),))
    without = [own for own in standings if own.mean is None]
    finding = _finding(subject, ranked, len(without))
    picture = _picture(subject, ranked, finding)
    return Section((Sentence((finding,)), picture, *_table(subject, ranked, without)))


def around(ranked: Sequence[Ranked], disclosure_id: str, most: int) -> list[Ranked]:
    """Return some of many: the first, the last, and those next to a disclosure, in order.

    >>> own = Standing("丁", "", "", 1, 1, Decimal(1))
    >>> found = around([(rank, own) for rank in range(1, 10)], "", 4)
    >>> [rank for rank, _ in found]
    [1, 2, 8, 9]
    """
    count = len(ranked)
    if count <= most:
        return list(ranked)
    places = [place for place, (_, own) in enumerate(ranked) if own.disclosure_id == disclosure_id]
    parts = 3 if disclosure_id and places else 2
    third = most // parts
    start = max(0, places[0] - third // 2) if parts == 3 else 0
    middle = range(start, min(count, start + third)) if parts == 3 else ()
    chosen = {*range(third), *middle, *range(count - third, count)}
    return [ranked[place] for place in sorted(chosen)]


def _finding(subject: Subject, ranked: Sequence[Ranked], without: int) -> str:
    best, least = ranked[0][1], ranked[-1][1]
    places = [rank for rank, own in ranked if own.disclosure_id == subject.disclosure_id]
    text = (
        f"{len(ranked)} 份材料的平均分由 {least.mean:.1f}（{least.agency or _UNKNOWN}）到 "
        f"{best.mean:.1f}（{best.agency or _UNKNOWN}）"
    )
    own = f"；本材料列第 {places[0]} 位" if places else ""
    if subject.disclosure_id and not places:
        own = "；本材料没有能定级的目标表，不排名"
    left = f"；另有 {without} 份没有能定级的目标表，不排名" if without else ""
    return f"{text}{own}{left}。"


def _picture(subject: Subject, ranked: Sequence[Ranked], finding: str) -> Picture:
    rows = [
        Dot(f"{own.year} {own.agency or _UNKNOWN}".strip(), round(own.mean or Decimal(0), 1),
            f"{own.mean:.1f}",
            is_hollow=bool(subject.disclosure_id) and own.disclosure_id != subject.disclosure_id)
        for _, own in around(ranked, subject.disclosure_id, _DRAWN)
    ]  # fmt: skip
    told = (f"{row.label} {row.note}" for row in rows)
    return dots(rows, described(finding.rstrip("。"), told), "分")


def _table(
    subject: Subject, ranked: Sequence[Ranked], without: Sequence[Standing]
) -> tuple[Block, ...]:
    shown, left, count = list(ranked), list(without), len(ranked) + len(without)
    if subject.disclosure_id and count > _LISTED:
        shown = around(ranked, subject.disclosure_id, _LISTED)
        left = [own for own in without if own.disclosure_id == subject.disclosure_id]
    rows = (*(_row(str(rank), own) for rank, own in shown), *(_row(BLANK, own) for own in left))
    table = Table("各部门（单位）的平均分", _COLUMNS, rows, head=1, note=_NOTE)
    hidden = count - len(rows)
    if not hidden:
        return (table,)
    text = (
        f"表中是最高、最低和与本材料相近的 {len(rows)} 份，略去 {hidden} 份；"
        "全部名次见报告“全部绩效目标”。"
    )
    return (Sentence((text,), "note"), table)


def _row(rank: str, own: Standing) -> Row:
    mean = BLANK if own.mean is None else f"{own.mean:.1f}"
    counts = (str(own.forms), str(own.graded))
    return Row((rank, own.agency or _UNKNOWN, own.year or BLANK, *counts, mean))
