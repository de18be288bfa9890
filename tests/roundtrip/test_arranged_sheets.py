"""Spec → workbook with several tables on a sheet → reading gives the spec back."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from budgetkit.disclosure.read import read_disclosure
from budgetkit.document.read import read_document
from budgetkit.sources.file import source_from_bytes
from tests.document.xlsx.test_read import book
from tests.roundtrip.comparing import assert_all_equal
from tests.typesetter.samples import spec_names, spec_of
from tests.typesetter.xlsx import saved
from tests.typesetter.xlsx_arranged import AMOUNTS, ARRANGEMENTS, arranged


@pytest.mark.parametrize("spec_name", spec_names())
@pytest.mark.parametrize("arrangement", ARRANGEMENTS)
def test_spec_is_given_back_however_the_tables_stand(arrangement: str, spec_name: str) -> None:
    spec = spec_of(spec_name)
    source = source_from_bytes(arranged(spec, arrangement), "a.xlsx")
    assert_all_equal(spec, read_disclosure(read_document(source)))


@pytest.mark.parametrize("spec_name", spec_names())
@pytest.mark.parametrize("amounts", [name for name in AMOUNTS if name != "numbers"])
def test_spec_is_given_back_however_the_amounts_are_written(amounts: str, spec_name: str) -> None:
    spec = spec_of(spec_name)
    source = source_from_bytes(arranged(spec, "apart", amounts), "a.xlsx")
    assert_all_equal(spec, read_disclosure(read_document(source)))


Rows = list[list[Any]]

HEAD: list[Any] = ["科目编码", "科目名称", "合计", "基本支出", "项目支出", "占比"]
ROWS: Rows = [
    ["合计", None, 5, 3, 2, 1],
    ["201", "一般公共服务支出", "１,２３４.５０", " (1.50) ", None, "9%"],
]
OF_AMOUNTS = ("total", "basic", "project")


@pytest.mark.parametrize(
    "top",
    [
        [["支出总表（万元）"], HEAD],
        [["支出总表\n单位：万元"], HEAD],
        [["支出总表", None, None, None, None, "单位：万元"], HEAD],
        [["支出总表"], ["科目编码\n单位：万元", *HEAD[1:]]],
        [["支出总表"], [*HEAD[:2], *(f"{name}（万元）" for name in HEAD[2:5]), "占比"]],
    ],
)
def test_unit_wherever_it_is_printed(top: Rows) -> None:
    source = source_from_bytes(saved(book(*top, *ROWS)), "a.xlsx")
    (table,) = read_disclosure(read_document(source)).tables
    assert table.table_id == "expenditure_summary"
    lines = [line for line in table.lines if line.measure in OF_AMOUNTS]
    assert {line.unit_text for line in lines} == {"万元"}
    assert [(line.item, line.measure, line.amount_yuan, line.reading) for line in lines] == [
        ("合计", "total", Decimal(50_000), "as_printed"),
        ("合计", "basic", Decimal(30_000), "as_printed"),
        ("合计", "project", Decimal(20_000), "as_printed"),
        ("一般公共服务支出", "total", Decimal(12_345_000), "as_printed"),
        ("一般公共服务支出", "basic", Decimal(-15_000), "repaired"),
    ]
    assert all(line.amount_yuan is None for line in table.lines if line not in lines)


def test_three_statutory_tables_on_one_sheet() -> None:
    """Their titles and units on one row each, a blank row between the first two only."""
    rows: Rows = [
        ["支出总表", None, None, None, None, "单位：万元"], HEAD[:5], ROWS[0][:5], [],
        ["收入总表", None, None, None, None, "单位：元"],
        ["科目编码", "科目名称", "合计", "一般公共预算", "政府性基金"], ["合计", None, 7, 4, 3],
        ["财政拨款收支总表", None, None, None, None, "单位：元"],
        ["收入", None, "支出"], ["项目", "预算数", "项目", "合计", "一般公共预算", "政府性基金"],
        ["一、本年收入", 6, "一、一般公共服务支出", 6, 6, None],
    ]  # fmt: skip
    source = source_from_bytes(saved(book(*rows)), "a.xlsx")
    found = {
        table.table_id: (table.unit_text, [line.amount_yuan for line in table.lines])
        for table in read_disclosure(read_document(source)).tables
    }
    assert found == {
        "expenditure_summary": ("万元", [Decimal(50_000), Decimal(30_000), Decimal(20_000)]),
        "revenue_summary": ("元", [Decimal(7), Decimal(4), Decimal(3)]),
        "appropriation_summary": ("元", [Decimal(6), Decimal(6), Decimal(6)]),
    }
