"""Checking costs next to nothing beside reading."""

from __future__ import annotations

import time

from budgetkit.checks import check
from tests.checks.samples import Sample

LONGEST = "jincheng_finance_2024.txt"
SECONDS = 1.0
COPIES = 3


def test_a_disclosure_of_three_hundred_pages_takes_less_than_a_second() -> None:
    """The transcript stands for a hundred pages: 24 forms, 13 tables; here three times."""
    sample = Sample.named(LONGEST)
    for name in ("target_forms", "target_indicators", "text_blocks"):
        sample.tables[name] = sample.tables[name] * COPIES
    start = time.perf_counter()
    report = check(sample.tables)
    assert time.perf_counter() - start < SECONDS
    assert report.results
