"""A change on last year, split by item: a sentence, a waterfall, a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

import pandas as pd

from budgetkit import analysis
from budgetkit.analysis import Split, Step
from budgetkit.reports.blocks import Block, Column, Inline, Row, Sentence, Table
from budgetkit.reports.charts import described, waterfall
from budgetkit.reports.numbers import in_wanyuan, money, share_text, signed_wanyuan, wanyuan
from budgetkit.reports.words import BLANK, label

_DRAWN = 10
_REST = "其余（未逐项说明，或为尾差）"
_SOURCES = {
    "disclosures": "两年金额都取自各自的材料",
    "narrative": "增减取自本年的情况说明，上年金额由此推算",
}
Shown = Callable[[pd.Series | None], Inline]


def split_blocks(line: Shown | None, split: Split, before: str, after: str) -> Iterator[Block]:
    """Yield what is to be shown of a split.

    Args:
        line: Shows a budget line's amount with its source; None where amounts are derived.
        split: The change.
        before: Name of last year.
        after: Name of this year.
    """
    yield _finding(split, before, after)
    yield _picture(split, before, after)
    yield _table(line, split, before, after)


def _finding(split: Split, before: str, after: str) -> Sentence:
    text = f"{after}{split.whole}比 {before}{moved_text(split)}"
    moved = [step for step in split.steps if step.change_yuan]
    if moved:
        largest = max(moved, key=lambda step: abs(step.change_yuan))
        text += f"，变动最大的是{largest.label}（{signed_wanyuan(largest.change_yuan)}）"
    return Sentence((f"{text}。{_SOURCES[split.source]}。",))


def moved_text(split: Split) -> str:
    """In words: 减少 876.75 万元（−5.31%）."""
    change = split.change_yuan
    if not change:
        return "持平"
    rate = share_text(analysis.share(change, split.prior_yuan))
    sign = "+" if change > 0 else ""
    word = label("directions", "increase" if change > 0 else "decrease")
    return f"{word} {money(abs(change))}" + ("" if rate == BLANK else f"（{sign}{rate}）")


def _picture(split: Split, before: str, after: str) -> Block:
    steps = [_drawn(step.label, step.change_yuan) for step in _largest(split)]
    shown = sum((step.change_yuan for step in _largest(split)), Decimal(0))
    small = split.change_yuan - split.remainder_yuan - shown
    if small:
        steps.append(_drawn("其他科目合计", small))
    if split.remainder_yuan:
        steps.append(_drawn(_REST, split.remainder_yuan))
    start = (f"{before}{split.whole}", _scaled(split.prior_yuan), wanyuan(split.prior_yuan))
    end = (f"{after}{split.whole}", _scaled(split.current_yuan), wanyuan(split.current_yuan))
    moved = "；".join(filter(None, (moved_text(split), _most(steps))))
    alt = described(
        f"{split.whole}由 {before}的 {start[2]} 万元到 {after}的 {end[2]} 万元，{moved}",
        (f"{label} {note}" for label, _, note in steps),
    )
    return waterfall(start, steps, end, alt)


def _most(steps: Sequence[tuple[str, Decimal, str]]) -> str:
    """What rises most and what falls most; empty where nothing moves."""
    if not steps:
        return ""
    up = max(steps, key=lambda step: step[1])
    down = min(steps, key=lambda step: step[1])
    told = [f"增加最多的是{up[0]} {up[2]}"] if up[1] > 0 else []
    return "，".join(told + ([f"减少最多的是{down[0]} {down[2]}"] if down[1] < 0 else []))


def _largest(split: Split) -> list[Step]:
    """The steps that are drawn, in their order: those that move the whole most."""
    moved = [step for step in split.steps if step.change_yuan]
    kept = sorted(moved, key=lambda step: abs(step.change_yuan), reverse=True)[:_DRAWN]
    return [step for step in moved if step in kept]


def _drawn(label: str, change: Decimal) -> tuple[str, Decimal, str]:
    return label, _scaled(change), signed_wanyuan(change)


def _scaled(yuan: Decimal) -> Decimal:
    return in_wanyuan(yuan) or Decimal(0)


def _table(line: Shown | None, split: Split, before: str, after: str) -> Table:
    columns = (
        Column("科目"),
        Column(before, "number"),
        Column(after, "number"),
        Column("增减", "number"),
        Column("材料所述原因"),
    )
    has_reasons = any(step.reason for step in split.steps)
    rows = [_row(line, step) for step in split.steps]
    if split.remainder_yuan:
        rows.append(Row((_REST, BLANK, BLANK, signed_wanyuan(split.remainder_yuan), BLANK)))
    whole = (split.whole, wanyuan(split.prior_yuan), wanyuan(split.current_yuan))
    rows.append(Row((*whole, signed_wanyuan(split.change_yuan), ""), is_total=True))
    width = len(columns) if has_reasons else len(columns) - 1
    return Table(
        f"{split.whole}由 {before}到 {after}的增减（万元）",
        columns[:width],
        tuple(Row(row.cells[:width], is_total=row.is_total) for row in rows),
        folded=f"{before}到 {after}各科目的增减",
        note=f"“{BLANK}”表示该年没有列出这一科目，不等于零。",
    )


def _row(line: Shown | None, step: Step) -> Row:
    if line is None:
        prior: Inline = wanyuan(step.prior_yuan)
        current: Inline = wanyuan(step.current_yuan)
    else:
        prior, current = line(step.prior_row), line(step.current_row)
    return Row((step.label, prior, current, signed_wanyuan(step.change_yuan), step.reason or BLANK))
