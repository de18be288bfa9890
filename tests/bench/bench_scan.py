"""A scanned page, beside RapidOCR alone with its own settings: no tables, no turning."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2

from tests.accuracy.place import SHARED
from tests.bench.measure import Line, measure
from tests.typesetter.pdf import write_pdf
from tests.typesetter.pdf_paper import A4, PdfOptions
from tests.typesetter.samples import spec_of
from tests.typesetter.scan import ScanOptions, write_scan

DPI = 150
_A3_LANDSCAPE = (1190.55, 841.89)
_PAGES = {
    "page of 48 amounts": ("jincheng_finance_2024", 4, A4),
    "page of 200 amounts": ("wanli_2023", 11, A4),
    "page of A3": ("wanli_2023", 11, _A3_LANDSCAPE),
}
_REAL = SHARED / "disclosures" / "hn_changsha_wenlv_2025_scan.pdf"
_THREADS = "EngineConfig.onnxruntime.{}_op_num_threads"


def lines() -> list[Line]:
    """One page with a watermark and a seal, scanned at 200 dpi; one thread."""
    with tempfile.TemporaryDirectory() as folder:
        found = [_invented(name, Path(folder, "scan.pdf")) for name in _PAGES]
    return [*found, _line("real scan, 2 pages", _REAL)] if _REAL.exists() else found


def _invented(name: str, path: Path) -> Line:
    spec, page, size = _PAGES[name]
    pdf = write_pdf(spec_of(spec), PdfOptions(page=size, watermark="仅供内部审核"))
    path.write_bytes(write_scan(pdf, ScanOptions(dpi=200, seal="财务专用章"), [page]))
    return _line(name, path)


def _line(name: str, path: Path) -> Line:
    ours = measure("tests.bench.bench_scan:read", str(path))
    reference = measure("tests.bench.bench_scan:recognise", str(path))
    return Line(name, ours, f"RapidOCR ({reference.answer})", reference)


def read(path: str) -> str:
    """Read the pages as a document's pages."""
    from budgetkit.document.scan.page import read_scan

    readings = [read_scan(picture, 1, DPI) for picture in _pictures(path)]
    cells = [cell for page in readings for table in page.tables for cell in table.cells]
    unsure = sum(cell.confidence < 0.95 for cell in cells)
    return f"{len(cells)} cells, {unsure} unsure"


def recognise(path: str) -> str:
    """Recognise the characters of the pages."""
    from rapidocr import RapidOCR

    engine = RapidOCR(
        params={
            _THREADS.format("intra"): 1,
            _THREADS.format("inter"): 1,
            "Global.log_level": "critical",
        }
    )
    found: list[Any] = [engine(picture, return_word_box=True) for picture in _pictures(path)]
    return f"{sum(len(page.txts) for page in found)} lines"


def _pictures(path: str) -> Iterator[Any]:
    document = pypdfium2.PdfDocument(path)
    for page in document:
        yield page.render(scale=DPI / 72).to_numpy()
