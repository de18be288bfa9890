"""One document's printed numbers, in the form that the rules ask for.

Built from the dataset's tidy tables alone, so that a stored corpus is checked like a file
just read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from budgetkit.checks.catalogue import vocabulary
from budgetkit.checks.forms import Form
from budgetkit.checks.model import Evidence, Figure
from budgetkit.text import compact


@dataclass(slots=True, eq=False)
class Row:
    """One printed row of one side of a table, with its amounts by measure."""

    row_no: int
    side: str | None
    item: str
    item_text: str
    code: str | None
    function_name: str | None
    econ_code: str | None
    econ_name: str | None
    gov_code: str | None
    gov_name: str | None
    level: int | None
    is_total: bool
    section: str | None
    project: str | None
    agency: str | None
    evidence: Evidence
    has_printed_code: bool = True
    """Whether the code stands in the document; it may have been found by the name."""
    cells: dict[str, Figure] = field(default_factory=dict)
    unread: dict[str, str] = field(default_factory=dict)
    """What is printed in cells whose number could not be read, by measure."""

    def __getitem__(self, measure: str) -> Figure | None:
        return self.cells.get(measure)

    @property
    def label(self) -> str:
        """The row as a reader names it."""
        code = self.code or self.econ_code
        return f"{code} {self.item}" if code and self.item else self.item or code or "（无名称）"


def cell(row: Row | None, measure: str) -> Figure | None:
    """Return a row's amount; None where there is no row or the cell is blank."""
    return None if row is None else row[measure]


@dataclass(slots=True, eq=False)
class Sheet:
    """One table."""

    table_id: str | None
    table_no: int
    title: str
    number: str | None
    unit: str
    declared_empty: bool
    evidence: Evidence
    header: list[Evidence] = field(default_factory=list)
    """The header's cells, row by row."""
    names: dict[str, Evidence] = field(default_factory=dict)
    """Labels of the summaries' rows with a list mark, those of blank rows included."""
    rows: list[Row] = field(default_factory=list)
    memo: dict[str, Any] = field(default_factory=dict)
    """What was derived from the rows, so that it is derived once."""

    @property
    def label(self) -> str:
        """The table as a reader names it."""
        return self.title or self.number or self.table_id or "（未识别的表）"

    @property
    def excludes_carry_over(self) -> bool:
        """Whether the title says that last year's carry-over is left out."""
        return "不含上年结转" in self.title

    def side(self, side: str | None) -> list[Row]:
        """Return the rows of one side; all where ``side`` is None."""
        return [row for row in self.rows if side is None or row.side == side]

    @property
    def totals(self) -> list[Row]:
        """The rows that are totals of the table."""
        return [row for row in self.rows if row.is_total]


@dataclass(frozen=True, slots=True, eq=False)
class Fact:
    """One statement of the narrative; ``figure`` is None where it is no number.

    ``figure`` is signed where the text says that something fell.
    """

    fact_no: int
    section: str
    subject: str
    metric: str
    figure: Figure | None
    direction: str | None
    text: str
    evidence: Evidence
    comparison_year: int | None
    reason: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """A heading or paragraph."""

    text: str
    is_heading: bool
    evidence: Evidence

    def evidence_of(self, quote: str) -> Evidence:
        """Return the block's place with a part of its words."""
        return replace(self.evidence, quote=quote)


@dataclass(frozen=True, slots=True, eq=False)
class Service:
    """One entry of the list of services that may be bought; ``name`` is empty where blank."""

    owner: str
    code: str
    level: int
    name: str
    evidence: Evidence


@dataclass(eq=False)
class Ledger:
    """What one disclosure says, as far as it was read."""

    disclosure_id: str
    agency_name: str | None
    scope: str | None
    stage: str | None
    fiscal_year: int | None
    sheets: list[Sheet]
    facts: list[Fact]
    text: list[Block] = field(default_factory=list)
    forms: list[Form] = field(default_factory=list)
    contents: list[Block] = field(default_factory=list)
    """The lines of the list of contents."""
    form_totals: list[Figure] = field(default_factory=list)
    """Totals that the tables of forms print."""
    services: list[Service] = field(default_factory=list)
    division_code: str | None = None
    previous: Ledger | None = None
    """Last year's disclosure of the same agency, scope and stage, where it is at hand."""

    @cached_property
    def _by_id(self) -> dict[str, list[Sheet]]:
        found: dict[str, list[Sheet]] = {}
        for sheet in self.sheets:
            if sheet.table_id:
                found.setdefault(sheet.table_id, []).append(sheet)
        return found

    @cached_property
    def withholds(self) -> bool:
        """Whether the document says that it leaves out what is secret."""
        wanted = re.compile(vocabulary()["withheld"])
        return any(wanted.search(compact(block.text)) for block in self.text)

    def tables(self, table_id: str) -> list[Sheet]:
        """Return the sheets recognised as ``table_id``, in printed order."""
        return self._by_id.get(table_id, [])

    def table(self, table_id: str) -> Sheet | None:
        """Return the one sheet with amounts; None where there is none or it is not clear."""
        filled = [sheet for sheet in self.tables(table_id) if sheet.rows]
        return filled[0] if len(filled) == 1 else None

    def about(self, metric: str) -> Iterator[Fact]:
        """Yield the facts of a metric in the order of the text."""
        return (fact for fact in self.facts if fact.metric == metric)
