"""Read head and funds of a ruled form: what stands beside or under a label is its value."""

from __future__ import annotations

import re
from collections.abc import Iterator

from budgetkit.disclosure.forms.funds import Funds, keep, packed_funds, sum_levels
from budgetkit.disclosure.forms.grid import Grid, GridCell
from budgetkit.disclosure.forms.head import Head
from budgetkit.disclosure.forms.labels import FundLabel, field_label, fund_label, is_header
from budgetkit.text import compact, tidy
from budgetkit.units import UNKNOWN_UNIT, find_unit

_GOALS = {"goal": "goal_annual", "goal_annual": "goal_annual"}
_GOAL_FIELDS = ("goal", "goal_annual", "goal_implementation")
_AMOUNT = re.compile(r"[-+0-9.,，\s]*[0-9][0-9.,，\s]*")
_PRINTED = re.compile(r"\D{0,4}[0-9]")
_LONGEST_AMOUNT = 60
_MONEY = re.compile(r"资金|金额")
_LONGEST_LABEL = 20
_SUBTOTALS = ("小计", "合计")
_PERIOD = ("period_start", "period_end")


def read_ruled_head(grid: Grid, until: int) -> Head:
    """Return the labelled values of the rows above the indicators."""
    head = Head()
    for row, column, cell in _cells(grid, until):
        label = field_label(cell.text) if cell.text else None
        if label is None:
            continue
        if label.field in _GOAL_FIELDS:
            whole_period = label.field == "goal" and _is_beside_annual(grid, row, column)
            name = "goal_implementation" if whole_period else label.field
            _keep_goal(head, name, label.value or _goal(grid, row, column, label.field, until))
        elif value := label.value or _beside(grid, row, column):
            head.values.setdefault(label.field, tidy(value))
    _join_period(head)
    return head


def _cells(grid: Grid, until: int) -> Iterator[tuple[int, int, GridCell]]:
    for row in range(until):
        for column, cell in enumerate(grid.rows[row]):
            if grid.starts(row, column):
                yield row, column, cell


def _beside(grid: Grid, row: int, column: int) -> str:
    cell = grid.right_of(row, column)
    return "" if cell is None or _is_label(cell.text) else cell.text


def _goal(grid: Grid, row: int, column: int, field: str, until: int) -> str:
    """Return what is printed beside a goal's label, or under it where two stand side by side."""
    beside = _beside(grid, row, column)
    if beside or (field == "goal" and not _is_beside_annual(grid, row, column)):
        return beside
    under = grid.below(row, column)
    outside = under is None or under.anchor[0] >= until
    return "" if outside or under is None or _is_label(under.text) else under.text


def _is_beside_annual(grid: Grid, row: int, column: int) -> bool:
    cell = grid.right_of(row, column)
    label = field_label(cell.text) if cell and cell.text else None
    return label is not None and label.field == "goal_annual"


def _is_label(text: str) -> bool:
    return bool(field_label(text) or fund_label(text) or is_header(text)) if text else False


def _keep_goal(head: Head, name: str, text: str) -> None:
    if text:
        head.goals.setdefault(_GOALS.get(name, name), tidy(text))


def _join_period(head: Head) -> None:
    ends = [head.values.pop(name, "") for name in _PERIOD]
    if all(ends):
        head.values.setdefault("period", "至".join(ends))


def read_ruled_funds(grid: Grid, until: int, unit_text: str) -> Funds:
    """Return the funds; a part belongs to the phase of the total printed above it.

    ``unit_text`` holds where the form itself names none.
    """
    funds = Funds(unit_text=_unit(grid, until) or unit_text)
    phases: dict[int, str] = {}
    for row, column, cell in _cells(grid, until):
        for label, amount in _fund_labels(grid, row, column, cell):
            if label.source == "total":
                phases[column] = label.phase or "annual"
            phase = _phase_at(phases, column)
            key = phase if label.source == "total" else f"{phase}_{label.source}"
            if funds.yuan.get(key) is None and key not in funds.lost:
                keep(funds, key, amount)
    sum_levels(funds)
    return funds


def _fund_labels(
    grid: Grid, row: int, column: int, cell: GridCell
) -> Iterator[tuple[FundLabel, str]]:
    """Yield the labels of funds that a cell holds, with their amounts."""
    label = fund_label(cell.text) if cell.text else None
    if label:
        yield label, label.amount or _amount(grid, row, column, under=label.source == "total")
    elif packed := packed_funds(cell.text):
        yield from packed
    elif _names_total(cell.text) and (amount := _amount(grid, row, column, under=False)):
        yield FundLabel("total", None), amount


def _names_total(text: str) -> bool:
    """Whether the heading of the funds is their only label: 项目预算金额（万元）."""
    label = field_label(text) if text else None
    return label is not None and label.field == "funds"


def _phase_at(phases: dict[int, str], column: int) -> str:
    before = [own for own in phases if own <= column]
    return phases[max(before)] if before else "annual"


def _amount(grid: Grid, row: int, column: int, *, under: bool) -> str:
    """Return the amount beside a label; a total may have it underneath.

    What is no bare amount is returned too where it holds digits: what cannot be read is lost,
    not blank.
    """
    beside = _past_subtotal(grid, grid.right_of(row, column))
    cells = [beside, grid.below(row, column)] if under else [beside]
    bare = (cell.text for cell in cells if cell and _AMOUNT.fullmatch(cell.text))
    said = beside.text if beside and not _is_label(beside.text) else ""
    printed = said if _PRINTED.match(said) and len(said) <= _LONGEST_AMOUNT else ""
    return next(bare, "") or ("" if packed_funds(printed) else printed)


def _past_subtotal(grid: Grid, cell: GridCell | None) -> GridCell | None:
    """Return the cell behind a subtotal's label: 财政拨款, 小计, 80."""
    is_label = cell is not None and compact(cell.text) in _SUBTOTALS
    return grid.right_of(*cell.anchor) if cell and is_label else cell


def _unit(grid: Grid, until: int) -> str | None:
    for _, _, cell in _cells(grid, until):
        text = compact(cell.text)
        is_label = len(text) <= _LONGEST_LABEL and _MONEY.search(text)
        if is_label and (unit := find_unit(text)):
            return unit
    return None


def caption_unit(captions: tuple[str, ...]) -> str:
    """Return the unit that the lines above a table name."""
    units = (unit for text in captions if (unit := find_unit(text)))
    return next(units, UNKNOWN_UNIT)
