"""Projects ranked by money."""

from __future__ import annotations

from decimal import Decimal

import pandas as pd

from budgetkit.analysis.composition import Composition
from budgetkit.analysis.exact import share, total
from budgetkit.analysis.printed import one_printing


def projects(lines: pd.DataFrame, table_id: str = "project_expenditure") -> Composition:
    """Rank the projects of this year's budget, or of the carry-over.

    Rows of the department and of its units (levels 1 and 2) are sums of what stands below
    them and are left out. Projects with equal names are told apart by their row.

    Args:
        lines: ``budget_lines`` of one disclosure.
        table_id: ``project_expenditure`` or ``project_carry_over``.

    Returns:
        The projects, largest first, with ``share`` of the projects' sum, ``rank`` (equal
        amounts share a rank) and ``cumulative_share``. The whole is summed, as the table's
        top row is a unit's name in some layouts and a total in others.
    """
    column = one_printing(lines[lines["measure"] == "total"], table_id)
    given = column[_is_project(column) & column["amount_yuan"].notna()]
    whole = total(given["amount_yuan"])
    ranked = given.sort_values("amount_yuan", ascending=False, kind="stable")
    return Composition(
        _with_ranks(ranked, whole),
        whole,
        "summed" if whole is not None else None,
        table_id if whole is not None else None,
    )


def _is_project(lines: pd.DataFrame) -> pd.Series:
    return (lines["level"] == 3).fillna(False) & ~lines["is_total"].astype(bool)


def _with_ranks(ranked: pd.DataFrame, whole: Decimal | None) -> pd.DataFrame:
    amounts: list[Decimal] = list(ranked["amount_yuan"])
    columns = {
        "share": [share(value, whole) for value in amounts],
        "rank": [amounts.index(value) + 1 for value in amounts],
        "cumulative_share": [
            share(sum(amounts[: position + 1], Decimal(0)), whole)
            for position in range(len(amounts))
        ],
    }
    return ranked.assign(
        **{
            name: pd.Series(values, index=ranked.index, dtype=int if name == "rank" else object)
            for name, values in columns.items()
        }
    )
