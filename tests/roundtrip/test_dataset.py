"""Spec → sample → Parquet: the tables on disk hold what the specs state, and nothing else."""

from __future__ import annotations

import unicodedata
from collections import Counter
from typing import Any

import pyarrow.parquet as pq
import pytest

from budgetkit.workbench.extract import extract
from tests.typesetter.composers import stated_facts
from tests.typesetter.samples import SAMPLES, sample_writers, spec_of
from tests.typesetter.spec import Disclosure
from tests.typesetter.truth import disclosure_lines

SPECS = {name.partition(".")[0] for name in sample_writers()}
Rows = list[dict[str, Any]]


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Rows]:
    out = tmp_path_factory.mktemp("dataset")
    extract([SAMPLES], out)
    tables = ("documents", "disclosures", "tables", "budget_lines", "narrative_facts")
    return {table: pq.read_table(out / f"{table}.parquet").to_pylist() for table in tables}


def disclosure_id(spec: Disclosure) -> str:
    identity = spec.identity
    return f"{identity.year}-{identity.agency}-{identity.scope}-{identity.stage}"


def of(spec: Disclosure, rows: Rows) -> Rows:
    return [row for row in rows if row["disclosure_id"] == disclosure_id(spec)]


def test_every_sample_is_read_whole(dataset: dict[str, Rows]) -> None:
    assert {row["status"] for row in dataset["documents"]} == {"ok"}
    found = {row["disclosure_id"] for row in dataset["disclosures"]}
    assert found == {disclosure_id(spec_of(name)) for name in SPECS}


@pytest.mark.parametrize("name", sorted(SPECS))
def test_amounts_on_disk_are_those_of_the_spec(name: str, dataset: dict[str, Rows]) -> None:
    spec = spec_of(name)
    stated = Counter(
        (
            line.table_id,
            line.side,
            line.item,
            line.level,
            line.is_total,
            line.measure,
            line.amount_yuan,
        )
        for line in disclosure_lines(spec)
    )
    keys = ("table_id", "side", "item", "level", "is_total", "measure", "amount_yuan")
    rows = of(spec, dataset["budget_lines"])
    stored = Counter(tuple(row[key] for key in keys) for row in rows if row["amount_text"])
    assert stored == stated
    forms = {"targets_project"} if spec.forms else set()
    ids = {row["table_id"] for row in of(spec, dataset["tables"])}
    assert ids == {table.id for table in spec.tables} | forms


@pytest.mark.parametrize("name", sorted(SPECS))
def test_facts_on_disk_are_those_of_the_spec(name: str, dataset: dict[str, Rows]) -> None:
    spec = spec_of(name)
    stated = Counter(
        (unicodedata.normalize("NFKC", fact.subject), fact.metric, fact.value, fact.direction)
        for fact in stated_facts(spec)
    )
    keys = ("subject", "metric", "value", "direction")
    rows = of(spec, dataset["narrative_facts"])
    assert Counter(tuple(row[key] for key in keys) for row in rows) == stated
