"""Peers within a group of disclosures, and a measure over all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from budgetkit import analysis
from budgetkit.analysis import Measured, Standing
from budgetkit.analysis.measures import Measure
from budgetkit.analysis.peers import FEWEST
from budgetkit.reports.blocks import Column, Row, Table
from budgetkit.reports.group import Group, Member, basis_text
from budgetkit.reports.numbers import share_text
from budgetkit.reports.words import BLANK

_COLUMNS = (
    Column("名称"),
    Column("数值", "number"),
    Column("名次", "number"),
    Column("百分位", "number"),
    Column("稳健 z", "number"),
    Column("同类"),
)
_NOTE = (
    "名次由大到小，只在同类（年度、阶段、范围相同）中计算；百分位为低于它者加一半相等者的比例；"
    f"稳健 z＝0.6745×（数值−中位数）÷绝对中位差，同类少于 {FEWEST} 份不计算；"
    f"“{BLANK}”表示材料没有印出或不能计算，不等于零。"
)


@dataclass(frozen=True)
class Compared:
    """A measure over all members.

    Attributes:
        entry: The measure.
        found: Its value of each member, in their order.
        standings: Standing among peers by member's name; no entry where there is none.
    """

    entry: Measure
    members: Sequence[Member]
    found: Sequence[Measured]
    standings: dict[str, Standing]

    @property
    def given(self) -> int:
        """How many members have a value."""
        return sum(own.value is not None for own in self.found)


def groups(members: Sequence[Member]) -> dict[str, list[Member]]:
    """Return the members that have peers, by what they share."""
    found: dict[str, list[Member]] = {}
    for member in members:
        if analysis.peers_of(member.basis) is not None:
            found.setdefault(basis_text(member.basis), []).append(member)
    return {name: own for name, own in found.items() if len(own) > 1}


def unranked(members: Sequence[Member]) -> list[Member]:
    """Return the members that have no peers."""
    ranked = {member.name for own in groups(members).values() for member in own}
    return [member for member in members if member.name not in ranked]


def compared(group: Group, measure_id: str) -> Compared:
    """Return a measure over all members, with standings among peers."""
    found = {member.name: member.measured(measure_id) for member in group.members}
    standings: dict[str, Standing] = {}
    for own in groups(group.members).values():
        values = {member.name: found[member.name].value for member in own}
        if sum(value is not None for value in values.values()) > 1:
            standings |= analysis.standings(values)
    entry = analysis.measure_catalogue()[measure_id]
    return Compared(entry, group.members, list(found.values()), standings)


def table(group: Group, over: Compared) -> Table:
    """Return every value with its standing, folded; the largest first."""
    pairs = zip(over.members, over.found, strict=True)
    ordered = sorted(pairs, key=lambda pair: (pair[1].value is None, -(pair[1].value or 0)))
    rows = tuple(
        Row(
            (
                member.name,
                group.measured(found, over.entry.unit),
                *standing_cells(over.standings.get(member.name)),
                basis_text(member.basis),
            )
        )
        for member, found in ordered
    )
    unit = "" if over.entry.unit == "%" else f"（{over.entry.unit}）"
    name = f"{over.entry.label}{unit}"
    note = f"{over.entry.note}。{_NOTE}" if over.entry.note else _NOTE
    return Table(name, _COLUMNS, rows, folded=f"{over.entry.label}：数值与名次", note=note)


def standing_cells(standing: Standing | None) -> tuple[str, str, str]:
    """Return rank, percentile and robust z as texts."""
    if standing is None:
        return BLANK, BLANK, BLANK
    return (
        f"{standing.rank}/{standing.count}",
        share_text(standing.percentile),
        z_text(standing.robust_z),
    )


def z_text(robust_z: float | None) -> str:
    """Return a robust z-score with its sign and two decimals."""
    return BLANK if robust_z is None else f"{robust_z:+.2f}".replace("-", "\N{MINUS SIGN}")
