"""Tasks for the pool's tests: a process must be able to import them."""

import os
import time
from collections.abc import Iterator

from budgetkit.document.pool import tell


def count(start: int, end: int) -> Iterator[int]:
    yield from range(start, end)


def slow_when_odd(number: int) -> Iterator[int]:
    time.sleep(0.05 * (number % 2))
    yield number


def hang(after: int) -> Iterator[int]:
    yield from range(after)
    time.sleep(60)


def die(after: int) -> Iterator[int]:
    yield from range(after)
    os._exit(1)


def fail() -> Iterator[int]:
    yield 1
    raise ValueError("told so")


def hoard() -> Iterator[int]:
    yield len(bytearray(16 * 2**30))


def wait(long: bool, number: int) -> Iterator[int]:
    time.sleep(1.0 if long else 0.0)
    yield number


def tell_slowly(times: int, pause_s: float) -> Iterator[str]:
    for number in range(times):
        time.sleep(pause_s)
        tell(number)
    yield "done"


def variable(name: str) -> Iterator[str | None]:
    yield os.environ.get(name)
