"""Money as printed: exact amounts and the units that scale them to yuan."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from budgetkit.text import compact, nfkc

UNKNOWN_UNIT = "unknown"
_FEN = Decimal("0.01")
_YUAN_PER_UNIT = {"元": 1, "百元": 100, "千元": 1_000, "万元": 10_000, "亿元": 100_000_000}
_UNIT_LABEL = re.compile(r"(?:金额)?单位[:：]?(?:人民币)?(亿元|万元|千元|百元|元)")
_UNIT_LABEL_WHOLE = re.compile(r"(?:金额)?单位[:：](?:人民币)?(?:亿|万|千|百)?元")
_UNIT_IN_BRACKETS = re.compile(r"[(（](?:单位[:：]?)?(亿元|万元|千元|百元|元)[)）]")
_NUMBER = re.compile(r"[-+]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")
_IN_BRACKETS = re.compile(r"\(([0-9][0-9,]*\.[0-9]{1,6})\)")
"""Accountants print negatives so; without decimals it may be a list mark."""
_BLANK = re.compile(r"[-—–―－/]*")
_AMOUNT_CHARACTERS = re.compile(r"[-+0-9.,\s]+")


class Reading(StrEnum):
    """How the characters of an amount became a number."""

    BLANK = "blank"
    AS_PRINTED = "as_printed"
    REPAIRED = "repaired"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as printed, before its unit is known."""

    value: Decimal | None
    reading: Reading


def parse_amount(text: str) -> Amount:
    """Read a printed amount without guessing.

    A blank cell or a dash has no value. Thousands separators are dropped. White space
    inside a number is a repair, and marked as one, as is the minus of a number in brackets;
    whatever else is in the cell makes it unreadable.

    >>> parse_amount("2,011.30").value, parse_amount("14. 58").reading.value
    (Decimal('2011.30'), 'repaired')
    """
    printed = nfkc(text).replace("−", "-").strip()
    if _BLANK.fullmatch(printed):
        return Amount(None, Reading.BLANK)
    if _NUMBER.fullmatch(printed):
        return Amount(_decimal(printed), Reading.AS_PRINTED)
    negative = _IN_BRACKETS.fullmatch(printed)
    if negative and _NUMBER.fullmatch(negative[1]):
        return Amount(-_decimal(negative[1]), Reading.REPAIRED)
    joined = compact(printed)
    if _AMOUNT_CHARACTERS.fullmatch(printed) and _NUMBER.fullmatch(joined):
        return Amount(_decimal(joined), Reading.REPAIRED)
    return Amount(None, Reading.UNREADABLE)


def looks_numeric(text: str) -> bool:
    """Return whether a cell holds a number, as printed or with white space inside."""
    return parse_amount(text).value is not None


def _decimal(printed: str) -> Decimal:
    return Decimal(printed.replace(",", ""))


def find_unit(text: str) -> str | None:
    """Return the money unit named by a label such as ``单位：万元``, or None."""
    return _first_group(_UNIT_LABEL, text) or _first_group(_UNIT_IN_BRACKETS, text)


def without_unit(text: str) -> str:
    """Return ``text`` compact and without the label of its money unit.

    >>> without_unit("部门支出总表（万元）"), without_unit("收入总表 单位：万元")
    ('部门支出总表', '收入总表')
    """
    return _UNIT_LABEL_WHOLE.sub("", _UNIT_IN_BRACKETS.sub("", compact(text)))


def _first_group(pattern: re.Pattern[str], text: str) -> str | None:
    found = pattern.search(compact(text))
    return found.group(1) if found else None


def to_yuan(value: Decimal | None, unit_text: str) -> Decimal | None:
    """Scale a printed value to yuan, two decimals; None where value or unit is unknown.

    Raises:
        ValueError: If the scaled value has more than two decimals or too many digits, which
            no disclosure prints and the dataset could not hold without loss.
    """
    factor = _YUAN_PER_UNIT.get(unit_text)
    if value is None or factor is None:
        return None
    yuan = value * factor
    try:
        rounded = yuan.quantize(_FEN)
    except InvalidOperation as cause:
        raise ValueError(f"{value} {unit_text} has too many digits") from cause
    if rounded != yuan:
        raise ValueError(f"{value} {unit_text} is finer than a fen")
    return rounded


def yuan_or_none(value: Decimal | None, unit_text: str) -> Decimal | None:
    """Scale a printed value to yuan; None also where :func:`to_yuan` finds it impossible.

    >>> yuan_or_none(Decimal("2.50"), "万元"), yuan_or_none(Decimal("0.333333333"), "万元")
    (Decimal('25000.00'), None)
    """
    try:
        return to_yuan(value, unit_text)
    except ValueError:
        return None
