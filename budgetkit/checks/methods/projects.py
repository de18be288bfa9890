"""The tables of projects against the expenditure table."""

from __future__ import annotations

from collections.abc import Iterator

from budgetkit.checks.catalogue import Rule
from budgetkit.checks.ledger import Ledger, Row, Sheet, cell
from budgetkit.checks.methods.places import total_row
from budgetkit.checks.methods.tree import outline
from budgetkit.checks.model import Figure
from budgetkit.checks.outcome import Skip, Yield
from budgetkit.checks.relations import Sum


def project_rows(sheet: Sheet) -> list[Row]:
    """Return the rows that are projects."""
    return [row for row in sheet.rows if row.project and not row.is_total]


def topmost(sheet: Sheet) -> tuple[Figure, ...]:
    """Return what the whole of a project table amounts to: its total, else its topmost rows."""
    total = total_row(sheet)
    if total is not None:
        return (total["total"],) if total["total"] else ()
    roots, _ = outline(sheet.rows)
    return tuple(figure for row in roots if (figure := row["total"]))


def projects_total(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """Project tables add up to 项目支出."""
    sheet = ledger.table("expenditure_summary")
    row = total_row(sheet) if sheet else None
    whole = cell(row, "project")
    this_year = ledger.table("project_expenditure")
    if whole is None or this_year is None:
        if whole is not None or this_year is not None:
            yield Skip("缺少支出总表的项目支出或项目支出表")
        return
    parts = topmost(this_year)
    carried = ledger.table("project_carry_over")
    if carried is not None:
        parts += topmost(carried)
    if parts:
        yield Sum(rule.rule_id, "项目支出", (whole,), parts, fold="项目支出")
