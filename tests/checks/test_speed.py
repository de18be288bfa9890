"""Checking costs next to nothing beside reading."""

from __future__ import annotations

import time

from budgetkit.checks import check
from tests.bench.bench_checks import long_tables

SECONDS = 1.0


def test_a_disclosure_of_three_hundred_pages_takes_less_than_a_second() -> None:
    """The time of the processor, since other processes run beside the tests."""
    tables = long_tables()
    took = []
    for _ in range(3):
        start = time.process_time()
        report = check(tables)
        took.append(time.process_time() - start)
    assert min(took) < SECONDS
    (results,) = report.results.values()
    assert sum(result.checked for result in results) > 10_000
