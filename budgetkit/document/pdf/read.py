"""Read a PDF into the document model."""

from __future__ import annotations

import atexit
import multiprocessing
import os
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from threading import Lock

from budgetkit.document.memory import affordable_workers
from budgetkit.document.model import Document, Method, Place, Warning
from budgetkit.document.pdf.assemble import assemble
from budgetkit.document.pdf.cache import PageCache
from budgetkit.document.pdf.failures import page_failure
from budgetkit.document.pdf.opening import is_truncated
from budgetkit.document.pdf.reading import PageReading
from budgetkit.document.pdf.scans import RECOGNISED, is_scan, is_unrecognised
from budgetkit.document.pdf.tasks import Source, count_pages, page_ranges, read_pages
from budgetkit.document.pool import Outcome, SupervisedPool, tell
from budgetkit.document.scan import ocr_version
from budgetkit.errors import OcrMissingError, PdfDamagedError

PAGE_TIMEOUT_S = 60.0
"""A page takes hundredths of a second; the slowest met so far took one."""

_ENCRYPTED = b"/Encrypt"

_ONE_THREAD = Lock()
"""Neither pdfium nor the pool serves two threads."""


def read_pdf(
    content: bytes,
    *,
    file_name: str,
    sha256: str,
    password: str | None = None,
    verify: bool = False,
    workers: int = 1,
    cache: PageCache | None = None,
    pages: Sequence[PageReading] = (),
) -> Document:
    """Read a PDF with a text layer into blocks in reading order.

    Args:
        content: The bytes of the file.
        file_name: For messages and provenance.
        sha256: Of ``content``, hexadecimal.
        password: The user password, if the file asks for one.
        verify: Whether to read every table a second time by an independent path.
        workers: Processes that read pages at the same time; the result is the same
            whatever their number; fewer where the memory does not suffice. 0 reads in this
            process, where a page that hangs or crashes takes everything along.
        cache: Where readings are kept and looked up; what took a password to open is not
            kept.
        pages: All pages, where they have been read already.

    Returns:
        Tables with merged cells and page breaks joined, headings, paragraphs; what was left
        out and what could not be read is listed.

    Raises:
        PdfDamagedError: If the bytes are no PDF or damaged beyond repair.
        PdfEncryptedError: If a password is needed, or the one given is wrong.
        PdfEmptyError: If there is no page.
        PdfTooLongError: If there are too many pages.
        PdfTimeoutError: If a page takes longer than :data:`PAGE_TIMEOUT_S`.
        PdfCrashError: If the process that reads a page dies.
        OcrMissingError: If all pages are pictures and the extra ``ocr`` is not installed.
    """
    key = cache_key(verify=verify)
    cache = None if is_private(content, password) else cache
    found = cache.load(sha256, key) if cache and not pages else None
    if found is None:
        found = list(pages) or _read((content, file_name, password), verify, workers)
        _require_text(found, file_name)
        if cache:
            cache.store(sha256, key, found)
    return _document(found, content, file_name, sha256)


def cache_key(*, verify: bool) -> str:
    """Return what readings are kept by, besides the file and the reader."""
    return f"verify={verify} {ocr_version()}"


def is_private(content: bytes, password: str | None) -> bool:
    """Return whether it took a password to open a file, so that it must not be kept."""
    return password is not None and _ENCRYPTED in content


def _read(source: Source, verify: bool, workers: int) -> list[PageReading]:
    with _ONE_THREAD:
        if workers < 1 or multiprocessing.current_process().daemon:
            return list(_read_here(source, verify))
        return _read_in_processes(source, verify, affordable_workers(workers))


def _require_text(pages: Sequence[PageReading], file_name: str) -> None:
    if all(_is_unreadable(page) for page in pages):
        raise PdfDamagedError(path=file_name, detail="没有一页可以读取")
    if not ocr_version() and all(map(is_unrecognised, pages)):
        raise OcrMissingError(path=file_name)


def _read_here(source: Source, verify: bool) -> Iterator[PageReading]:
    """Read in this process, telling whoever watches over it how far it has come.

    That is the number of pages, then the number of each page read.
    """
    (page_count,) = count_pages(*source)
    tell(page_count)
    for page in read_pages(*source, range(page_count), verify):
        tell(page.number)
        yield page


def _is_unreadable(page: PageReading) -> bool:
    return any(notice.code == "page-unreadable" for notice in page.notices)


def _read_in_processes(source: Source, verify: bool, workers: int) -> list[PageReading]:
    pool = _pool(workers, os.getpid())
    (surveyed,) = pool.map(count_pages, [source])
    _check(surveyed, source, 0, pool)
    ranges = page_ranges(surveyed.results[0], workers)
    pages: list[PageReading] = []
    outcomes = pool.map(read_pages, ((*source, part, verify) for part in ranges))
    for part, outcome in zip(ranges, outcomes, strict=True):
        _check(outcome, source, part.start, pool)
        pages += outcome.results
    return pages


def _check(outcome: Outcome, source: Source, first: int, pool: SupervisedPool) -> None:
    """Raise what made a task fail, if it did.

    Args:
        outcome: Of the task.
        source: The document.
        first: 0-based index of the page the task began with.
        pool: Where the page that brought its process down may be looked into.
    """
    failure = outcome.failure
    if failure is None:
        return
    if failure.error is not None:
        raise failure.error
    raise page_failure(source, first + failure.received, failure.kind, pool)


@cache
def _pool(workers: int, _owner: int) -> SupervisedPool:
    """The processes are kept: starting them takes longer than reading a document.

    They belong to the process that started them, not to those forked from it.
    """
    pool = SupervisedPool(workers, PAGE_TIMEOUT_S)
    atexit.register(pool.close)
    return pool


def _document(
    pages: Sequence[PageReading], content: bytes, file_name: str, sha256: str
) -> Document:
    assembled = assemble([side for page in pages for side in page.sides()])
    noticed = (warning for warning in assembled.warnings if warning.code != RECOGNISED)
    scanned = is_scan(pages)
    return Document(
        document_id=sha256[:16],
        file_name=file_name,
        sha256=sha256,
        media_type="pdf-scan" if scanned else "pdf",
        method=Method.OCR if scanned else Method.VECTOR,
        blocks=assembled.blocks,
        page_count=len(pages),
        warnings=(*noticed, *_warnings(content, len(pages))),
        omitted=assembled.omitted,
    )


def _warnings(content: bytes, page_count: int) -> Iterable[Warning]:
    if is_truncated(content):
        yield Warning("truncated", "文件末尾缺失，可能不完整", Place(page=page_count))
