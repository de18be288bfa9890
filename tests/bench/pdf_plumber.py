"""pdfplumber's table reading, for the measured process."""

from pathlib import Path

import pdfplumber

from tests.bench.pdf_score import Answer, Page, pdfs


def pages(folder: str) -> Answer:
    """Every page of every file, all glyphs."""
    return Answer(Path(folder), {path.stem: _pages(path) for path in pdfs(folder)})


def _pages(path: Path) -> list[Page]:
    found = []
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            tables = page.extract_tables()
            found.append([[[text or "" for text in row] for row in table] for table in tables])
            page.close()
    return found
