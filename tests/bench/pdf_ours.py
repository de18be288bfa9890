"""This package's readings, for the measured process."""

import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import camelot.parsers.lattice  # noqa: F401 - loaded lazily by the reader, not to be timed

from budgetkit.document.model import Document
from budgetkit.document.pdf import read_pdf
from budgetkit.document.pdf.reading import PageTable
from budgetkit.document.pdf.tasks import count_pages, read_pages
from tests.bench.pdf_score import Answer, Page, pdfs


def pages(folder: str) -> Answer:
    """Every page of every file, before tables are joined."""
    return Answer(Path(folder), {path.stem: _pages(path) for path in pdfs(folder)})


def _pages(path: Path) -> list[Page]:
    content = path.read_bytes()
    (count,) = count_pages(content, path.name, None)
    readings = read_pages(content, path.name, None, range(count), verify=False)
    return [[_rows(table) for table in page.tables] for page in readings]


def _rows(table: PageTable) -> list[list[str]]:
    rows = [[""] * table.column_count for _ in range(table.row_count)]
    for cell in table.cells:
        rows[cell.region.row][cell.region.column] = cell.text
    return rows


def documents(folder: str, workers: str = "0") -> str:
    """Every file as a document, tables joined over pages."""
    read = [_document(path, int(workers)) for path in pdfs(folder)]
    return f"{sum(len(list(document.tables())) for document in read)} tables"


def _document(path: Path, workers: int) -> Document:
    content = path.read_bytes()
    digest = sha256(content).hexdigest()
    return read_pdf(content, file_name=path.name, sha256=digest, workers=workers)


def command(folder: str, workers: str = "1") -> str:
    """The whole way from the command to the written dataset, from a cold start."""
    with TemporaryDirectory() as out:
        given = ["extract", *map(str, pdfs(folder)), "--out", out, "--workers", workers]
        done = subprocess.run(
            [sys.executable, "-m", "budgetkit", *given, "--no-cache"],
            capture_output=True,
            text=True,
            check=False,
        )
    # 1: a file could not be read, which of the real ones the scan without a title cannot.
    assert done.returncode in (0, 1), done.stderr
    return done.stdout.strip().partition("：")[2]
