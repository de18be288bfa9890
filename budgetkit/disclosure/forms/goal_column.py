"""Read a project table whose last column holds the goal, or all indicators packed in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from budgetkit.disclosure.forms.grid import GridCell
from budgetkit.disclosure.forms.head import project_name
from budgetkit.disclosure.forms.layouts import Layout
from budgetkit.disclosure.forms.packed import packed_indicators
from budgetkit.disclosure.forms.project_row import form_of_row
from budgetkit.disclosure.forms.records import ruled_indicators
from budgetkit.disclosure.forms.ruled_rows import RuledRow, cells_by_role
from budgetkit.disclosure.forms.source import FormSource
from budgetkit.disclosure.forms.wide import table_header, table_unit
from budgetkit.disclosure.targets_model import TargetForm


def read_goal_column(source: FormSource, layout: Layout) -> list[TargetForm]:
    """Return a form per row that has a goal."""
    grid = source.grid()
    header = table_header(grid, layout)
    if header is None:
        return []
    unit = table_unit(source, grid, header)
    forms: list[TargetForm] = []
    for row in grid.rows[header.row + 1 :]:
        cells = cells_by_role(row, header)
        goal, project = cells.get("goal"), cells.get("project")
        if goal and goal.text and project and project_name(project.text):
            forms.append(_form(source, layout, cells, unit))
    return forms


def _form(
    source: FormSource, layout: Layout, cells: dict[str, GridCell], unit_text: str
) -> TargetForm:
    """Indicators packed in the cell of the goal leave no goal beside them."""
    indicators = ruled_indicators(_packed_rows(cells["goal"]))
    form = form_of_row(source, layout, cells, unit_text, indicators)
    return replace(form, goal_annual=None) if indicators else form


def _packed_rows(goal: GridCell) -> Iterator[RuledRow]:
    for found in packed_indicators(goal.text):
        yield RuledRow(found.level1, found.level2, found.name, found.value, goal.place)
