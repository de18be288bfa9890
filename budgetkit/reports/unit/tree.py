"""Expenditure by function as areas: 类, and within them 款."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from budgetkit import analysis
from budgetkit.analysis import Composition
from budgetkit.reports.blocks import Picture
from budgetkit.reports.charts import Tile, described, treemap
from budgetkit.reports.numbers import drawn_wanyuan, share_text, wanyuan
from budgetkit.reports.words import text_of


def tiles_of(lines: pd.DataFrame, classes: Composition) -> list[Tile]:
    """Return each 类 with its 款; where the table prints no 款, the 类 alone.

    Args:
        lines: ``budget_lines`` of one disclosure.
        classes: Its expenditure by 类.
    """
    within = analysis.by_function(lines, level=2)
    below = [part for _, part in within.parts.iterrows()]
    if within.table_id != classes.table_id:
        below = []
    return [_tile(part, below) for _, part in classes.parts.iterrows()]


def tree(tiles: Sequence[Tile]) -> Picture:
    """Draw the tiles, areas in proportion to money."""
    name, share = largest_area(tiles)
    finding = f"各类、款支出的大小，面积表示金额（万元），最大的一块是{name}，占 {share}"
    return treemap(tiles, described(finding, (f"{own.label} {own.note}" for own in tiles)))


def area_count(tiles: Sequence[Tile]) -> int:
    """Return how many areas there are to tell apart."""
    return sum(len(own.parts) or 1 for own in tiles)


def largest_area(tiles: Sequence[Tile]) -> tuple[str, str]:
    """Return the name and the note of the largest 款, or of a 类 that has none."""
    areas = [part for own in tiles for part in own.parts or (own,)]
    largest = max(areas, key=lambda area: area.value)
    return largest.label, largest.note


def _tile(part: pd.Series, within: Sequence[pd.Series]) -> Tile:
    code = text_of(part["function_code"], "")
    below = [
        Tile(str(own["item"]), drawn_wanyuan(own["amount_yuan"]), share_text(own["share"]))
        for own in within
        if code and text_of(own["function_code"], "").startswith(code)
    ]
    note = f"{wanyuan(part['amount_yuan'])}（{share_text(part['share'])}）"
    return Tile(str(part["item"]), drawn_wanyuan(part["amount_yuan"]), note, tuple(below))
