"""What the processes of the pool are asked to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import pypdfium2

from budgetkit.document.pdf.opening import open_pdf
from budgetkit.document.pdf.page import read_page
from budgetkit.document.pdf.reading import Notice, PageReading
from budgetkit.document.pdf.scans import with_recognition
from budgetkit.document.pdf.verify import SecondReader, verified

Source = tuple[bytes, str, str | None]
"""Content, file name and password."""

_PARTS_PER_WORKER = 4
_PAGES_MIN, _PAGES_MAX = 4, 32

_REPAIRED = Notice("file-repaired", "文件结构已损坏，经修复后读取，内容可能不全")
_UNREADABLE = Notice("page-unreadable", "本页已损坏，无法读取")


def page_ranges(page_count: int, workers: int) -> list[range]:
    """Cut the pages into parts small enough to keep all processes at work."""
    parts = 1 if workers == 1 else workers * _PARTS_PER_WORKER
    even = -(-page_count // parts)
    size = even if workers == 1 else min(max(even, _PAGES_MIN), _PAGES_MAX)
    return [range(start, min(start + size, page_count)) for start in range(0, page_count, size)]


def count_pages(content: bytes, file_name: str, password: str | None) -> Iterator[int]:
    """Yield the number of pages.

    Raises:
        PdfError: As :func:`open_pdf` says.
    """
    document, _ = open_pdf(content, file_name, password)
    try:
        yield len(document)
    finally:
        document.close()


def read_pages(
    content: bytes, file_name: str, password: str | None, indices: Sequence[int], verify: bool
) -> Iterator[PageReading]:
    """Yield the readings of the pages at 0-based ``indices``, one by one.

    Raises:
        PdfError: As :func:`open_pdf` says.
    """
    document, repaired = open_pdf(content, file_name, password)
    try:
        second = _second_reader(content, password) if verify else None
        for index in indices:
            page = _read(document, index)
            if repaired and index == 0:
                page = replace(page, notices=(_REPAIRED, *page.notices))
            yield _checked(page, second, index) if verify else page
    finally:
        document.close()


def _second_reader(content: bytes, password: str | None) -> SecondReader | None:
    """The second path, None where it cannot open what the first one could."""
    try:
        return SecondReader(content, password)
    except Exception:
        return None


def _checked(page: PageReading, second: SecondReader | None, index: int) -> PageReading:
    if not page.tables:
        return page
    try:
        cells = second.cells(index) if second else []
    # pdfminer raises anything on files that bend the rules; the first reading stands.
    except Exception:
        cells = []
    return verified(page, cells)


def _read(document: Any, index: int) -> PageReading:
    try:
        return with_recognition(document, read_page(document, index))
    except pypdfium2.PdfiumError:
        return PageReading(index + 1, 0.0, 0.0, notices=(_UNREADABLE,))
