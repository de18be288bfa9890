"""Every kind of report, made as ``budgetkit report all`` does: whole, offline, its numbers true."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import nbformat
import pandas as pd
import pytest

import budgetkit
from budgetkit import analysis
from budgetkit.dataset.read import read_table
from budgetkit.reports.batch import Batch
from budgetkit.reports.index import script
from budgetkit.reports.kinds import KINDS
from budgetkit.reports.record import Record, read_manifest
from tests.reports.reading import assert_accessible, assert_offline, number, read, tables

pytestmark = pytest.mark.slow
Every = tuple[Path, list[Record]]
SHOWN = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")


def of_kind(every: Every, kind: str) -> list[Record]:
    return [record for record in every[1] if record.kind == kind]


@pytest.mark.parametrize("kind", [kind.kind_id for kind in KINDS])
def test_every_kind_is_made_whole(every: Every, kind: str) -> None:
    folder, _ = every
    records = of_kind(every, kind)
    assert records
    for record in records:
        assert record.state == "done", record.error
        assert record.page is not None
        html = (folder / record.page).read_text(encoding="utf-8")
        assert_offline(html)
        assert_accessible(html)
        suffixes = {name.rpartition(".")[2] for name in record.files}
        assert suffixes >= {"html", "ipynb", "csv", "xlsx"}


def test_the_index_lists_every_kind(every: Every) -> None:
    folder, records = every
    html = (folder / "index.html").read_text(encoding="utf-8")
    assert_offline(html, script())
    index = read(html)
    rows = tables(index)["全部报告（金额单位：万元）"]
    assert len(rows) == len(records)
    assert {row[1] for row in rows} == {
        "单个部门（单位）", "比较", "多年", "绩效目标", "材料总览", "导览",
    }  # fmt: skip
    links = {link.attributes["href"] for link in index.all("a")}
    assert len(links) >= 2 * len(records)
    assert list(read_manifest(folder)) == [record.name for record in read_manifest(folder).values()]


def test_unchanged_reports_of_every_kind_are_left_alone(every: Every, root: Path) -> None:
    folder, records = every
    before = {path: path.stat().st_mtime_ns for path in folder.glob("*.html")}
    again = Batch(
        folder.parent / "dataset", folder, workers=2, sources=[root / "data" / "samples"]
    ).all()
    assert again == records
    after = {path: path.stat().st_mtime_ns for path in folder.glob("*.html")}
    index = folder / "index.html"
    assert {**after, index: 0} == {**before, index: 0}


def cited(folder: Path, record: Record) -> Iterator[tuple[str, str, str]]:
    """Number as the page shows it, its anchor, and the document that the anchor is of."""
    assert record.page is not None
    assert record.notebook is not None
    node = nbformat.read(folder / record.notebook, as_version=4)
    documents = {
        entry["anchor"]: entry["document_id"]
        for cell in node.cells
        for output in cell.get("outputs", [])
        for entry in output.get("metadata", {}).get("budgetkit", {}).get("sources", [])
    }
    page = read((folder / record.page).read_text(encoding="utf-8"))
    for link in page.all("a"):
        if link.attributes.get("class") == "cited":
            anchor = link.attributes["href"].rpartition("#")[2]
            yield number(link.text), anchor, documents.get(anchor, "")


@pytest.mark.parametrize("kind", ["unit", "comparison", "panel"])
def test_numbers_parsed_back_are_the_datasets(every: Every, kind: str) -> None:
    folder, _ = every
    corpus = budgetkit.corpus(folder.parent / "dataset")
    lines = rows_by(corpus.budget_lines, ["document_id", "table_no", "entry_no"])
    facts = rows_by(corpus.narrative, ["document_id", "fact_no"])
    count = 0
    for record in of_kind(every, kind):
        for text, anchor, document in cited(folder, record):
            # A share links to the amount that it is taken of.
            if not SHOWN.fullmatch(text) or not document:
                continue
            key = (document, *map(int, anchor[1:].split("-")[1:]))
            row = (lines if anchor[0] == "t" else facts)[key]
            assert Decimal(text) in amounts(row), (record.name, text, anchor)
            count += 1
    assert count > 5


def rows_by(frame: pd.DataFrame, key: list[str]) -> dict[tuple[object, ...], pd.Series]:
    keys = zip(*(frame[name] for name in key), strict=True)
    return {own: row for own, (_, row) in zip(keys, frame.iterrows(), strict=True)}


def amounts(row: pd.Series) -> set[Decimal | None]:
    """How a row's number may be shown: 万元, or as it is; a decrease with its sign."""
    if "amount_yuan" in row.index:
        return {row["amount_yuan"] / 10_000}
    value, yuan = row["value"], analysis.fact_yuan(row)
    known = {value, None if yuan is None else yuan / 10_000}
    return known | {None if own is None else -own for own in known}


def test_the_overview_counts_what_the_dataset_has(every: Every) -> None:
    folder, _ = every
    (record,) = of_kind(every, "corpus")
    dataset = folder.parent / "dataset"
    assert figures(folder, record)["报表金额"] == len(read_table(dataset, "budget_lines"))
    assert figures(folder, record)["情况说明中的事实"] == len(
        read_table(dataset, "narrative_facts")
    )


def test_reports_on_targets_count_the_forms(every: Every) -> None:
    folder, _ = every
    forms = read_table(folder.parent / "dataset", "target_forms").to_pandas()
    for record in of_kind(every, "targets"):
        name = record.parameters["disclosure_id"]
        own = forms if not name else forms[forms["disclosure_id"] == name]
        assert figures(folder, record)["目标表"] == len(own)


def figures(folder: Path, record: Record) -> dict[str, int]:
    """The whole numbers of a page's head by their labels."""
    assert record.page is not None
    page = read((folder / record.page).read_text(encoding="utf-8"))
    found = next(page.all("header"))
    heads = [own.text for own in found.all("dt")]
    values = [own.text for own in found.all("dd") if own.attributes.get("class") != "remark"]
    return {head: int(number(value)) for head, value in zip(heads, values, strict=True)
            if number(value).isdigit()}  # fmt: skip
