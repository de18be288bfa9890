"""State assets in use: vehicles, floor area, equipment."""

from __future__ import annotations

import pandas as pd

from budgetkit import analysis
from budgetkit.reports.blocks import Column, Row, Section, Table
from budgetkit.reports.numbers import plain_number
from budgetkit.reports.unit.context import Context, missing
from budgetkit.reports.words import text_of

_COLUMNS = (Column("事项"), Column("数量", "number"), Column("单位"))


def assets(context: Context) -> Section:
    """Return what the narrative counts; a printed 0 is shown as 0."""
    facts = analysis.assets(context.facts)
    if facts.empty:
        return Section((missing("情况说明中未读到国有资产占有使用情况", "国有资产"),))
    rows = tuple(_row(context, fact) for _, fact in facts.iterrows())
    return Section((Table("国有资产占有使用情况（据情况说明）", _COLUMNS, rows),))


def _row(context: Context, fact: pd.Series) -> Row:
    shown = plain_number(analysis.amount(fact["value"]))
    return Row((str(fact["subject"]), context.sources.cite(shown, fact), text_of(fact["unit"])))
