"""A transcript of 4,500 lines, read and extracted, beside pandas reading its rows as text."""

import tempfile
from io import StringIO
from pathlib import Path

import pandas as pd

from budgetkit.dataset.outcome import DocumentOutcome
from budgetkit.dataset.tables import document_tables
from budgetkit.disclosure import read_disclosure
from budgetkit.document import read_document
from budgetkit.sources import open_source
from tests.bench.measure import ROOT, Line, measure

LINES = 4_500
SAMPLES = ROOT / "data" / "samples"


def long_transcript() -> str:
    """A sample with its project table grown until the file has 4,500 lines."""
    lines = (SAMPLES / "jincheng_finance_2024.txt").read_text("utf-8").split("\n")
    last = max(number for number, line in enumerate(lines) if line.startswith("信息网络运维费\t"))
    cells = lines[last].count("\t")
    grown = [f"第{number}期项目\t1.00\t1.00" + "\t" * (cells - 2) for number in range(LINES)]
    return "\n".join([*lines[: last + 1], *grown, *lines[last + 1 :]][:LINES])


def read(path: str) -> str:
    reading = read_disclosure(read_document(open_source(path)))
    return f"{sum(len(table.lines) for table in reading.tables)} amounts"


def extract(path: str) -> str:
    document = read_document(open_source(path))
    outcome = DocumentOutcome(document.file_name, document.sha256, document)
    outcome = DocumentOutcome(
        outcome.file_name, outcome.sha256, document, read_disclosure(document)
    )
    return f"{document_tables(outcome)['table_rows'].num_rows} rows"


def pandas_rows(path: str) -> str:
    rows = [line for line in Path(path).read_text("utf-8").split("\n") if "\t" in line]
    width = max(row.count("\t") for row in rows) + 1
    frame = pd.read_csv(StringIO("\n".join(rows)), sep="\t", names=range(width), dtype=str)
    return f"{len(frame)} rows"


def lines() -> list[Line]:
    """Measure reading and extraction; the answer shows that both read the file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.txt"
        path.write_text(long_transcript(), "utf-8")
        reference = measure("tests.bench.bench_transcript:pandas_rows", str(path))
        return [
            Line(
                name,
                measure(f"tests.bench.bench_transcript:{name}", str(path)),
                "pandas",
                reference,
            )
            for name in ("read", "extract")
        ]
