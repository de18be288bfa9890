"""Each form: its score, its grade, and how it does on each item of the rubric."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from budgetkit.quality.catalogue import rubric
from budgetkit.quality.masking import masked
from budgetkit.quality.review import FormReview
from budgetkit.quality.scoring import ItemScore
from budgetkit.reports.blocks import Block, Column, Row, Section, Sentence
from budgetkit.reports.charts import State, described, heat
from budgetkit.reports.numbers import money
from budgetkit.reports.placed import PlacedTable
from budgetkit.reports.targets.subject import Subject
from budgetkit.reports.words import BLANK, clipped

_STATES = {
    "优": State("优 ≥90%", "#17324d", "●"),
    "良": State("良 80–90%", "#7d93a3", "○"),
    "中": State("中 60–80%", "#d9b36c", "△"),
    "差": State("差 <60%", "#7b4b2d", "×"),
    "-": State("未能评判", "#f6f3ea", ""),
}
_BOUNDS = ((Decimal(90), "优"), (Decimal(80), "良"), (Decimal(60), "中"), (Decimal(0), "差"))
"""Factors of the official form: 优 90–100 %, 良 80–90 %, 中 60–80 %, 差 below 60 %."""
_DRAWN = 40
_OPEN = 12
_ROW_LENGTH = 22
_AGENCY_LENGTH = 8
_COLUMNS = (
    Column("项目"),
    Column("年度资金", "number"),
    Column("年度指标", "number"),
    Column("得分", "number"),
    Column("等级", "short"),
    Column("未能评判", "number"),
    Column("读取", "short"),
    Column("位置", "short"),
)
_ANCHOR_NUMBER = 0
_LINKED = 300
"""A source page shows a page of the document: those of thousands of forms take hours."""
_NOTE = (
    "得分只按可评判的分值计算；可评分值过少的不给分，也不定级。"
    "“—”表示没有读到或无从计算，不等于零。"
)
_FEW_LINKED = f"只有得分最低的 {_LINKED} 张链接到出处页，其余见各材料自己的绩效目标报告。"


def forms(subject: Subject) -> Section:
    """Return a grid of forms and items, and a table of all forms, the worst first."""
    if not subject.reviewed:
        return Section((Sentence(("没有绩效目标表。",), "missing"),))
    ranked = sorted(subject.reviewed, key=_order)
    return Section(tuple(_blocks(subject, ranked)))


def _order(own: FormReview) -> tuple[bool, Decimal]:
    return own.score.grade is None, own.score.score or Decimal(0)


def _blocks(subject: Subject, ranked: Sequence[FormReview]) -> Iterator[Block]:
    drawn = ranked[:_DRAWN]
    names = [_row_name(subject, own) for own in drawn]
    told = (f"{name} {_grade(own)}" for name, own in zip(names, drawn, strict=True))
    fields = [[_state(item) for item in own.score.items] for own in drawn]
    heads = [rubric()[item.item_id].name for item in drawn[0].score.items]
    finding = _weakest(heads, fields)
    alt = described(finding, told)
    yield Sentence((f"{finding}。",))
    yield heat(names, heads, fields, _STATES, alt, row_length=_ROW_LENGTH)
    if len(ranked) > _DRAWN:
        yield Sentence((f"图中是得分最低的 {_DRAWN} 张，全部 {len(ranked)} 张见下表。",), "note")
    yield _table(subject, ranked)


def _weakest(heads: Sequence[str], fields: Sequence[Sequence[str]]) -> str:
    """On which item most of the drawn forms are poor, and which can be judged for fewest."""
    poor = [sum(row[place] == "差" for row in fields) for place in range(len(heads))]
    left = [sum(row[place] == "-" for row in fields) for place in range(len(heads))]
    worst, hardest = poor.index(max(poor)), left.index(max(left))
    told = f"图中 {len(fields)} 张目标表里，"
    told += f"{heads[worst]}得差的最多，有 {poor[worst]} 张" if poor[worst] else "没有一项得差"
    return told + (f"；{heads[hardest]}有 {left[hardest]} 张未能评判" if left[hardest] else "")


def _row_name(subject: Subject, own: FormReview) -> str:
    """Of a form's name that which tells it apart: long names of agencies are cut first."""
    title = masked(own.form.title)
    if subject.disclosure_id:
        return title
    return f"{clipped(own.form.agency or '名称未识别', _AGENCY_LENGTH)}：{title}"


def _state(item: ItemScore) -> str:
    if not item.points_assessable:
        return "-"
    rate = 100 * item.points / item.points_assessable
    return next(grade for bound, grade in _BOUNDS if rate >= bound)


def _grade(own: FormReview) -> str:
    return own.score.grade or "不定级"


def _table(subject: Subject, ranked: Sequence[FormReview]) -> PlacedTable:
    rows, places = [], []
    for position, own in enumerate(ranked, start=1):
        name = subject.name(own.form)
        is_linked = position <= _LINKED
        rows.append(_row(subject, own, position, is_linked=is_linked))
        place = subject.place(own.form.place, _ANCHOR_NUMBER, position, name, name)
        places += [place] if place and is_linked else []
    return PlacedTable(
        "各目标表的得分",
        _COLUMNS,
        tuple(rows),
        folded=f"全部 {len(rows)} 张目标表的得分" if len(rows) > _OPEN else None,
        note=_NOTE + (_FEW_LINKED if len(rows) > _LINKED else ""),
        places=tuple(places),
    )


def scored(own: FormReview) -> str:
    """Return the score; of a form with too few assessable points for a grade a dash."""
    score = own.score.score
    return BLANK if score is None or own.score.grade is None else f"{score:.1f}"


def _row(subject: Subject, own: FormReview, position: int, *, is_linked: bool) -> Row:
    form, score = own.form, own.score
    link = subject.link(form.place, _ANCHOR_NUMBER, position)
    cells = (
        subject.name(form),
        BLANK if form.funds is None else money(form.funds),
        str(len(form.main)),
        scored(own),
        _grade(own),
        f"{100 * score.not_assessable_share:.0f}%",
        "有缺损" if form.damaged else "完整",
        link if is_linked else link.text,
    )
    return Row(cells, row_id=f"q{_ANCHOR_NUMBER}-{position}")
