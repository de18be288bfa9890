"""Readings become tables: values, places, joining, order."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budgetkit.dataset.outcome import DocumentOutcome
from budgetkit.dataset.tables import tables_of
from budgetkit.dataset.validate import violations
from budgetkit.disclosure.model import DisclosureReading, StatutoryTable
from budgetkit.document.model import Cell, Method, Omission, Place, Row, Table, Warning
from budgetkit.document.read import read_document
from budgetkit.errors import NotADisclosureError, SourceMissingError
from budgetkit.sources.file import source_from_bytes
from tests.dataset import handmade

DISCLOSURE_ID = f"2026-{handmade.AGENCY}-unit-budget"


def rows_of(name: str, *outcomes: DocumentOutcome) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = tables_of(outcomes)[name].to_pylist()
    return rows


def with_reading(**changes: Any) -> DocumentOutcome:
    made = handmade.outcome()
    assert made.reading is not None
    return replace(made, reading=replace(made.reading, **changes))


def test_the_contract_holds() -> None:
    assert violations(tables_of([handmade.outcome(), handmade.outcome("b", city=None)])) == []
    assert violations(tables_of([])) == []


def test_amounts_are_exact_and_keep_what_was_printed() -> None:
    rows = rows_of("budget_lines", handmade.outcome())
    assert [(r["row_no"], r["measure"], r["amount_yuan"], r["amount_text"]) for r in rows] == [
        (2, "total", Decimal("303000.00"), "30.30"),
        (2, "basic", Decimal("101000.00"), "10.10"),
        (2, "project", Decimal("202000.00"), "20.20"),
        (3, "total", Decimal("202000.00"), "20.20"),
        (3, "project", Decimal("202000.00"), "20.20"),
        (4, "total", Decimal("101000.00"), "10.10"),
        (4, "basic", Decimal("101000.00"), "10.10"),
    ]
    assert {r["unit_text"] for r in rows} == {"万元"}
    assert [r["entry_no"] for r in rows] == [1, 2, 3, 4, 5, 6, 7]


def test_a_line_says_where_it_stands() -> None:
    row = rows_of("budget_lines", handmade.outcome())[3]
    assert row["document_id"] == handmade.document().document_id
    assert (row["page"], row["line"], row["bbox"]) == (None, 22, None)
    assert (row["method"], row["confidence"]) == ("transcript", 1.0)
    assert (row["table_id"], row["table_no"]) == ("expenditure_summary", 1)


def test_every_row_of_every_table_is_kept_as_printed() -> None:
    rows = rows_of("table_rows", handmade.outcome())
    assert [(r["table_no"], r["row_no"], r["cells_text"]) for r in rows[3:]] == [
        (1, 4, ["208", "社会保障和就业支出", "10.10", "10.10", ""]),
        (2, 1, ["甲", "=乙"]),
        (2, 2, ["１", ""]),
    ]
    assert [r["table_id"] for r in rows[3:]] == ["expenditure_summary", None, None]


def test_tables_count_what_they_gave() -> None:
    first, second = rows_of("tables", handmade.outcome())
    assert (first["table_id"], first["row_count"], first["amount_count"]) == (
        "expenditure_summary",
        4,
        7,
    )
    assert (first["line"], second["line"]) == (18, 40)
    assert (second["table_id"], second["unit_text"], second["amount_count"]) == (None, "unknown", 0)


def test_facts_are_normalised_except_their_quote() -> None:
    [row] = rows_of("narrative_facts", handmade.outcome())
    assert row["value"] == Decimal("3.54")
    assert row["quote"] == "比上年增长３.54%，主要原因是人员增加。"
    assert (row["direction"], row["reason"], row["fact_no"]) == ("increase", "人员增加", 1)


def test_a_box_has_two_decimals() -> None:
    place = Place(page=3, bbox=(0.0, -0.001, 12.345, 800))
    cell = Cell("x", place, confidence=0.5)
    grid = Table((Row((cell,), place),), Method.VECTOR)
    table = StatutoryTable(None, None, None, "unknown", False, grid)
    [row] = rows_of("table_rows", with_reading(tables=(table,)))
    assert (row["page"], row["line"], row["bbox"]) == (3, None, "0.00,0.00,12.35,800.00")
    assert (row["method"], row["confidence"]) == ("vector", 0.5)


def test_documents_of_one_disclosure_are_joined() -> None:
    tables = handmade.outcome("a", "tables.txt", city=None, division_code=None)
    narrative = handmade.outcome("b", "narrative.txt", subordinate_units=("甲", "乙"))
    [row] = rows_of("disclosures", tables, narrative)
    assert row["disclosure_id"] == DISCLOSURE_ID
    assert (row["city"], row["division_code"]) == ("晋城市", "140500")
    assert row["subordinate_units"] == ["甲", "乙"]
    documents = rows_of("documents", tables, narrative)
    assert {row["disclosure_id"] for row in documents} == {DISCLOSURE_ID}


@pytest.mark.parametrize("unknown", ["agency_name", "fiscal_year"])
def test_strangers_are_not_joined(unknown: str) -> None:
    outcomes = [handmade.outcome(text, "x.txt", **{unknown: None}) for text in "ab"]
    rows = rows_of("disclosures", *outcomes)
    assert len(rows) == 2
    assert {row["disclosure_id"].rsplit("-", 1)[1] for row in rows} == {
        outcome.document_id for outcome in outcomes
    }


def test_the_same_content_is_listed_once() -> None:
    [row] = rows_of("documents", handmade.outcome("a", "z.txt"), handmade.outcome("a", "b.txt"))
    assert (row["file_name"], row["duplicate_names"]) == ("b.txt", ["z.txt"])


def test_a_failure_is_a_row() -> None:
    error = SourceMissingError(path="x.txt")
    [row] = rows_of("documents", DocumentOutcome("x.txt", error=error))
    assert (row["status"], row["error_type"]) == ("failed", "source-missing")
    assert row["error_message"] == "找不到文件或无权读取：x.txt。 请检查路径和读取权限。"
    assert (row["sha256"], row["disclosure_id"], row["media_type"]) == (None, None, None)


def test_a_document_that_is_no_disclosure_keeps_its_kind() -> None:
    document = handmade.document()
    error = NotADisclosureError(path="a.txt")
    outcome = DocumentOutcome("a.txt", document.sha256, document, error=error)
    [row] = rows_of("documents", outcome)
    assert (row["status"], row["media_type"], row["line_count"]) == ("failed", "transcript", 60)


def test_what_was_read_of_a_document_that_is_no_disclosure_is_kept() -> None:
    content = "关于下达资金的通知\n单位：万元\n项目\t金额\n某项活动\t258.79\n".encode()
    document = read_document(source_from_bytes(content, "a.txt"))
    error = NotADisclosureError(path="a.txt")
    tables = tables_of([DocumentOutcome("a.txt", document.sha256, document, error=error)])
    assert {name for name, table in tables.items() if len(table)} == {
        "documents",
        "tables",
        "table_rows",
        "text_blocks",
    }
    [table] = tables["tables"].to_pylist()
    assert (table["disclosure_id"], table["table_id"], table["unit_text"]) == (None, None, "万元")
    rows = tables["table_rows"].to_pylist()
    assert [row["cells_text"] for row in rows] == [["项目", "金额"], ["某项活动", "258.79"]]
    assert tables["text_blocks"]["text"].to_pylist()[0] == "关于下达资金的通知"
    assert {*tables["table_rows"]["disclosure_id"].to_pylist()} == {None}


def test_a_warning_makes_it_partial() -> None:
    warning = Warning("truncated", "文件似乎不完整", Place(line=60))
    [row] = rows_of("documents", with_reading(warnings=(warning, warning)))
    assert (row["status"], row["error_type"]) == ("partial", "truncated")
    assert row["warnings"] == ["文件似乎不完整（第 60 行）"]


def test_a_number_too_long_for_money_is_unreadable_and_not_lost() -> None:
    table = handmade.expenditure_summary()
    long = replace(table.lines[0], amount_yuan=Decimal(10) ** 16, amount_text="1" + "0" * 12)
    [row] = rows_of("budget_lines", with_reading(tables=(replace(table, lines=(long,)),)))
    assert (row["amount_yuan"], row["reading"]) == (None, "unreadable")
    assert row["amount_text"] == "1000000000000"


def test_a_value_finer_than_the_column_is_null_beside_its_text() -> None:
    fact = replace(handmade.fact(), value=Decimal("0.12345678901"), value_text="0.12345678901")
    [row] = rows_of("narrative_facts", with_reading(facts=(fact,)))
    assert (row["value"], row["value_text"]) == (None, "0.12345678901")


def test_text_is_normalised_except_what_was_printed() -> None:
    table = handmade.expenditure_summary()
    line = replace(table.lines[0], item="因公出国（境）费", item_text="因公出国（境）费")
    [row] = rows_of("budget_lines", with_reading(tables=(replace(table, lines=(line,)),)))
    assert (row["item"], row["item_text"]) == ("因公出国(境)费", "因公出国（境）费")


def test_a_file_name_in_no_encoding_is_stored() -> None:
    made = replace(handmade.outcome(), file_name="\udce9.txt")
    assert rows_of("documents", made)[0]["file_name"] == "\ufffd.txt"


def test_the_order_of_files_does_not_matter() -> None:
    outcomes = [
        handmade.outcome("a"),
        handmade.outcome("b", fiscal_year=2025),
        handmade.outcome("c", agency_name=None),
        DocumentOutcome("x.txt", error=SourceMissingError(path="x.txt")),
    ]
    expected = tables_of(outcomes)
    for shuffled in permutations(outcomes):
        assert tables_of(shuffled) == expected


@given(
    st.decimals(min_value="-9999999999999999.99", max_value="9999999999999999.99", places=2),
    st.decimals(min_value="-1e27", max_value="1e27", places=10),
)
def test_decimals_are_exact(yuan: Decimal, value: Decimal) -> None:
    table = handmade.expenditure_summary()
    line = replace(table.lines[0], amount_yuan=yuan)
    fact = replace(handmade.fact(), value=value)
    outcome = with_reading(tables=(replace(table, lines=(line,)),), facts=(fact,))
    tables = tables_of([outcome])
    assert tables["budget_lines"]["amount_yuan"].to_pylist() == [yuan]
    assert tables["narrative_facts"]["value"].to_pylist() == [value]


def test_a_table_without_rows_is_still_a_table() -> None:
    empty = StatutoryTable("fund_revenue", "表七", None, "万元", True, handmade.grid(1))
    [row] = rows_of("tables", with_reading(tables=(empty,)))
    assert (row["declared_empty"], row["row_count"], row["line"]) == (True, 0, None)


def test_reading_type_is_what_the_floor_below_makes() -> None:
    assert isinstance(handmade.outcome().reading, DisclosureReading)


def test_watermarks_and_notices_are_kept_once() -> None:
    lines = [("仅供内部审核", "watermark"), ("- 1 -", "page_number"), ("仅供内部审核", "watermark")]
    omitted = tuple(Omission(text, Place(line=1), reason) for text, reason in lines)
    document = replace(handmade.document(), omitted=omitted)
    [row] = rows_of("documents", DocumentOutcome("a.txt", document.sha256, document))
    assert row["omitted"] == ["仅供内部审核"]
