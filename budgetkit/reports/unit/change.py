"""The change on last year, as the narrative states it, with the reasons given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from budgetkit import analysis
from budgetkit.analysis import Change
from budgetkit.reports.blocks import Block, Column, Inline, Row, Section, Sentence, Table
from budgetkit.reports.charts import changes as change_chart
from budgetkit.reports.charts import described
from budgetkit.reports.numbers import in_wanyuan, percent_text, signed_wanyuan, wanyuan
from budgetkit.reports.split_change import split_blocks
from budgetkit.reports.unit.context import Context, missing
from budgetkit.reports.words import BLANK, chinese_punctuation, label

_DRAWN = 12
_COLUMNS = (
    Column("事项"),
    Column("本年", "number"),
    Column("增减", "number"),
    Column("幅度", "number"),
    Column("上年（推算）", "number"),
    Column("材料所述原因"),
)


def changes(context: Context) -> Section:
    """Return the changes, drawn and listed; last year's amount is derived from them."""
    stated = analysis.changes(context.facts)
    if not stated:
        return Section((missing("情况说明中未读到与上年的比较", "与上年比较"),))
    blocks: list[Block] = [*_split(context, stated), _finding(stated)]
    moved = apart(change for change in stated if change.change_yuan)
    drawn = sorted(moved, key=_size, reverse=True)[:_DRAWN]
    if drawn:
        bars = [
            (change.subject, value, _note(change))
            for change in drawn
            if (value := in_wanyuan(change.change_yuan)) is not None
        ]
        blocks.append(change_chart(bars, _alt(moved, drawn)))
    rows = tuple(_row(context, change) for change in stated)
    folded = f"全部 {len(rows)} 项比较" if len(rows) > _DRAWN else None
    note = "上年数由本年数减去增减额推算，材料并未直接印出。"
    blocks.append(Table("与上年比较（万元，据情况说明）", _COLUMNS, rows, folded=folded, note=note))
    return Section(blocks)


def _split(context: Context, stated: list[Change]) -> Iterator[Block]:
    """The change of expenditure item by item, where the narrative tells it so."""
    split = analysis.split_stated(context.facts, stated)
    if split is not None:
        year = context.subject.fiscal_year
        before = "上年（推算）" if year is None else f"{year - 1} 年（推算）"
        yield from split_blocks(None, split, before, "本年" if year is None else f"{year} 年")


def _finding(stated: list[Change]) -> Sentence:
    without = sum(1 for change in stated if change.change_yuan and not change.reason)
    text = f"情况说明比较了 {len(stated)} 项"
    return Sentence((f"{text}，其中 {without} 项有增减而未说明原因。" if without else f"{text}。",))


def _size(change: Change) -> Decimal:
    return abs(change.change_yuan or Decimal(0))


def _note(change: Change) -> str:
    rate = percent_text(change.change_percent)
    return signed_wanyuan(change.change_yuan) + ("" if rate == BLANK else f"（{rate}）")


def apart(moved: Iterable[Change]) -> list[Change]:
    """Return each change once: a text states the same one in several places."""
    known = {(one.subject, one.change_yuan, one.change_percent): one for one in moved}
    return list(known.values())


def _alt(moved: list[Change], drawn: list[Change]) -> str:
    up = sum((one.change_yuan or 0) > 0 for one in moved)
    down = len(moved) - up
    told = (
        f"有增减的 {len(moved)} 项："
        f"增加 {up} 项，减少 {down} 项；"
        f"增减最多的是{drawn[0].subject} {_note(drawn[0])}（万元）"
    )
    return described(told, (f"{one.subject} {_note(one)}" for one in drawn))


def _row(context: Context, change: Change) -> Row:
    return Row(
        (
            change.subject,
            _current(context, change),
            _amount(context, change),
            _rate(context, change),
            wanyuan(change.prior_yuan),
            _reason(change),
        )
    )


def _current(context: Context, change: Change) -> Inline:
    shown = wanyuan(change.current_yuan)
    fact = change.current_fact
    return shown if fact is None else context.sources.cite(shown, fact)


def _amount(context: Context, change: Change) -> Inline:
    if change.direction == "same":
        shown = label("directions", "same")
    else:
        shown = signed_wanyuan(change.change_yuan)
    fact = change.amount_fact
    return shown if fact is None else context.sources.cite(shown, fact)


def _rate(context: Context, change: Change) -> Inline:
    fact = change.percent_fact
    shown = percent_text(change.change_percent)
    return shown if fact is None else context.sources.cite(shown, fact)


def _reason(change: Change) -> str:
    if change.reason:
        return chinese_punctuation(change.reason)
    return "未说明" if change.change_yuan else BLANK
