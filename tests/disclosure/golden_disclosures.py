"""Load the golden figures of real disclosures and find them in a reading.

The TOML files in ``tests/golden/disclosures`` were read from the rendered pages by eye;
their README says what each key means.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from budgetkit.disclosure import read_disclosure
from budgetkit.disclosure.model import BudgetLine, DisclosureReading, StatutoryTable
from budgetkit.document import read_document
from budgetkit.sources import open_source
from budgetkit.text import compact

GOLDEN = Path(__file__).parents[1] / "golden" / "disclosures"
STEMS = [path.stem for path in sorted(GOLDEN.glob("*.toml"))]


@dataclass(frozen=True)
class GoldenTable:
    """A printed table; ``table_id`` is the catalogue's."""

    table_id: str
    facts: dict[str, Any]

    @property
    def is_form(self) -> bool:
        return self.table_id.startswith("targets")

    def stands_on(self, table: StatutoryTable) -> bool:
        first, last = self.facts["pages"]
        page = table.grid.page_first
        return table.table_id == self.table_id and page is not None and first <= page <= last


@cache
def golden(stem: str) -> dict[str, Any]:
    return tomllib.loads((GOLDEN / f"{stem}.toml").read_text("utf-8"))


@cache
def reading(path: Path) -> DisclosureReading:
    return read_disclosure(read_document(open_source(path)))


def golden_tables(stem: str) -> list[GoldenTable]:
    tables = golden(stem).get("tables", [])
    return [GoldenTable(table["table_id"] or table.get("proposal", ""), table) for table in tables]


def found_tables(read: DisclosureReading, wanted: GoldenTable) -> list[StatutoryTable]:
    return [table for table in read.tables if wanted.stands_on(table)]


def golden_cells(table: GoldenTable) -> Iterator[tuple[dict[str, Any], str, str]]:
    """Yield row, measure and amount of every golden cell that is not blank."""
    for row in table.facts.get("rows", []):
        for measure, amount in row["amounts"].items():
            if amount:
                yield row, measure, amount


def matches(line: BudgetLine, row: dict[str, Any], measure: str, amount: str) -> bool:
    """Whether a line is the golden cell: page, measure, amount as printed, label and code."""
    printed_measure = line.measure[:2] == measure[:2] == "x_" or line.measure == measure
    return (
        printed_measure
        and line.place.page == row["page"]
        and compact(line.amount_text) == compact(amount)
        and _same_label(line, row)
        and _same_code(line, row)
    )


def _same_label(line: BudgetLine, row: dict[str, Any]) -> bool:
    printed, item = compact(row.get("item", "")), compact(line.item)
    return compact(line.item_text).endswith(printed) or item in printed or printed.endswith(item)


def _same_code(line: BudgetLine, row: dict[str, Any]) -> bool:
    keys = ("function_code", "dept_econ_code", "gov_econ_code", "resolved")
    wanted = {row[key] for key in keys if row.get(key)}
    return wanted <= {line.function_code, line.dept_econ_code, line.gov_econ_code}
