"""Read damaged files in processes that may die alone, and count what came of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from budgetkit.disclosure.read import read_disclosure
from budgetkit.document.pool import SupervisedPool
from budgetkit.document.read import read_document
from budgetkit.errors import BudgetkitError
from budgetkit.sources.file import source_from_bytes
from tests.fuzz.mutate import mutated
from tests.fuzz.seeds import seed_file

SECONDS_PER_FILE = 30.0
"""A whole file takes a second; on a busy machine a few."""

_BATCH = 25


@dataclass(slots=True)
class Outcomes:
    """What came of damaged files.

    Attributes:
        counts: By format: read whole, or the code of the error.
        unforeseen: What must not happen, as (format, number, what).
    """

    counts: dict[str, Counter[str]] = field(default_factory=dict)
    unforeseen: list[tuple[str, int, str]] = field(default_factory=list)

    def add(self, kind: str, number: int, what: str) -> None:
        """Count an outcome."""
        self.counts.setdefault(kind, Counter())[what.partition(":")[0]] += 1
        if what.startswith("!"):
            self.unforeseen.append((kind, number, what))

    def join(self, other: Outcomes) -> None:
        """Add the outcomes of other formats."""
        self.counts |= other.counts
        self.unforeseen += other.unforeseen


def outcome(kind: str, number: int) -> str:
    """Return what comes of one damaged file; what begins with ``!`` must not."""
    content = mutated(seed_file(kind), number)
    try:
        read_disclosure(read_document(source_from_bytes(content, f"{kind}-{number}")))
    except BudgetkitError as error:
        return error.code if error.message else f"!no message: {error!r}"
    except Exception as error:
        return f"!{type(error).__name__}: {error}"
    return "read"


def outcomes(kind: str, numbers: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Yield what comes of damaged files one by one: the task of a process."""
    for number in numbers:
        yield number, outcome(kind, number)


def fuzz(kinds: Sequence[str], numbers: range, workers: int = 1) -> Outcomes:
    """Read damaged files of some formats; a process that hangs or dies is one outcome."""
    found = Outcomes()
    todo = [
        (kind, numbers[start : start + _BATCH])
        for start in range(0, len(numbers), _BATCH)
        for kind in kinds
    ]
    with SupervisedPool(workers, SECONDS_PER_FILE) as pool:
        while todo:
            results = list(pool.map(outcomes, todo))
            again = []
            for (kind, batch), result in zip(todo, results, strict=True):
                # A reader may also tell how many pages it has done.
                ended = [told for told in result.results if isinstance(told, tuple)]
                for number, what in ended:
                    found.add(kind, number, what)
                if result.failure is not None:
                    done = len(ended)
                    found.add(kind, batch[done], _end(kind, result.failure.kind))
                    again.append((kind, batch[done + 1 :]))
            todo = [(kind, batch) for kind, batch in again if batch]
    return found


def _end(kind: str, failure: str) -> str:
    """A PDF's pages are read in a process of their own, which this one stands for."""
    return failure if kind in ("pdf", "scan") else f"!{failure}"
