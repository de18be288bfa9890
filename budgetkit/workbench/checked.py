"""The dataset's tables with what the checks make of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

import pyarrow as pa

from budgetkit.checks import check


def with_checks(tables: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    """Return the tables with ``findings`` and ``check_results`` filled in."""
    return {**tables, **check(tables).tables()}


def checked_on_demand(tables: Mapping[str, pa.Table]) -> Callable[[str], pa.Table]:
    """Return a function that gives each table, and checks only when a finding is asked for."""

    @cache
    def found() -> dict[str, pa.Table]:
        return check(tables).tables()

    def load(name: str) -> pa.Table:
        return found()[name] if name in ("findings", "check_results") else tables[name]

    return load
