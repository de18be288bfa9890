"""Every rule of the validation fires on what breaks it, and on nothing else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pyarrow as pa
import pytest

from budgetkit.dataset.arrow import arrow_schema
from budgetkit.dataset.schema import SCHEMA
from budgetkit.dataset.tables import tables_of
from budgetkit.dataset.validate import Violation, violations
from tests.dataset import handmade


def broken(table: str, row: int, **values: Any) -> dict[str, pa.Table]:
    """The handmade dataset with some values of one 1-based row replaced."""
    tables = tables_of([handmade.outcome()])
    rows = tables[table].to_pylist()
    rows[row - 1] |= values
    schema = pa.schema(field.with_nullable(True) for field in arrow_schema(SCHEMA[table]))
    return tables | {table: pa.Table.from_pylist(rows, schema=schema)}


@pytest.mark.parametrize(
    ("table", "row", "column", "value", "rule"),
    [
        ("budget_lines", 3, "item", None, "null"),
        ("budget_lines", 1, "side", "both", "enum"),
        ("budget_lines", 2, "measure", "salary", "pattern"),
        ("budget_lines", 2, "measure", "total2", "pattern"),
        ("budget_lines", 2, "function_code", "２０１", "pattern"),
        ("budget_lines", 5, "level", 4, "range"),
        ("budget_lines", 5, "confidence", 1.5, "range"),
        ("table_rows", 6, "bbox", "0,0,1,1", "pattern"),
        ("documents", 1, "status", "done", "enum"),
        ("narrative_facts", 1, "metric", "guess", "enum"),
    ],
)
def test_a_value_out_of_bounds_is_named(
    table: str, row: int, column: str, value: object, rule: str
) -> None:
    [found] = violations(broken(table, row, **{column: value}))
    assert (found.table, found.column, found.row, found.rule) == (table, column, row, rule)
    assert repr(value) in found.detail


@pytest.mark.parametrize("measure", ["x_甲乙", "x_a\nb", "business_operation"])
def test_a_measure_may_be_a_header_text(measure: str) -> None:
    assert violations(broken("budget_lines", 1, measure=measure)) == []


def test_a_repeated_key_is_named() -> None:
    [found] = violations(broken("budget_lines", 2, entry_no=1))
    assert found == Violation(
        "budget_lines",
        "document_id,table_no,entry_no",
        2,
        "duplicate-key",
        f"主键重复：document_id={handmade.document().document_id}、table_no=1、entry_no=1",
    )


def test_a_dangling_reference_is_named() -> None:
    [found] = violations(broken("budget_lines", 4, row_no=99))
    assert (found.rule, found.row, found.column) == (
        "dangling-reference",
        4,
        "document_id,table_no,row_no",
    )


def test_a_null_refers_to_nothing() -> None:
    tables = broken("documents", 1, disclosure_id=None)
    assert violations(tables) == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda table: table.drop_columns("item"), ("item", "missing-column", "缺少该列")),
        (
            lambda table: table.set_column(3, "row_no", table["row_no"].cast(pa.string())),
            ("row_no", "type", "类型应为 int64，实为 string"),
        ),
    ],
)
def test_a_wrong_shape_is_named(
    change: Callable[[pa.Table], pa.Table], expected: tuple[str, str, str]
) -> None:
    tables = tables_of([handmade.outcome()])
    [found] = violations(tables | {"budget_lines": change(tables["budget_lines"])})
    assert (found.column, found.rule, found.detail) == expected
    assert (found.table, found.row) == ("budget_lines", None)


def test_a_missing_table_is_named() -> None:
    tables = tables_of([handmade.outcome()])
    del tables["tables"]
    assert violations(tables) == [Violation("tables", None, None, "missing-table", "缺少该表")]


def test_further_columns_are_allowed() -> None:
    tables = tables_of([handmade.outcome()])
    wider = tables["documents"].append_column("more", pa.array(["x"]))
    assert violations(tables | {"documents": wider}) == []
