"""camelot as it comes, for the measured process."""

import warnings
from pathlib import Path
from typing import Any

import camelot

from tests.bench.pdf_score import Answer, Page, pdfs


def pages(folder: str) -> Answer:
    """Every page of every file with the default engine."""
    return Answer(Path(folder), {path.stem: _pages(path) for path in pdfs(folder)})


def _pages(path: Path) -> list[Page]:
    module: Any = camelot
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tables = module.read_pdf(str(path), pages="all", flavor="lattice", suppress_stdout=True)
    found: dict[int, Page] = {}
    for table in tables:
        found.setdefault(table.page, []).append(table.data)
    return [found.get(number, []) for number in range(1, max(found, default=0) + 1)]
