"""Read files and folders into a dataset, each file in isolation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from budgetkit.dataset.outcome import DocumentOutcome, join_outcomes
from budgetkit.dataset.tables import Tables, document_tables
from budgetkit.dataset.write import write_dataset
from budgetkit.document import ReadOptions
from budgetkit.document.options import DEFAULT_OPTIONS
from budgetkit.errors import UsageError
from budgetkit.workbench.checked import with_checks
from budgetkit.workbench.corrections import Folder, corrected_parts
from budgetkit.workbench.files import by_content, files_of
from budgetkit.workbench.processes import TIMEOUT_S, parts_of

Progress = Callable[[int, int], None]


def extract(
    paths: Iterable[Path],
    out: Path,
    *,
    csv: bool = False,
    workers: int = 1,
    options: ReadOptions = DEFAULT_OPTIONS,
    timeout_s: float = TIMEOUT_S,
    progress: Progress | None = None,
    pages: Callable[[int], None] | None = None,
    corrections: Folder = None,
) -> Tables:
    """Read files and folders, and write the dataset into ``out``.

    Args:
        paths: Files, and folders with all that is in them.
        out: The dataset's folder.
        csv: Whether to write CSV beside Parquet.
        workers: Files read at the same time; the result is the same whatever their number.
        options: How to read them; a password is tried on every file that asks for one.
        timeout_s: How long a file may take for its next page, or to be interpreted.
        progress: Called with the files done and the files in all, after each file.
        pages: Called with the pages read so far, after each page.
        corrections: Folder of what a researcher has put right; None is ``data/corrections``
            here or in a folder above, if there is one.

    Returns:
        The tables written; ``documents`` says what became of each file.

    Raises:
        UsageError: A path does not exist, or there is no file to read.
        CorrectionError: A correction does not fit what was read; nothing is written.
        DatasetWriteError: ``out`` cannot be written to.
    """
    files = files_of(paths)
    if not files:
        raise UsageError(reason="给出的目录中没有可读的文件。")
    parts = read_parts(
        files,
        workers=workers,
        options=options,
        timeout_s=timeout_s,
        progress=progress,
        pages=pages,
    )
    tables = with_checks(corrected_parts(parts, corrections))
    write_dataset(out, tables, csv=csv)
    return tables


def read_parts(
    files: Sequence[Path],
    *,
    workers: int = 1,
    options: ReadOptions = DEFAULT_OPTIONS,
    timeout_s: float = TIMEOUT_S,
    progress: Progress | None = None,
    pages: Callable[[int], None] | None = None,
) -> Iterator[Tables]:
    """Yield the tables of each file, as they are done; equal files are read once.

    Files that may be parts of one disclosure come last, joined. Nothing but tables and those
    parts is kept, however many files there are.
    """
    jobs = by_content(files)
    to_join: list[DocumentOutcome] = []
    parts = parts_of(jobs, options, workers=workers, timeout_s=timeout_s, pages=pages)
    for done, part in enumerate(parts, start=1):
        if progress is not None:
            progress(done, len(jobs))
        if isinstance(part, DocumentOutcome):
            to_join.append(part)
        else:
            yield part
    # In the order of their content, so that the workers' order cannot matter.
    to_join.sort(key=lambda outcome: (outcome.document_id, outcome.file_name))
    yield from map(document_tables, join_outcomes(to_join))
