"""Orders done by forks of a warm server, several at a time."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from multiprocessing import get_all_start_methods
from pathlib import Path
from typing import Any

from budgetkit.errors import InternalError
from budgetkit.reports.execute import keep
from budgetkit.reports.files import inside, partial
from budgetkit.reports.job import Made, Order
from budgetkit.reports.make import EXECUTED, failed, make

_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from budgetkit.reports.engine.server import main; main()"
)
_LATE = "超过了 {seconds} 秒的时限，已终止"
_END_SECONDS = 10
_DIED = "进程意外终止"


def do_all(orders: Iterable[Order], workers: int) -> Iterator[tuple[Order, Made]]:
    """Yield each order with what became of it, as they are done.

    Args:
        orders: What to make.
        workers: How many at a time; of no effect where the system cannot fork.
    """
    waiting = deque(orders)
    if not waiting:
        return
    if "fork" not in get_all_start_methods():
        yield from ((order, make(order)) for order in waiting)
        return
    yield from _by_server(waiting, workers)


def _by_server(waiting: deque[Order], workers: int) -> Iterator[tuple[Order, Made]]:
    command = [sys.executable, "-c", _START, json.dumps(sys.path)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0
    ) as server:
        running: dict[str, Order] = {}
        try:
            while waiting or running:
                while waiting and len(running) < workers:
                    order = waiting.popleft()
                    running[order.name] = order
                    _send(server, order)
                answer = _receive(server)
                order = running.pop(answer["name"])
                yield order, _made(order, answer)
        finally:
            _end(server)


def _end(server: subprocess.Popen[bytes]) -> None:
    """Let the server go; it takes its forks with it."""
    assert server.stdin is not None
    server.stdin.close()
    try:
        server.wait(_END_SECONDS)
    except subprocess.TimeoutExpired:
        server.kill()


def _send(server: subprocess.Popen[bytes], order: Order) -> None:
    assert server.stdin is not None
    server.stdin.write(json.dumps(order.as_dict()).encode() + b"\n")


def _receive(server: subprocess.Popen[bytes]) -> dict[str, Any]:
    assert server.stdout is not None
    line = server.stdout.readline()
    if not line:
        raise InternalError(path="report", reason="生成报告的进程意外终止")
    answer: dict[str, Any] = json.loads(line)
    return answer


def _made(order: Order, answer: dict[str, Any]) -> Made:
    if answer["made"] is not None:
        return Made(**answer["made"])
    error = _LATE.format(seconds=order.timeout) if answer["is_late"] else _DIED
    executed = inside(order.folder / EXECUTED, f"{order.file_name}.ipynb")
    keep(_left_by(executed, answer["pid"]), executed)
    return failed(order, error, answer["seconds"])


def _left_by(executed: Path, pid: int) -> Path:
    """What a fork had saved when it died."""
    return partial(executed, pid)
