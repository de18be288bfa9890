"""What the readers make of a typeset file, in the words of the truth."""

from __future__ import annotations

import unicodedata
from collections import Counter
from pathlib import Path

from budgetkit.disclosure.model import BudgetLine, DisclosureReading, NarrativeFact, StatutoryTable
from budgetkit.disclosure.read import read_disclosure
from budgetkit.document.read import read_document
from budgetkit.sources import open_source
from tests.typesetter.facts import Fact
from tests.typesetter.spec import Table
from tests.typesetter.truth import Line


def read_file(path: Path) -> DisclosureReading:
    """Read a typeset file as a user's file is read."""
    return read_disclosure(read_document(open_source(path)))


def read_text(text: str, folder: Path) -> DisclosureReading:
    """Read a transcript from a file that is written for it."""
    path = folder / "transcript.txt"
    path.write_text(text, encoding="utf-8")
    return read_file(path)


def tables_by_id(reading: DisclosureReading) -> dict[str, StatutoryTable]:
    """Return the recognised tables; a table that was read twice is a fault.

    Target forms, of which there are many, are compared as forms.
    """
    recognised = [table for table in reading.tables if table.table_id and not is_form(table)]
    ids = Counter(table.table_id for table in recognised)
    assert [table_id for table_id, count in ids.items() if count > 1] == []
    return {table.table_id: table for table in recognised if table.table_id}


def is_form(table: StatutoryTable) -> bool:
    """Whether a table was recognised as a target form."""
    return (table.table_id or "").startswith("targets_")


def lines_of(table: StatutoryTable, printed: Table) -> list[Line]:
    """Return the amounts read from a table.

    Codes that the reader found by name, where the table prints none, are left out.
    """
    with_codes = any(column.endswith("code") for column in printed.columns)
    read = (line for line in table.lines if line.amount_text.strip())
    return [_line(printed.id, line, with_codes) for line in read]


def _line(table_id: str, line: BudgetLine, with_codes: bool) -> Line:
    assert line.amount_yuan is not None, f"unread: {line.amount_text!r} in {table_id}"
    return Line(
        table_id=table_id,
        side=line.side,
        item=line.item,
        section=line.section,
        code=(line.function_code or line.dept_econ_code) if with_codes else None,
        gov_econ_name=line.gov_econ_name,
        agency=line.agency,
        level=line.level,
        is_total=line.is_total,
        measure=line.measure,
        amount_yuan=line.amount_yuan,
    )


def facts_of(reading: DisclosureReading) -> Counter[tuple[object, ...]]:
    """Return the facts of the narrative as they can be compared, with their multiplicity."""
    return Counter(
        _fact_key(fact, fact.value_text if fact.metric in ("text", "date") else None)
        for fact in reading.facts
    )


def expected_facts(facts: list[Fact]) -> Counter[tuple[object, ...]]:
    """Return the facts that a spec's narrative states."""
    return Counter(_fact_key(fact, fact.text) for fact in facts)


def _fact_key(fact: Fact | NarrativeFact, text: str | None) -> tuple[object, ...]:
    """A missing value and a value of 0 stay apart; texts are compared NFKC-normalised."""
    texts = (fact.subject, fact.unit, fact.reason, text)
    normal = (item and unicodedata.normalize("NFKC", item) for item in texts)
    return (fact.metric, fact.value, fact.direction, *normal)
