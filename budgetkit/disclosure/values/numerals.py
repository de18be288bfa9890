"""Numbers as values print them: 1,200 · 10万 · 三十 · 半."""

from __future__ import annotations

import re
from decimal import Context, Decimal

from budgetkit.disclosure.values.vocabulary import one_of, words

ARABIC = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,24})(?:\.[0-9]{1,10})?"
CHINESE = r"[〇零一二两三四五六七八九十百千]{1,8}|半"
SCALE = one_of(words()["number"]["scales"])

_EXACT = Context(prec=80)
_MOST_DIGITS = 24
_HALF = Decimal("0.5")
_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_ARABIC = re.compile(ARABIC)


def decimal_of(printed: str, scale: str | None = None) -> Decimal | None:
    """Return the value of a number and its scale word; None if it is none.

    >>> decimal_of("1,200"), decimal_of("10", "万"), decimal_of("三十二"), decimal_of("半")
    (Decimal('1200'), Decimal('100000'), Decimal('32'), Decimal('0.5'))
    """
    if _ARABIC.fullmatch(printed):
        value: Decimal | None = Decimal(printed.replace(",", ""))
    else:
        value = _HALF if printed == "半" else _chinese(printed)
    if value is None:
        return None
    power = words()["number"]["scales"][scale] if scale else 0
    return _readable(value.scaleb(power, _EXACT))


def _readable(value: Decimal) -> Decimal | None:
    """A number longer than any amount of a budget was not read aright."""
    plain = Decimal(plain_number(value))
    return plain if plain.adjusted() < _MOST_DIGITS else None


def _chinese(printed: str) -> Decimal | None:
    if all(char in _DIGITS for char in printed):
        return Decimal("".join(str(_DIGITS[char]) for char in printed))
    total, current = 0, -1
    for char in printed:
        if char in _DIGITS:
            current = _DIGITS[char]
        elif char in _PLACES:
            total += (1 if current < 0 else current) * _PLACES[char]
            current = 0
        else:
            return None
    return Decimal(total + max(current, 0))


def plain_number(value: Decimal) -> str:
    """Return a number without exponent and trailing zeros.

    >>> plain_number(Decimal("13459.00")), plain_number(Decimal("1E+5"))
    ('13459', '100000')
    """
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
