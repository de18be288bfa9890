"""The pool: results in order, and no task takes another one along."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from budgetkit.document.pool import SupervisedPool
from tests.document import work


@pytest.fixture(scope="module")
def pool() -> Iterator[SupervisedPool]:
    with SupervisedPool(2, timeout_s=2.0) as pool:
        yield pool


def test_outcomes_come_in_the_order_of_the_arguments(pool: SupervisedPool) -> None:
    outcomes = list(pool.map(work.slow_when_odd, ((number,) for number in range(9))))
    assert [outcome.results for outcome in outcomes] == [[number] for number in range(9)]


def test_a_task_may_give_many_results(pool: SupervisedPool) -> None:
    (outcome,) = pool.map(work.count, [(3, 7)])
    assert (outcome.results, outcome.failure) == ([3, 4, 5, 6], None)


def test_a_task_that_hangs_fails_alone(pool: SupervisedPool) -> None:
    started = time.monotonic()
    (hung,) = pool.map(work.hang, [(2,)])
    assert time.monotonic() - started < 30
    assert hung.failure is not None
    assert (hung.failure.kind, hung.failure.received, hung.results) == ("timeout", 2, [0, 1])
    (after,) = pool.map(work.count, [(0, 2)])
    assert after.results == [0, 1]


def test_a_process_that_dies_fails_its_task_alone(pool: SupervisedPool) -> None:
    (dead,) = pool.map(work.die, [(1,)])
    assert dead.failure is not None
    assert (dead.failure.kind, dead.failure.received) == ("died", 1)
    outcomes = list(pool.map(work.count, [(0, 1), (0, 1), (0, 1)]))
    assert all(outcome.results == [0] for outcome in outcomes)


def test_an_exception_is_handed_back(pool: SupervisedPool) -> None:
    (outcome,) = pool.map(work.fail, [()])
    assert outcome.failure is not None
    assert isinstance(outcome.failure.error, ValueError)
    assert str(outcome.failure.error) == "told so"


def test_a_task_that_takes_all_memory_fails_alone(pool: SupervisedPool) -> None:
    (outcome,) = pool.map(work.hoard, [()])
    assert outcome.failure is not None


def test_what_is_not_asked_for_is_not_waited_for(pool: SupervisedPool) -> None:
    outcomes = pool.map(work.count, ((number, number + 1) for number in range(1000)))
    assert next(outcomes).results == [0]
    outcomes.close()
    assert [outcome.results for outcome in pool.map(work.count, [(5, 6)])] == [[5]]


def test_a_slow_task_holds_up_no_more_than_its_own_place(pool: SupervisedPool) -> None:
    outcomes = list(pool.map(work.wait, ((number == 0, number) for number in range(40))))
    assert [outcome.results for outcome in outcomes] == [[number] for number in range(40)]


def test_outcomes_may_be_had_as_they_come(pool: SupervisedPool) -> None:
    found = [
        (index, outcome.results)
        for index, outcome in pool.as_done(work.wait, [(True, 7), (False, 8), (False, 9)])
    ]
    assert found == [(1, [8]), (2, [9]), (0, [7])]


def test_arguments_may_depend_on_outcomes(pool: SupervisedPool) -> None:
    known: list[int] = []

    def arguments() -> Iterator[tuple[int, int] | None]:
        yield (0, 2)
        yield (2, 4)
        while len(known) < 4:
            yield None
        yield (4, 4 + sum(known))

    for _, outcome in pool.as_done(work.count, arguments()):
        known += outcome.results
    assert sorted(known[:4]) == [0, 1, 2, 3]
    assert known[4:] == [4, 5, 6, 7, 8, 9]


def test_a_task_may_tell_how_far_it_is(pool: SupervisedPool) -> None:
    (outcome,) = pool.map(work.tell_slowly, [(3, 1.0)])
    assert (outcome.results, outcome.failure) == ([0, 1, 2, "done"], None)


def test_processes_have_the_variables_of_now(monkeypatch: pytest.MonkeyPatch) -> None:
    for value in ("one", "two"):
        monkeypatch.setenv("BUDGETKIT_TEST", value)
        with SupervisedPool(1, timeout_s=30) as pool:
            (outcome,) = pool.map(work.variable, [("BUDGETKIT_TEST",)])
        assert outcome.results == [value]


def test_a_script_without_a_guard_is_not_run_again(tmp_path: Path, root: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "from budgetkit.document.pool import SupervisedPool\n"
        "from tests.document import work\n"
        "with SupervisedPool(1, timeout_s=30) as pool:\n"
        "    (outcome,) = pool.map(work.count, [(0, 3)])\n"
        "print(outcome.results)\n",
        "utf-8",
    )
    done = subprocess.run(
        [sys.executable, str(script)],
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("[0, 1, 2]\n", "")
