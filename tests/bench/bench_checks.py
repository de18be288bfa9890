"""A disclosure of 300 pages checked after extraction, beside pandas summing its amounts."""

from __future__ import annotations

import pickle
import tempfile
from pathlib import Path
from typing import Any

import pandas as pd

from budgetkit.checks import check
from budgetkit.dataset.read_file import read_outcome
from budgetkit.dataset.tables import tables_of
from tests.bench.measure import ROOT, Line, measure

SAMPLE = ROOT / "data" / "samples" / "jincheng_finance_2024.txt"
COPIES = 7
"""Of the 55 pages of A4 that the sample fills, 34 are forms and 8 text: with the tables, 300."""
Rows = dict[str, Any]


def long_tables() -> Rows:
    """The sample's tables with every form, indicator, row of a form and paragraph seven times."""
    tables = {name: t.to_pylist() for name, t in tables_of([read_outcome(SAMPLE)]).items()}
    forms = {t["table_no"] for t in tables["tables"] if t["table_id"] == "targets_project"}
    grown = {name: list(rows) for name, rows in tables.items()}
    for copy in range(1, COPIES):
        shift = 10_000 * copy
        for name in ("target_forms", "target_indicators"):
            grown[name] += [_moved(row, shift, "form_no") for row in tables[name]]
        for name in ("tables", "table_rows"):
            own = [row for row in tables[name] if row["table_no"] in forms]
            grown[name] += [_moved(row, shift, "table_no") for row in own]
        grown["text_blocks"] += [_moved(r, shift, "block_no") for r in tables["text_blocks"]]
    return grown


def _moved(row: Rows, shift: int, number: str) -> Rows:
    return {**row, number: row[number] + shift, "line": (row["line"] or 0) + shift}


def checked(path: str) -> str:
    report = check(pickle.loads(Path(path).read_bytes()))
    (results,) = report.results.values()
    return f"{sum(result.checked for result in results)} checks"


def summed(path: str) -> str:
    lines = pd.DataFrame(pickle.loads(Path(path).read_bytes())["budget_lines"])
    return f"{lines.groupby(['table_id', 'measure'])['amount_yuan'].sum().size} sums"


def lines() -> list[Line]:
    """Measure the checks; the answer says how many could be made."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "tables.pickle"
        path.write_bytes(pickle.dumps(long_tables()))
        reference = measure("tests.bench.bench_checks:summed", str(path))
        ours = measure("tests.bench.bench_checks:checked", str(path), calls=5)
        return [Line("300 pages", ours, "pandas", reference)]
