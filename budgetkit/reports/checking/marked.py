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
from budgetkit.workbench.repr.checks_card import NATURES, SEVERITIES, suggestion_in_words

Row = Mapping[str, Any]
_COLOURS = {"high": (1, 0.6, 0.6), "medium": (1, 0.85, 0.5), "low": (1, 1, 0.6)}
_TAIL = (0.88, 0.88, 0.88)
_COMPARED = (0.75, 0.88, 1)
_PDF = ("pdf", "pdf-scan")
_ID_LENGTH = 16
_PRINTED = 4
"""The annotation flag for printing."""
_NOTE_POINTS = 20


def marked_pdf(
    tables: Mapping[str, pa.Table], files: Iterable[Path], password: str | None = None
) -> bytes:
    """Return the one PDF among ``files`` with the places of the findings marked.

    The likeliest culprit of a finding carries the comment in the colour of its severity; what
    it was held against is blue and names the finding. A tail of rounding is marked in grey, at its
    first place only. A note on the first page counts the findings and holds those that have
    no place on a page.

    Raises:
        UsageError: There is no PDF among the files, more than one, or it cannot be marked.
    """
    document_id, content = _the_pdf(tables, files)
    try:
        with pikepdf.open(io.BytesIO(content), password=password or "") as pdf:
            _mark_all(pdf, tables["findings"].to_pylist(), document_id)
            stream = io.BytesIO()
            pdf.save(stream, deterministic_id=True)
    except pikepdf.PdfError as cause:
        raise UsageError(reason="这个 PDF 无法标注；请改用 --format xlsx。") from cause
    return stream.getvalue()


def _the_pdf(tables: Mapping[str, pa.Table], files: Iterable[Path]) -> tuple[str, bytes]:
    kinds = {row["document_id"]: row["media_type"] for row in tables["documents"].to_pylist()}
    found = {}
    for file in files:
        content = file.read_bytes()
        document_id = hashlib.sha256(content).hexdigest()[:_ID_LENGTH]
        if kinds.get(document_id) in _PDF:
            found[document_id] = content
    if not found:
        reason = "没有可标注的 PDF：文字稿、Word、Excel 和网页没有页面。请改用 --format xlsx。"
        raise UsageError(reason=reason)
    if len(found) > 1:
        raise UsageError(reason=f"有 {len(found)} 个 PDF：请用 --out 指明一个已有的目录。")
    return next(iter(found.items()))


def _mark_all(pdf: pikepdf.Pdf, findings: Sequence[Row], document_id: str) -> None:
    unplaced = []
    for number, finding in enumerate(findings, start=1):
        places = [place for place in _boxes(finding, document_id) if place[0] <= len(pdf.pages)]
        if not places:
            unplaced.append(f"问题 {number}：{_words(finding)}")
        for at, (page, box) in enumerate(places):
            if at == 0:
                _highlight(pdf, number, finding, page, box)
            elif finding["nature"] != "rounding":
                _compare(pdf, number, finding, page, box)
    _note(pdf, findings, unplaced)


def _boxes(finding: Row, document_id: str) -> list[tuple[int, str]]:
    """Page and box of every place in the document, each once."""
    own = (place for place in finding["evidence"] if place["document_id"] == document_id)
    return list(dict.fromkeys((p["page"], p["bbox"]) for p in own if p["page"] and p["bbox"]))


def _words(finding: Row) -> str:
    told = f"{SEVERITIES[finding['severity']]}·{NATURES[finding['nature']]} {finding['message']}"
    return "\n".join(filter(None, (told, suggestion_in_words(finding))))


def _highlight(pdf: pikepdf.Pdf, number: int, finding: Row, page: int, box: str) -> None:
    colour = _TAIL if finding["nature"] == "rounding" else _COLOURS[finding["severity"]]
    words = f"问题 {number}：{_words(finding)}"
    _annotate(pdf, page, pikepdf.Name.Highlight, words, colour, box)


def _compare(pdf: pikepdf.Pdf, number: int, finding: Row, page: int, box: str) -> None:
    words = f"问题 {number} 的对照处：{finding['message']}"
    _annotate(pdf, page, pikepdf.Name.Highlight, words, _COMPARED, box)


def _note(pdf: pikepdf.Pdf, findings: Sequence[Row], unplaced: Sequence[str]) -> None:
    """A note in the first page's corner: how many findings, and those without a place."""
    tails = sum(finding["nature"] == "rounding" for finding in findings)
    told = f"核对发现 {len(findings) - tails} 个问题"
    told += f"，另有四舍五入尾差 {tails} 个（灰色）" if tails else ""
    told += "。红、橙、黄为程度高、中、低，蓝为对照处。"
    told += "批注由 budgetkit 根据读出的文字自动生成，请对照原文。"
    listed = [f"在本文件中没有页面位置的 {len(unplaced)} 个：", *unplaced] if unplaced else []
    corner = f"0,0,{_NOTE_POINTS},{_NOTE_POINTS}"
    colour = _COLOURS["medium"]
    _annotate(pdf, 1, pikepdf.Name.Text, "\n".join([told, *listed]), colour, corner)


def _annotate(
    pdf: pikepdf.Pdf,
    number: int,
    kind: pikepdf.Name,
    words: str,
    colour: Sequence[float],
    box: str,
) -> None:
    page = pdf.pages[number - 1]
    left, bottom, right, top = _on_page(page, [float(edge) for edge in box.split(",")])
    annotation = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=kind,
        Rect=[left, bottom, right, top],
        C=list(colour),
        F=_PRINTED,
        T=pikepdf.String("budgetkit"),
        Contents=pikepdf.String("\n".join(map(printable, words.split("\n")))),
    )
    if kind != pikepdf.Name.Text:
        annotation.QuadPoints = [left, top, right, top, left, bottom, right, bottom]
    if "/Annots" not in page:
        page.Annots = pdf.make_indirect(pikepdf.Array())
    page.Annots.append(pdf.make_indirect(annotation))


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
