"""Pictures of one disclosure, for exploring: treemap, Sankey diagram, waterfall."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pandas as pd

from budgetkit import analysis
from budgetkit.analysis import Composition, Flow, Node
from budgetkit.analysis.flows import TOTAL
from budgetkit.reports.blocks import Column, Row, Section, Sentence, Table
from budgetkit.reports.charts import Band, Tile, described, sankey, treemap
from budgetkit.reports.comparison import FEWEST, Comparison
from budgetkit.reports.group import Group, measure_text
from budgetkit.reports.numbers import in_wanyuan, share_text, wanyuan
from budgetkit.reports.split_change import split_blocks
from budgetkit.reports.unit.context import Subject, missing
from budgetkit.reports.words import label

_MEASURE_STAGES = (0, 3)
_FLOW_COLUMNS = (Column("自"), Column("至"), Column("金额（万元）", "number"))
_TILE_COLUMNS = (Column("类"), Column("款"), Column("金额（万元）", "number"))


def function_map(disclosure: Subject) -> Section:
    """Return expenditure by function as a treemap: 类, and within them 款."""
    lines = disclosure.budget_lines
    classes = analysis.by_function(lines)
    if not classes:
        return Section((missing("未读到各级科目", "功能分类"),))
    within = analysis.by_function(lines, level=2)
    tiles = [_tile(part, within) for _, part in classes.parts.iterrows()]
    alt = described("按功能分类的支出（万元）", (f"{own.label} {own.note}" for own in tiles))
    rows = tuple(
        row
        for own in tiles
        for row in (
            Row((own.label, "", wanyuan(own.value * 10_000)), level=1),
            *(Row(("", part.label, wanyuan(part.value * 10_000))) for part in own.parts),
        )
    )
    table = Table("按功能分类的支出（万元）", _TILE_COLUMNS, rows, folded="图中各块的金额")
    return Section((treemap(tiles, alt), table))


def _tile(part: pd.Series, within: Composition) -> Tile:
    code = str(part["function_code"])
    below = [
        Tile(str(own["item"]), _scaled(own["amount_yuan"]), share_text(own["share"]))
        for _, own in within.parts.iterrows()
        if str(own["function_code"]).startswith(code)
    ]
    note = f"{wanyuan(part['amount_yuan'])}（{share_text(part['share'])}）"
    return Tile(str(part["item"]), _scaled(part["amount_yuan"]), note, tuple(below))


def money_flow(disclosure: Subject) -> Section:
    """Return the money as a Sankey diagram: source, expenditure, function, kind, class."""
    flows = analysis.flows(disclosure.budget_lines)
    if not flows:
        return Section((missing("未读到可以相连的收支", "资金流向"),))
    bands = [_band(flow) for flow in flows]
    alt = described(
        "资金流向（万元）", (f"{own.start[1]} 至 {own.end[1]} {own.value:,.2f}" for own in bands)
    )
    rows = tuple(Row((own.start[1], own.end[1], wanyuan(own.value * 10_000))) for own in bands)
    note = (
        "材料不印出哪笔来源用于哪项功能，两者只在支出总计处相连；"
        "基本支出的经济分类只含一般公共预算。"
    )
    table = Table("资金流向（万元）", _FLOW_COLUMNS, rows, folded="图中各流的金额", note=note)
    return Section((sankey(bands, alt), table))


def _band(flow: Flow) -> Band:
    return Band(_node(flow.start), _node(flow.end), _scaled(flow.amount_yuan))


def _node(node: Node) -> tuple[int, str]:
    if node.name == TOTAL:
        return node.stage, "支出总计"
    is_measure = node.stage in _MEASURE_STAGES
    return node.stage, label("measures", node.name) if is_measure else node.name


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
    return Comparison(disclosures).structure()


def _scaled(yuan: Decimal) -> Decimal:
    return in_wanyuan(yuan) or Decimal(0)
