"""Tables of PDFs and transcripts against the golden figures."""

import csv
import json
from collections import Counter
from collections.abc import Iterator

from budgetkit.disclosure.model import DisclosureReading
from tests.accuracy.place import GOLDEN, SHARED
from tests.disclosure.golden_disclosures import (
    STEMS,
    GoldenTable,
    found_tables,
    golden,
    golden_cells,
    golden_tables,
    matches,
    reading,
)

SEEDS = GOLDEN / "seeds"
DOCUMENT_HEADS = (
    "document",
    "layout",
    "tables printed",
    "recognised",
    "unit right",
    "golden amounts",
    "right",
    "amounts read",
    "unread",
    "columns without a rule",
)


def document_rows() -> Iterator[list[str]]:
    for stem in STEMS:
        read = reading(SHARED / "disclosures" / golden(stem)["document"])
        tables = [table for table in golden_tables(stem) if not table.is_form]
        yield [f"`{stem}`", read.identity.layout or "–", *_counts(read, tables)]


def _counts(read: DisclosureReading, tables: list[GoldenTable]) -> list[str]:
    found = [table for table in tables if len(found_tables(read, table)) == 1]
    units = [
        t for t in found if found_tables(read, t)[0].unit_text == (t.facts["unit"] or "unknown")
    ]
    cells = [(table, *cell) for table in found for cell in golden_cells(table)]
    right = [cell for cell in cells if _is_read(read, *cell)]
    lines = [line for table in read.tables for line in table.lines]
    unread = sum(line.reading == "unreadable" for line in lines)
    unknown = sum(
        column.role == "other" and bool(column.path)
        for table in read.tables
        if table.lines
        for column in table.columns
    )
    numbers = (
        len(tables),
        len(found),
        len(units),
        len(cells),
        len(right),
        len(lines),
        unread,
        unknown,
    )
    return [str(number) for number in numbers]


def _is_read(
    read: DisclosureReading, table: GoldenTable, row: dict[str, object], measure: str, amount: str
) -> bool:
    lines = found_tables(read, table)[0].lines
    return any(matches(line, row, measure, amount) for line in lines)


def transcript_rows() -> Iterator[list[str]]:
    for meta_file in sorted(SEEDS.glob("*_meta.json")):
        meta = json.loads(meta_file.read_text("utf-8"))
        with (SEEDS / meta_file.name.replace("_meta.json", "_tables.tsv")).open(
            encoding="utf-8"
        ) as file:
            printed = Counter(
                (str(row["table_id"]), int(row["line"]), row["measure"], row["amount_text"])
                for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
            )
        read = reading(SHARED / "seeds" / meta["source_file"])
        found = Counter(
            (str(table.table_id), int(line.place.line or 0), line.measure, line.amount_text)
            for table in read.tables
            for line in table.lines
        )
        yield [
            f"`{meta_file.name[:3]}`",
            str(printed.total()),
            str((printed & found).total()),
            str((found - printed).total()),
            str(len(read.facts)),
        ]


def table_rows() -> Iterator[list[str]]:
    """Yield accuracy per kind of table, over all PDFs."""
    printed: Counter[str] = Counter()
    right: Counter[str] = Counter()
    tables: Counter[str] = Counter()
    for stem in STEMS:
        read = reading(SHARED / "disclosures" / golden(stem)["document"])
        for table in golden_tables(stem):
            if table.is_form or len(found_tables(read, table)) != 1:
                continue
            tables[table.table_id] += 1
            for cell in golden_cells(table):
                printed[table.table_id] += 1
                right[table.table_id] += _is_read(read, table, *cell)
    for table_id in sorted(tables):
        yield [f"`{table_id}`", *(str(c[table_id]) for c in (tables, printed, right))]
