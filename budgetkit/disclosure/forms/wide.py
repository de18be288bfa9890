"""Read a table with a row per indicator and a block of rows per project."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from budgetkit.disclosure.forms.funds import Funds, keep
from budgetkit.disclosure.forms.grid import Grid, GridCell
from budgetkit.disclosure.forms.head import project_name
from budgetkit.disclosure.forms.layouts import Layout, roles_of
from budgetkit.disclosure.forms.records import ruled_indicators
from budgetkit.disclosure.forms.ruled_head import caption_unit
from budgetkit.disclosure.forms.ruled_rows import Header, cells_by_role, find_header, read_rows
from budgetkit.disclosure.forms.source import FormSource
from budgetkit.disclosure.model import Identity
from budgetkit.disclosure.targets_model import TargetForm
from budgetkit.text import tidy
from budgetkit.units import find_unit

_TOTAL = re.compile(r"(?:合计|总计|小计)")
_FUNDS = {"total": "annual", "fiscal": "annual_fiscal", "other": "annual_other"}


@dataclass(slots=True)
class _Block:
    """The rows of one project, and what its own cells say."""

    cells: dict[str, GridCell]
    rows: list[int] = field(default_factory=list)
    goals: list[str] = field(default_factory=list)

    def add_goal(self, text: str) -> None:
        """Add a piece of the goal; a page break may have it printed again, cut or whole."""
        if any(known.startswith(text) for known in self.goals):
            return
        self.goals = [known for known in self.goals if not text.startswith(known)]
        self.goals.append(text)


def read_wide(source: FormSource, layout: Layout, identity: Identity) -> list[TargetForm]:
    """Return a form per project, or per agency where the table is one of agencies."""
    grid = source.grid()
    header = table_header(grid, layout)
    if header is None:
        return []
    blocks = _blocks(grid, header, "agency" if "agency" in layout.roles else "project")
    forms = (_form(source, layout, grid, header, block) for block in blocks)
    return [form for form in forms if not is_sum(form, identity)]


def table_header(grid: Grid, layout: Layout) -> Header | None:
    """Return the columns of a header of several rows; the lowest role of a column counts."""
    wanted = "name" if "name" in layout.roles else "goal"
    lowest = find_header(grid, [wanted])
    if lowest is None:
        return None
    cell = lowest.cells[lowest.roles.index(wanted)]
    last = min(cell.anchor[0] + cell.row_span, len(grid.rows)) - 1
    stacked = [roles_of(grid.texts(row)) for row in range(last + 1)]
    roles = [_lowest(own) for own in zip_longest(*stacked)][: len(grid.rows[last])]
    return Header(last, grid.rows[last], tuple(roles))


def _lowest(roles: Sequence[str | None]) -> str | None:
    return next((role for role in reversed(roles) if role), None)


def _blocks(grid: Grid, header: Header, unit: str) -> Iterator[_Block]:
    """Yield the rows of each project; a cell that a page break cut goes on with the block."""
    block: _Block | None = None
    for index in range(header.row + 1, len(grid.rows)):
        cells = cells_by_role(grid.rows[index], header)
        owner = cells.get(unit)
        if owner is None or roles_of([owner.text]) == [unit]:
            continue
        if block is None or (owner.text and owner.anchor != block.cells[unit].anchor):
            if block:
                yield block
            block = _Block(cells)
        block.rows.append(index)
        if goal := cells.get("goal"):
            block.add_goal(goal.text)
    if block:
        yield block


def _form(
    source: FormSource, layout: Layout, grid: Grid, header: Header, block: _Block
) -> TargetForm:
    texts = {role: cell.text for role, cell in block.cells.items()}
    funds = read_table_funds(texts, table_unit(source, grid, header))
    return TargetForm(
        form_no=0,
        kind=source.kind,
        project=project_name(texts["project"]) if "project" in layout.roles else None,
        place=block.cells["project" if "project" in layout.roles else "agency"].place,
        method=source.method,
        agency_code=texts.get("agency_code") or None,
        agency=tidy(texts.get("agency", "")) or None,
        funds_yuan=dict(funds.yuan),
        goal_annual="".join(map(tidy, block.goals)) or None,
        damaged=bool(funds.lost),
        layout=layout.layout_id,
        indicators=ruled_indicators(read_rows(grid, header, block.rows)),
    )


def table_unit(source: FormSource, grid: Grid, header: Header) -> str:
    """Return the unit that a table's header names, or the lines above it."""
    texts = (text for row in range(header.row + 1) for text in grid.texts(row))
    named = (unit for text in texts if (unit := find_unit(text)))
    return next(named, None) or caption_unit(source.captions)


def read_table_funds(texts: dict[str, str], unit_text: str) -> Funds:
    """Return the funds that the columns of a row give."""
    funds = Funds(unit_text=unit_text)
    for role, key in _FUNDS.items():
        if role in texts:
            keep(funds, key, texts[role])
    return funds


def is_sum(form: TargetForm, identity: Identity) -> bool:
    """Whether a block only adds up: a total, or an agency above its projects."""
    if form.indicators or form.goal_annual or form.kind == "agency":
        return False
    name = form.project or ""
    agencies = (identity.agency_name, *identity.subordinate_units)
    return not name or bool(_TOTAL.fullmatch(name)) or name in agencies
