"""Projects ranked by money."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import pandas as pd

from budgetkit import analysis
from budgetkit.analysis import Composition
from budgetkit.reports.blocks import Block, Column, Inline, Picture, Row, Section, Sentence, Table
from budgetkit.reports.charts import Bar, bars, described
from budgetkit.reports.numbers import in_wanyuan, index_text, share_text, wanyuan
from budgetkit.reports.unit.context import Context, missing
from budgetkit.reports.words import text_of

_COLUMNS = (
    Column("名次", "number"),
    Column("项目"),
    Column("单位"),
    Column("金额（万元）", "number"),
    Column("占比", "number"),
    Column("累计", "number"),
)
_TOP = 3


def projects(context: Context, shown: int) -> Section:
    """Return this year's projects and those carried over, largest first.

    Args:
        context: The disclosure.
        shown: How many are drawn; the table has all.
    """
    current = analysis.projects(context.lines)
    carried = analysis.projects(context.lines, "project_carry_over")
    return Section(
        (
            *_current(context, current, shown),
            _table(context, carried, "上年结转安排的项目（万元）")
            if carried
            else missing(context.absence("project_carry_over"), "上年结转安排的项目"),
        )
    )


def _current(context: Context, ranked: Composition, shown: int) -> Iterator[Block]:
    if not ranked:
        yield missing(context.absence("project_expenditure"), "本年预算安排的项目")
        return
    finding = _finding(ranked)
    yield finding
    yield _chart(ranked.parts.head(shown), len(ranked.parts), finding.plain())
    yield _table(context, ranked, "本年预算安排的项目（万元）")


def _finding(ranked: Composition) -> Sentence:
    amounts = list(ranked.parts["amount_yuan"])
    first = ranked.parts.iloc[0]
    text = (
        f"本年预算安排 {len(amounts)} 个项目，共 {wanyuan(ranked.whole)} 万元；"
        f"最大的是“{first['item']}”，占 {share_text(first['share'])}"
    )
    if len(amounts) > _TOP:
        top = share_text(analysis.top_k_share(amounts, _TOP))
        text += f"，前 {_TOP} 个合占 {top}，HHI 为 {index_text(analysis.hhi(amounts))}"
    return Sentence((f"{text}。",))


def _chart(parts: pd.DataFrame, count: int, finding: str) -> Picture:
    rows = [
        Bar(
            f"{part['rank']}. {part['item']}",
            (in_wanyuan(part["amount_yuan"]),),
            f"{wanyuan(part['amount_yuan'])}（{share_text(part['share'])}）",
        )
        for _, part in parts.iterrows()
    ]
    scope = "" if len(rows) == count else f"图中是前 {len(rows)} 个。"
    alt = described(f"{finding}{scope}", (f"{row.label} {row.note}" for row in rows))
    return bars(rows, ["合计"], alt)


def _table(context: Context, ranked: Composition, caption: str) -> Table:
    rows = tuple(Row(tuple(_cells(context, part))) for _, part in ranked.parts.iterrows())
    shares = share_text(sum(ranked.shares, Fraction(0)))
    whole = Row(("", "合计", "", wanyuan(ranked.whole), shares, ""), is_total=True)
    return Table(
        caption,
        _COLUMNS,
        (*rows, whole),
        head=1,
        folded=f"全部 {len(rows)} 个项目的金额" if len(rows) > _TOP else None,
        note="合计为各项目相加所得。",
    )


def _cells(context: Context, part: pd.Series) -> Iterator[Inline]:
    yield str(part["rank"])
    yield str(part["item"])
    yield text_of(part["agency"])
    yield context.amount(part)
    yield share_text(part["share"])
    yield share_text(part["cumulative_share"])
