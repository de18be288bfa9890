"""PDFs page by page, beside camelot's default and pdfplumber's table reading.

The real disclosures, where they are at hand, and a sample of 150 pages with known cells.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench.measure import ROOT, Line, measure
from tests.bench.pdf_sample import long_sample
from tests.bench.pdf_score import TRUTH, pdfs

SHARED = Path(os.environ.get("BUDGETKIT_SHARED", ROOT.parent / "shared")) / "disclosures"


def lines() -> list[Line]:
    """Measure both sets of files."""
    found = list(_lines("disclosures", SHARED)) if pdfs(str(SHARED)) else []
    with tempfile.TemporaryDirectory() as folder:
        sample = long_sample(150)
        Path(folder, "sample.pdf").write_bytes(sample.content)
        Path(folder, TRUTH).write_text(json.dumps([[rows] for rows in sample.pages]), "utf-8")
        return [*found, *_lines("150-page sample", Path(folder))]


def _lines(name: str, folder: Path) -> Iterator[Line]:
    ours = measure("tests.bench.pdf_ours:pages", str(folder))
    for engine in ("camelot", "plumber"):
        reference = measure(f"tests.bench.pdf_{engine}:pages", str(folder), calls=1)
        yield Line(f"{name}: pages", ours, f"{engine} ({reference.answer})", reference)
    one = measure("tests.bench.pdf_ours:documents", str(folder), "1")
    two = measure("tests.bench.pdf_ours:documents", str(folder), "2")
    yield Line(f"{name}: documents, 2 processes", two, "1 process", one)
    one = measure("tests.bench.pdf_ours:command", str(folder), "1")
    two = measure("tests.bench.pdf_ours:command", str(folder), "2")
    yield Line(f"{name}: budgetkit extract --workers 2", two, "--workers 1", one)
