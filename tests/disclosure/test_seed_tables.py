"""Every amount of the statutory tables of three real disclosures, against the printed line.

The golden files in ``tests/golden/seeds`` were read from the transcripts by eye, line by
line, independently of the package.
"""

import csv
import json
import re
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from budgetkit.disclosure import read_disclosure
from budgetkit.disclosure.model import BudgetLine, DisclosureReading, StatutoryTable
from budgetkit.document import read_document
from budgetkit.sources import open_source
from budgetkit.text import compact

GOLDEN = Path(__file__).parents[1] / "golden" / "seeds"
YUAN_PER_WAN = 10_000
PRINTED_AMOUNT = re.compile(r"[0-9][0-9,]*\. ?[0-9]{2}(?![0-9])")


@dataclass(frozen=True)
class Seed:
    """A transcript with what was read from it by eye and by the package."""

    transcript: list[str]
    identity: dict[str, Any]
    tables: list[dict[str, Any]]
    amounts: list[dict[str, str]]
    reading: DisclosureReading

    def statutory(self) -> list[StatutoryTable]:
        return [table for table in self.reading.tables if table.table_id is not None]

    def table(self, table_id: str) -> StatutoryTable:
        (table,) = [found for found in self.statutory() if found.table_id == table_id]
        return table

    def printed_rows(self, golden: dict[str, Any]) -> dict[int, list[str]]:
        """The cells of header and data rows by 1-based line, trailing blanks dropped."""
        numbers = list(golden["header_lines"])
        if golden["data_lines"]:
            first, last = golden["data_lines"]
            numbers += [n for n in range(first, last + 1) if self.transcript[n - 1].strip()]
        return {n: trimmed(self.transcript[n - 1].split("\t")) for n in numbers}


@pytest.fixture(scope="module", params=["000", "001", "003"])
def seed(request: pytest.FixtureRequest, shared_dir: Path) -> Seed:
    meta = json.loads((GOLDEN / f"{request.param}_meta.json").read_text(encoding="utf-8"))
    with (GOLDEN / f"{request.param}_tables.tsv").open(encoding="utf-8", newline="") as stream:
        amounts = list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))
    path = shared_dir / "seeds" / meta["source_file"]
    return Seed(
        transcript=path.read_text(encoding="utf-8").split("\n"),
        identity=meta["identity"],
        tables=meta["tables"],
        amounts=amounts,
        reading=read_disclosure(read_document(open_source(path))),
    )


def trimmed(cells: list[str]) -> list[str]:
    texts = [compact(cell) for cell in cells]
    while texts and not texts[-1]:
        texts.pop()
    return texts


def golden_key(row: dict[str, str]) -> tuple[object, ...]:
    return (
        row["table_id"],
        int(row["line"]),
        row["side"] or None,
        row["item"],
        row["gov_econ_name"] or None,
        row["code"] or None,
        row["measure"],
        Decimal(row["amount_wan"]) * YUAN_PER_WAN,
        row["is_total"] == "1",
        int(row["level"]) if row["level"] else None,
    )


def read_key(table: StatutoryTable, line: BudgetLine) -> tuple[object, ...]:
    return (
        table.table_id,
        line.place.line,
        line.side,
        compact(line.item),
        line.gov_econ_name,
        line.function_code if line.code_origin == "printed" else None,
        line.measure,
        line.amount_yuan,
        line.is_total,
        line.level,
    )


def test_golden_file_holds_every_amount_printed_in_the_tables(seed: Seed) -> None:
    rows = [row for table in seed.tables for row in seed.printed_rows(table)]
    printed = [
        (number, amount)
        for number in rows
        for amount in PRINTED_AMOUNT.findall(seed.transcript[number - 1])
    ]
    assert [(int(row["line"]), row["amount_text"]) for row in seed.amounts] == printed


def test_every_amount_is_right_none_invented_none_missing(seed: Seed) -> None:
    golden = Counter(golden_key(row) for row in seed.amounts)
    read = Counter(read_key(table, line) for table in seed.reading.tables for line in table.lines)
    missing, invented = list((golden - read).elements()), list((read - golden).elements())
    assert (missing, invented) == ([], [])


def test_amounts_keep_their_printed_text_and_repairs_are_marked(seed: Seed) -> None:
    golden = Counter(
        (int(row["line"]), row["amount_text"], " " in row["amount_text"]) for row in seed.amounts
    )
    read = Counter(
        (line.place.line, line.amount_text, line.reading == "repaired")
        for table in seed.reading.tables
        for line in table.lines
    )
    assert read == golden


def test_thirteen_tables_with_title_number_and_unit(seed: Seed) -> None:
    golden = [
        (
            table["table_id"],
            compact(table["title"]),
            table["title_line"],
            table["number_text"],
            table["unit_text"],
            table["declared_empty"],
        )
        for table in seed.tables
    ]
    read = [
        (
            table.table_id,
            compact(table.title or ""),
            table.title_place.line if table.title_place else None,
            table.number_text,
            table.unit_text,
            table.declared_empty,
        )
        for table in seed.statutory()
        if table.table_id in {known["table_id"] for known in seed.tables}
    ]
    assert len(golden) == 13
    assert read == golden


def test_every_printed_row_stands_in_the_grid(seed: Seed) -> None:
    for golden in seed.tables:
        grid = seed.table(golden["table_id"]).grid
        rows = {row.place.line: trimmed(row.texts) for row in grid.rows if not row.is_blank}
        printed = seed.printed_rows(golden)
        assert rows == printed, golden["table_id"]
        assert len(printed) - len(golden["header_lines"]) == golden["data_row_count"]


def test_identity(seed: Seed) -> None:
    golden, read = seed.identity, seed.reading.identity
    for name in (
        "agency_name",
        "scope",
        "stage",
        "fiscal_year",
        "division_code",
        "province",
        "city",
    ):
        assert getattr(read, name) == golden[name], name
    units = [compact(unit) for unit in golden["subordinate_units"]]
    assert [compact(unit) for unit in read.subordinate_units] == units
