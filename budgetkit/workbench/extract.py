"""Read files and folders into a dataset, each file in isolation."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from budgetkit.dataset.outcome import DocumentOutcome, join_outcomes
from budgetkit.dataset.tables import Tables, document_tables, merge
from budgetkit.dataset.write import write_dataset
from budgetkit.errors import InternalError, UsageError
from budgetkit.workbench.checked import with_checks
from budgetkit.workbench.files import by_content, files_of, sha256_or_none
from budgetkit.workbench.outcome import read_outcome

Job = tuple[Path, tuple[str, ...]]
Part = Tables | DocumentOutcome
Progress = Callable[[int, int], None]


def extract(
    paths: Iterable[Path],
    out: Path,
    *,
    csv: bool = False,
    workers: int = 1,
    progress: Progress | None = None,
) -> Tables:
    """Read files and folders, and write the dataset into ``out``.

    Args:
        paths: Files, and folders with all that is in them.
        out: The dataset's folder.
        csv: Whether to write CSV beside Parquet.
        workers: Processes to read with; the result is the same whatever their number.
        progress: Called with the files done and the files in all, after each file.

    Returns:
        The tables written; ``documents`` says what became of each file.

    Raises:
        UsageError: A path does not exist, there is no file to read, or processes do not
            start.
        DatasetWriteError: ``out`` cannot be written to.
    """
    files = files_of(paths)
    if not files:
        raise UsageError(reason="给出的目录中没有可读的文件。")
    tables = with_checks(merge(read_parts(files, workers=workers, progress=progress)))
    write_dataset(out, tables, csv=csv)
    return tables


def read_parts(
    files: Sequence[Path], *, workers: int = 1, progress: Progress | None = None
) -> Iterator[Tables]:
    """Yield the tables of each file, as they are done; equal files are read once.

    Files that may be parts of one disclosure come last, joined.
    """
    jobs = by_content(files)
    to_join: list[DocumentOutcome] = []
    parts = map(_part, jobs) if workers == 1 else _in_processes(jobs, workers)
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


def _part(job: Job) -> Part:
    """Return a file's tables; whole where it is to be joined with others first."""
    outcome = read_outcome(*job)
    return outcome if outcome.is_part else document_tables(outcome)


def _in_processes(jobs: Iterable[Job], workers: int) -> Iterator[Part]:
    with _pool(workers) as pool:
        _require_running(pool)
        futures = {pool.submit(_part, job): job for job in jobs}
        for future in as_completed(futures):
            try:
                yield future.result()
            except BrokenProcessPool:
                # One file killed its process, and with it the pool: find out which.
                yield _part_alone(futures[future])


def _require_running(pool: ProcessPoolExecutor) -> None:
    """Make sure that processes start at all, lest every file be blamed for it.

    Raises:
        UsageError: They do not, as in a script without ``if __name__ == "__main__"``.
    """
    try:
        pool.submit(int).result()
    except BrokenProcessPool as cause:
        reason = '无法启动读取进程：请把调用放在 if __name__ == "__main__": 之下，或用一个进程。'
        raise UsageError(reason=reason) from cause


def _part_alone(job: Job) -> Part:
    try:
        with _pool(1) as pool:
            return pool.submit(_part, job).result()
    except BrokenProcessPool:
        path, duplicate_names = job
        error = InternalError(path=path.name, reason="读取进程意外终止")
        outcome = DocumentOutcome(
            path.name, sha256_or_none(path), error=error, duplicate_names=duplicate_names
        )
        return document_tables(outcome)


def _pool(workers: int) -> ProcessPoolExecutor:
    # Arrow runs threads, which a forked process would inherit in an unknown state.
    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"))
