"""A disclosure that lies there twice counts once, and says so."""

from dataclasses import replace
from decimal import Decimal
from itertools import permutations
from typing import Any

from budgetkit.dataset.outcome import DocumentOutcome
from budgetkit.dataset.tables import tables_of
from budgetkit.dataset.validate import violations
from tests.dataset import handmade


def outcome(text: str, media_type: str, **changes: Any) -> DocumentOutcome:
    made = handmade.outcome(text, f"{text}.txt")
    assert made.document is not None
    assert made.reading is not None
    document = replace(made.document, media_type=media_type)
    return replace(
        made, document=document, reading=replace(made.reading, document=document, **changes)
    )


def test_repeated_tables_and_narrative_are_taken_from_the_pdf() -> None:
    both = tables_of([outcome("a", "transcript"), outcome("b", "pdf")])
    alone = tables_of([outcome("b", "pdf")])
    for name in ("budget_lines", "narrative_facts", "target_forms"):
        assert both[name] == alone[name], name
    assert both["table_rows"].num_rows == 2 * alone["table_rows"].num_rows
    ids = {row["file_name"]: row["document_id"] for row in both["documents"].to_pylist()}
    rows = {row["file_name"]: row["superseded_by"] for row in both["documents"].to_pylist()}
    assert rows == {"a.txt": ids["b.txt"], "b.txt": None}
    assert violations(both) == []


def test_order_of_the_files_does_not_matter() -> None:
    files = [outcome("a", "transcript"), outcome("b", "pdf"), outcome("c", "docx")]
    first, *others = (tables_of(order) for order in permutations(files))
    assert all(tables == first for tables in others)


def test_a_table_that_only_the_lesser_file_has_is_kept() -> None:
    table = handmade.expenditure_summary()
    pdf = outcome("b", "pdf", tables=(replace(table, table_id="general_expenditure"),), facts=())
    tables = tables_of([outcome("a", "transcript"), pdf])
    names = {row["document_id"]: row["file_name"] for row in tables["documents"].to_pylist()}
    lines = tables["budget_lines"].to_pylist()
    assert {(row["table_id"], names[row["document_id"]]) for row in lines} == {
        ("general_expenditure", "b.txt"),
        ("expenditure_summary", "a.txt"),
    }


def test_other_facts_are_no_repetition() -> None:
    other = replace(handmade.fact(), value=Decimal("9.99"))
    tables = tables_of([outcome("a", "transcript"), outcome("b", "pdf", facts=(other,))])
    assert tables["narrative_facts"].num_rows == 2
