"""Revenue and expenditure over the years, and what each says of the year before."""

from __future__ import annotations

from collections.abc import Iterator

from budgetkit import analysis
from budgetkit.reports.blocks import Block, Column, Row, Section, Sentence, Table
from budgetkit.reports.group import Member
from budgetkit.reports.numbers import share_text, signed_wanyuan, wanyuan
from budgetkit.reports.panel.time import Years
from budgetkit.reports.words import BLANK

_FIGURES = (
    "revenue_total",
    "revenue_carry_over",
    "expenditure_total",
    "basic_total",
    "project_total",
    "personnel_total",
    "operating_total",
)
_DRAWN = ("expenditure_total", "basic_total", "project_total")
_COLUMNS = (
    Column("年度", "short"),
    Column("支出总计", "number"),
    Column("比上年材料", "number"),
    Column("幅度", "number"),
    Column("本年材料自述的增减", "number"),
    Column("自述的事项"),
)
_NOTE = (
    "“比上年材料”为两年材料所印支出总计之差；“自述的增减”取自本年的情况说明，"
    "事项不同（如只含一般公共预算）或上年预算经过调整时，两者可以不等。"
)


def totals(years: Years) -> Section:
    """Return totals as lines and as a table, and changes beside what the text states."""
    return Section(
        (
            *_finding(years),
            *years.trends(_DRAWN),
            years.figures("历年收支（万元）", _FIGURES),
            _changes(years),
        )
    )


def _finding(years: Years) -> Iterator[Block]:
    first, last = years.members[0], years.members[-1]
    before, after = (own.yuan("expenditure_total") for own in (first, last))
    if first is last or before is None or after is None:
        return
    rate = share_text(analysis.share(abs(after - before), before))
    word = "增加" if after > before else "减少" if after < before else "没有增减"
    moved = f"{word} {wanyuan(abs(after - before))} 万元（{rate}）" if after != before else word
    yield Sentence(
        (
            f"支出总计由 {years.numbers[0]} 年的 ",
            years.group.figure(first, "expenditure_total"),
            f" 万元到 {years.numbers[-1]} 年的 ",
            years.group.figure(last, "expenditure_total"),
            f" 万元，{moved}。",
        )
    )


def _changes(years: Years) -> Table:
    earlier = {later.name: before for before, later in years.pairs()}
    rows = tuple(
        _row(years, own, earlier.get(own.name), year)
        for own, year in zip(years.members, years.numbers, strict=True)
    )
    return Table("支出总计的逐年增减（万元）", _COLUMNS, rows, note=_NOTE)


def _row(years: Years, member: Member, before: Member | None, year: int) -> Row:
    current = member.yuan("expenditure_total")
    prior = None if before is None else before.yuan("expenditure_total")
    change = None if current is None or prior is None else current - prior
    stated = analysis.stated_change(member.facts)
    fact = None if stated is None else stated.amount_fact
    shown = BLANK if stated is None else signed_wanyuan(stated.change_yuan)
    return Row(
        (
            str(year),
            years.group.figure(member, "expenditure_total"),
            signed_wanyuan(change),
            share_text(analysis.share(change, prior)),
            shown if fact is None else years.group.sources.cite(shown, fact),
            BLANK if stated is None else stated.subject,
        )
    )
