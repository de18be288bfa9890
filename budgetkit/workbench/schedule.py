"""What the processes that read files do next: whole files, or the pages of large ones."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from budgetkit.dataset.steps import ToShare, finish_file, read_file, read_pages, share_or_read
from budgetkit.document import ReadOptions
from budgetkit.document.pool import Outcome

Job = tuple[Path, tuple[str, ...]]
Step = tuple[Any, ...]
"""A function of :mod:`budgetkit.dataset.steps` with its arguments."""

_LARGE_PAGES = 64
_SMALL_PAGES = 8


@dataclass(slots=True)
class _Shared:
    """A file whose pages are being read.

    Attributes:
        job: The file.
        ranges: All parts, in order.
        begun: How many of them have been given to a process.
        outcomes: What came of those that have ended, by their number.
    """

    job: Job
    ranges: list[range]
    begun: int = 0
    outcomes: dict[int, Outcome] = field(default_factory=dict)

    @property
    def has_failed(self) -> bool:
        return any(outcome.failure for outcome in self.outcomes.values())

    @property
    def is_read(self) -> bool:
        return len(self.outcomes) == len(self.ranges) and not self.has_failed

    def failure(self) -> Outcome | None:
        """The first part that failed, once no earlier one can; as if all had been one."""
        if len(self.outcomes) < self.begun:
            return None
        for number, outcome in sorted(self.outcomes.items()):
            if outcome.failure is not None:
                before = self.ranges[number].start + outcome.failure.received
                page_count = self.ranges[-1].stop
                told = [page_count, *range(1, before + 1)]
                return Outcome(told, replace(outcome.failure, received=len(told)))
        return None


class Schedule:
    """Gives out steps as processes become free, and takes what came of them.

    Files that were begun come before others, so that few are in memory; pages are shared
    where a file is large, or where there are no further files to keep all processes at work.

    Args:
        jobs: Files, with the names of others of the same content; in the order wanted.
        options: How to read them.
        workers: How many processes there are.
    """

    def __init__(self, jobs: Iterable[Job], options: ReadOptions, workers: int) -> None:
        self._jobs = deque(jobs)
        self._options = options
        self._workers = workers
        self._shared: list[_Shared] = []
        self._given: list[tuple[Job, _Shared | None, int]] = []
        self._unsettled = len(self._jobs)

    def steps(self) -> Iterator[Step | None]:
        """Yield steps, None while the next depends on those that are under way."""
        while self._unsettled:
            yield self._finish() or self._pages() or self._begin()

    def _finish(self) -> Step | None:
        for file in self._shared:
            if file.is_read:
                self._given.append((file.job, None, 0))
                self._shared.remove(file)
                parts = [file.outcomes[number].results[-1] for number in range(len(file.ranges))]
                return (finish_file, *file.job, self._options, parts)
        return None

    def _pages(self) -> Step | None:
        for file in self._shared:
            if file.begun < len(file.ranges) and not file.has_failed:
                self._given.append((file.job, file, file.begun))
                file.begun += 1
                return (read_pages, file.job[0], file.ranges[file.begun - 1], self._options)
        return None

    def _begin(self) -> Step | None:
        if not self._jobs:
            return None
        job = self._jobs.popleft()
        self._given.append((job, None, 0))
        if self._workers == 1:
            return (read_file, *job, self._options)
        pages_min = _SMALL_PAGES if len(self._jobs) < self._workers else _LARGE_PAGES
        return (share_or_read, *job, self._options, pages_min)

    def settle(self, index: int, outcome: Outcome) -> Iterator[tuple[Job, Outcome]]:
        """Take the outcome of a step; yield the file that is done with it, if one is.

        Args:
            index: The number of the step among those that were given out, from 0.
            outcome: What came of it.
        """
        job, file, part = self._given[index]
        if file is not None:
            file.outcomes[part] = outcome
            settled = file.failure()
        elif outcome.results and isinstance(outcome.results[-1], ToShare):
            self._share(job, outcome.results[-1].page_count)
            return
        else:
            settled = outcome
        if settled is not None:
            self._unsettled -= 1
            self._shared = [other for other in self._shared if other is not file]
            yield job, settled

    def is_page(self, index: int, results: int) -> bool:
        """Return whether a result of step ``index``, its ``results``-th, stands for a page read.

        A file read as a whole tells the number of its pages first.
        """
        return self._given[index][1] is not None or results > 1

    def _share(self, job: Job, page_count: int) -> None:
        # Only now is it known that there is a PDF.
        from budgetkit.document.pdf.tasks import page_ranges

        self._shared.append(_Shared(job, page_ranges(page_count, self._workers)))
