"""The money as it flows: source, expenditure, function, basic or project, economic class."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pandas as pd

from budgetkit import analysis
from budgetkit.analysis import Flow, Node
from budgetkit.analysis.flows import TOTAL
from budgetkit.reports.blocks import Block, Column, Row, Sentence, Table
from budgetkit.reports.charts import Band, described, sankey
from budgetkit.reports.numbers import drawn_wanyuan, wanyuan
from budgetkit.reports.unit.context import missing
from budgetkit.reports.words import label

_MEASURE_STAGES = (0, 3)
_FUNCTION = 2
_WORDS = {0: "最大的来源是", _FUNCTION: "用于最多的功能是", 4: "基本支出中最多的是"}
_COLUMNS = (Column("自"), Column("至"), Column("金额（万元）", "number"))
_NOTE = (
    "材料不印出哪笔来源用于哪项功能，两者只在支出总计处相连；"
    "基本支出的经济分类通常只含一般公共预算，两端宽度不等的部分材料没有列出去向。"
)


def flow_blocks(lines: pd.DataFrame) -> Iterator[Block]:
    """Yield a Sankey diagram and the numbers behind it, or why there is none.

    Args:
        lines: ``budget_lines`` of one disclosure.
    """
    flows = analysis.flows(lines)
    # Without a stage on either side of the total nothing flows.
    if len({flow.start.stage for flow in flows}) < _FUNCTION:
        yield missing("未读到可以相连的收支", "资金流向")
        return
    bands = [_band(flow) for flow in flows]
    parts = (f"{own.start[1]} 至 {own.end[1]} {own.value:,.2f}" for own in bands)
    finding = _finding(bands)
    yield Sentence((f"{finding}。",))
    yield sankey(bands, described(finding, parts))
    yield Table(
        "资金流向（万元）",
        _COLUMNS,
        tuple(_row(flow) for flow in flows),
        folded="图中各流的金额",
        note=_NOTE,
    )


def _finding(bands: Sequence[Band]) -> str:
    """Name the widest band from a source, to a function, to an economic class."""
    texts = [
        f"{word}{largest.end[1] if stage else largest.start[1]}（{largest.value:,.2f} 万元）"
        for stage, word in _WORDS.items()
        if (largest := _largest(bands, stage)) is not None
    ]
    return f"资金从来源经功能分类到经济分类：{'，'.join(texts)}"


def _largest(bands: Sequence[Band], stage: int) -> Band | None:
    own = [band for band in bands if (band.end[0] == stage if stage else band.start[0] == 0)]
    return max(own, key=lambda band: band.value) if own else None


def _band(flow: Flow) -> Band:
    return Band(_node(flow.start), _node(flow.end), drawn_wanyuan(flow.amount_yuan))


def _row(flow: Flow) -> Row:
    return Row((_node(flow.start)[1], _node(flow.end)[1], wanyuan(flow.amount_yuan)))


def _node(node: Node) -> tuple[int, str]:
    if node.name == TOTAL:
        return node.stage, "支出总计"
    is_measure = node.stage in _MEASURE_STAGES
    return node.stage, label("measures", node.name) if is_measure else node.name
