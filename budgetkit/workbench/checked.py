"""The dataset's tables with what the checks make of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa

from budgetkit.checks import check
from budgetkit.dataset.outcome import join_outcomes
from budgetkit.dataset.tables import Tables, tables_of
from budgetkit.document import ReadOptions
from budgetkit.workbench.outcome import read_outcome
from budgetkit.workbench.reviewed import REVIEWS, review_tables

Row = dict[str, Any]


def with_checks(tables: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    """Return the tables with findings, check results and the review of targets filled in."""
    return {**tables, **check(tables).tables(), **review_tables(tables)}


def checked_on_demand(tables: Mapping[str, pa.Table]) -> Callable[[str], pa.Table]:
    """Return a function that gives each table; checks and reviews only when asked for."""

    @cache
    def found() -> dict[str, pa.Table]:
        return check(tables).tables()

    @cache
    def reviewed() -> dict[str, pa.Table]:
        return review_tables(tables)

    def load(name: str) -> pa.Table:
        if name in REVIEWS:
            return reviewed()[name]
        return found()[name] if name in ("findings", "check_results") else tables[name]

    return load


def check_files(paths: Iterable[Path], options: ReadOptions) -> Tables:
    """Return the dataset of some files with its findings; what failed is in ``documents``."""
    outcomes = join_outcomes([read_outcome(path, options=options) for path in paths])
    return with_checks(tables_of(outcomes))


def by_disclosure(tables: Mapping[str, pa.Table]) -> Iterator[tuple[str, list[Row], list[Row]]]:
    """Yield the id, the findings and the check results of each disclosure."""
    findings, results = (tables[name].to_pylist() for name in ("findings", "check_results"))
    for disclosure_id in tables["disclosures"]["disclosure_id"].to_pylist():
        yield (
            disclosure_id,
            [row for row in findings if row["disclosure_id"] == disclosure_id],
            [row for row in results if row["disclosure_id"] == disclosure_id],
        )
