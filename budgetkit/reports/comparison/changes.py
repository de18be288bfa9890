"""The change on last year, as each narrative states it."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pandas as pd

from budgetkit import analysis
from budgetkit.analysis import Change
from budgetkit.reports.blocks import Column, Inline, Picture, Row, Section, Sentence, Table
from budgetkit.reports.charts import Dot, described, dots
from budgetkit.reports.group import Group, Member, decimal_of
from budgetkit.reports.numbers import share_text, signed_wanyuan, wanyuan
from budgetkit.reports.words import BLANK, listed

_COLUMNS = (
    Column("名称"),
    Column("比较的事项"),
    Column("本年（万元）", "number"),
    Column("增减（万元）", "number"),
    Column("幅度", "number"),
    Column("材料所述原因"),
)
_NOTE = "幅度＝增减 ÷（本年−增减），即以情况说明推算的上年数为分母；事项不同者口径不同。"


def changes(group: Group) -> Section:
    """Return the change of all expenditure per agency, in per cent and in money."""
    stated = {member.name: analysis.stated_change(member.facts) for member in group.members}
    known = {name: change for name, change in stated.items() if change is not None}
    absent = [name for name in stated if name not in known]
    missing = Sentence((f"{listed(absent)}：情况说明没有给出支出总额的增减。",), kind="missing")
    if not known:
        return Section((missing,))
    rows = tuple(_row(group, own, known[own.name]) for own in group.members if own.name in known)
    table = Table("支出比上年增减", _COLUMNS, rows, folded="支出比上年的增减与原因", note=_NOTE)
    finding = _finding(known)
    blocks = (finding, _picture(known, finding.plain()), table)
    return Section((*blocks, missing) if absent else blocks)


def rate(change: Change) -> Fraction | None:
    """Return a change ÷ last year's amount; None where last year's is zero or not known."""
    return analysis.share(change.change_yuan, change.prior_yuan)


def _finding(known: dict[str, Change]) -> Sentence:
    up = sum((change.change_yuan or 0) > 0 for change in known.values())
    down = sum((change.change_yuan or 0) < 0 for change in known.values())
    same = len(known) - up - down
    told = f"{up} 份增加，{down} 份减少" + (f"，{same} 份持平" if same else "")
    return Sentence((f"{len(known)} 份材料说明了支出总额的增减：{told}。",))


def _picture(known: dict[str, Change], finding: str) -> Picture:
    ordered = sorted(known.items(), key=lambda pair: rate(pair[1]) or Fraction(0), reverse=True)
    rows = [Dot(name, _drawn(change), rate_text(change)) for name, change in ordered]
    ends = f"由 {rows[0].label} {rows[0].note} 到 {rows[-1].label} {rows[-1].note}"
    alt = described(f"{finding}幅度{ends}", (f"{row.label} {row.note}" for row in rows))
    return dots(rows, alt, "比上年增减 %")


def _drawn(change: Change) -> Decimal | None:
    found = rate(change)
    return None if found is None else decimal_of(found * 100)


def rate_text(change: Change) -> str:
    """Return the rate with its sign."""
    found = rate(change)
    return BLANK if found is None else f"{'+' if found > 0 else ''}{share_text(found)}"


def _row(group: Group, member: Member, change: Change) -> Row:
    return Row(
        (
            member.name,
            change.subject,
            _cited(group, wanyuan(change.current_yuan), change.current_fact),
            _cited(group, signed_wanyuan(change.change_yuan), change.amount_fact),
            rate_text(change),
            change.reason or "未说明",
        )
    )


def _cited(group: Group, shown: str, fact: pd.Series | None) -> Inline:
    return shown if fact is None else group.sources.cite(shown, fact)
