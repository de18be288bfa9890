"""Work in processes that may hang or die without taking anything else along.

The standard pools wait for a hung process for ever, and one that dies breaks them all. Here
every task is a generator whose results are sent one by one: a task that sends nothing for
too long is killed with its process, and only that task fails.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import pickle
import sys
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from multiprocessing import forkserver
from multiprocessing.connection import Connection, wait
from types import ModuleType
from typing import Any

MEMORY_LIMIT_BYTES = 2 * 2**30
"""Of data in one process; reading takes a tenth of it."""

_LOOKAHEAD = 4
_YOUNG_OBJECTS = 50_000
_PRELOAD = ("budgetkit.document.pdf.loaded",)

Task = Callable[..., Iterable[Any]]


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a task gave no further results.

    Attributes:
        kind: ``timeout``, ``died`` or ``error``.
        received: How many results came before.
        error: The exception, where the task raised one.
    """

    kind: str
    received: int
    error: Exception | None = None


@dataclass(slots=True)
class Outcome:
    """What a task gave: its results in order, and why it stopped early if it did."""

    results: list[Any] = field(default_factory=list)
    failure: Failure | None = None


@dataclass(slots=True)
class _Worker:
    process: Any
    connection: Connection
    task: int = 0
    deadline: float = 0.0


@dataclass(slots=True)
class _Run:
    """What is still to be given out, and what has not been yielded, in order."""

    source: Iterator[Sequence[Any] | None]
    given: int = 0
    outcomes: dict[int, Outcome] = field(default_factory=dict)
    waiting: deque[int] = field(default_factory=deque)
    exhausted: bool = False


class SupervisedPool:
    """Processes that work through tasks; a context manager.

    Args:
        workers: How many processes.
        timeout_s: How long a task may take for its next result.
        preload: Modules that all processes share, where the system can do that.
        told: Called with a task's number and each of its results as it comes.
    """

    def __init__(
        self,
        workers: int,
        timeout_s: float,
        *,
        preload: Iterable[str] = _PRELOAD,
        told: Callable[[int, object], None] | None = None,
    ) -> None:
        self.timeout_s = timeout_s
        self._told = told
        self._context = _context(preload)
        self._idle: list[_Worker] = []
        self._busy: list[_Worker] = []
        self._size = max(workers, 1)

    def __enter__(self) -> SupervisedPool:
        """Return the pool."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the pool."""
        self.close()

    def close(self) -> None:
        """End all processes."""
        for worker in (*self._idle, *self._busy):
            _stop(worker)
        self._idle, self._busy = [], []

    def map(self, task: Task, arguments: Iterable[Sequence[Any]]) -> Generator[Outcome, None, None]:
        """Yield the outcome of ``task(*arguments)`` for each arguments, in their order.

        Args:
            task: A generator function that a process can import.
            arguments: Taken as processes become free, so that they need not all be in
                memory; no more than a few outcomes wait for an earlier one.
        """
        run = _Run(iter(arguments))
        with contextlib.closing(self._run(run, task, self._next_done)) as done:
            for _, outcome in done:
                yield outcome

    def as_done(
        self, task: Task, arguments: Iterable[Sequence[Any] | None]
    ) -> Generator[tuple[int, Outcome], None, None]:
        """Yield number and outcome of ``task(*arguments)`` for each arguments, as they end.

        No process waits for the slowest task. Arguments are numbered from 0. They may depend
        on outcomes: None among them says that the next ones are not known before a task that
        is at work has ended.
        """
        return self._run(_Run(iter(arguments)), task, self._all_done)

    def _run(
        self, run: _Run, task: Task, done: Callable[[_Run], Iterable[int]]
    ) -> Generator[tuple[int, Outcome], None, None]:
        try:
            while True:
                self._feed(run, task)
                for index in done(run):
                    run.waiting.remove(index)
                    yield index, run.outcomes.pop(index)
                if self._busy:
                    self._collect(run.outcomes)
                elif run.exhausted:
                    return
        finally:
            self._abandon()

    def _next_done(self, run: _Run) -> Iterator[int]:
        while run.waiting and not self._is_open(run.waiting[0]):
            yield run.waiting[0]

    def _all_done(self, run: _Run) -> list[int]:
        return [index for index in run.waiting if not self._is_open(index)]

    def _feed(self, run: _Run, task: Task) -> None:
        """Give tasks to free processes, unless too many outcomes wait for an earlier one."""
        while not run.exhausted and self._has_room(run):
            try:
                values = next(run.source)
            except StopIteration:
                run.exhausted = True
                return
            if values is None:
                return
            run.outcomes[run.given] = Outcome()
            run.waiting.append(run.given)
            self._give(run.given, task, values)
            run.given += 1

    def _has_room(self, run: _Run) -> bool:
        return len(self._busy) < self._size and len(run.waiting) < _LOOKAHEAD * self._size

    def _is_open(self, index: int) -> bool:
        return any(worker.task == index for worker in self._busy)

    def _give(self, index: int, task: Task, values: Sequence[Any]) -> None:
        worker = self._idle.pop() if self._idle else self._start()
        worker.task, worker.deadline = index, time.monotonic() + self.timeout_s
        self._busy.append(worker)
        # A process that died meanwhile is noticed when its answer is waited for.
        with contextlib.suppress(OSError):
            worker.connection.send((task, tuple(values)))

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        # A server started earlier has the variables of then.
        given = (theirs, dict(os.environ))
        process = self._context.Process(target=_serve, args=given, daemon=True)
        with _main_hidden():
            process.start()
        theirs.close()
        return _Worker(process, ours)

    def _collect(self, outcomes: dict[int, Outcome]) -> None:
        """Wait for the next message or deadline and take what there is."""
        patience = min(worker.deadline for worker in self._busy) - time.monotonic()
        ready = wait([worker.connection for worker in self._busy], max(0.0, patience))
        now = time.monotonic()
        for worker in list(self._busy):
            outcome = outcomes[worker.task]
            if worker.connection in ready:
                self._take(worker, outcome)
            elif now >= worker.deadline:
                self._give_up(worker, outcome, "timeout")

    def _take(self, worker: _Worker, outcome: Outcome) -> None:
        try:
            kind, value = worker.connection.recv()
        except (EOFError, OSError):
            self._give_up(worker, outcome, "died")
            return
        worker.deadline = time.monotonic() + self.timeout_s
        if kind == "result":
            outcome.results.append(value)
            if self._told is not None:
                self._told(worker.task, value)
            return
        if kind == "error":
            outcome.failure = Failure("error", len(outcome.results), value)
        self._busy.remove(worker)
        self._idle.append(worker)

    def _give_up(self, worker: _Worker, outcome: Outcome, kind: str) -> None:
        outcome.failure = Failure(kind, len(outcome.results))
        self._busy.remove(worker)
        _stop(worker)

    def _abandon(self) -> None:
        """Stop what is still at work when the caller has seen enough."""
        for worker in self._busy:
            _stop(worker)
        self._busy = []


def _stop(worker: _Worker) -> None:
    worker.connection.close()
    worker.process.kill()
    worker.process.join()
    worker.process.close()


@contextlib.contextmanager
def _main_hidden() -> Iterator[None]:
    """Keep a new process from running the caller's script again to have its names.

    Scripts of researchers have no guard against that; tasks stand in importable modules.
    """
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


def _context(preload: Iterable[str]) -> Any:
    """Processes forked from a clean server that has the libraries loaded, where there is one.

    A plain fork would copy the locks of the threads that Arrow and OpenCV run.
    """
    if sys.platform in ("win32", "darwin"):
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([*preload])
    return context


def start_server(preload: Iterable[str]) -> None:
    """Start the process that pools fork from, so that it loads modules while others work.

    Does nothing where it runs, or where the system has none.
    """
    if _context(preload).get_start_method() == "forkserver":
        with _main_hidden():
            forkserver.ensure_running()


_telling: list[Connection] = []
"""In a process of a pool, the connection to whoever runs it."""


def tell(value: object) -> None:
    """Send a result from within a task, which gives it the full time for the next one.

    Does nothing outside the processes of a pool.
    """
    for connection in _telling:
        connection.send(("result", value))


def _serve(connection: Connection, variables: Mapping[str, str]) -> None:
    """Work through tasks until the other end is closed."""
    os.environ.clear()
    os.environ.update(variables)
    _limit_memory()
    _collect_seldom()
    _telling.append(connection)
    with contextlib.suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            task, values = connection.recv()
            connection.send(_work(connection, task, values))


def _work(connection: Connection, task: Task, values: Sequence[Any]) -> tuple[str, Any]:
    """Send the results of a task one by one; returns how it ended."""
    try:
        for result in task(*values):
            connection.send(("result", result))
    except Exception as error:
        return "error", _portable(error)
    return "done", None


def _portable(error: Exception) -> Exception:
    """The error itself, or one that says the same if it cannot be sent."""
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error


def _collect_seldom() -> None:
    """Look for garbage in what a task makes, not in all that was loaded before it.

    Readings are trees of small objects without cycles; the usual thresholds spend a sixth of
    the time on going through them.
    """
    gc.freeze()
    gc.set_threshold(_YOUNG_OBJECTS)


def _limit_memory() -> None:
    """Let a file that asks for too much memory end its own process, not the machine."""
    if sys.platform != "linux":
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    unlimited = hard == resource.RLIM_INFINITY
    limit = MEMORY_LIMIT_BYTES if unlimited else min(MEMORY_LIMIT_BYTES, hard)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_DATA, (limit, hard))
