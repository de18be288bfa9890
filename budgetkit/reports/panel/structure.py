"""Expenditure by function, year by year."""

from __future__ import annotations

from collections.abc import Iterator

from budgetkit import analysis
from budgetkit.analysis import ClassShares, Composition
from budgetkit.reports.blocks import Block, Inline, Row, Section, Sentence, Table
from budgetkit.reports.charts import Strip, strips
from budgetkit.reports.group import Member
from budgetkit.reports.numbers import in_wanyuan, share_text, wanyuan
from budgetkit.reports.panel.time import NOTE, Years
from budgetkit.reports.unit.kinds import strip_text
from budgetkit.reports.words import BLANK, label, listed

_DRAWN = 6
"""As many as a strip can name; the table has all."""


def functions(years: Years) -> Section:
    """Return a strip per year on one scale, amounts and shares as tables, and notes."""
    found = {own.name: own.by_function for own in years.members}
    known = {name: own for name, own in found.items() if own}
    if not known:
        return Section((Sentence(("功能分类：各年都未读到。",), kind="missing"),))
    shares = analysis.class_shares(known)
    rows = [_strip(year, found[own.name]) for year, own in _dated(years) if found[own.name]]
    return Section(
        (
            strips(rows, "；".join(strip_text(row) for row in rows)),
            _table(years, shares, "历年各类支出（万元）", "各类支出的金额", amounts=True),
            _table(years, shares, "历年各类支出的占比", "各类支出的占比", amounts=False),
            *_notes(years, shares, found),
        )
    )


def _dated(years: Years) -> Iterator[tuple[int, Member]]:
    return zip(years.numbers, years.members, strict=True)


def _strip(year: int, composition: Composition) -> Strip:
    parts = [
        (str(part["item"]), value, wanyuan(part["amount_yuan"]))
        for _, part in composition.parts.head(_DRAWN).iterrows()
        if (value := in_wanyuan(part["amount_yuan"])) is not None and value > 0
    ]
    rest = in_wanyuan(analysis.total(composition.parts["amount_yuan"].iloc[_DRAWN:]))
    if rest:
        parts.append(("其他各类", rest, wanyuan(rest * 10_000)))
    return Strip(f"{year} 年", tuple(parts), f"{wanyuan(composition.whole)} 万元")


def _table(years: Years, shares: ClassShares, caption: str, folded: str, *, amounts: bool) -> Table:
    rows = tuple(
        Row((name, *(_cell(years, shares, own, key, amounts) for own in years.members)))
        for key, name in shares.labels.items()
    )
    return Table(caption, years.columns("科目"), rows, folded=folded, note=NOTE)


def _cell(years: Years, shares: ClassShares, own: Member, key: str, amounts: bool) -> Inline:
    line = shares.lines.get(own.name, {}).get(key)
    if line is None:
        return BLANK
    return years.group.line(line) if amounts else share_text(shares.shares[own.name][key])


def _notes(years: Years, shares: ClassShares, found: dict[str, Composition]) -> Iterator[Block]:
    for key, names in shares.renamed.items():
        yield Sentence((f"编码 {key} 各年名称不同：{listed(names)}；按编码归为一类。",), "note")
    tables = dict.fromkeys(own.table_id for own in found.values() if own)
    if len(tables) > 1:
        told = listed(f"《{label('tables', name)}》" for name in tables)
        yield Sentence((f"各年的功能分类取自不同的表（{told}），口径不尽相同。",), kind="warning")
    absent = [f"{year} 年" for year, own in _dated(years) if not found[own.name]]
    if absent:
        yield Sentence((f"{listed(absent)}：未读到功能分类，或各级科目未能分清。",), "missing")
