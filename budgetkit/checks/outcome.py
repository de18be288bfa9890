"""What a rule's method yields: relations to be judged, observations, and what it had to skip."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from budgetkit.checks.catalogue import Rule
from budgetkit.checks.ledger import Ledger
from budgetkit.checks.model import Evidence, Nature
from budgetkit.checks.relations import Relation


@dataclass(frozen=True, slots=True)
class Skip:
    """Something that cannot be checked, and why (Chinese)."""

    reason: str


@dataclass(frozen=True, slots=True)
class Passed:
    """Checks of wording or codes that hold."""

    count: int = 1


@dataclass(frozen=True, slots=True)
class Observation:
    """Something wrong that is no arithmetic."""

    message: str
    evidence: tuple[Evidence, ...]
    nature: Nature = Nature.DOCUMENT
    expected: str | None = None
    actual: str | None = None
    suggestion: str | None = None


Yield = Relation | Skip | Passed | Observation
Method = Callable[[Ledger, Rule], Iterator[Yield]]
