"""Expenditure and revenue broken down, one row per class."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Literal

import pandas as pd

from budgetkit.analysis.composition import (
    Composition,
    basic_and_project,
    by_economic,
    by_function,
    by_fund_source,
)
from budgetkit.analysis.printed import one_printing
from budgetkit.errors import UsageError
from budgetkit.workbench.wide import ROW_KEY, wide

By = Literal["function", "economic", "type", "project", "source"]


def expenditure(lines: pd.DataFrame, by: By, level: int) -> pd.DataFrame:
    """Return expenditure by class; see :meth:`Disclosure.expenditure`.

    Args:
        lines: ``budget_lines`` of one disclosure.
        by: The classification.
        level: 1 类, 2 款, 3 项.

    Raises:
        UsageError: There is no such classification.
    """
    breakdown = _BREAKDOWNS.get(by)
    if breakdown is None:
        raise UsageError(reason=f"没有按 {by} 的分类，可用：{'、'.join(_BREAKDOWNS)}。")
    return breakdown(lines, level)


def by_source(lines: pd.DataFrame, _level: int = 1) -> pd.DataFrame:
    """Return the year's money by source: columns ``source``, ``total``."""
    return _by_measure(by_fund_source(lines), "source")


def _of_function(lines: pd.DataFrame, level: int) -> pd.DataFrame:
    return _rows_of(lines, by_function(lines, level).table_id, level)


def _of_economic(lines: pd.DataFrame, level: int) -> pd.DataFrame:
    return _rows_of(lines, by_economic(lines, level).table_id, level)


def _of_type(lines: pd.DataFrame, _level: int) -> pd.DataFrame:
    return _by_measure(basic_and_project(lines), "type")


def _of_project(lines: pd.DataFrame, _level: int) -> pd.DataFrame:
    projects = lines[lines["project"].notna()]
    rows = _rows_of(projects, "project_expenditure", level=3)
    if "total" not in rows:
        return rows
    return rows.sort_values("total", key=_largest_first, kind="stable", ignore_index=True)


def _largest_first(amounts: pd.Series) -> pd.Series:
    return amounts.map(lambda amount: Decimal("Infinity") if amount is None else -amount)


def _rows_of(lines: pd.DataFrame, table_id: str | None, level: int) -> pd.DataFrame:
    """The wide rows of one level without totals, and of expenditure only."""
    table = one_printing(lines, table_id)
    chosen = table[
        (table["level"] == level).fillna(False)
        & ~table["is_total"]
        & (table["side"].isna() | (table["side"] == "expenditure"))
    ]
    return wide(chosen).drop(columns=["side", "is_total"], errors="ignore")


def _by_measure(parts: Composition, name: str) -> pd.DataFrame:
    columns = {name: parts.parts["measure"], "total": parts.parts["amount_yuan"]}
    places = {key: parts.parts[key] for key in ROW_KEY}
    return pd.DataFrame(columns | places).reset_index(drop=True)


_BREAKDOWNS: Mapping[str, Callable[[pd.DataFrame, int], pd.DataFrame]] = MappingProxyType(
    {
        "function": _of_function,
        "economic": _of_economic,
        "type": _of_type,
        "project": _of_project,
        "source": by_source,
    }
)
