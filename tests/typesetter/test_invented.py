"""Invented disclosures reconcile, as real ones should."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from hypothesis import given, settings

from tests.typesetter.spec import Disclosure, validate
from tests.typesetter.strategies import disclosures
from tests.typesetter.truth import Line, table_lines

PARTS = {
    "revenue_summary": ("current_year", ("general", "fund", "state_capital")),
    "expenditure_summary": ("total", ("basic", "project")),
    "general_expenditure": ("total", ("basic", "project")),
    "basic_expenditure": ("total", ("personnel", "operating")),
    "project_expenditure": (
        "total",
        ("general", "fund", "state_capital", "special_account", "unit_funds"),
    ),
}
PARTS["revenue_summary"] = ("current_year", PARTS["project_expenditure"][1])


@settings(max_examples=50)
@given(disclosures())
def test_invented_tables_reconcile(spec: Disclosure) -> None:
    validate(spec)
    lines = {table.id: table_lines(spec, table) for table in spec.tables}
    for table_id, (whole, parts) in PARTS.items():
        assert sum_of(lines[table_id], whole) == sum(sum_of(lines[table_id], p) for p in parts)
    for table_id in ("revenue_summary", "expenditure_summary", "general_expenditure"):
        assert_levels_add_up(lines[table_id])
    assert_tables_agree(lines)


def sum_of(lines: list[Line], measure: str) -> Decimal:
    return sum((line.amount_yuan for line in lines if line.measure == measure), Decimal())


def item(lines: list[Line], name: str, measure: str = "total") -> Decimal:
    own = [line.amount_yuan for line in lines if line.item == name and line.measure == measure]
    return sum(own, Decimal())


def assert_levels_add_up(lines: list[Line]) -> None:
    """合计 = Σ 类 = Σ 款 = Σ 项, for every measure."""
    sums: dict[str, dict[object, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for line in lines:
        sums[line.measure][line.level] += line.amount_yuan
    for by_level in sums.values():
        assert len(set(by_level.values())) == 1
        assert set(by_level) == {None, 1, 2, 3}


def assert_tables_agree(lines: dict[str, list[Line]]) -> None:
    summary, appropriation = lines["revenue_expenditure_summary"], lines["appropriation_summary"]
    assert item(summary, "收入总计") == item(summary, "支出总计")
    assert item(appropriation, "收入总计") == item(appropriation, "支出总计")
    assert item(summary, "支出总计") == item(lines["expenditure_summary"], "合计")
    basic = item(lines["general_expenditure"], "合计", "basic")
    assert basic == item(lines["basic_expenditure"], "合计")
    this_year = [line for line in lines["project_expenditure"] if line.level == 3]
    carried = [line for line in lines["project_carry_over"] if line.level == 3]
    projects = sum_of(this_year, "total") + sum_of(carried, "total")
    assert projects == item(lines["expenditure_summary"], "合计", "project")
