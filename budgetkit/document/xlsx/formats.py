"""Numbers as a sheet shows them: the number formats that budgets use."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

BUILT_IN = {
    0: "General",
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    37: "#,##0;-#,##0",
    38: "#,##0;-#,##0",
    39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00",
    41: '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ',
    43: '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ',
    49: "@",
}
"""Codes of the format ids that files leave out (ECMA-376 part 1, 18.8.30)."""

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|[_*].|\[(?:Red|Black|Blue|Green|White|Color\d+)\]'
    r"|\[\$(?P<currency>[^\]-]*)(?:-[0-9A-F]+)?\]|(?P<digits>[0#?][0#?,]*(?:\.[0#?]*)?|\.[0#?]+)"
    r"|(?P<percent>%)|(?P<literal>[-+() ¥￥$:/一-鿿])",
    re.IGNORECASE,
)
_SECTION = re.compile(r'(?:"[^"]*"|\\.|\[[^\]]*\]|[^;"\\\[])*')
_LONGEST_CODE = 255
"""As Excel has it; what is longer is no format but an attack."""

_MOST_DIGITS = 30
_SIGNIFICANT_DIGITS = 15
_GENERAL_DIGITS = 11
_LARGEST = Decimal(10) ** _SIGNIFICANT_DIGITS
"""Beyond it the last digits are not kept; no budget prints such an amount."""


@dataclass(frozen=True, slots=True)
class _Digits:
    """The placeholders of a format's number."""

    at_least: int
    grouped: bool
    decimals: int
    decimals_at_least: int


@dataclass(frozen=True, slots=True)
class _Section:
    """One part of a format: literal text around the number."""

    before: str
    digits: _Digits | None
    after: str
    percent: bool


def shown(value: float, code: str) -> str | None:
    """Return a number as the format ``code`` shows it, None where the format is not known.

    >>> shown(2011.3, "#,##0.00"), shown(0, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ')
    ('2,011.30', '-')
    """
    if code.lower() in ("general", "@", ""):
        return general(value)
    sections = _sections(code) if len(code) <= _LONGEST_CODE else ()
    if not sections:
        return None
    number = stored(value)
    if not number.is_finite() or abs(number) >= _LARGEST:
        return None
    index = _which(number, len(sections))
    section = sections[index] if index < len(sections) else None
    if section is None:
        return None
    sign = "-" if number < 0 and index == 0 else ""
    text = _show(abs(number), section)
    # What rounds to zero is shown without a sign.
    return sign + text if re.search("[1-9]", text) else text


def general(value: float) -> str:
    """Return a number as the General format shows it in a cell that is wide enough."""
    exact = format(Decimal(f"{value:.{_GENERAL_DIGITS}g}"), "f")
    return exact.rstrip("0").rstrip(".") if "." in exact else exact


def stored(value: float) -> Decimal:
    """Return a number exact to the digits that Excel keeps."""
    return Decimal(f"{value:.{_SIGNIFICANT_DIGITS}g}")


def _which(number: Decimal, count: int) -> int:
    if number < 0 and count > 1:
        return 1
    return 2 if number == 0 and count > 2 else 0


@cache
def _sections(code: str) -> tuple[_Section | None, ...]:
    parts = [match.group() for match in _SECTION.finditer(code)]
    texts = [part for i, part in enumerate(parts) if part or i == 0]
    if sum(map(len, parts)) + code.count(";") < len(code):
        return ()
    return tuple(_section(text) for text in texts[:3])


def _section(text: str) -> _Section | None:
    """Parse one part; None where anything in it is not known."""
    before, after, digits, percent, at = "", "", None, False, 0
    while at < len(text):
        token = _TOKEN.match(text, at)
        if token is None or (token["digits"] and digits):
            return None
        if token["digits"]:
            digits = _digits(token["digits"])
            if digits is None:
                return None
        percent = percent or bool(token["percent"])
        literal = next((token[k] for k in _LITERALS if token[k]), "")
        before, after = (before, after + literal) if digits else (before + literal, after)
        at = token.end()
    return _Section(before, digits, after, percent)


_LITERALS = ("quoted", "escaped", "currency", "percent", "literal")


def _digits(text: str) -> _Digits | None:
    whole, _, decimals = text.partition(".")
    if max(len(whole), len(decimals)) > _MOST_DIGITS:
        return None  # no sheet shows so many
    if whole.endswith(","):
        return None  # scales by thousands: what is shown is another number
    return _Digits(whole.count("0"), "," in whole, len(decimals), decimals.count("0"))


def _show(number: Decimal, section: _Section) -> str:
    if section.digits is None:
        return (section.before + section.after).strip()
    if section.percent:
        number *= 100
    body = _number(number, section.digits)
    return (section.before + body + section.after).strip()


def _number(number: Decimal, digits: _Digits) -> str:
    rounded = number.quantize(Decimal(1).scaleb(-digits.decimals), ROUND_HALF_UP)
    whole, _, decimals = format(rounded, "f").partition(".")
    whole = whole.lstrip("0").rjust(digits.at_least, "0")
    if digits.grouped and whole:
        whole = f"{int(whole):,}" if whole[0] != "0" or whole == "0" else whole
    while len(decimals) > digits.decimals_at_least and decimals.endswith("0"):
        decimals = decimals[:-1]
    return f"{whole}.{decimals}" if decimals else whole
