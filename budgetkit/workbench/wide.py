"""Statutory tables in the wide shape in which they are printed."""

from __future__ import annotations

import pandas as pd

CLASSIFICATION = (
    "side",
    "section",
    "function_code",
    "function_name",
    "dept_econ_code",
    "dept_econ_name",
    "gov_econ_code",
    "gov_econ_name",
    "project_name",
    "agency",
    "item",
    "level",
    "is_total",
)
ROW_KEY = ("document_id", "table_no", "row_no")


def wide(lines: pd.DataFrame) -> pd.DataFrame:
    """Return budget lines of one table id with one column per measure, in yuan.

    One row per printed row and side, revenue first; columns as
    :meth:`budgetkit.workbench.disclosure.Disclosure.table` says. A measure that a row
    prints twice goes on as ``<measure>_2``.
    """
    # ``project`` is the name of a project in one table and project expenditure in another.
    ordered = lines.rename(columns={"project": "project_name"})
    ordered["_column"] = _column_names(lines)
    ordered["_row"] = ordered.groupby([*ROW_KEY, "side"], dropna=False, sort=False).ngroup()
    heads = ordered.drop_duplicates("_row").set_index("_row")
    amounts = ordered.pivot(index="_row", columns="_column", values="amount_yuan").astype(object)
    amounts = amounts.where(amounts.notna(), None)[_printed_order(ordered)]
    frame = pd.concat([heads[_classification(heads)], amounts, heads[list(ROW_KEY)]], axis=1)
    frame.columns.name = None
    sides = heads["side"].map({"revenue": 0, "expenditure": 1}).fillna(0)
    return frame.loc[sides.sort_values(kind="stable").index].reset_index(drop=True)


def _column_names(lines: pd.DataFrame) -> list[str]:
    repeats = lines.groupby([*ROW_KEY, "side", "measure"], dropna=False).cumcount()
    return [
        measure if not repeat else f"{measure}_{repeat + 1}"
        for measure, repeat in zip(lines["measure"], repeats, strict=True)
    ]


def _printed_order(lines: pd.DataFrame) -> list[str]:
    """Order columns by how far right they stand in the fullest row that has them."""
    rank = lines.groupby("_row").cumcount()
    order = rank.groupby(lines["_column"], sort=False).max().sort_values(kind="stable")
    return [str(name) for name in order.index]


def _classification(heads: pd.DataFrame) -> list[str]:
    always = ("item", "is_total")
    return [name for name in CLASSIFICATION if name in always or heads[name].notna().any()]
