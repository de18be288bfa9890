"""Expenditure by function, agency by agency."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from budgetkit import analysis
from budgetkit.analysis import ClassShares, Composition
from budgetkit.reports.blocks import Block, Column, Inline, Picture, Row, Section, Sentence, Table
from budgetkit.reports.charts import State, described, heat
from budgetkit.reports.group import Group, Member
from budgetkit.reports.numbers import share_text
from budgetkit.reports.words import BLANK, label, listed

_STATES = {
    "half": State("50% 以上", "#17364f", "●"),
    "fifth": State("20–50%", "#4f7690", "◐"),
    "twentieth": State("5–20%", "#9fb0bb", "○"),
    "less": State("不足 5%", "#e9e3d3", "·"),
}
_BOUNDS = ((Fraction(1, 2), "half"), (Fraction(1, 5), "fifth"), (Fraction(1, 20), "twentieth"))
_USUAL = "expenditure_summary"
_PER_TABLE = 4


def structure(group: Group) -> Section:
    """Return the shares of the 类 in each agency's expenditure: as a grid and as a table."""
    found = {member.name: member.by_function for member in group.members}
    known = {name: own for name, own in found.items() if own}
    if not known:
        return Section((Sentence(("功能分类：所有材料都未读到。",), kind="missing"),))
    shares = analysis.class_shares(known)
    members = [member for member in group.members if member.name in known]
    return Section(
        (
            _finding(shares, members),
            _picture(shares, members, _finding(shares, members).plain()),
            *_tables(group, shares, members),
            *_notes(shares, found),
        )
    )


def _finding(shares: ClassShares, members: list[Member]) -> Sentence:
    """Say which class most agencies spend most on."""
    largest = [max(own, key=lambda key: own[key]) for own in shares.shares.values() if own]
    first = max(dict.fromkeys(largest), key=largest.count)
    text = (
        f"{len(members)} 份材料共列 {len(shares.labels)} 类支出；"
        f"{largest.count(first)} 份以{shares.labels[first]}为最大。"
    )
    return Sentence((text,))


def _picture(shares: ClassShares, members: list[Member], finding: str) -> Picture:
    fields = [
        [_state(shares.shares[member.name].get(key)) for key in shares.labels] for member in members
    ]
    alt = described(finding, (_largest(shares, own) for own in members))
    names = [member.name for member in members]
    return heat(names, list(shares.labels.values()), fields, _STATES, alt)


def _state(share: Fraction | None) -> str | None:
    if share is None or share == 0:
        return None
    return next((name for bound, name in _BOUNDS if share >= bound), "less")


def _largest(shares: ClassShares, member: Member) -> str:
    own = shares.shares[member.name]
    top = sorted(own, key=lambda key: own[key], reverse=True)[:2]
    parts = listed(f"{shares.labels[key]} {share_text(own[key])}" for key in top)
    return f"{member.name} {parts}"


def _tables(group: Group, shares: ClassShares, members: list[Member]) -> Iterator[Table]:
    """Yield the shares, a few classes to a table: more would not fit a sheet of paper."""
    keys = list(shares.labels)
    for start in range(0, len(keys), _PER_TABLE):
        chosen = keys[start : start + _PER_TABLE]
        columns = (Column("名称"), *(Column(shares.labels[key], "number") for key in chosen))
        rows = tuple(
            Row((member.name, *(_cell(group, shares, member, key) for key in chosen)))
            for member in members
        )
        which = listed(shares.labels[key] for key in chosen)
        note = f"“{BLANK}”表示该材料没有列出这一类，不等于零。"
        yield Table(f"支出占比：{which}", columns, rows, folded=f"占比：{which}", note=note)


def _cell(group: Group, shares: ClassShares, member: Member, key: str) -> Inline:
    share = shares.shares[member.name].get(key)
    if share is None:
        return BLANK
    return group.sources.cite(share_text(share), shares.lines[member.name][key])


def _notes(shares: ClassShares, found: dict[str, Composition]) -> Iterator[Block]:
    for key, names in shares.renamed.items():
        yield Sentence(
            (f"编码 {key} 在各材料中名称不同：{listed(names)}；按编码归为一类。",), "note"
        )
    for table_id in dict.fromkeys(own.table_id for own in found.values() if own):
        if table_id != _USUAL:
            others = [name for name, own in found.items() if own and own.table_id == table_id]
            text = (
                f"{listed(others)}的占比取自{label('tables', table_id)}，口径与其他材料不尽相同。"
            )
            yield Sentence((text,), kind="note")
    absent = [name for name, own in found.items() if not own]
    if absent:
        yield Sentence((f"{listed(absent)}：未读到功能分类，或各级科目未能分清。",), "missing")
