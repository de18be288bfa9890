"""How numbers are shown: exact amounts, shares rounded half up."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from budgetkit.analysis import percent
from budgetkit.reports.words import BLANK

_WANYUAN = Decimal(10_000)
_MINUS = "\N{MINUS SIGN}"


def wanyuan(yuan: Decimal | None) -> str:
    """Return an amount in 万元, exact: two decimals, more only where the amount has them.

    >>> wanyuan(Decimal("20113000.00")), wanyuan(Decimal("1234.56")), wanyuan(None)
    ('2,011.30', '0.123456', '—')
    """
    if yuan is None:
        return BLANK
    value = (yuan / _WANYUAN).normalize()
    places = max(2, -int(value.as_tuple().exponent))
    return _minus(f"{value:,.{places}f}")


def in_wanyuan(yuan: Decimal | None) -> Decimal | None:
    """Scale yuan to 万元, exactly."""
    return None if yuan is None else yuan / _WANYUAN


def drawn_wanyuan(yuan: Decimal | None) -> Decimal:
    """Return an amount in 万元 for a drawing, in which a blank has no extent."""
    return in_wanyuan(yuan) or Decimal(0)


def money(yuan: Decimal | None) -> str:
    """Return an amount with its unit, for a sentence: ``2,011.30 万元``."""
    return BLANK if yuan is None else f"{wanyuan(yuan)} 万元"


def signed_wanyuan(yuan: Decimal | None) -> str:
    """Return a change in 万元 with its sign; no sign for zero."""
    return ("+" if yuan is not None and yuan > 0 else "") + wanyuan(yuan)


def share_text(value: Fraction | None) -> str:
    """Return a share in per cent, two decimals: ``82.62%``."""
    shown = percent(value)
    return BLANK if shown is None else _minus(f"{shown}%")


def percent_text(value: Decimal | None) -> str:
    """Return a percentage as printed, with its sign: ``+2.67%``."""
    if value is None:
        return BLANK
    plain = value.normalize()
    sign = "+" if plain > 0 else ""
    return _minus(f"{sign}{plain:f}%")


def plain_number(value: Decimal | None) -> str:
    """Return a count or an area without padding: ``8,462.41``."""
    return BLANK if value is None else _minus(f"{value.normalize():,f}")


def index_text(value: Fraction | float | None) -> str:
    """Return an index between 0 and 1 with two decimals."""
    return BLANK if value is None else f"{float(value):.2f}"


def _minus(text: str) -> str:
    return text.replace("-", _MINUS)
