"""Why a page brought down the process that read it."""

from __future__ import annotations

from budgetkit.document.pdf.loops import find_loop
from budgetkit.document.pdf.tasks import Source
from budgetkit.document.pool import SupervisedPool
from budgetkit.errors import PdfCrashError, PdfDamagedError, PdfError, PdfTimeoutError


def page_failure(source: Source, index: int, kind: str, pool: SupervisedPool) -> PdfError:
    """Return the error that says what became of the page at 0-based ``index``.

    Args:
        source: The document.
        index: The page after the last one that was read.
        kind: Of the failure, ``timeout`` or ``died``.
        pool: Where the page may be looked into; it has the timeout that passed.
    """
    _, file_name, _ = source
    (looked,) = pool.map(find_loop, [(*source, index)])
    if looked.results == [True]:
        detail = f"第 {index + 1} 页的图形互相引用，没有尽头"
        return PdfDamagedError(path=file_name, detail=detail)
    if kind == "timeout":
        return PdfTimeoutError(path=file_name, page=index + 1, seconds=round(pool.timeout_s))
    return PdfCrashError(path=file_name, page=index + 1)
