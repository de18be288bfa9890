"""Say for every table what was recognised, by which catalogue entry, and what was not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from budgetkit.disclosure.model import BudgetLine, Column, DisclosureReading, StatutoryTable
from budgetkit.disclosure.reference.agreement import name_disagreements, unknown_codes
from budgetkit.disclosure.reference.lists import Kind

_KINDS: tuple[Kind, ...] = ("function", "dept_econ", "gov_econ")


@dataclass(frozen=True, slots=True)
class ColumnExplanation:
    """One column: its printed header, what it was read as, and the rule that decided."""

    header: str
    read_as: str
    rule: str
    """The catalogue's pattern; empty where no rule fits."""


@dataclass(frozen=True, slots=True)
class TableExplanation:
    """One table: where it stands, what it was read as, why, and its columns."""

    place: str
    title: str
    table_id: str | None
    reason: str
    unit_text: str
    declared_empty: bool
    row_count: int
    amount_count: int
    unreadable_count: int
    columns: tuple[ColumnExplanation, ...]
    unknown_codes: tuple[str, ...] = ()
    """Printed codes that the reference lists do not hold."""
    differing_names: tuple[str, ...] = ()
    """Printed names that are none of the listed ones, as ``code printed ≠ listed``."""

    @property
    def unrecognised_columns(self) -> tuple[str, ...]:
        """Headers that no rule of the catalogue fits."""
        return tuple(column.header for column in self.columns if not column.rule)


def explain(reading: DisclosureReading) -> list[TableExplanation]:
    """Return the explanation of every table of a reading, in order."""
    return [_table(table) for table in reading.tables]


def _table(table: StatutoryTable) -> TableExplanation:
    rows = table.grid.rows
    return TableExplanation(
        place=_place(table),
        title=table.title or "",
        table_id=table.table_id,
        reason=table.explanation,
        unit_text=table.unit_text,
        declared_empty=table.declared_empty,
        row_count=len(rows) - table.header_row_count,
        amount_count=len(table.lines),
        unreadable_count=sum(line.reading == "unreadable" for line in table.lines),
        columns=_columns(table.columns) if table.table_id else (),
        unknown_codes=tuple(_unknown(table.lines)),
        differing_names=tuple(_differing(table.lines)),
    )


def _printed(lines: Sequence[BudgetLine], kind: Kind) -> dict[str, str]:
    """Return the printed codes of a classification with the names printed beside them."""
    rows = (line for line in lines if line.code_origin == "printed")
    pairs = ((getattr(row, f"{kind}_code"), getattr(row, f"{kind}_name") or "") for row in rows)
    # Codes that begin with 1 are revenue; there is no list of them.
    return {code: name for code, name in pairs if code and not code.startswith("1")}


def _unknown(lines: Sequence[BudgetLine]) -> Iterator[str]:
    for kind in _KINDS:
        yield from (found.code for found in unknown_codes(kind, _printed(lines, kind)))


def _differing(lines: Sequence[BudgetLine]) -> Iterator[str]:
    for kind in _KINDS:
        for found in name_disagreements(kind, _printed(lines, kind).items()):
            yield f"{found.code} {found.printed_name} ≠ {found.list_name}"


def _place(table: StatutoryTable) -> str:
    first, last = table.grid.page_first, table.grid.page_last
    if first is None:
        return f"第 {table.grid.place.line} 行"
    return f"第 {first} 页" if first == last else f"第 {first}–{last} 页"


def _columns(columns: Sequence[Column]) -> tuple[ColumnExplanation, ...]:
    return tuple(
        ColumnExplanation("/".join(column.path), _read_as(column), column.rule)
        for column in columns
        if column.path
    )


def _read_as(column: Column) -> str:
    side = f" ({column.side})" if column.side else ""
    measure = f" {column.measure}" if column.measure else ""
    return f"{column.role}{measure}{side}"
