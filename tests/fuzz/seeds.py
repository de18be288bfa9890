"""A small whole file of each format, to be damaged."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from functools import cache, partial

import pypdfium2
from reportlab.lib.utils import ImageReader

from tests.document.pdf.drawing import Sheet
from tests.typesetter.csv_text import write_csv
from tests.typesetter.docx import write_docx
from tests.typesetter.html_page import write_html
from tests.typesetter.pdf import write_pdf
from tests.typesetter.samples import spec_of
from tests.typesetter.spec import Disclosure
from tests.typesetter.transcript import write_transcript
from tests.typesetter.xls import write_xls
from tests.typesetter.xlsx import write_xlsx

WRITERS: dict[str, Callable[[Disclosure], bytes]] = {
    "csv": write_csv,
    "docx": write_docx,
    "html": write_html,
    "html-gbk": partial(write_html, charset="gb18030"),
    "mhtml": lambda spec: _wrapped(write_html(spec)),
    "pdf": write_pdf,
    "text": lambda spec: write_transcript(spec).encode(),
    "xls": write_xls,
    "xlsx": write_xlsx,
    "scan": lambda _: _scan(),
    "image": lambda _: _picture(),
}

RECOGNISED = ("scan", "image")
"""Kinds whose text is recognised in pictures."""


def _wrapped(page: bytes) -> bytes:
    """A page as a browser saves it in one file."""
    head = b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="B"\n\n--B\n'
    part = b"Content-Type: text/html\nContent-Transfer-Encoding: 8bit\n\n"
    return head + part + page + b"\n--B--\n"


def _picture() -> bytes:
    """A small table of two rows, as a JPEG: recognising takes most of the time."""
    rows = [["项目", "合计"], ["行政运行", "1,234.50"]]
    sheet = Sheet((216, 100))
    sheet.grid(10, 20, [90, 90], rows)
    with pypdfium2.PdfDocument(sheet.bytes()) as document:
        picture = document[0].render(scale=150 / 72).to_pil()
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", dpi=(80, 80), quality=80)
    return buffer.getvalue()


def _scan() -> bytes:
    """The same picture on a page, under a page number."""
    sheet = Sheet((216, 100))
    sheet.canvas.drawImage(ImageReader(io.BytesIO(_picture())), 0, 0, 216, 100)
    sheet.text(100, 95, "- 1 -", size=6)
    return sheet.bytes()


@cache
def seed_file(kind: str) -> bytes:
    """Return a disclosure of three tables and a form in a format."""
    spec = spec_of("jincheng_finance_2024")
    return WRITERS[kind](replace(spec, tables=spec.tables[:3], forms=spec.forms[:1]))
