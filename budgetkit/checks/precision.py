"""How finely a document prints, so that tolerances come from print and not from constants."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

from budgetkit.text import nfkc

_COMMON = Decimal("0.1")


def decimals(printed: str) -> int:
    """Return the number of decimals that a printed number has.

    >>> decimals("2,011.30"), decimals("288"), decimals("1.")
    (2, 0, 0)
    """
    _, point, rest = nfkc(printed).strip().rstrip("%％").rpartition(".")
    return sum(char.isdigit() for char in rest) if point else 0


def usual_decimals(printed: Iterable[str]) -> int:
    """Return how many decimals the figures of a table or text are rounded to.

    ``288`` among figures such as ``245.48`` is 288.00 with its zeros left out: the decimals
    that a tenth of the figures reach are those of all.
    """
    counts = Counter(map(decimals, printed))
    total = sum(counts.values())
    reached = 0
    for places in sorted(counts, reverse=True):
        reached += counts[places]
        if reached >= total * _COMMON:
            return places
    return 0


def grain(printed: str, usual: int, scale: int = 1) -> Decimal:
    """Return one unit of the last digit that a figure is rounded to, times ``scale``."""
    return Decimal(1).scaleb(-max(decimals(printed), usual)) * scale
