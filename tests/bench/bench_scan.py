"""A scanned page, beside RapidOCR alone with its own settings: no tables, no turning."""

import tempfile
from pathlib import Path
from typing import Any

import pypdfium2

from tests.bench.measure import Line, measure
from tests.typesetter.pdf import write_pdf
from tests.typesetter.pdf_paper import PdfOptions
from tests.typesetter.samples import spec_of
from tests.typesetter.scan import ScanOptions, write_scan

DPI = 150
_PAGES = {"48 amounts": ("jincheng_finance_2024", 4), "200 amounts": ("wanli_2023", 11)}
_THREADS = "EngineConfig.onnxruntime.{}_op_num_threads"


def lines() -> list[Line]:
    """One page with a watermark and a seal, scanned at 200 dpi; one thread."""
    with tempfile.TemporaryDirectory() as folder:
        return [_line(name, Path(folder, "scan.pdf")) for name in _PAGES]


def _line(name: str, path: Path) -> Line:
    spec, page = _PAGES[name]
    pdf = write_pdf(spec_of(spec), PdfOptions(watermark="仅供内部审核"))
    path.write_bytes(write_scan(pdf, ScanOptions(dpi=200, seal="财务专用章"), [page]))
    ours = measure("tests.bench.bench_scan:read", str(path))
    reference = measure("tests.bench.bench_scan:recognise", str(path))
    return Line(f"page of {name}", ours, f"RapidOCR ({reference.answer})", reference)


def read(path: str) -> str:
    """Read the page as a document's page."""
    from budgetkit.document.scan.page import read_scan

    reading = read_scan(_picture(path), 1, DPI)
    cells = [cell for table in reading.tables for cell in table.cells]
    unsure = sum(cell.confidence < 0.95 for cell in cells)
    return f"{len(cells)} cells, {unsure} unsure"


def recognise(path: str) -> str:
    """Recognise the characters of the page."""
    from rapidocr import RapidOCR

    engine = RapidOCR(
        params={
            _THREADS.format("intra"): 1,
            _THREADS.format("inter"): 1,
            "Global.log_level": "critical",
        }
    )
    found: Any = engine(_picture(path), return_word_box=True)
    return f"{len(found.txts)} lines"


def _picture(path: str) -> Any:
    document = pypdfium2.PdfDocument(path)
    return document[0].render(scale=DPI / 72).to_numpy()
