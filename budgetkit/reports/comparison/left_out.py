"""All that fifty were chosen from: said at the top, and listed with their totals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from budgetkit import analysis
from budgetkit.reports.blocks import Block, Column, Row, Sentence, Table
from budgetkit.reports.group import Group
from budgetkit.reports.numbers import wanyuan
from budgetkit.reports.unit.context import Subject
from budgetkit.reports.words import BLANK, label, layout_text, text_of

_COLUMNS = (
    Column("名次", "number"),
    Column("名称"),
    Column("年度", "short"),
    Column("范围", "short"),
    Column("版式", "short"),
    Column("收入总计（万元）", "number"),
    Column("支出总计（万元）", "number"),
    Column("在本比较中", "short"),
)
_NOTE = (
    "名次按支出总计由大到小，在全部材料中计算；"
    f"“{BLANK}”表示没有读到，不等于零，也不参加名次。各材料的出处见其自己的报告。"
)
Totals = tuple[Subject, Decimal | None, Decimal | None]


def told(group: Group, everyone: Sequence[Subject]) -> Iterator[Block]:
    """Yield a warning where not all of the kind are compared."""
    if everyone:
        count = len(group.members)
        text = (
            f"同类材料共 {len(everyone)} 份，超过一份比较的上限：这里按支出总计由大到小"
            f"均匀取 {count} 份，中位数、名次、百分位只就这 {count} 份计算。"
            f"全部 {len(everyone)} 份的收支总计和名次列在第一节的表中。"
        )
        yield Sentence((text,), "warning")


def listed_all(group: Group, everyone: Sequence[Subject]) -> Iterator[Block]:
    """Yield a table of all, the largest expenditure first."""
    if not everyone:
        return
    chosen = {own.subject.disclosure_id for own in group.members}
    ordered = sorted((_totals(own) for own in everyone), key=_order)
    places = _places([own[2] for own in ordered])
    rows = tuple(
        _row(own, place, is_chosen=own[0].disclosure_id in chosen)
        for own, place in zip(ordered, places, strict=True)
    )
    yield Table(
        "全部同类材料", _COLUMNS, rows, head=1, folded=f"全部 {len(rows)} 份同类材料", note=_NOTE
    )


def _totals(own: Subject) -> Totals:
    revenue, expenditure = (
        analysis.value(own.budget_lines, name) for name in ("revenue_total", "expenditure_total")
    )
    return own, revenue, expenditure


def _order(own: Totals) -> tuple[bool, Decimal, str]:
    return own[2] is None, -(own[2] or Decimal(0)), own[0].disclosure_id


def _places(ordered: Sequence[Decimal | None]) -> Iterator[str]:
    """The rank of each, equal ones sharing the first."""
    for yuan in ordered:
        yield BLANK if yuan is None else str(ordered.index(yuan) + 1)


def _row(own: Totals, place: str, *, is_chosen: bool) -> Row:
    subject, revenue, expenditure = own
    return Row(
        (
            place,
            text_of(subject.agency_name, "名称未识别"),
            text_of(subject.fiscal_year),
            label("scopes", subject.scope),
            layout_text(subject.layout, BLANK),
            wanyuan(revenue),
            wanyuan(expenditure),
            "是" if is_chosen else "否",
        )
    )
