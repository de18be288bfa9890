"""Files read in processes of their own: one that hangs or dies fails alone."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from budgetkit.dataset.outcome import DocumentOutcome
from budgetkit.dataset.package import sha256_or_none
from budgetkit.dataset.steps import Part, do_step
from budgetkit.dataset.tables import document_tables
from budgetkit.document import ReadOptions
from budgetkit.document.memory import affordable_workers
from budgetkit.document.pool import Failure, Outcome, SupervisedPool
from budgetkit.document.preload import modules_for
from budgetkit.errors import BudgetkitError, InternalError, SourceTimeoutError
from budgetkit.sources import open_source
from budgetkit.workbench.schedule import Job, Schedule

TIMEOUT_S = 120.0
"""For each step of a file; the slowest page met so far took ten seconds."""

_LOG = logging.getLogger("budgetkit")


def parts_of(
    jobs: Sequence[Job],
    options: ReadOptions,
    *,
    workers: int,
    timeout_s: float = TIMEOUT_S,
    pages: Callable[[int], None] | None = None,
) -> Iterator[Part]:
    """Yield the tables of each file, or its outcome where it may be a part, in no order.

    Args:
        jobs: Files, with the names of others of the same content.
        options: How to read them.
        workers: How many processes read files, and pages of large files, at the same time;
            fewer where the memory does not suffice for so many.
        timeout_s: How long a file may take for its next page, and for what follows the
            last one; a file may so take longer the more pages it has.
        pages: Called with the pages read so far, after each.
    """
    # The largest first, lest one process be left with it when all others have finished.
    jobs = sorted(jobs, key=lambda job: -_size_bytes(job[0]))
    preload = modules_for(path for path, _ in jobs)
    workers = affordable_workers(workers)
    schedule = Schedule(jobs, options, workers)
    told = _PageCounter(schedule, pages) if pages else None
    with SupervisedPool(workers, timeout_s, preload=preload, told=told) as pool:
        steps = (step and (_LOG.level, *step) for step in schedule.steps())
        for index, outcome in pool.as_done(do_step, steps):
            for job, settled in schedule.settle(index, outcome):
                yield _part_of(job, settled, options, timeout_s)


class _PageCounter:
    """Counts the pages that the processes tell of."""

    def __init__(self, schedule: Schedule, pages: Callable[[int], None]) -> None:
        self._schedule = schedule
        self._pages = pages
        self._results: Counter[int] = Counter()
        self._read = 0

    def __call__(self, index: int, result: object) -> None:
        self._results[index] += 1
        if isinstance(result, int) and self._schedule.is_page(index, self._results[index]):
            self._read += 1
            self._pages(self._read)


def _part_of(job: Job, outcome: Outcome, options: ReadOptions, timeout_s: float) -> Part:
    if outcome.failure is None:
        part: Part = outcome.results[-1]
        return part
    return document_tables(_failed(job, outcome, outcome.failure, options, timeout_s))


def _size_bytes(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _failed(
    job: Job, outcome: Outcome, failure: Failure, options: ReadOptions, timeout_s: float
) -> DocumentOutcome:
    path, duplicate_names = job
    error = _on_a_page(path, outcome, failure, options, timeout_s)
    return DocumentOutcome(
        path.name,
        sha256_or_none(path),
        error=error or _between_pages(path, failure, timeout_s),
        duplicate_names=duplicate_names,
    )


def _on_a_page(
    path: Path, outcome: Outcome, failure: Failure, options: ReadOptions, timeout_s: float
) -> BudgetkitError | None:
    """Return what the page did that was being read, None where none was."""
    page_count, *read = outcome.results or [0]
    if failure.error is not None or len(read) >= page_count:
        return None
    from budgetkit.document.pdf.failures import page_failure

    # The pool of the other files is at work.
    with SupervisedPool(1, timeout_s) as pool:
        source = (open_source(path).content, path.name, options.password)
        return page_failure(source, len(read), failure.kind, pool)


def _between_pages(path: Path, failure: Failure, timeout_s: float) -> BudgetkitError:
    if isinstance(failure.error, BudgetkitError):
        return failure.error
    if failure.kind == "timeout":
        return SourceTimeoutError(path=path.name, seconds=round(timeout_s))
    if failure.error is not None:
        reason = f"{type(failure.error).__name__}: {failure.error}"
        return InternalError(path=path.name, reason=reason)
    return InternalError(path=path.name, reason="读取进程意外终止")
