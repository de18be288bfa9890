"""Open a PDF that may be damaged, encrypted or no PDF at all."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pypdfium2

from budgetkit.errors import (
    PdfDamagedError,
    PdfEmptyError,
    PdfEncryptedError,
    PdfTooLongError,
)

PAGES_MAX = 5_000
"""The longest disclosure met so far has a few hundred pages."""

_HEADER = b"%PDF-"
_HEADER_WITHIN = 1024
_END = b"%%EOF"
_END_WITHIN = 2048


def open_pdf(content: bytes, file_name: str, password: str | None = None) -> tuple[Any, bool]:
    """Return an open ``pypdfium2.PdfDocument``, and whether it had to be repaired for that.

    Permissions that only forbid copying are no obstacle to pdfium.

    Raises:
        PdfDamagedError: If the bytes are no PDF or damaged beyond repair.
        PdfEncryptedError: If a password is needed, or the one given is wrong.
        PdfEmptyError: If there is no page.
        PdfTooLongError: If there are more than :data:`PAGES_MAX` pages.
    """
    if _HEADER not in content[:_HEADER_WITHIN]:
        raise PdfDamagedError(path=file_name, detail="文件开头没有 PDF 标记")
    document, repaired = _open(content, file_name, password)
    pages = len(document)
    if pages < 1 or pages > PAGES_MAX:
        document.close()
        if pages < 1:
            raise PdfEmptyError(path=file_name)
        raise PdfTooLongError(path=file_name, pages=pages, limit=PAGES_MAX)
    return document, repaired


def _open(content: bytes, file_name: str, password: str | None) -> tuple[Any, bool]:
    try:
        return pypdfium2.PdfDocument(content, password=password), False
    # Its error code may be that of an earlier file: qpdf says what is wrong.
    except pypdfium2.PdfiumError:
        return _open_repaired(content, file_name, password), True


def _open_repaired(content: bytes, file_name: str, password: str | None) -> Any:
    """Let qpdf rebuild what pdfium could not make out."""
    import pikepdf

    try:
        with pikepdf.open(BytesIO(content), password=password or "") as damaged:
            if not damaged.pages:
                raise PdfEmptyError(path=file_name)
            repaired = BytesIO()
            damaged.save(repaired, encryption=False, fix_metadata_version=False)
        return pypdfium2.PdfDocument(repaired.getvalue())
    except pikepdf.PasswordError:
        detail = "密码不正确" if password else "需要打开密码"
        raise PdfEncryptedError(path=file_name, detail=detail) from None
    except (pikepdf.PdfError, pypdfium2.PdfiumError, ValueError, RuntimeError):
        detail = "文件不完整" if is_truncated(content) else "结构无法恢复"
        raise PdfDamagedError(path=file_name, detail=detail) from None


def is_truncated(content: bytes) -> bool:
    """Return whether the mark that ends every PDF is missing."""
    return _END not in content[-_END_WITHIN:]
