"""What the processes that read files are asked to do."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from budgetkit.dataset.outcome import DocumentOutcome
from budgetkit.dataset.read_file import read_outcome
from budgetkit.dataset.tables import Tables, document_tables
from budgetkit.document import ReadOptions
from budgetkit.errors import BudgetkitError
from budgetkit.sources import open_source

# The reader of PDFs is imported where it is called: batches of transcripts need none.
if TYPE_CHECKING:
    from budgetkit.document.pdf.parts import PagePart

Part = Tables | DocumentOutcome
"""A file's tables, or all that came of it where it is to be joined with others first."""

_LOG = logging.getLogger("budgetkit")


def do_step(log_level: int, *step: Any) -> Iterator[Any]:
    """Yield what a step of the schedule yields; in a process of the pool."""
    if log_level:
        logging.basicConfig(level=logging.WARNING)
        _LOG.setLevel(log_level)
    function, *arguments = step
    yield from function(*arguments)


@dataclass(frozen=True, slots=True)
class ToShare:
    """A file of so many pages is to be read by several processes."""

    page_count: int


def read_file(path: Path, duplicate_names: tuple[str, ...], options: ReadOptions) -> Iterator[Part]:
    """Yield a file's tables; whole where it is to be joined with others first."""
    yield _part(read_outcome(path, duplicate_names, options))


def share_or_read(
    path: Path, duplicate_names: tuple[str, ...], options: ReadOptions, pages_min: int
) -> Iterator[Part | ToShare]:
    """Yield as :func:`read_file` does, or only the number of pages where it is large."""
    page_count = _pages_to_read(path, options)
    if page_count >= pages_min:
        yield ToShare(page_count)
    else:
        yield from read_file(path, duplicate_names, options)


def _pages_to_read(path: Path, options: ReadOptions) -> int:
    # Whoever reads the file says what is wrong with it.
    with contextlib.suppress(BudgetkitError):
        source = open_source(path)
        if source.kind == "pdf":
            from budgetkit.document.pdf.parts import pages_to_read

            return pages_to_read(source, options)
    return 0


def read_pages(path: Path, indices: range, options: ReadOptions) -> Iterator[int | PagePart]:
    """Yield the number of each page at 0-based ``indices`` once it is read, then the pages.

    Raises:
        BudgetkitError: If the file cannot be opened.
    """
    from budgetkit.document.pdf.parts import read_part

    yield from read_part(open_source(path), indices, options)


def finish_file(
    path: Path, duplicate_names: tuple[str, ...], options: ReadOptions, parts: Sequence[PagePart]
) -> Iterator[Part]:
    """Yield as :func:`read_file` does, from pages that have been read."""
    from budgetkit.document.pdf.parts import join_parts

    yield _part(read_outcome(path, duplicate_names, options, read=partial(join_parts, parts)))


def _part(outcome: DocumentOutcome) -> Part:
    return outcome if outcome.is_part else document_tables(outcome)
