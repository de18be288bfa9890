"""Scans of the samples' tables, held against their specs amount by amount.

``python -m tests.accuracy.scanned`` measures every sample at both resolutions and writes the
table that the quality page shows; it takes half an hour. Named samples: only those, printed.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from budgetkit.checks import check
from budgetkit.dataset.outcome import DocumentOutcome
from budgetkit.dataset.tables import tables_of
from budgetkit.disclosure.read import read_disclosure
from budgetkit.document.options import ReadOptions
from budgetkit.document.read import read_document
from budgetkit.sources.file import source_from_bytes
from tests.accuracy.scans import HEADS, MEASURED
from tests.typesetter.pdf import write_pdf
from tests.typesetter.samples import PDF_OPTIONS, spec_of
from tests.typesetter.scan import ScanOptions, write_scan
from tests.typesetter.spec import Disclosure
from tests.typesetter.truth import Line, disclosure_lines

DPIS = (150, 200)
SURE = 0.95
"""A confidence below this asks for a second look."""

_WATERMARK, _SEAL = "仅供内部审核", "财务专用章"
_HERE = ReadOptions(workers=0)
Row = dict[str, Any]
Key = tuple[object, ...]


def scan_of(spec: Disclosure, dpi: int, name: str) -> tuple[bytes, int]:
    """Return the cover and the pages that hold statutory tables as a scan, and their number."""
    pdf = write_pdf(spec, replace(PDF_OPTIONS[name], watermark=_WATERMARK))
    wanted = {table.id for table in spec.tables}
    pages = {0}
    for table in read_disclosure(read_document(source_from_bytes(pdf, name), _HERE)).tables:
        if table.table_id in wanted:
            first, last = (table.title_place or table.grid.place).page, table.grid.page_last
            pages |= set(range((first or 1) - 1, last or 1))
    return write_scan(pdf, ScanOptions(dpi=dpi, seal=_SEAL), sorted(pages)), len(pages)


def measured(name: str, dpi: int) -> list[str]:
    """Return one row of the page's table, measured now; reading runs in a process of its own."""
    spec = spec_of(name)
    scan, page_count = scan_of(spec, dpi, name)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "scan.pdf")
        path.write_bytes(scan)
        command = [sys.executable, "-m", "tests.accuracy.scanned", "--read", str(path), folder]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        seconds = float(done.stdout)
        tables = _tables(path, ReadOptions(workers=0, cache=Path(folder)))
    found = _Comparison(spec, tables)
    return [
        name,
        str(dpi),
        f"{found.recognised} of {len(spec.tables)}",
        str(found.stated.total()),
        str((found.stated & found.read).total()),
        str(len(found.wrong)),
        str(len(found.silent)),
        str(found.lost),
        f"{seconds / page_count:.1f}",
    ]


def _tables(path: Path, options: ReadOptions) -> dict[str, Any]:
    source = source_from_bytes(path.read_bytes(), path.name)
    document = read_document(source, options)
    outcome = DocumentOutcome(path.name, sha256=source.sha256, document=document)
    tables = tables_of([replace(outcome, reading=read_disclosure(document))])
    return {**tables, **check(tables).tables()}


class _Comparison:
    """Amounts by table, side, row label and measure.

    Attributes:
        stated: What the spec states.
        read: What was read.
        wrong: Rows read that the spec does not state.
        silent: Those that neither a low confidence nor a finding points at.
        lost: Amounts stated and read neither right nor wrong: their cell is empty.
        recognised: Tables found.
    """

    def __init__(self, spec: Disclosure, tables: dict[str, Any]) -> None:
        lines = tables["budget_lines"].to_pylist()
        rows = [row for row in lines if row["amount_text"].strip()]
        self.stated = Counter(map(_stated, disclosure_lines(spec)))
        self.read = Counter(map(_read, rows))
        self.wrong = list(_surplus(rows, self.stated))
        findings = tables["findings"].to_pylist()
        places = {_place(one) for finding in findings for one in finding["evidence"]}
        self.silent = [row for row in self.wrong if _is_sure(row) and _place(row) not in places]
        self.lost = max((self.stated - self.read).total() - len(self.wrong), 0)
        ids = {row["table_id"] for row in tables["tables"].to_pylist()}
        self.recognised = len(ids & {table.id for table in spec.tables})
        for row in self.wrong:
            mark = "wrong, silent" if row in self.silent else "wrong"
            sys.stderr.write(f"{mark}: {_read(row)} {row['amount_text']} {row['confidence']}\n")
        for key, count in (self.stated - self.read).items():
            sys.stderr.write(f"not read: {key} {count}\n")


def _surplus(rows: list[Row], stated: Counter[Key]) -> Iterator[Row]:
    left = stated.copy()
    for row in rows:
        left[_read(row)] -= 1
        if left[_read(row)] < 0:
            yield row


def _stated(line: Line) -> Key:
    return (line.table_id, line.side, line.item, line.measure, line.amount_yuan)


def _read(row: Row) -> Key:
    return tuple(row[key] for key in ("table_id", "side", "item", "measure", "amount_yuan"))


def _place(row: Row) -> Key:
    return (row["page"], str(row["bbox"]))


def _is_sure(row: Row) -> bool:
    return row["amount_yuan"] is not None and row["confidence"] >= SURE


def _read_alone(path: str, cache: str) -> None:
    """Print the processor seconds of reading one file, and keep its pages."""
    source = source_from_bytes(Path(path).read_bytes(), "scan.pdf")
    began = time.process_time()
    read_document(source, ReadOptions(workers=0, cache=Path(cache)))
    sys.stdout.write(f"{time.process_time() - began}\n")


def main(arguments: list[str]) -> None:
    """Measure the samples named, or all and keep the table."""
    if arguments[:1] == ["--read"]:
        _read_alone(arguments[1], arguments[2])
        return
    rows = []
    for dpi in DPIS:
        for name in arguments or sorted(PDF_OPTIONS):
            rows.append(measured(name, dpi))
            sys.stderr.write("\t".join(rows[-1]) + "\n")
    rows.sort()
    text = "".join("\t".join(row) + "\n" for row in (HEADS, *rows))
    if arguments:
        sys.stdout.write(text)
    else:
        MEASURED.write_text(text, "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
