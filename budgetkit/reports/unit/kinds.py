"""Basic and project expenditure; within basic, personnel and operating costs."""

from __future__ import annotations

from budgetkit import analysis
from budgetkit.analysis import Composition
from budgetkit.reports.blocks import Block, Column, Row, Section, Sentence, Table
from budgetkit.reports.charts import Strip, strips
from budgetkit.reports.numbers import in_wanyuan, share_text, wanyuan
from budgetkit.reports.unit.context import Context, missing
from budgetkit.reports.words import clipped, label, listed

_COLUMNS = (Column("类别"), Column("金额（万元）", "number"), Column("占比", "number"))

_NAME_LENGTH = 40


def kinds(context: Context) -> Section:
    """Return the two divisions, as strips on one scale and as tables."""
    divisions = (
        ("全部支出", analysis.basic_and_project(context.lines), "expenditure_summary"),
        ("基本支出", analysis.personnel_and_operating(context.lines), "basic_expenditure"),
    )
    blocks: list[Block] = [
        _finding(name, parts) if parts else missing(context.absence(table_id), f"{name}的构成")
        for name, parts, table_id in divisions
    ]
    known = [(name, parts) for name, parts, _ in divisions if parts]
    if known:
        blocks.append(_chart(known))
    blocks += [_table(context, name, parts) for name, parts in known]
    return Section(blocks)


def _finding(name: str, parts: Composition) -> Sentence:
    shares = listed(
        f"{label('measures', part['measure'])}占 {share_text(part['share'])}"
        for _, part in parts.parts.iterrows()
    )
    scope = "（一般公共预算安排）" if parts.table_id == "basic_expenditure" else ""
    return Sentence((f"{name}{scope} {wanyuan(parts.whole)} 万元，其中{shares}。",))


def _chart(known: list[tuple[str, Composition]]) -> Block:
    rows = [strip(name, parts) for name, parts in known]
    return strips(rows, "；".join(strip_text(row) for row in rows))


def strip(name: str, composition: Composition) -> Strip:
    """Return a composition by measure as a strip; parts without money are left out."""
    parts = tuple(
        (label("measures", part["measure"]), value, wanyuan(part["amount_yuan"]))
        for _, part in composition.parts.iterrows()
        if (value := in_wanyuan(part["amount_yuan"])) is not None and value > 0
    )
    return Strip(name, parts, f"{wanyuan(composition.whole)} 万元")


def strip_text(row: Strip) -> str:
    """Return a strip in words."""
    told = [f"{clipped(name, _NAME_LENGTH)} {text}" for name, _, text in row.parts]
    if len(told) < 2:
        return f"{row.label} {row.note}，全部为{listed(told) or '未给出名称的部分'}"
    most = max(range(len(told)), key=lambda place: row.parts[place][1])
    rest = listed(told[:most] + told[most + 1 :])
    return f"{row.label} {row.note}，最多的是{told[most]}，另有{rest}"


def _table(context: Context, name: str, parts: Composition) -> Table:
    rows = [
        Row((label("measures", part["measure"]), context.amount(part), share_text(part["share"])))
        for _, part in parts.parts.iterrows()
    ]
    whole = Row(("合计", wanyuan(parts.whole), ""), is_total=True)
    caption = f"{name}的构成（万元）"
    return Table(caption, _COLUMNS, (*rows, whole), folded=f"{name}的金额")
