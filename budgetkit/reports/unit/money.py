"""The year's money: where it comes from, where it goes, what is carried over."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from budgetkit import analysis
from budgetkit.analysis import Composition
from budgetkit.reports.blocks import Block, Column, Inline, Row, Section, Sentence, Table
from budgetkit.reports.charts import Strip, strips
from budgetkit.reports.numbers import in_wanyuan, money, share_text, wanyuan
from budgetkit.reports.unit.context import Context, missing
from budgetkit.reports.unit.flow import flow_blocks
from budgetkit.reports.unit.kinds import strip, strip_text
from budgetkit.reports.words import BLANK, label

_COLUMNS = (Column("项目"), Column("金额（万元）", "number"), Column("占比", "number"))
_NOTE = f"“{BLANK}”表示材料在该处没有印出金额，或未能读到；不等于零。"


def money_in_and_out(context: Context) -> Section:
    """Return totals, sources of funds, classes of expenditure and carry-over."""
    sources = analysis.by_fund_source(context.lines)
    classes = context.by_function
    return Section(
        (
            _finding(context),
            *_chart(sources, classes),
            _revenue(context, sources),
            _expenditure(context),
            *flow_blocks(context.lines),
        )
    )


def _finding(context: Context) -> Sentence:
    revenue, expenditure = context.yuan("revenue_total"), context.yuan("expenditure_total")
    if revenue is None and expenditure is None:
        return missing(context.absence("revenue_expenditure_summary"), "收支总计无法给出")
    return Sentence(
        (
            *_total(context, "revenue_total"),
            "，",
            *_total(context, "expenditure_total"),
            _balance(revenue, expenditure),
            *_carried(context),
        )
    )


def _total(context: Context, figure_id: str) -> tuple[Inline, ...]:
    name, shown = analysis.figure_catalogue()[figure_id].label, context.figure(figure_id)
    return (f"{name}未读到",) if shown == BLANK else (f"{name} ", shown, " 万元")


def _balance(revenue: Decimal | None, expenditure: Decimal | None) -> str:
    if revenue is None or expenditure is None:
        return "。"
    if revenue == expenditure:
        return "，两者相等。"
    return f"，两者相差 {money(abs(revenue - expenditure))}。"


def _carried(context: Context) -> tuple[Inline, ...]:
    carried = context.figure("revenue_carry_over")
    if carried == BLANK:
        return ("上年结转一栏没有印出金额。",)
    return ("收入中含上年结转 ", carried, " 万元。")


def _chart(sources: Composition, classes: Composition) -> Iterator[Block]:
    rows = [strip("收入", sources), _by_item("支出", classes)]
    drawn = [row for row in rows if row.parts]
    if drawn:
        yield strips(drawn, "；".join(strip_text(row) for row in drawn))


def _by_item(name: str, composition: Composition) -> Strip:
    parts = tuple(
        (str(part["item"]), value, wanyuan(part["amount_yuan"]))
        for _, part in composition.parts.iterrows()
        if (value := in_wanyuan(part["amount_yuan"])) is not None and value > 0
    )
    return Strip(name, parts, f"{wanyuan(composition.whole)} 万元")


def _revenue(context: Context, sources: Composition) -> Table:
    base = context.yuan("revenue_total")
    named = [
        _row(label("measures", part["measure"]), context.amount(part), part["amount_yuan"], base, 2)
        for _, part in sources.parts.iterrows()
        if part["measure"] != "carry_over"
    ]
    rows = (
        _figure(context, "revenue_current_year", base, level=1),
        *named,
        _figure(context, "revenue_carry_over", base, level=1),
        _figure(context, "revenue_total", base),
    )
    return Table("收入（万元）", _COLUMNS, rows)


def _expenditure(context: Context) -> Table:
    base = context.yuan("expenditure_total")
    rows = (
        _figure(context, "expenditure_current_year", base, level=1),
        _figure(context, "expenditure_from_carry_over", base, level=1),
        _figure(context, "year_end_carry_over", base, level=1),
        _figure(context, "expenditure_total", base),
    )
    return Table("支出（万元）", _COLUMNS, rows, note=_NOTE)


def _figure(context: Context, figure_id: str, base: Decimal | None, level: int = 0) -> Row:
    name = analysis.figure_catalogue()[figure_id].label
    return _row(name, context.figure(figure_id), context.yuan(figure_id), base, level)


def _row(name: str, shown: Inline, yuan: Decimal | None, base: Decimal | None, level: int) -> Row:
    share = share_text(analysis.share(yuan, base))
    return Row((name, shown, share), level=level, is_total=level == 0)
