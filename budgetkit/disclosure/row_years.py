"""Rows that stand for years, as some places print the three public expenses."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from budgetkit.disclosure.columns import header_key
from budgetkit.disclosure.model import BudgetLine
from budgetkit.text import compact

_YEAR_BEFORE = re.compile("Y-1|上年|去年")
_NEITHER = re.compile("增减|变动|对比|相比|比较|差[异额]|20[0-9]{2}年")
_OUTTURN, _BUDGET = re.compile("决算"), re.compile("预算")


def with_row_years(lines: Iterable[BudgetLine], fiscal_year: int | None) -> list[BudgetLine]:
    """Return the lines, those under a row of the year before as ``prior_year``.

    Where a row is the year's outturn, the row of its budget is kept by its label.

    Args:
        lines: Of a table whose rows may name years, in ``section``.
        fiscal_year: The year of the disclosure.
    """
    read = [_of_its_year(line, fiscal_year) for line in lines]
    if not any(_is_of_the_year(line, _OUTTURN) for line in read):
        return read
    return [
        replace(line, measure=f"x_{compact(line.section or '')}")
        if _is_of_the_year(line, _BUDGET)
        else line
        for line in read
    ]


def _is_of_the_year(line: BudgetLine, stage: re.Pattern[str]) -> bool:
    return line.measure == "total" and stage.search(line.section or "") is not None


def _of_its_year(line: BudgetLine, fiscal_year: int | None) -> BudgetLine:
    if line.measure != "total" or not line.section:
        return line
    key = header_key((line.section,), fiscal_year)
    if _NEITHER.search(key):
        return replace(line, measure=f"x_{compact(line.section)}")
    return replace(line, measure="prior_year") if _YEAR_BEFORE.search(key) else line
