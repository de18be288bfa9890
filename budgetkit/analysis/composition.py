"""How a whole is composed: by function, economic class, fund source, kind of expenditure.

A disclosure prints levels 1, 2, 3 and the total beside each other. Every function here
takes the lines of one level of one table, so that nothing is counted twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Literal

import pandas as pd

from budgetkit.analysis.exact import amount, share, total
from budgetkit.analysis.printed import one_printing

FUND_SOURCES = (
    "general",
    "fund",
    "state_capital",
    "special_account",
    "unit_funds",
    "business",
    "business_operation",
    "superior_subsidy",
    "affiliated",
    "other",
    "carry_over",
)
_ROW = ["document_id", "table_no", "row_no"]
_TAIL_YUAN = 100
"""One unit of the last printed digit of an amount in 万元: what rounding may add per part."""
_FUNCTION_TABLES = ("expenditure_summary", "general_expenditure", "revenue_expenditure_summary")
BASIC_TABLES = ("basic_expenditure", "basic_expenditure_by_source")
_ECONOMIC_TABLES = (*BASIC_TABLES, "general_expenditure_economic")


@dataclass(frozen=True)
class Composition:
    """Parts of a whole, each a line of ``budget_lines`` with its share.

    Attributes:
        parts: The lines, largest first, with one more column ``share`` (Fraction of
            :attr:`whole`, None where it cannot be known). Lines with a blank amount are
            left out: blank is not zero.
        whole: Yuan; the printed total where there is one, else the sum of the parts.
        whole_is: ``printed`` or ``summed``; None where there is nothing.
        table_id: The table the parts were taken from; None where no table has them.
        overlaps: Whether the lines of the level add up to more than the total: the levels of
            the table could not be told apart, and there are no parts.
    """

    parts: pd.DataFrame
    whole: Decimal | None
    whole_is: Literal["printed", "summed"] | None
    table_id: str | None
    overlaps: bool = False

    @property
    def remainder(self) -> Decimal | None:
        """Whole − Σ parts in yuan: a rounding tail, or parts that were not read."""
        summed = total(self.parts["amount_yuan"])
        return None if self.whole is None or summed is None else self.whole - summed

    @property
    def shares(self) -> list[Fraction]:
        """The shares that are known, largest first."""
        return [part for part in self.parts["share"] if part is not None]

    def __bool__(self) -> bool:
        """Whether there is at least one part."""
        return not self.parts.empty


def by_function(lines: pd.DataFrame, level: int = 1, measure: str = "total") -> Composition:
    """Compose expenditure by function.

    Args:
        lines: ``budget_lines`` of one disclosure.
        level: 1 类, 2 款, 3 项.
        measure: ``total``, ``basic`` or ``project``.

    Returns:
        Shares of the total row of the same column. Taken from the expenditure summary,
        else from the general budget's table (which leaves out the carry-over), else from
        the revenue and expenditure summary: see :attr:`Composition.table_id`.
    """
    spending = lines[lines["side"].isna() | (lines["side"] == "expenditure")]
    return _first(spending, _FUNCTION_TABLES, level, measure)


def by_economic(lines: pd.DataFrame, level: int = 1, measure: str = "total") -> Composition:
    """Compose basic expenditure by departmental economic class.

    Taken from the table of basic expenditure, that of the general budget before that of all
    sources, else from the general budget's table by
    economic class, which has the projects too: see :attr:`Composition.table_id`.

    Args:
        lines: ``budget_lines`` of one disclosure.
        level: 1 类 (301 工资福利支出 …), 2 款 (30101 基本工资 …). An item printed under two
            government classes is two parts.
        measure: ``total``, ``personnel`` or ``operating``.
    """
    return _first(lines, _ECONOMIC_TABLES, level, measure)


def by_fund_source(lines: pd.DataFrame) -> Composition:
    """Compose revenue by source of funds, the carry-over included.

    Taken from the total row of the revenue summary, one part per measure. The whole is the
    sum of the parts: that row's own total leaves the carry-over out in some layouts.
    """
    rows = _total_row(_of_table(lines, "revenue_summary"))
    return _composed(rows[rows["measure"].isin(FUND_SOURCES)], None, "revenue_summary")


def basic_and_project(lines: pd.DataFrame) -> Composition:
    """Compose all expenditure of basic (基本支出) and project expenditure (项目支出).

    Where a table prints personnel and operating costs instead of their sum, the basic
    expenditure, these are the parts.
    """
    for table_id in _FUNCTION_TABLES:
        rows = _total_row(_of_table(lines, table_id))
        basic = ["basic"] if "basic" in set(rows["measure"]) else ["personnel", "operating"]
        parts = rows[rows["measure"].isin([*basic, "project"])]
        if not parts.empty:
            return _composed(parts, _amount_of(rows, "total"), table_id)
    return _nothing(lines)


def personnel_and_operating(lines: pd.DataFrame) -> Composition:
    """Compose basic expenditure of personnel (人员经费) and operating costs (公用经费)."""
    for table_id in _ECONOMIC_TABLES:
        rows = _total_row(_of_table(lines, table_id))
        parts = rows[rows["measure"].isin(["personnel", "operating"])]
        if not parts.empty:
            return _composed(parts, _amount_of(rows, "total"), table_id)
    return _nothing(lines)


def _first(lines: pd.DataFrame, table_ids: Sequence[str], level: int, measure: str) -> Composition:
    """The first table that has lines of the level which do not exceed their total."""
    column = lines[lines["measure"] == measure]
    overlapping = False
    for table_id in table_ids:
        composition = _of_level(column, table_id, level, measure)
        if composition and not composition.overlaps:
            return composition
        overlapping |= composition.overlaps
    return replace(_nothing(lines), overlaps=overlapping)


def _of_level(column: pd.DataFrame, table_id: str, level: int, measure: str) -> Composition:
    table = _of_table(column, table_id)
    parts = table[(table["level"] == level).fillna(False) & ~_is_total(table)]
    composition = _composed(parts, _amount_of(_total_row(table), measure), table_id)
    tail = _TAIL_YUAN * (len(composition.parts) + 1)
    return replace(composition, overlaps=(composition.remainder or 0) < -tail)


def _composed(parts: pd.DataFrame, whole: Decimal | None, table_id: str) -> Composition:
    given = parts[parts["amount_yuan"].notna()]
    summed = total(given["amount_yuan"])
    base = summed if whole is None else whole
    shares = [share(value, base) for value in given["amount_yuan"]]
    frame = given.assign(share=pd.Series(shares, index=given.index, dtype=object))
    ordered = frame.sort_values("amount_yuan", ascending=False, kind="stable")
    if base is None:
        return Composition(ordered, None, None, None)
    return Composition(ordered, base, "summed" if whole is None else "printed", table_id)


def _of_table(lines: pd.DataFrame, table_id: str) -> pd.DataFrame:
    return one_printing(lines, table_id)


def _is_total(lines: pd.DataFrame) -> pd.Series:
    return lines["is_total"].astype(bool)


def _total_row(lines: pd.DataFrame) -> pd.DataFrame:
    """The lines of the grand total: among several total rows, the one with the most money."""
    totals = lines[_is_total(lines) & lines["amount_yuan"].notna()]
    if totals.empty:
        return totals
    largest = totals[totals["amount_yuan"] == max(totals["amount_yuan"])]
    row: pd.Series = largest.iloc[0]
    return totals.loc[(totals[_ROW] == row[_ROW]).all(axis=1)]


def _amount_of(rows: pd.DataFrame, measure: str) -> Decimal | None:
    values = {amount(value) for value in rows.loc[rows["measure"] == measure, "amount_yuan"]}
    return values.pop() if len(values) == 1 else None


def _nothing(lines: pd.DataFrame) -> Composition:
    return Composition(lines.iloc[:0].assign(share=None), None, None, None)
