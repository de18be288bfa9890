"""Whether one slip of the pen or of the reader explains a wrong number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from budgetkit.checks.model import Figure
from budgetkit.text import nfkc

_NUMBER = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")
_DIGITS = "0123456789"


def one_slip(figure: Figure, value: Decimal) -> str | None:
    """Return how ``figure`` would read with one digit mended, if that gives ``value``.

    A digit may have been changed, lost, doubled or swapped with its neighbour, or the
    decimal point lost or moved. None where more than that would be needed.

    >>> from budgetkit.checks.model import Evidence
    >>> place = Evidence("d", 1, None, None, "")
    >>> one_slip(Figure(Decimal(15), Decimal(1), "15", "", place), Decimal(145))
    '145'
    """
    found = _NUMBER.search(nfkc(figure.text))
    if found is None:
        return None
    printed = found.group().replace(",", "")
    wanted = abs(value) / figure.scale
    half = figure.grain / figure.scale / 2
    return next((text for text in _edits(printed) if _is(text, wanted, half)), None)


def _is(text: str, wanted: Decimal, half: Decimal) -> bool:
    try:
        return abs(Decimal(text) - wanted) <= half
    except InvalidOperation:
        return False


def _edits(text: str) -> Iterator[str]:
    """One digit changed, swapped with the next, left out or put in; the point moved."""
    point = text.find(".")
    whole = len(text) if point < 0 else point
    for at in range(len(text)):
        yield from (text[:at] + digit + text[at + 1 :] for digit in _DIGITS if text[at] != ".")
        yield text[:at] + text[at : at + 2][::-1] + text[at + 2 :]
    for at in range(whole):
        yield text[:at] + text[at + 1 :]
    for at in range(whole + 1):
        yield from (text[:at] + digit + text[at:] for digit in _DIGITS)
    bare = text.replace(".", "")
    yield from (f"{bare[:at]}.{bare[at:]}" for at in range(1, len(bare)))
