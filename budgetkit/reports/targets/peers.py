"""The mean score of each agency and year beside the others'."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from budgetkit.quality.review import FormReview
from budgetkit.reports.blocks import Column, Picture, Row, Section, Sentence, Table
from budgetkit.reports.charts import Dot, described, dots
from budgetkit.reports.targets.subject import Subject, mean_score
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
_NOTE = "各地目标表的栏目不同，可评的分值也不同；只宜在同一版式、同一范围之间比较。"


def peers(subject: Subject) -> Section:
    """Return the mean scores as dots and as a table, best first."""
    groups = _groups(subject)
    means = {key: mean_score(tuple(own)) for key, own in groups.items()}
    scored = sorted(
        ((key, mean) for key, mean in means.items() if mean is not None), key=lambda own: -own[1]
    )
    if len(scored) < 2:
        return Section((Sentence(("数据集中没有可比较的其他材料。",), "missing"),))
    rows = tuple(
        Row((str(rank), *key[1:], str(len(groups[key])), str(_graded(groups[key])), f"{mean:.1f}"))
        for rank, (key, mean) in enumerate(scored, 1)
    )
    unscored = tuple(
        Row((BLANK, *key[1:], str(len(groups[key])), "0", BLANK))
        for key, mean in means.items()
        if mean is None
    )
    table = Table("各部门（单位）的平均分", _COLUMNS, rows + unscored, head=1, note=_NOTE)
    return Section((_finding(subject, scored), _picture(subject, scored), table))


Key = tuple[str, str, str]


def _groups(subject: Subject) -> dict[Key, list[FormReview]]:
    groups: dict[Key, list[FormReview]] = defaultdict(list)
    for own in subject.review.result.forms:
        year = str(own.form.fiscal_year or "")
        groups[own.form.disclosure_id, own.form.agency or "名称未识别", year].append(own)
    return groups


def _graded(forms: list[FormReview]) -> int:
    return sum(own.score.grade is not None for own in forms)


def _finding(subject: Subject, scored: list[tuple[Key, Decimal]]) -> Sentence:
    place = next(
        (rank for rank, (key, _) in enumerate(scored, 1) if key[0] == subject.disclosure_id), None
    )
    best, least = scored[0], scored[-1]
    text = (
        f"{len(scored)} 份材料的平均分由 {least[1]:.1f}（{least[0][1]}）到 "
        f"{best[1]:.1f}（{best[0][1]}）"
    )
    own = f"；本材料列第 {place} 位" if place else ""
    return Sentence((f"{text}{own}。",))


def _picture(subject: Subject, scored: list[tuple[Key, Decimal]]) -> Picture:
    drawn = scored[:_DRAWN]
    rows = [
        Dot(f"{key[2]} {key[1]}", round(mean, 1), f"{mean:.1f}",
            is_hollow=bool(subject.disclosure_id) and key[0] != subject.disclosure_id)
        for key, mean in drawn
    ]  # fmt: skip
    told = (f"{row.label} {row.note}" for row in rows)
    return dots(rows, described("各部门（单位）绩效目标的平均分", told), "分")
