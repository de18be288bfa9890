"""The tables of an executed notebook as values: exact numbers, texts, and their sources."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from nbformat import NotebookNode

from budgetkit.reports.blocks import TABLE_TYPE
from budgetkit.reports.templates import visible
from budgetkit.reports.words import BLANK

_NUMBER = re.compile(r"([+−-]?)([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(\.[0-9]+)?(%?)")


@dataclass(frozen=True, slots=True)
class Percent:
    """A share or rate as printed: ``Percent(Decimal("82.62"))`` is 82.62 %."""

    value: Decimal


Value = str | Decimal | Percent | None


@dataclass(frozen=True, slots=True)
class Cell:
    """A value with the anchor of its source, if it has one."""

    value: Value
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class TableContent:
    """A table: its heads and rows; ``head`` is the column that names a row."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    head: int


@dataclass(frozen=True, slots=True)
class Contents:
    """The tables of a report, and its sources by anchor."""

    tables: tuple[TableContent, ...]
    sources: Mapping[str, Mapping[str, Any]]


def contents_of(notebook: NotebookNode) -> Contents:
    """Return what the outputs of a notebook hold."""
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    tables = (output.get("data", {}).get(TABLE_TYPE) for output in outputs)
    listed = (_sources(output) for output in outputs)
    sources = {str(entry["anchor"]): entry for entries in listed for entry in entries}
    return Contents(tuple(_table(table) for table in tables if table), sources)


def value_of(text: str, kind: str) -> Value:
    """Return what a cell shows: a number only where its column holds numbers.

    >>> value_of("2,011.30", "number"), value_of("−10%", "number"), value_of("061001", "text")
    (Decimal('2011.30'), Percent(value=Decimal('-10')), '061001')
    """
    if text in ("", BLANK):
        return None
    found = _NUMBER.fullmatch(text) if kind == "number" else None
    if found is None:
        return str(visible(text))
    sign = "-" if found[1] in ("−", "-") else ""
    number = Decimal(f"{sign}{found[2].replace(',', '')}{found[3] or ''}")
    return Percent(number) if found[4] else number


def _sources(output: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield from output.get("metadata", {}).get("budgetkit", {}).get("sources", [])


def _table(content: Mapping[str, Any]) -> TableContent:
    columns = content["columns"]
    rows = tuple(
        tuple(_cell(cell, column["kind"]) for cell, column in zip(row, columns, strict=True))
        for row in content["rows"]
    )
    labels = tuple(str(visible(column["label"])) for column in columns)
    return TableContent(str(visible(content["caption"])), labels, rows, int(content["head"]))


def _cell(cell: Mapping[str, str], kind: str) -> Cell:
    return Cell(value_of(cell["text"], kind), cell.get("anchor"))
