"""What processes are given to do, and in which order; no file is read here."""

from __future__ import annotations

from pathlib import Path

from budgetkit.dataset.steps import ToShare, finish_file, read_file, read_pages, share_or_read
from budgetkit.document import ReadOptions
from budgetkit.document.pool import Failure, Outcome
from budgetkit.workbench.schedule import Job, Schedule

LONG, SHORT, LAST = Path("long.pdf"), Path("short.txt"), Path("last.txt")
JOBS: list[Job] = [(LONG, ()), (SHORT, ()), (LAST, ())]


def schedule(workers: int) -> Schedule:
    return Schedule(JOBS, ReadOptions(), workers)


def done(*results: object) -> Outcome:
    return Outcome([*results])


def settled(plan: Schedule, index: int, outcome: Outcome) -> list[Path]:
    return [job[0] for job, _ in plan.settle(index, outcome)]


def test_one_process_reads_file_after_file() -> None:
    plan = schedule(1)
    steps = plan.steps()
    for index, path in enumerate((LONG, SHORT, LAST)):
        assert next(steps) == (read_file, path, (), ReadOptions())
        assert settled(plan, index, done("tables")) == [path]
    assert next(steps, "end") == "end"


def test_pages_of_a_large_file_come_before_the_next_file_and_are_put_together_in_order() -> None:
    plan = schedule(2)
    steps = plan.steps()
    assert next(steps) == (share_or_read, LONG, (), ReadOptions(), 64)
    assert settled(plan, 0, done(ToShare(70))) == []
    parts = [next(steps) for _ in range(8)]
    assert [(step[0], step[2]) for step in parts if step] == [
        (read_pages, range(start, min(start + 9, 70))) for start in range(0, 70, 9)
    ]
    assert next(steps) == (share_or_read, SHORT, (), ReadOptions(), 8)
    assert [settled(plan, index, done(0, f"part {index}")) for index in range(8, 0, -1)] == [[]] * 8
    ordered = [f"part {index}" for index in range(1, 9)]
    assert next(steps) == (finish_file, LONG, (), ReadOptions(), ordered)
    assert settled(plan, 10, done("tables")) == [LONG]


def test_the_last_files_are_shared_though_they_are_small() -> None:
    plan = schedule(2)
    steps = plan.steps()
    assert [step and step[-1] for step in (next(steps), next(steps), next(steps))] == [64, 8, 8]
    assert next(steps) is None


def test_the_first_page_that_fails_is_told_whatever_comes_first() -> None:
    plan = schedule(2)
    steps = plan.steps()
    next(steps)
    list(plan.settle(0, done(ToShare(70))))
    for _ in range(3):
        next(steps)
    assert settled(plan, 3, Outcome([19], Failure("died", 1))) == []
    assert next(steps)[:2] == (share_or_read, SHORT)  # type: ignore[index]
    assert settled(plan, 1, done(*range(1, 10), "part 1")) == []
    ((job, outcome),) = plan.settle(2, Outcome([10, 11], Failure("timeout", 2)))
    assert job == JOBS[0]
    assert outcome.results == [70, *range(1, 12)]
    assert outcome.failure == Failure("timeout", 12)
    assert next(steps)[:2] == (share_or_read, LAST)  # type: ignore[index]
