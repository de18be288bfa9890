"""A form of one row of a project table: project, agency and funds stand in its cells."""

from __future__ import annotations

from collections.abc import Mapping

from budgetkit.disclosure.forms.grid import GridCell
from budgetkit.disclosure.forms.head import project_name
from budgetkit.disclosure.forms.layouts import Layout
from budgetkit.disclosure.forms.source import FormSource
from budgetkit.disclosure.forms.wide import read_table_funds
from budgetkit.disclosure.targets_model import TargetForm, TargetIndicator
from budgetkit.text import tidy


def form_of_row(
    source: FormSource,
    layout: Layout,
    cells: Mapping[str, GridCell],
    unit_text: str,
    indicators: tuple[TargetIndicator, ...],
) -> TargetForm:
    """Return the form of a row.

    Args:
        source: The table.
        layout: The layout that it follows.
        cells: Cells of the row by role; ``project`` is among them.
        unit_text: Unit of the funds.
        indicators: The project's indicators.
    """
    texts = {role: cell.text for role, cell in cells.items()}
    funds = read_table_funds(texts, unit_text)
    return TargetForm(
        form_no=0,
        kind=source.kind,
        project=project_name(texts["project"]),
        place=cells["project"].place,
        method=source.method,
        agency=tidy(texts.get("agency", "")) or None,
        funds_yuan=dict(funds.yuan),
        goal_annual=tidy(texts.get("goal", "")) or None,
        damaged=bool(funds.lost),
        layout=layout.layout_id,
        indicators=indicators,
    )
