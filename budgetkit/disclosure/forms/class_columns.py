"""Read a table or form that prints the classes of indicators as the heads of its columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from budgetkit.disclosure.forms.grid import Grid, GridCell
from budgetkit.disclosure.forms.layouts import Layout, class_of_column, role_of
from budgetkit.disclosure.forms.packed import named_values
from budgetkit.disclosure.forms.project_row import form_of_row
from budgetkit.disclosure.forms.records import renumbered, ruled_indicators
from budgetkit.disclosure.forms.ruled import form_of_head, says_anything
from budgetkit.disclosure.forms.ruled_head import caption_unit, read_ruled_funds, read_ruled_head
from budgetkit.disclosure.forms.ruled_rows import RuledRow
from budgetkit.disclosure.forms.source import FormSource, class_header
from budgetkit.disclosure.targets_model import TargetForm, TargetIndicator
from budgetkit.units import find_unit

_NAME_AND_VALUE = 2
_UNPARTED = 0.8
"""Confidence of a cell from which no value could be told apart."""


@dataclass(frozen=True, slots=True)
class _Heads:
    """The head of each column.

    Attributes:
        last: Row that the data stand below.
        classes: Label of the class by column.
        roles: Role by column, of columns without a class and of parted ones: name, value.
    """

    last: int
    classes: dict[int, str]
    roles: dict[int, str]


def read_class_columns(source: FormSource, layout: Layout) -> list[TargetForm]:
    """Return a form per project of a table, or the one form."""
    grid = source.grid()
    heads = _heads(grid)
    if heads is None:
        return []
    if source.is_table:
        return [_of_project(source, layout, grid, heads, rows) for rows in _projects(grid, heads)]
    until = heads.last
    funds = read_ruled_funds(grid, until, caption_unit(source.captions))
    form = replace(
        form_of_head(source, read_ruled_head(grid, until), funds),
        layout=layout.layout_id,
        indicators=_indicators(grid, heads, range(heads.last + 1, len(grid.rows))),
    )
    return [form] if says_anything(form) else []


def _heads(grid: Grid) -> _Heads | None:
    rows = [grid.texts(row) for row in range(len(grid.rows))]
    found = class_header(rows)
    if found is None:
        return None
    classes = {at: text for at, text in enumerate(rows[found]) if class_of_column(text)}
    below = rows[found + 1] if found + 1 < len(rows) else []
    parted = {at: role for at, text in enumerate(below) if (role := _part(text)) and at in classes}
    last = found + 1 if parted else found
    above = {
        at: role
        for row in rows[: last + 1]
        for at, text in enumerate(row)
        if at not in classes and (role := role_of(text))
    }
    return _Heads(last, classes, above | parted)


def _part(text: str) -> str | None:
    role = role_of(text)
    return role if role in ("name", "value") else None


def _projects(grid: Grid, heads: _Heads) -> Iterator[range]:
    """Yield the rows of each project, which its merged cell covers."""
    column = next((at for at, role in heads.roles.items() if role == "project"), None)
    if column is None:
        return
    begins = [
        row
        for row in range(heads.last + 1, len(grid.rows))
        if column < len(grid.rows[row]) and grid.starts(row, column) and grid.rows[row][column].text
    ]
    for first, end in zip(begins, [*begins[1:], len(grid.rows)], strict=True):
        yield range(first, end)


def _of_project(
    source: FormSource, layout: Layout, grid: Grid, heads: _Heads, rows: range
) -> TargetForm:
    row = grid.rows[rows[0]]
    cells = {role: row[at] for at, role in heads.roles.items() if at < len(row)}
    indicators = _indicators(grid, heads, rows)
    return form_of_row(source, layout, cells, _unit(source, grid, heads), indicators)


def _unit(source: FormSource, grid: Grid, heads: _Heads) -> str:
    texts = (text for row in range(heads.last + 1) for text in grid.texts(row))
    named = (unit for text in texts if (unit := find_unit(text)))
    return next(named, None) or caption_unit(source.captions)


def _indicators(grid: Grid, heads: _Heads, rows: Sequence[int]) -> tuple[TargetIndicator, ...]:
    found = (own for label, at in _groups(heads) for own in _of_class(grid, heads, rows, label, at))
    return renumbered(found)


def _groups(heads: _Heads) -> Iterator[tuple[str, list[int]]]:
    """Yield each class with its columns."""
    columns: dict[str, list[int]] = {}
    for at, label in heads.classes.items():
        columns.setdefault(label, []).append(at)
    yield from columns.items()


def _of_class(
    grid: Grid, heads: _Heads, rows: Sequence[int], label: str, columns: Sequence[int]
) -> Iterator[TargetIndicator]:
    for index in rows:
        row = grid.rows[index]
        cells = [row[at] for at in columns if at < len(row) and grid.starts(index, at)]
        yield from _of_cells(label, [cell for cell in cells if cell.text], len(columns))


def _of_cells(label: str, cells: Sequence[GridCell], width: int) -> Iterator[TargetIndicator]:
    """Yield what a name and a value beside each other say, or cells that hold both."""
    if width == len(cells) == _NAME_AND_VALUE:
        parts = [(cells[0].text, cells[1].text, cells[0].place)]
    else:
        parts = [(*part, cell.place) for cell in cells for part in named_values(cell.text)]
    for name, value, place in parts:
        (own,) = ruled_indicators([RuledRow("", label, name, value, place)])
        yield own if value else replace(own, confidence=_UNPARTED)
