"""What of a disclosure was read, what was repaired, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from budgetkit.analysis.money import not_money, without_unit

STATUTORY_TABLES = (
    "revenue_expenditure_summary",
    "revenue_summary",
    "expenditure_summary",
    "appropriation_summary",
    "general_expenditure",
    "basic_expenditure",
    "fund_revenue",
    "fund_expenditure",
    "state_capital",
    "three_public",
    "agency_operating",
    "project_expenditure",
    "project_carry_over",
)
"""The tables that disclosures commonly publish; a place may publish fewer or more."""


@dataclass(frozen=True)
class Coverage:
    """Counts and rows of what was read and what was not.

    Attributes:
        recognised: Tables with a ``table_id``.
        declared_empty: Those of them that the document itself calls empty.
        unrecognised: Tables kept only as rows.
        absent: Commonly published tables of which none was found.
        unreadable: Budget lines whose cell is printed but gave no amount.
        unknown_unit: Budget lines of money whose unit was not found.
        not_money: Budget lines in columns of counts, rates and areas.
        repaired: Budget lines whose number was mended (white space inside digits).
        line_count: All budget lines.
        fact_count: All narrative facts.
    """

    recognised: pd.DataFrame
    declared_empty: pd.DataFrame
    unrecognised: pd.DataFrame
    absent: tuple[str, ...]
    unreadable: pd.DataFrame
    unknown_unit: pd.DataFrame
    not_money: pd.DataFrame
    repaired: pd.DataFrame
    line_count: int
    fact_count: int

    @property
    def is_complete(self) -> bool:
        """Whether nothing that was found went unread or had to be mended."""
        lost = (self.unrecognised, self.unreadable, self.unknown_unit, self.repaired)
        return all(frame.empty for frame in lost)


def coverage(lines: pd.DataFrame, tables: pd.DataFrame, facts: pd.DataFrame) -> Coverage:
    """Return what was read of one disclosure.

    Args:
        lines: ``budget_lines``.
        tables: ``tables``.
        facts: ``narrative_facts``.
    """
    known = tables["table_id"].notna()
    recognised = tables[known]
    return Coverage(
        recognised=recognised,
        declared_empty=recognised[recognised["declared_empty"].astype(bool)],
        unrecognised=tables[~known],
        absent=tuple(name for name in STATUTORY_TABLES if name not in set(tables["table_id"])),
        unreadable=lines[lines["reading"] == "unreadable"],
        unknown_unit=without_unit(lines),
        not_money=lines[not_money(lines)],
        repaired=lines[lines["reading"] == "repaired"],
        line_count=len(lines),
        fact_count=len(facts),
    )
