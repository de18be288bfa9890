"""The change of each year, split by item: from two disclosures, or as the text states it."""

from __future__ import annotations

from collections.abc import Iterator

from budgetkit import analysis
from budgetkit.analysis import Split
from budgetkit.reports.blocks import Block, Section, Sentence
from budgetkit.reports.panel.time import Years
from budgetkit.reports.split_change import split_blocks
from budgetkit.reports.words import listed


def changes(years: Years) -> Section:
    """Return a waterfall per pair of years; for the first year what its text states."""
    blocks: list[Block] = []
    for (before, after), (prior, year) in zip(
        years.pairs(), zip(years.numbers, years.numbers[1:], strict=False), strict=True
    ):
        split = analysis.split_between(before.lines, after.lines)
        if split is None:
            text = f"{year} 年与 {prior} 年：两年的功能分类不全或取自不同的表，不按科目分解。"
            blocks.append(Sentence((text,), kind="missing"))
            continue
        blocks += split_blocks(years.group.line, split, f"{prior} 年", f"{year} 年")
        blocks += _one_sided(split, prior, year)
    first = analysis.split_stated(years.members[0].facts)
    if first is not None:
        year = years.numbers[0]
        blocks += split_blocks(None, first, f"{year - 1} 年（推算）", f"{year} 年")
    if not blocks:
        text = "只有一年材料，情况说明也没有按科目给出增减。"
        blocks.append(Sentence((text,), kind="missing"))
    return Section(blocks)


def _one_sided(split: Split, prior: int, year: int) -> Iterator[Block]:
    for names, text in (
        ([own.label for own in split.steps if own.prior_yuan is None], f"{prior} 年没有列出"),
        ([own.label for own in split.steps if own.current_yuan is None], f"{year} 年不再列出"),
    ):
        if names:
            yield Sentence(
                (f"{listed(names)}：{text}，不等于金额为零，也可能改列其他科目。",), kind="note"
            )
