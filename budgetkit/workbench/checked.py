"""The dataset's tables with what the checks make of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa

from budgetkit.checks import check
from budgetkit.dataset.outcome import join_outcomes
from budgetkit.dataset.read_file import read_outcome
from budgetkit.dataset.tables import Tables
from budgetkit.document import ReadOptions
from budgetkit.quality import Review
from budgetkit.workbench.corrections import Folder, corrected_outcomes
from budgetkit.workbench.judged import judged
from budgetkit.workbench.personal import without_personal
from budgetkit.workbench.reviewed import REVIEWS, review_of, tables_of_review

Row = dict[str, Any]


def with_checks(tables: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    """Return the tables with findings, check results and the review of targets filled in."""
    review = review_of(tables)
    found = without_personal(judged(check(tables), review, tables).tables())
    return {**tables, **found, **tables_of_review(review)}


def checked_on_demand(tables: Mapping[str, pa.Table]) -> Callable[[str], pa.Table]:
    """Return a function that gives each table; checks and reviews only when asked for."""

    @cache
    def review() -> Review:
        return review_of(tables)

    @cache
    def found() -> dict[str, pa.Table]:
        return without_personal(judged(check(tables), review(), tables).tables())

    def load(name: str) -> pa.Table:
        if name in REVIEWS:
            return tables_of_review(review())[name]
        return found()[name] if name in ("findings", "check_results") else tables[name]

    return load


def check_files(paths: Iterable[Path], options: ReadOptions, corrections: Folder = None) -> Tables:
    """Return the dataset of some files with its findings; what failed is in ``documents``.

    Raises:
        CorrectionError: A correction of a file is not filled in, or no longer holds.
    """
    outcomes = join_outcomes([read_outcome(path, options=options) for path in paths])
    return with_checks(corrected_outcomes(outcomes, corrections))


def by_disclosure(tables: Mapping[str, pa.Table]) -> Iterator[tuple[str, list[Row], list[Row]]]:
    """Yield the id, the findings and the check results of each disclosure."""
    findings, results = (tables[name].to_pylist() for name in ("findings", "check_results"))
    for disclosure_id in tables["disclosures"]["disclosure_id"].to_pylist():
        yield (
            disclosure_id,
            [row for row in findings if row["disclosure_id"] == disclosure_id],
            [row for row in results if row["disclosure_id"] == disclosure_id],
        )
