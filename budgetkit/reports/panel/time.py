"""The years of an agency, in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from budgetkit import analysis
from budgetkit.reports.blocks import Block, Column, Row, Table
from budgetkit.reports.charts import Trend, described, trends
from budgetkit.reports.group import Group, Member
from budgetkit.reports.numbers import in_wanyuan, share_text, wanyuan
from budgetkit.reports.words import BLANK, listed

NOTE = f"“{BLANK}”表示该年材料没有印出金额，或未能读到；不等于零。"


class Years:
    """Disclosures of one agency, one per year, in ascending order."""

    def __init__(self, group: Group) -> None:
        self.group = group
        self.members: Sequence[Member] = group.members

    @property
    def numbers(self) -> list[int]:
        """The fiscal years."""
        return [int(own.subject.fiscal_year or 0) for own in self.members]

    def pairs(self) -> Iterator[tuple[Member, Member]]:
        """Yield neighbours: the earlier and the later."""
        return pairwise(self.members)

    def columns(self, first: str) -> tuple[Column, ...]:
        """Return the heads of a table with a column per year."""
        return (Column(first), *(Column(f"{year} 年", "number") for year in self.numbers))

    def figures(self, caption: str, figure_ids: Sequence[str], folded: str | None = None) -> Table:
        """Return standard figures in 万元, a row per figure and a column per year."""
        known = analysis.figure_catalogue()
        rows = tuple(
            Row((known[name].label, *(self.group.figure(own, name) for own in self.members)))
            for name in figure_ids
        )
        return Table(caption, self.columns("项目"), rows, folded=folded, note=NOTE)

    def trends(self, figure_ids: Sequence[str]) -> Iterator[Block]:
        """Draw standard figures over the years; nothing where no year prints any of them."""
        known = analysis.figure_catalogue()
        rows = [Trend(known[name].label, self._values(name)) for name in figure_ids]
        drawn = [row for row in rows if any(value is not None for value in row.values)]
        if drawn:
            alt = described(self._moved(drawn[0]), (self._told(row) for row in drawn))
            yield trends(self.numbers, drawn, alt)

    def _values(self, figure_id: str) -> tuple[Decimal | None, ...]:
        return tuple(in_wanyuan(own.yuan(figure_id)) for own in self.members)

    def _moved(self, row: Trend) -> str:
        """From the first year that gives an amount to the last, and how far they are apart."""
        pairs = zip(self.numbers, row.values, strict=True)
        known = [(year, value) for year, value in pairs if value is not None]
        (first, before), (last, after) = known[0], known[-1]
        if len(known) == 1:
            return f"只有 {first} 年给出{row.label}，为 {wanyuan(before * 10_000)} 万元"
        ends = [wanyuan(value * 10_000) for value in (before, after)]
        told = f"由 {first} 年的 {ends[0]} 万元到 {last} 年的 {ends[1]} 万元"
        rate = share_text(analysis.share(after - before, before))
        plus = "+" if after > before else ""
        return f"{row.label}{told}" + ("" if rate == BLANK else f"（{plus}{rate}）")

    def _told(self, row: Trend) -> str:
        pairs = zip(self.numbers, row.values, strict=True)
        return f"{row.label} " + listed(
            f"{year} 年 {BLANK if value is None else wanyuan(value * 10_000)}"
            for year, value in pairs
        )
