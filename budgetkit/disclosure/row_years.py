"""Rows that stand for years, as some places print the three public expenses."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from budgetkit.disclosure.columns import header_key
from budgetkit.disclosure.model import BudgetLine
from budgetkit.text import compact

_YEAR_BEFORE = re.compile("Y-1|上年|去年")
_NEITHER = re.compile("增减|变动|20[0-9]{2}年")


def with_row_years(lines: Iterable[BudgetLine], fiscal_year: int | None) -> list[BudgetLine]:
    """Return the lines, those under a row of the year before as ``prior_year``.

    Args:
        lines: Of a table whose rows may name years, in ``section``.
        fiscal_year: The year of the disclosure.
    """
    return [_of_its_year(line, fiscal_year) for line in lines]


def _of_its_year(line: BudgetLine, fiscal_year: int | None) -> BudgetLine:
    if line.measure != "total" or not line.section:
        return line
    key = header_key((line.section,), fiscal_year)
    if _NEITHER.search(key):
        return replace(line, measure=f"x_{compact(line.section)}")
    return replace(line, measure="prior_year") if _YEAR_BEFORE.search(key) else line
