"""The real disclosures: every printed table, against figures read from the page by eye."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from budgetkit.document.model import Document, Heading, Paragraph
from budgetkit.text import compact
from budgetkit.units import find_unit
from tests.document.pdf.golden import (
    NAMES,
    find,
    golden,
    golden_tables,
    header_paths,
    read_real,
    rows_with,
)

TABLES = list(golden_tables())
FORMS = [
    (name, table)
    for name in NAMES
    for table in golden(name).get("tables", ())
    if table.get("kind") == "forms" and table["data_rows"]
]
IDS = [f"{name}-{table['order']}" for name, table in TABLES]
each_table = pytest.mark.parametrize(("name", "wanted"), TABLES, ids=IDS)


@pytest.fixture(scope="module")
def document(shared_dir: Path) -> Callable[[str], Document]:
    return cache(lambda name: read_real(shared_dir, name))


@each_table
def test_a_table_stands_on_its_pages_under_its_title_with_its_columns(
    document: Callable[[str], Document], name: str, wanted: dict[str, Any]
) -> None:
    found = find(document(name), wanted)
    headers = [compact(column["header"]) for column in wanted["columns"]]
    assert any(header_paths(found.table, depth) == headers for depth in range(1, 7)), (
        headers,
        header_paths(found.table, 3),
    )
    if wanted["unit_place"] == "own_line":
        assert find_unit(found.lead) == wanted["unit"]


@each_table
def test_its_golden_rows_hold_the_amounts_printed(
    document: Callable[[str], Document], name: str, wanted: dict[str, Any]
) -> None:
    table = find(document(name), wanted).table
    kinds = {column["as"] for column in wanted["columns"]}
    for row in wanted.get("rows", ()):
        expected = expected_cells(row, wanted["columns"])
        if not expected:
            amounts = set(row["amounts"].values())
            on_page = [line for line in table.rows if line.place.page == row["page"]]
            assert any(amounts <= set(line.texts) for line in on_page), row
            continue
        candidates = rows_with(table, row.get("row", row["item"]), row["page"])
        if not candidates or (expected and "category" in kinds and "row" not in row):
            candidates = [line for line in table.rows if line.place.page == row["page"]]
        read = [{column: line.texts[column] for column in expected} for line in candidates]
        assert expected in read, (row, read)


def expected_cells(row: dict[str, Any], columns: list[dict[str, Any]]) -> dict[int, str]:
    """The amounts of a golden row by the index of their column."""
    fitting = {
        index: column
        for index, column in enumerate(columns)
        if all(column.get(key) == row.get(key) for key in ("side", "class", "year"))
    }
    across = [
        index
        for index, column in fitting.items()
        if column["as"] == "category" and f"/{column['header']}".endswith(f"/{row['item']}")
    ]
    if across:
        (amount,) = row["amounts"].values()
        return {across[0]: amount}
    measures = {column["as"]: index for index, column in fitting.items()}
    amounts = row["amounts"].items()
    return {measures[measure]: amount for measure, amount in amounts if measure in measures}


@pytest.mark.parametrize(("name", "wanted"), FORMS, ids=[name for name, _ in FORMS])
def test_every_form_is_one_table(
    document: Callable[[str], Document], name: str, wanted: dict[str, Any]
) -> None:
    first, last = wanted["pages"]
    opened = [
        table.page_first
        for table in document(name).tables()
        if first <= (table.page_first or 0) <= last and table.rows[0].texts[0] == "项目名称"
    ]
    assert len(opened) == wanted["data_rows"]
    others = [
        table
        for table in document(name).tables()
        if first <= (table.page_first or 0) <= last and table.rows[0].texts[0] != "项目名称"
    ]
    assert not others


def test_a_form_over_two_pages_is_one_table(document: Callable[[str], Document]) -> None:
    form = next(
        table
        for table in document("sn_xian_tongji_2026").tables()
        if (table.page_first, table.page_last) == (50, 51)
    )
    (total,) = [row for row in form.rows if "金额合计" in row.texts]
    assert [text for text in total.texts if text] == ["金额合计", "6210.92", "6210.92", "0"]
    assert form.rows[-1].texts[-1] == "10"


def test_a_form_with_row_heads_keeps_its_spans(document: Callable[[str], Document]) -> None:
    form = next(
        table for table in document("bj_zhongda_2026_tables").tables() if table.page_first == 18
    )
    texts = [row.texts for row in form.rows]
    amounts = next(row for row in texts if "4,704.239912" in row)
    assert [text for text in amounts if text][:4] == [
        "4,704.239912",
        "4,704.239912",
        "4,306.391912",
        "397.848000",
    ]


@pytest.mark.parametrize("name", NAMES)
def test_figures_of_the_narrative_stand_in_the_text_of_their_page(
    document: Callable[[str], Document], name: str
) -> None:
    spans = [
        (span.place.page, block.text)
        for block in document(name).blocks
        if isinstance(block, Paragraph)
        for span in block.spans
    ]
    spans += [
        (block.place.page, block.text)
        for block in document(name).blocks
        if isinstance(block, Heading)
    ]
    for claim in golden(name).get("narrative_claims", ()):
        texts = [text.replace(",", "") for page, text in spans if page == claim["page"]]
        figure = claim["value"].replace(",", "").lstrip("-")
        assert any(figure in text for text in texts), claim


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_an_independent_reading_agrees_on_every_cell(shared_dir: Path, name: str) -> None:
    read = read_real(shared_dir, name, verify=True)
    assert not [warning for warning in read.warnings if warning.code.startswith("verify")]


@pytest.mark.parametrize("name", NAMES)
def test_every_box_lies_on_its_page_and_nothing_is_doubtful(
    document: Callable[[str], Document], name: str
) -> None:
    read = document(name)
    assert not read.warnings
    for table in read.tables():
        for row in table.rows:
            for cell in row.cells:
                page, box = cell.place.page, cell.place.bbox
                assert page is not None
                assert box is not None
                assert 1 <= page <= (read.page_count or 0)
                assert 0 <= box[0] < box[2] <= 1500
                assert 0 <= box[1] < box[3] <= 1500
