"""Read a form with one half, whose columns are known: one project or agency per form."""

from __future__ import annotations

from dataclasses import replace

from budgetkit.disclosure.forms.funds import Funds, adds_up
from budgetkit.disclosure.forms.grid import Grid
from budgetkit.disclosure.forms.head import Head, project_name
from budgetkit.disclosure.forms.layouts import Layout
from budgetkit.disclosure.forms.lists import IndicatorList, indicator_lists
from budgetkit.disclosure.forms.packed import split_labels
from budgetkit.disclosure.forms.records import renumbered, ruled_indicators
from budgetkit.disclosure.forms.ruled_head import caption_unit, read_ruled_funds, read_ruled_head
from budgetkit.disclosure.forms.ruled_rows import RuledRow, find_header, read_rows
from budgetkit.disclosure.forms.source import FormSource
from budgetkit.disclosure.targets_model import PHASES, TargetForm, TargetIndicator

_DOUBTED = 0.9


def read_ruled(source: FormSource, layout: Layout) -> list[TargetForm]:
    """Return the form; nothing where it is a blank sheet."""
    grid = source.grid()
    lists = indicator_lists(grid, sorted(layout.roles))
    until = lists[0].header.row if lists else len(grid.rows)
    head = read_ruled_head(grid, until)
    funds = read_ruled_funds(grid, until, caption_unit(source.captions))
    indicators = (own for each in lists for own in _indicators(grid, each))
    form = replace(
        form_of_head(source, head, funds),
        layout=layout.layout_id,
        indicators=renumbered(indicators),
    )
    return [form] if says_anything(form) else []


def _indicators(grid: Grid, own: IndicatorList) -> tuple[TargetIndicator, ...]:
    rows = map(unpacked, read_rows(grid, own.header, own.rows))
    return ruled_indicators(rows, phase=own.phase)


def unpacked(row: RuledRow) -> RuledRow:
    """Return a row whose name cell holds the class labels with them taken out."""
    if row.level2 or not row.name:
        return row
    parts = split_labels(row.name)
    if not (parts.level2 and parts.name):
        return row
    return replace(row, level1=parts.level1, level2=parts.level2, name=parts.name)


def says_anything(form: TargetForm) -> bool:
    """Whether a form is filled in at all."""
    funds = any(yuan is not None for yuan in form.funds_yuan.values())
    return bool(form.project or form.indicators or funds or form.goal_annual)


def form_of_head(source: FormSource, head: Head, funds: Funds) -> TargetForm:
    """Return a form without indicators, of what its head says."""
    code, agency = head.agency()
    values = head.values
    doubted = any(adds_up(funds, phase) is False for phase in PHASES)
    return TargetForm(
        form_no=0,
        kind=source.kind,
        project=project_name(values.get("project", "")),
        place=source.place,
        method=source.method,
        agency_code=code or values.get("department_code"),
        agency=agency or values.get("department"),
        implementing_unit=values.get("implementing_unit"),
        attribute=values.get("attribute"),
        period=values.get("period"),
        funds_yuan=dict(funds.yuan),
        overview=values.get("overview"),
        basis=values.get("basis"),
        necessity=values.get("necessity"),
        measures=values.get("measures"),
        plan=values.get("plan"),
        goal_implementation=head.goals.get("goal_implementation"),
        goal_annual=head.goals.get("goal_annual"),
        damaged=bool(funds.lost),
        confidence=_DOUBTED if doubted else 1.0,
    )


def is_ruled(grid: Grid) -> bool:
    """Whether names and values keep the columns of their header in most rows."""
    header = find_header(grid, ["name", "value"])
    if header is None:
        return False
    rows = list(read_rows(grid, header, range(header.row + 1, len(grid.rows))))
    whole = sum(bool(row.name and row.value) for row in rows)
    return bool(rows) and whole >= len([row for row in rows if row.is_indicator]) * _DOUBTED
