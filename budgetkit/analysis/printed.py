"""One table is read once, however often a disclosure prints it.

Some places print a table and then parts of it under the same name: the basic expenditure, and
again its wages alone; the projects, and again those of the general budget. Added up, money
would count twice.
"""

from __future__ import annotations

from collections.abc import Hashable
from decimal import Decimal

import pandas as pd

_TABLE = ["document_id", "table_no"]
_ROW = ["function_code", "dept_econ_code", "gov_econ_code", "project", "agency", "item", "side"]
_MOST_SHARED = 0.5
"""A table that shares more of its rows with a larger one repeats it."""


def one_printing(lines: pd.DataFrame, table_id: str | None) -> pd.DataFrame:
    """Return the lines of a table without the tables that repeat a larger one.

    A table that goes on under the same name has other rows and stays. Two tables are one
    printed again where more than half of the smaller one's rows (classes, project, agency,
    label, side) stand in the larger one; the larger is the one with the largest amount.

    Args:
        lines: ``budget_lines`` of one disclosure.
        table_id: The table.
    """
    here = lines[lines["table_id"] == table_id]
    # Asked for every figure, and nearly always there is one table: this must be quick.
    keys: list[Hashable] = list(zip(*(here[name].tolist() for name in _TABLE), strict=True))
    if len(set(keys)) < 2:
        return here
    rows = _keys(here, _ROW)
    kept = _kept(here, keys, rows)
    return here[[key in kept for key in keys]]


def _kept(here: pd.DataFrame, keys: list[Hashable], rows: list[Hashable]) -> set[Hashable]:
    rows_of: dict[Hashable, set[Hashable]] = {}
    largest: dict[Hashable, Decimal] = {}
    for key, row, amount in zip(keys, rows, here["amount_yuan"], strict=True):
        rows_of.setdefault(key, set()).add(row)
        if not pd.isna(amount):
            largest[key] = max(largest.get(key, amount), amount)
    seen: set[Hashable] = set()
    kept = set()
    for key in sorted(rows_of, key=lambda key: largest.get(key, Decimal(0)), reverse=True):
        if len(rows_of[key] & seen) <= _MOST_SHARED * len(rows_of[key]):
            kept.add(key)
            seen |= rows_of[key]
    return kept


def _keys(lines: pd.DataFrame, columns: list[str]) -> list[Hashable]:
    """Return a comparable key for each line; a blank is a blank, whatever pandas holds there."""
    texts = [lines[name].astype(object).where(lines[name].notna(), "") for name in columns]
    return list(zip(*texts, strict=True))
