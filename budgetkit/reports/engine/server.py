"""A process that has everything loaded and forks for each order.

It reads an order per line and answers with what became of it, a line each. A fork starts
with all modules loaded, has its process to itself, and ends with it: nothing that a notebook
does can touch another. When whoever asked is gone, its forks end too.
"""

from __future__ import annotations

import gc
import json
import os
import selectors
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from budgetkit.reports.job import Order
from budgetkit.reports.opening_many import prepare

_GRACE_SECONDS = 5.0
_CHUNK_BYTES = 1 << 16


@dataclass
class _Fork:
    """A running fork and what it said so far."""

    pid: int
    pipe: int
    order: Order
    started: float
    said: bytearray = field(default_factory=bytearray)
    is_late: bool = False

    @property
    def ends(self) -> float:
        return self.started + self.order.timeout + _GRACE_SECONDS


class Server:
    """Forks for each order that comes in, and answers when it is done.

    Args:
        orders: Descriptor to read orders from.
        answers: Descriptor to write answers to.
    """

    def __init__(self, orders: int, answers: int) -> None:
        self._orders, self._answers = orders, answers
        self._pending = bytearray()
        self._forks: dict[int, _Fork] = {}
        self._prepared: set[tuple[Path, str]] = set()
        self._selector = selectors.DefaultSelector()
        self._selector.register(orders, selectors.EVENT_READ)

    def serve(self) -> None:
        """Serve until the orders end; forks that still run are killed then."""
        try:
            while True:
                for key, _ in self._selector.select(self._patience()):
                    if key.fd == self._orders:
                        if not self._take():
                            return
                    else:
                        self._listen(self._forks[key.fd])
                self._end_late()
        finally:
            for fork in self._forks.values():
                os.kill(fork.pid, signal.SIGKILL)

    def _take(self) -> bool:
        """Read what was ordered; False at the end."""
        chunk = os.read(self._orders, _CHUNK_BYTES)
        self._pending += chunk
        *lines, rest = bytes(self._pending).split(b"\n")
        self._pending = bytearray(rest)
        for line in lines:
            order = Order(**json.loads(line))
            self._keep(order)
            self._fork(order)
        return bool(chunk)

    def _keep(self, order: Order) -> None:
        """Do before the fork what it and those after it would each do for themselves."""
        dataset = order.folder / str(order.parameters.get("dataset", ""))
        if (dataset, order.kind) not in self._prepared:
            self._prepared.add((dataset, order.kind))
            # Whatever fails fails again in the reports, which say so.
            with suppress(Exception), _no_longer_than(order.timeout):
                prepare(dataset.resolve(), order.kind)

    def _fork(self, order: Order) -> None:
        pipe, said = os.pipe()
        pid = os.fork()
        if pid == 0:
            _work(order, said, [self._answers, pipe, *self._forks])
        os.close(said)
        self._forks[pipe] = _Fork(pid, pipe, order, time.monotonic())
        self._selector.register(pipe, selectors.EVENT_READ)

    def _listen(self, fork: _Fork) -> None:
        chunk = os.read(fork.pipe, _CHUNK_BYTES)
        fork.said += chunk
        if chunk:
            return
        self._selector.unregister(fork.pipe)
        os.close(fork.pipe)
        del self._forks[fork.pipe]
        os.waitpid(fork.pid, 0)
        _write(self._answers, json.dumps(_answer(fork)).encode() + b"\n")

    def _patience(self) -> float | None:
        ends = [fork.ends for fork in self._forks.values() if not fork.is_late]
        return max(0.0, min(ends) - time.monotonic()) if ends else None

    def _end_late(self) -> None:
        for fork in self._forks.values():
            if not fork.is_late and time.monotonic() >= fork.ends:
                fork.is_late = True
                os.kill(fork.pid, signal.SIGKILL)


def main() -> None:
    """Load what reports need, then serve on standard input and output."""
    os.environ.setdefault("MPLBACKEND", "module://matplotlib_inline.backend_inline")
    # What is printed by mistake must not be taken for an answer.
    answers = os.dup(1)
    os.dup2(2, 1)
    _load()
    Server(0, answers).serve()


def _load() -> None:
    """Import what a report imports, and warm what is slow the first time."""
    import budgetkit.reports.beside
    import budgetkit.reports.engine.engine
    import budgetkit.reports.make
    import budgetkit.reports.page
    import budgetkit.reports.source_pages  # noqa: F401
    from budgetkit.reports.engine.warm import warm

    warm()


def _work(order: Order, said: int, inherited: list[int]) -> None:
    """Do the order in the fork, and end with it."""
    from budgetkit.reports.make import make

    gc.disable()  # The fork lives for a second or two, and gives all back at its end.
    try:
        for descriptor in inherited:
            os.close(descriptor)
        nowhere = os.open(os.devnull, os.O_RDWR)
        for standard in range(3):
            os.dup2(nowhere, standard)
        with _no_longer_than(order.timeout):
            _write(said, json.dumps(asdict(make(order, in_process=True))).encode())
    finally:
        os._exit(0)


@contextmanager
def _no_longer_than(seconds: float) -> Iterator[None]:
    """Raise TimeoutError in the block once the time is up."""
    signal.signal(signal.SIGALRM, _time_is_up)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _time_is_up(*_: Any) -> None:
    raise TimeoutError("超过了时限")


def _answer(fork: _Fork) -> dict[str, Any]:
    """What became of an order; ``made`` is null where the fork died."""
    try:
        made = json.loads(fork.said)
    except ValueError:
        made = None
    seconds = round(time.monotonic() - fork.started, 2)
    return {"name": fork.order.name, "made": made, "is_late": fork.is_late, "pid": fork.pid,
            "seconds": seconds}  # fmt: skip


def _write(descriptor: int, content: bytes) -> None:
    for part in _parts(content):
        os.write(descriptor, part)


def _parts(content: bytes) -> Iterator[bytes]:
    for start in range(0, len(content), _CHUNK_BYTES):
        yield content[start : start + _CHUNK_BYTES]
