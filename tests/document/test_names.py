"""Files are read by content: what a file is called, or saved as, does not matter."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from openpyxl import Workbook

from budgetkit.document import read_document
from budgetkit.document.options import ReadOptions
from budgetkit.errors import (
    BudgetkitError,
    OfficeEncryptedError,
    SourceBinaryError,
    SourceDamagedError,
    SourceUnsupportedError,
    WordBinaryError,
)
from budgetkit.sources import open_source
from tests.document.pdf.drawing import Sheet
from tests.document.xlsx.test_read import book
from tests.typesetter.docx import cell, docx_of, paragraph, table, zipped
from tests.typesetter.xls import compound_file, xls_of
from tests.typesetter.xlsx import saved

ROWS = [["项目", "合计"], ["行政运行", "2011.3"]]
MARKUP = "<table>" + "".join(
    "<tr>" + "".join(f"<td>{text}</td>" for text in row) + "</tr>" for row in ROWS
)


def pdf() -> bytes:
    sheet = Sheet()
    sheet.grid(60, 100, [120, 90], ROWS)
    return sheet.bytes()


def docx() -> bytes:
    return docx_of(table(["".join(cell(paragraph(text)) for text in row) for row in ROWS]))


def workbook() -> Workbook:
    return book(["项目", "合计"], ["行政运行", 2011.3])


def page(head: str, encoding: str) -> bytes:
    return f"{head}<body>{MARKUP}</table></body></html>".encode(encoding)


@pytest.mark.parametrize(
    ("name", "media_type", "write"),
    [
        ("预算公开.PDF.pdf", "pdf", pdf),
        ("预算公开.docx", "pdf", pdf),
        ("预算公开", "pdf", pdf),
        ("预算公开.pdf", "html", partial(page, "<!DOCTYPE html><html>", "utf-8")),
        ("预算公开.xls", "html", partial(page, "<html xmlns:x='urn:schemas'>", "gbk")),
        ("预算公开.xls", "html", partial(page, "<meta charset=gb2312>", "gbk")),
        ("预算公开.doc", "docx", docx),
        ("预算公开.pdf", "docx", docx),
        ("预算公开.xls", "xlsx", lambda: saved(workbook())),
        ("预算公开.xlsx", "xlsx", lambda: xls_of(workbook())),
        ("预算公开.xls", "transcript", lambda: "\n".join(map("\t".join, ROWS)).encode("gbk")),
    ],
)
def test_content_tells_how_a_file_is_read(
    name: str, media_type: str, write: Callable[[], bytes], tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(write())
    document = read_document(open_source(path), ReadOptions(workers=0))
    assert document.media_type == media_type
    (only,) = document.tables()
    assert [row.texts for row in only.rows] == ROWS


@pytest.mark.parametrize(
    ("content", "error", "says"),
    [
        (b"{\\rtf1\\ansi \\'d4\\'a4}", SourceUnsupportedError, ".docx"),
        (b'<?xml version="1.0"?>\n<Workbook xmlns="x">', SourceUnsupportedError, ".xlsx"),
        (b"MIME-Version: 1.0\nX-Saved-By: x\n", SourceDamagedError, "没有网页"),
        (zipped({"OFD.xml": b"<x/>"}), SourceUnsupportedError, "PDF"),
        (zipped({"META-INF/manifest.xml": b"<x/>"}), SourceUnsupportedError, ".docx"),
        (zipped({"预算.pdf": b"%PDF"}), SourceUnsupportedError, "解压"),
        (compound_file("WordDocument", b"x"), WordBinaryError, "soffice"),
        (compound_file("EncryptedPackage", b"x"), OfficeEncryptedError, "密码"),
        (b"\x00\x01\x02\x03", SourceBinaryError, "PDF"),
    ],
)
def test_what_is_not_read_says_what_to_do(
    content: bytes, error: type[BudgetkitError], says: str, tmp_path: Path
) -> None:
    path = tmp_path / "预算公开.doc"
    path.write_bytes(content)
    with pytest.raises(error, match="预算公开") as raised:
        read_document(open_source(path))
    assert says in raised.value.message
