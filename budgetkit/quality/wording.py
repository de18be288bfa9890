"""Texts as they are compared, and numbers as the remarks print them."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from budgetkit.text import compact, nfkc

_SPACE = re.compile(r"\s")


@lru_cache(maxsize=65536)
def bare(text: str) -> str:
    """Return a short text without white space, normalised: names and values recur by the dozen."""
    return compact(text)


@lru_cache(maxsize=256)
def plain(text: str) -> str:
    """Return a long text without white space, normalised: the rules read it one after another."""
    normal = nfkc(text)
    return compact(normal) if _SPACE.search(normal) else normal


def yuan_text(yuan: Decimal) -> str:
    """Return an amount with separators, fen only where there are any.

    >>> yuan_text(Decimal("522720.0000")), yuan_text(Decimal("0.5"))
    ('522,720', '0.50')
    """
    return f"{yuan:,.2f}".removesuffix(".00")


def number_text(value: Decimal) -> str:
    """Return a number without trailing zeros.

    >>> number_text(Decimal("3900.00")), number_text(Decimal("0.70"))
    ('3900', '0.7')
    """
    return f"{value.normalize():f}"
