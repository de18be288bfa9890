"""How concentrated spending is: Herfindahl–Hirschman index, entropy, top-k share."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from fractions import Fraction

from budgetkit.analysis.exact import amount, total


def _known_shares(amounts: Iterable[object]) -> list[Fraction]:
    """Shares of the sum; blank amounts take no part, a negative one makes shares undefined."""
    given = [value for value in map(amount, amounts) if value is not None]
    summed = total(given)
    if not summed or any(value < 0 for value in given):
        return []
    return [Fraction(value) / Fraction(summed) for value in given]


def hhi(amounts: Iterable[object]) -> Fraction | None:
    """Herfindahl–Hirschman index, Σ sᵢ² with sᵢ the share of part i in the sum.

    From 1/n (n equal parts) to 1 (one part). Multiply by 10,000 for the scale of
    competition authorities. None where no amount is given, the sum is zero or an amount is
    negative.

    >>> hhi([1, 1, 2])
    Fraction(3, 8)
    """
    shares = _known_shares(amounts)
    return sum((part * part for part in shares), Fraction(0)) if shares else None


def normalised_entropy(amounts: Iterable[object]) -> float | None:
    """Shannon entropy −Σ sᵢ ln sᵢ over ln n: 0 for one part holding all, 1 for equal parts.

    None where fewer than two parts are positive, since ln 1 = 0 leaves it undefined. A
    float: a logarithm has no exact value.
    """
    shares = [float(part) for part in _known_shares(amounts) if part > 0]
    if len(shares) < 2:
        return None
    return -sum(part * math.log(part) for part in shares) / math.log(len(shares))


def top_k_share(amounts: Sequence[object], k: int) -> Fraction | None:
    """The share of the k largest parts in the sum; of all of them where there are fewer.

    >>> top_k_share([5, 3, 2], k=2)
    Fraction(4, 5)
    """
    if k < 1:
        raise ValueError(f"k must be positive: {k}")
    shares = sorted(_known_shares(amounts), reverse=True)
    return sum(shares[:k], Fraction(0)) if shares else None
