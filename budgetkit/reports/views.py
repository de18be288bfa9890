"""Pictures of one disclosure, for exploring: treemap, Sankey diagram, waterfall."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from budgetkit import analysis
from budgetkit.reports.blocks import Block, Column, Row, Section, Sentence, Table
from budgetkit.reports.comparison import FEWEST, Comparison
from budgetkit.reports.group import Group, measure_text
from budgetkit.reports.numbers import wanyuan
from budgetkit.reports.split_change import split_blocks
from budgetkit.reports.unit.context import Subject, missing
from budgetkit.reports.unit.flow import flow_blocks
from budgetkit.reports.unit.tree import tiles_of, tree

_TILE_COLUMNS = (Column("类"), Column("款"), Column("金额（万元）", "number"))


def function_map(disclosure: Subject) -> Section:
    """Return expenditure by function as a treemap: 类, and within them 款."""
    lines = disclosure.budget_lines
    classes = analysis.by_function(lines)
    if not classes:
        return Section((missing("未读到各级科目", "功能分类"),))
    tiles = tiles_of(lines, classes)
    rows = tuple(
        row
        for own in tiles
        for row in (
            Row((own.label, "", wanyuan(own.value * 10_000)), level=1),
            *(Row(("", part.label, wanyuan(part.value * 10_000))) for part in own.parts),
        )
    )
    table = Table("按功能分类的支出（万元）", _TILE_COLUMNS, rows, folded="图中各块的金额")
    return Section((tree(tiles), table))


def money_flow(disclosure: Subject) -> Section:
    """Return the money as a Sankey diagram: source, expenditure, function, kind, class."""
    return Section(tuple(flow_blocks(disclosure.budget_lines)))


def change_of_year(disclosure: Subject) -> Section:
    """Return the change on last year as the narrative states it, item by item."""
    split = analysis.split_stated(disclosure.narrative)
    if split is None:
        return Section((missing("情况说明没有按科目给出增减", "与上年比较"),))
    year = disclosure.fiscal_year
    before = "上年（推算）" if year is None else f"{year - 1} 年（推算）"
    after = "本年" if year is None else f"{year} 年"
    return Section(tuple(split_blocks(None, split, before, after)))


def measures(disclosures: Sequence[Subject]) -> Section:
    """Return every measure of a few disclosures as one table."""
    members = Group(disclosures).members
    columns = (Column("指标"), *(Column(own.name, "number") for own in members))
    rows = tuple(
        Row(
            (
                f"{entry.label}（{entry.unit}）",
                *(measure_text(own.measured(name).value, entry.unit) for own in members),
            )
        )
        for name, entry in analysis.measure_catalogue().items()
    )
    note = "“—”表示材料没有印出或不能计算，不等于零。"
    caution = Sentence(("年度、阶段、范围不同的材料，金额不可比。",), kind="note")
    return Section((Table("指标", columns, rows, note=note), caution))


def compared(disclosures: Sequence[Subject]) -> Section:
    """Return the structure of expenditure of two to fifty disclosures side by side."""
    if len(disclosures) < FEWEST:
        return Section((missing(f"材料不足 {FEWEST} 份", "比较"),))
    return Section(tuple(map(_uncited, Comparison(disclosures).structure())))


def _uncited(block: Block) -> Block:
    """A table without links: there is no list of sources for them to lead to."""
    if not isinstance(block, Table):
        return block
    rows = (
        replace(row, cells=tuple(own if isinstance(own, str) else own.text for own in row.cells))
        for row in block.rows
    )
    return replace(block, rows=tuple(rows))
