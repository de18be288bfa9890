"""Pages on several disclosures: offline, readable by everyone, harmless, every number its own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

import budgetkit
from budgetkit.reports import views
from budgetkit.reports.blocks import Section
from budgetkit.reports.comparison import Comparison
from budgetkit.reports.corpus import CorpusOverview
from budgetkit.reports.page import export
from budgetkit.reports.panel import Panel
from tests.reports.many import agency, scaled
from tests.reports.reading import assert_accessible, assert_offline, read, tables

EVIL = "<script>alert(1)</script><img src=x onerror=alert(1)>\u202e{0}../=1+1$\\frac{1}{0}$"
SECTIONS = {
    Comparison: (
        "masthead", "members", "size", "structure", "ratios", "public_expenses", "changes",
        "standing", "sources",
    ),
    Panel: (
        "masthead", "years", "totals", "functions", "changes", "public_expenses", "ratios",
        "sources",
    ),
    CorpusOverview: (
        "masthead", "origin", "files", "tables", "reading", "rules", "findings",
    ),
}  # fmt: skip


def page(report: object) -> str:
    """The page of a report, without a kernel."""
    cells = []
    for name in SECTIONS[type(report)]:
        if name != "masthead":
            cells.append(new_markdown_cell(f"## {name}", id=name.replace("_", "-")))
        cells.append(_cell(getattr(report, name)()))
    return export(new_notebook(cells=cells))


def _cell(section: Section) -> nbformat.NotebookNode:
    bundles = [block._repr_mimebundle_() for block in section]
    outputs = [new_output("display_data", data=data, metadata=more) for data, more in bundles]
    cell: nbformat.NotebookNode = new_code_cell("", outputs=outputs)
    return cell


def evil(number: int, **more: object) -> object:
    made = agency(number)
    lines = made.budget_lines
    lines = lines.assign(item=lines["item"].replace("卫生健康支出", EVIL), item_text=EVIL)
    named = {"agency_name": EVIL, "city": EVIL, "layout": EVIL, "budget_lines": lines}
    return replace(made, **(named | more))  # type: ignore[arg-type]


REPORTS = {
    "comparison": lambda: Comparison([evil(1), evil(2, scope="department"), agency(3)]),  # type: ignore[list-item]
    "panel": lambda: Panel([evil(1, fiscal_year=2023), evil(2)]),  # type: ignore[list-item]
}


@pytest.mark.parametrize("name", REPORTS)
def test_an_evil_document_gives_a_harmless_page(name: str) -> None:
    html = page(REPORTS[name]())
    assert_offline(html)
    assert_accessible(html)
    assert "<script" not in html
    assert "\u202e" not in html


def test_the_overview_is_offline_and_accessible(dataset: Path) -> None:
    html = page(CorpusOverview(budgetkit.corpus(dataset)))
    assert_offline(html)
    assert_accessible(html)


def test_numbers_of_the_page_are_the_datasets() -> None:
    html = page(Comparison([scaled(agency(1), 3), agency(2)]))
    found = tables(read(html))["支出总计（万元）"]
    assert [row[1] for row in found] == ["6,033.90", "2,011.30"]


def test_pictures_of_one_disclosure() -> None:
    for view in (views.function_map, views.money_flow, views.change_of_year):
        for made in (agency(1), evil(1)):
            assert list(view(made))  # type: ignore[arg-type]
