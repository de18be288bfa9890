"""A hundred unit reports in one batch, beside papermill and nbconvert as processes of their own."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import pyarrow as pa

import budgetkit
from budgetkit.dataset.schema import SCHEMA
from budgetkit.dataset.write import write_dataset
from budgetkit.reports.batch import NOTEBOOKS, Batch
from budgetkit.reports.kinds import unit_jobs
from budgetkit.workbench.extract import extract
from tests.bench.measure import ROOT, Line, measure

REPORTS = int(os.environ.get("BUDGETKIT_BENCH_REPORTS", "100"))
REFERENCE_REPORTS = 2
SAMPLES = sorted((ROOT / "data" / "samples").glob("*.txt"))
_TO_DISCLOSURE, _TO_DOCUMENT = "disclosure_id", "document_id"


def many(folder: Path, count: int) -> None:
    """Write a dataset of ``count`` disclosures: the samples' again and again, each renamed."""
    tables = extract(SAMPLES, folder)
    copies = [
        {name: _renamed(table, number) for name, table in tables.items()}
        for number in range(-(-count // len(SAMPLES)))
    ]
    ids = pa.concat_tables([copy["disclosures"] for copy in copies])[_TO_DISCLOSURE][:count]
    whole = {name: _of(pa.concat_tables([copy[name] for copy in copies]), ids) for name in SCHEMA}
    write_dataset(folder, whole)


def _renamed(table: pa.Table, number: int) -> pa.Table:
    for position, name in enumerate(table.schema.names):
        if name in (_TO_DISCLOSURE, _TO_DOCUMENT):
            values = [_name(name, value, number) for value in table[name].to_pylist()]
            field = table.schema.field(position)
            table = table.set_column(position, field, pa.array(values, field.type))
    return table


def _name(column: str, value: str | None, number: int) -> str | None:
    if value is None:
        return None
    return f"{value}-{number}" if column == _TO_DISCLOSURE else f"{number:04x}{value[4:]}"


def _of(table: pa.Table, disclosure_ids: pa.ChunkedArray) -> pa.Table:
    import pyarrow.compute as pc

    return table.filter(pc.is_in(table[_TO_DISCLOSURE], disclosure_ids.combine_chunks()))


def batch(dataset: str, out: str) -> str:
    """A unit report on each disclosure of a dataset, with two workers."""
    made = Batch(Path(dataset), Path(out), workers=2, sources=[SAMPLES[0].parent])
    records = made.make(list(unit_jobs(budgetkit.corpus(dataset))))
    done = [record for record in records if record.state == "done"]
    assert len(done) == len(records), [record.error for record in records if record.error]
    return f"{len(done)} reports"


def processes(dataset: str, out: str) -> str:
    """The same notebook by the two commands, for two disclosures one after the other."""
    from budgetkit.dataset.read import read_table

    programs = Path(sys.executable).parent
    Path(out).mkdir()
    ids = read_table(Path(dataset), "disclosures")[_TO_DISCLOSURE].to_pylist()
    for number, name in enumerate(ids[:REFERENCE_REPORTS]):
        executed = str(Path(out, f"{number}.ipynb"))
        for command in (
            [programs / "papermill", NOTEBOOKS / "unit_report.ipynb", executed, "--no-progress-bar",
             "-p", "disclosure_id", name, "-p", "dataset", dataset],
            [programs / "jupyter", "nbconvert", "--to", "html", "--log-level", "ERROR", executed],
        ):  # fmt: skip
            subprocess.run(list(map(str, command)), check=True, capture_output=True)
    return f"{len(list(Path(out).glob('*.html')))} pages"


def lines() -> list[Line]:
    """Measure seconds per report; the answer says how many were made."""
    module = "tests.bench.bench_reports"
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        many(folder / "dataset", REPORTS)
        dataset = str(folder / "dataset")
        ours = measure(f"{module}:batch", dataset, str(folder / "reports"), calls=1)
        theirs = measure(f"{module}:processes", dataset, str(folder / "pages"), calls=1)
        return [
            Line(
                "one report of many",
                replace(ours, seconds=ours.seconds / REPORTS),
                "papermill + nbconvert",
                replace(theirs, seconds=theirs.seconds / REFERENCE_REPORTS),
            )
        ]
