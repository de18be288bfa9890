"""A PDF shared by several processes: its pages are counted, read in parts and put together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from budgetkit.document.model import Document
from budgetkit.document.options import ReadOptions
from budgetkit.document.pdf.cache import PageCache
from budgetkit.document.pdf.read import cache_key, is_private, read_pdf
from budgetkit.document.pdf.stored import packed, unpacked
from budgetkit.document.pdf.tasks import count_pages, read_pages
from budgetkit.sources import SourceFile


@dataclass(frozen=True, slots=True)
class PagePart:
    """Some pages of a file, made small for the way between processes."""

    content: bytes


def pages_to_read(source: SourceFile, options: ReadOptions) -> int:
    """Return how many pages must be read, 0 where they have been read before.

    Raises:
        PdfError: If the file cannot be opened.
    """
    if _is_known(source, options):
        return 0
    (count,) = count_pages(source.content, source.file_name, options.password)
    return count


def _is_known(source: SourceFile, options: ReadOptions) -> bool:
    if options.cache is None or is_private(source.content, options.password):
        return False
    return PageCache(options.cache).has(source.sha256, cache_key(verify=options.verify))


def read_part(source: SourceFile, indices: range, options: ReadOptions) -> Iterator[int | PagePart]:
    """Yield the number of each page at 0-based ``indices`` once it is read, then the pages.

    Raises:
        PdfError: If the file cannot be opened.
    """
    content, name = source.content, source.file_name
    pages = []
    for page in read_pages(content, name, options.password, indices, options.verify):
        pages.append(page)
        yield page.number
    yield PagePart(packed(pages, source.sha256))


def join_parts(parts: Sequence[PagePart], source: SourceFile, options: ReadOptions) -> Document:
    """Return the document whose pages stand in ``parts``, in order.

    A file that was replaced while its parts were read is read anew.

    Raises:
        PdfError: As :func:`read_pdf` says.
    """
    read = [unpacked(part.content) for part in parts]
    is_same = all(sha256 == source.sha256 for _, sha256 in read)
    return read_pdf(
        source.content,
        file_name=source.file_name,
        sha256=source.sha256,
        password=options.password,
        verify=options.verify,
        cache=PageCache(options.cache) if options.cache else None,
        pages=[page for pages, _ in read for page in pages] if is_same else (),
    )
