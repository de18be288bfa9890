"""The PDF that was checked, with the places of the findings highlighted and commented."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pikepdf
import pyarrow as pa

from budgetkit.errors import UsageError
from budgetkit.text import printable
from budgetkit.workbench.repr.checks_card import NATURES, SEVERITIES

Row = Mapping[str, Any]
_COLOURS = {"high": (1, 0.6, 0.6), "medium": (1, 0.85, 0.5), "low": (1, 1, 0.6)}
_ID_LENGTH = 16
_PRINTED = 4
"""The annotation flag for printing."""


def marked_pdf(
    tables: Mapping[str, pa.Table], files: Iterable[Path], password: str | None = None
) -> bytes:
    """Return the one PDF among ``files`` with a highlight and a comment at every place.

    Raises:
        UsageError: There is no PDF among the files, or more than one.
    """
    sources = [file for file in files if file.suffix.casefold() == ".pdf"]
    if len(sources) != 1:
        raise UsageError(reason="pdf 格式一次只能标注一个 PDF 文件。")
    content = sources[0].read_bytes()
    document_id = hashlib.sha256(content).hexdigest()[:_ID_LENGTH]
    with pikepdf.open(io.BytesIO(content), password=password or "") as pdf:
        for finding in tables["findings"].to_pylist():
            for page, box in _boxes(finding, document_id):
                _mark(pdf, finding, page, box)
        stream = io.BytesIO()
        pdf.save(stream, deterministic_id=True)
    return stream.getvalue()


def _boxes(finding: Row, document_id: str) -> list[tuple[int, str]]:
    """Page and box of every place in the document, each once."""
    own = (place for place in finding["evidence"] if place["document_id"] == document_id)
    return list(dict.fromkeys((p["page"], p["bbox"]) for p in own if p["page"] and p["bbox"]))


def _mark(pdf: pikepdf.Pdf, finding: Row, number: int, box: str) -> None:
    if number > len(pdf.pages):
        return
    page = pdf.pages[number - 1]
    left, bottom, right, top = _on_page(page, [float(edge) for edge in box.split(",")])
    words = f"{SEVERITIES[finding['severity']]}·{NATURES[finding['nature']]} {finding['message']}"
    highlight = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Highlight,
        Rect=[left, bottom, right, top],
        QuadPoints=[left, top, right, top, left, bottom, right, bottom],
        C=list(_COLOURS[finding["severity"]]),
        F=_PRINTED,
        T=pikepdf.String("budgetkit"),
        Contents=pikepdf.String(printable(words)),
    )
    if "/Annots" not in page:
        page.Annots = pdf.make_indirect(pikepdf.Array())
    page.Annots.append(pdf.make_indirect(highlight))


def _on_page(page: pikepdf.Page, box: Sequence[float]) -> tuple[float, float, float, float]:
    """A box from the page's top left as the page's own coordinates, its rotation undone."""
    x0, y0, x1, y1 = (float(edge) for edge in page.cropbox)
    points = [_point(page, x, y, (x0, y0, x1, y1)) for x, y in _corners(box)]
    across, up = [x for x, _ in points], [y for _, y in points]
    return min(across), min(up), max(across), max(up)


def _corners(box: Sequence[float]) -> Iterator[tuple[float, float]]:
    left, top, right, bottom = box
    yield left, top
    yield right, bottom


def _point(
    page: pikepdf.Page, x: float, y: float, crop: tuple[float, float, float, float]
) -> tuple[float, float]:
    x0, y0, x1, y1 = crop
    turned = {
        0: (x0 + x, y1 - y),
        90: (x0 + y, y0 + x),
        180: (x1 - x, y0 + y),
        270: (x1 - y, y1 - x),
    }
    return turned[int(page.obj.get("/Rotate", 0)) % 360]
