"""Recognise the statutory tables of a document and read their lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from budgetkit.disclosure.captions import Captioned, captioned_tables, entry_of_title
from budgetkit.disclosure.catalogue import TableEntry, labels, table_entries
from budgetkit.disclosure.columns import recognise_columns
from budgetkit.disclosure.headers import read_header
from budgetkit.disclosure.lines import LineReader
from budgetkit.disclosure.model import BudgetLine, Column, Identity, StatutoryTable
from budgetkit.disclosure.projects import with_agency_total, with_project_levels
from budgetkit.disclosure.resolve import with_resolved_codes
from budgetkit.disclosure.row_years import with_row_years
from budgetkit.document.model import Block, Table
from budgetkit.text import compact, item_label
from budgetkit.units import UNKNOWN_UNIT


def statutory_tables(blocks: Sequence[Block], identity: Identity) -> tuple[StatutoryTable, ...]:
    """Return every table of the document, recognised (``table_id``) or not (None)."""
    listed_empty = _listed_as_empty(blocks)
    tables = (_read(captioned, identity) for captioned in captioned_tables(blocks))
    return tuple(_settle_emptiness(table, listed_empty) for table in tables)


def _listed_as_empty(blocks: Sequence[Block]) -> set[str]:
    """Return the ids of the tables that a list of tables (是否空表) marks as empty."""
    marked = (
        entry_of_title(text)
        for block in blocks
        if isinstance(block, Table) and (column := _empty_column(block)) is not None
        for row in block.rows[1:]
        if column < len(row.cells) and labels().empty_mark.match(compact(row.cells[column].text))
        for text in row.texts
    )
    return {entry.table_id for entry in marked if entry}


def _empty_column(table: Table) -> int | None:
    texts = enumerate(table.rows[0].texts)
    return next((i for i, text in texts if labels().empty_list.search(compact(text))), None)


def _settle_emptiness(table: StatutoryTable, listed_empty: set[str]) -> StatutoryTable:
    """A table with amounts is not empty, whatever a note or list says."""
    declared = table.declared_empty or table.table_id in listed_empty
    return replace(table, declared_empty=declared and not any(map(_is_amount, table.lines)))


def _is_amount(line: BudgetLine) -> bool:
    return bool(line.amount_yuan)


def _read(captioned: Captioned, identity: Identity) -> StatutoryTable:
    caption, rows = captioned.caption, captioned.rows
    header = read_header(rows, spans_known=captioned.grid.spans_known)
    entry, explanation = _entry(captioned, header.paths)
    columns = recognise_columns(header.paths, entry, identity.fiscal_year)
    unit = caption.unit_text or _unit_in_header(columns) or UNKNOWN_UNIT
    table = StatutoryTable(
        table_id=entry.table_id if entry else None,
        title=caption.title,
        number_text=caption.number_text,
        unit_text=unit,
        declared_empty=captioned.declared_empty,
        grid=captioned.grid,
        header_row_count=len(captioned.grid.rows) - len(rows) + header.row_count,
        columns=columns,
        title_place=caption.title_place,
        explanation=explanation,
    )
    return _with_lines(table, entry, identity)


def _entry(captioned: Captioned, paths: Sequence[tuple[str, ...]]) -> tuple[TableEntry | None, str]:
    if entry := captioned.caption.entry:
        return entry, f"表题 {entry.title.pattern}"
    head = "".join(compact(text) for path in paths for text in path)
    cells = [item_label(text) for row in captioned.rows for text in row.texts if text.strip()]
    for entry in table_entries():
        if entry.has_shape(head, cells):
            labels_of_rows = (label.pattern for label in entry.body)
            return entry, f"表头 {' '.join((*entry.shape, *labels_of_rows))}"
    return None, "表题和表头都不在目录中"


def _unit_in_header(columns: Sequence[Column]) -> str | None:
    units = {column.unit_text for column in columns if column.unit_text}
    return units.pop() if len(units) == 1 else None


def _with_lines(
    table: StatutoryTable, entry: TableEntry | None, identity: Identity
) -> StatutoryTable:
    if entry is None or entry.rows == "form":
        return table
    header = table.grid.rows[: table.header_row_count]
    reader = LineReader(table.columns, entry.rows, table.unit_text, header)
    lines = reader.read(table.grid.rows[table.header_row_count :])
    lines = with_resolved_codes(lines, entry.rows)
    if entry.rows == "project":
        known = [identity.agency_name or "", *identity.subordinate_units]
        lines = with_project_levels(lines, [name for name in known if name])
    else:
        lines = with_agency_total(lines, identity.agency_name)
    if entry.rows == "items":
        lines = with_row_years(lines, identity.fiscal_year)
    return replace(table, lines=tuple(lines))
