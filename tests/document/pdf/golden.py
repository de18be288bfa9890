"""Golden tables of the real disclosures, found again in what was read."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from budgetkit.document.model import Document, Heading, Paragraph, Row, Table
from budgetkit.document.pdf import read_pdf
from budgetkit.text import compact

FOLDER = Path(__file__).resolve().parents[2] / "golden" / "disclosures"
NAMES = sorted(path.stem for path in FOLDER.glob("*.toml"))


def golden(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))


def golden_tables() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every printed statutory table, forms aside, with the name of its document."""
    for name in NAMES:
        for table in golden(name).get("tables", ()):
            if table.get("columns") and not _is_form(table):
                yield name, table


def _is_form(table: dict[str, Any]) -> bool:
    """Whether row heads at the left, not columns, say what an amount is."""
    return table.get("kind") == "forms" or table.get("unit_place") == "in_grid"


def read_real(shared: Path, name: str, *, verify: bool = False) -> Document:
    content = (shared / "disclosures" / f"{name}.pdf").read_bytes()
    return read_pdf(
        content,
        file_name=f"{name}.pdf",
        sha256=sha256(content).hexdigest(),
        workers=0,
        verify=verify,
    )


@dataclass(frozen=True)
class Found:
    """A table with the text between it and the table before."""

    table: Table
    lead: str


def tables_with_lead(document: Document) -> Iterator[Found]:
    lead: list[str] = []
    for block in document.blocks:
        if isinstance(block, Heading | Paragraph):
            lead.append(block.text)
        else:
            yield Found(block, compact("\n".join(lead)))
            lead = []


def find(document: Document, wanted: dict[str, Any]) -> Found:
    """The table on the wanted pages whose title stands before it."""
    first, last = wanted["pages"]
    matches = [
        found
        for found in tables_with_lead(document)
        if (found.table.page_first, found.table.page_last) == (first, last)
    ]
    titled = [found for found in matches if compact(wanted["title"]) in found.lead]
    assert titled, f"{wanted['title']} {wanted['pages']}: {[found.lead for found in matches]}"
    return titled[-1]


def header_paths(table: Table, depth: int) -> list[str]:
    """The header of each column over the first ``depth`` rows, merged cells written out."""
    width = max(len(row.cells) for row in table.rows)
    texts = [[""] * width for _ in range(depth)]
    for index, row in enumerate(table.rows[:depth]):
        for column, cell in enumerate(row.cells):
            for down in range(index, min(index + cell.row_span, depth)):
                for right in range(column, column + cell.column_span):
                    if not cell.covered:
                        texts[down][right] = compact(cell.text)
    return ["/".join(_distinct(row[column] for row in texts)) for column in range(width)]


def _distinct(texts: Iterator[str]) -> list[str]:
    kept: list[str] = []
    for text in texts:
        if text and text not in kept[-1:]:
            kept.append(text)
    return kept


def rows_with(table: Table, item: str, page: int) -> list[Row]:
    wanted = compact(item)
    return [
        row
        for row in table.rows
        if row.place.page == page and any(wanted in compact(text) for text in row.texts)
    ]
