"""Read a file of any supported kind into a document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from budgetkit.document.delimited.rows import csv_rows
from budgetkit.document.model import Document
from budgetkit.document.options import DEFAULT_OPTIONS, ReadOptions
from budgetkit.document.transcript import read_transcript
from budgetkit.errors import OfficeEncryptedError, SourceUnsupportedError, WordBinaryError
from budgetkit.sources import SourceFile, decode_text

# The readers are imported where they are called: camelot and OpenCV take a second to load,
# and most files need one reader only.


def _read_pdf(source: SourceFile, options: ReadOptions) -> Document:
    from budgetkit.document.pdf import PageCache, read_pdf

    return read_pdf(
        source.content,
        file_name=source.file_name,
        sha256=source.sha256,
        password=options.password,
        verify=options.verify,
        workers=options.workers,
        cache=PageCache(options.cache) if options.cache else None,
    )


def _read_text(source: SourceFile, _: ReadOptions) -> Document:
    decoded = decode_text(source)
    rows = csv_rows(decoded.text)
    if rows is None:
        return read_transcript(source)
    from budgetkit.document.delimited.read import read_csv

    return read_csv(source, decoded, rows)


def _read_html(source: SourceFile, _: ReadOptions) -> Document:
    from budgetkit.document.html.read import read_html

    return read_html(source)


def _read_mhtml(source: SourceFile, _: ReadOptions) -> Document:
    from budgetkit.document.html.read import read_mhtml

    return read_mhtml(source)


def _read_docx(source: SourceFile, _: ReadOptions) -> Document:
    from budgetkit.document.docx.read import read_docx

    return read_docx(source)


def _read_workbook(source: SourceFile, _: ReadOptions) -> Document:
    from budgetkit.document.xlsx.read import read_workbook

    return read_workbook(source)


def _read_image(source: SourceFile, options: ReadOptions) -> Document:
    from budgetkit.document.scan.image import pdf_of

    return _read_pdf(replace(source, content=pdf_of(source.content, source.file_name)), options)


def _refuse_doc(source: SourceFile, _: ReadOptions) -> Document:
    raise WordBinaryError(path=source.file_name)


def _refuse_encrypted(source: SourceFile, _: ReadOptions) -> Document:
    raise OfficeEncryptedError(path=source.file_name)


def _refuse(source: SourceFile, _: ReadOptions) -> Document:
    raise SourceUnsupportedError(path=source.file_name, kind=_UNREAD[source.kind])


_UNREAD = {
    "rtf": "RTF 文档，请用 Word 或 WPS 另存为 .docx",
    "office-xml": "Office 2003 的 XML 文件，请用 Office 或 WPS 另存为 .docx 或 .xlsx",
    "ofd": "OFD 版式文件，请用 OFD 阅读器或 WPS 导出为 PDF",
    "opendocument": "OpenDocument 文件，请用 WPS 或 LibreOffice 另存为 .docx 或 .xlsx",
    "slides": "演示文稿，请导出为 PDF",
    "archive": "压缩包，请先解压，再读取其中的文件",
}
"""What a file that is told but not read is, and what to do with it."""

_READERS: dict[str, Callable[[SourceFile, ReadOptions], Document]] = {
    "text": _read_text,
    "binary": _read_text,
    "pdf": _read_pdf,
    "image": _read_image,
    "html": _read_html,
    "mhtml": _read_mhtml,
    "docx": _read_docx,
    "xlsx": _read_workbook,
    "xls": _read_workbook,
    "doc": _refuse_doc,
    "encrypted": _refuse_encrypted,
    **dict.fromkeys(_UNREAD, _refuse),
}


def read_document(source: SourceFile, options: ReadOptions = DEFAULT_OPTIONS) -> Document:
    """Read ``source`` with the reader for its kind.

    Args:
        source: The file.
        options: What the reader does not know of, it leaves alone.

    Raises:
        SourceUnsupportedError: If there is no reader for the kind.
        BudgetkitError: As the reader says.
    """
    reader = _READERS.get(source.kind)
    if reader is None:
        raise SourceUnsupportedError(path=source.file_name, kind=source.kind)
    return reader(source, options)
