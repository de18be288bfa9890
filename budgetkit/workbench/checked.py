"""The dataset's tables with what the checks make of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

import pyarrow as pa

from budgetkit.checks import check
from budgetkit.workbench.reviewed import REVIEWS, review_tables


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
