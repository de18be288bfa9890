"""How exact a reading of PDFs is: against known cells, or against golden rows."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from budgetkit.text import compact
from tests.document.pdf.golden import golden_tables

Page = list[list[list[str]]]
"""The tables of one page: rows of texts."""

TRUTH = "sample.json"


@dataclass(frozen=True)
class Answer:
    """What an engine read in a folder; its score is worked out when it is printed."""

    folder: Path
    pages: dict[str, list[Page]]

    def __str__(self) -> str:
        """The score, and the pages with tables."""
        truth = self.folder / TRUTH
        if truth.exists():
            return f"cell F1 {f1(json.loads(truth.read_text('utf-8')), self.pages['sample']):.4f}"
        return f"golden rows {golden_share(self.pages):.3f}"


def pdfs(folder: str) -> list[Path]:
    """The PDFs of a folder in order."""
    return sorted(Path(folder).glob("*.pdf"))


def f1(truth: list[Page], pages: list[Page]) -> float:
    """F1 of cells: exact text at exact table, row and column of its page."""
    wanted, found = set(_cells(truth)), set(_cells(pages))
    return 2 * len(found & wanted) / (len(found) + len(wanted))


def _cells(pages: list[Page]) -> Iterator[tuple[int, int, int, int, str]]:
    for number, tables in enumerate(pages):
        for index, rows in enumerate(tables):
            for row, texts in enumerate(rows):
                for column, text in enumerate(texts):
                    if text.strip():
                        yield number, index, row, column, compact(text)


def golden_share(pages: dict[str, list[Page]]) -> float:
    """Share of the golden rows whose label and amounts stand in one row of their page."""
    rows = [
        (name, row)
        for name, table in golden_tables()
        if name in pages
        for row in table.get("rows", ())
        if not any(column["as"] == "category" for column in table["columns"])
    ]
    return sum(_stands(pages[name], row) for name, row in rows) / len(rows)


def _stands(pages: list[Page], row: dict[str, Any]) -> bool:
    on_page = pages[row["page"] - 1] if row["page"] <= len(pages) else []
    item = compact(row["item"])
    amounts = {amount for amount in row["amounts"].values() if amount}
    lines = ([compact(text) for text in texts] for table in on_page for texts in table)
    return any(amounts <= set(line) and any(item in text for text in line) for line in lines)
