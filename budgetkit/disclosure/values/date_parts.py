"""What a date names: the patterns of its parts, and their number.

A date is a number whose digits the unit names: 202509 in 年月 is September 2025, 12 in 月底 the
end of December of a year not named.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from budgetkit.disclosure.values.numerals import decimal_of
from budgetkit.disclosure.values.vocabulary import one_of, words

_LETTERS = {"year": "年", "month": "月", "day": "日"}
_WIDTHS = {"年": 4, "月": 2, "日": 2}
NEXT_YEAR = "次年"
"""How the unit of a date in the following year begins."""
_ISO = re.compile(
    r"((?:19|20)[0-9]{2})[-./](0?[1-9]|1[0-2])[-./]([12][0-9]|3[01]|0?[1-9])(?![0-9])日?"
)
_COMPACT = re.compile(r"((?:19|20)[0-9]{2})(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])")
QUARTER = "[1-4一二三四]"
_QUARTER_END = re.compile(rf"(?<!前)第?({QUARTER})季度?[末底](?![0-9])")
_BEFORE_QUARTER = re.compile(rf"(?<!前)第?({QUARTER})季度(?=(?:之|以)?前)")
_CHINESE_DAY = "三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九]"
_ISO_MONTH = re.compile(r"((?:19|20)[0-9]{2})[-/](0[1-9]|1[0-2])")


@dataclass(frozen=True, slots=True)
class DateParts:
    """What a date names; ``mark`` is 底, 初 or 上旬, with 年 or 月 where that is printed twice."""

    year: str | None
    month: str | None
    day: str | None
    mark: str
    is_next: bool

    @classmethod
    def of(cls, found: re.Match[str], prefix: str = "") -> DateParts:
        """Return the parts that :func:`date_pattern` matched with the same prefix."""
        mark = words()["dates"]["marks"].get(found[f"{prefix}mark"] or "", "")
        month = found[f"{prefix}month"]
        day = found[f"{prefix}day"]
        return cls(
            found[f"{prefix}year"],
            str(decimal_of(month)) if month else None,
            str(decimal_of(day)) if day else None,
            (found[f"{prefix}of"] or "") + mark if mark else "",
            found[f"{prefix}next"] is not None,
        )

    @property
    def letters(self) -> str:
        """Which of 年, 月 and 日 have a number."""
        return "".join(letter for name, letter in _LETTERS.items() if getattr(self, name))

    @property
    def number(self) -> Decimal | None:
        """The digits of year, month and day; None where only a mark is named."""
        values = [(letter, getattr(self, name)) for name, letter in _LETTERS.items()]
        digits = "".join(value.zfill(_WIDTHS[letter]) for letter, value in values if value)
        return Decimal(digits) if digits else None


def date_pattern(prefix: str) -> str:
    """Return the pattern of a date, its groups named with ``prefix``; it matches nothing too."""
    dates = words()["dates"]
    mark = one_of(dates["marks"])
    return (
        rf"{one_of(dates['this_year'])}?(?P<{prefix}next>{one_of(dates['next_year'])})?"
        rf"(?:(?P<{prefix}year>(?:19|20)[0-9]{{2}})年度?)?"
        rf"(?:(?P<{prefix}month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月份?)?"
        rf"(?:(?P<{prefix}day>3[01]|[12][0-9]|0?[1-9]|{_CHINESE_DAY})[日号])?"
        rf"(?:(?P<{prefix}of>年|月|季度)?(?P<{prefix}mark>{mark}))?"
    )


def written_out(text: str) -> str:
    """Return a text with dates in digits and ends of quarters written with 年, 月 and 日.

    >>> written_out("2026-05-31"), written_out("第三季度末"), written_out("四季度前")
    ('2026年5月31日', '9月底', '10月前')
    """
    if found := _ISO_MONTH.fullmatch(text):
        return f"{found[1]}年{found[2]}月"
    if found := _COMPACT.fullmatch(text):
        return f"{found[1]}年{found[2]}月{found[3]}日"
    text = _QUARTER_END.sub(lambda end: f"{quarter_months(end[1])[1]}月底", text)
    text = _BEFORE_QUARTER.sub(lambda start: f"{quarter_months(start[1])[0]}月", text)
    return _ISO.sub(lambda iso: f"{iso[1]}年{int(iso[2])}月{int(iso[3])}日", text)


def quarter_months(printed: str) -> tuple[int, int]:
    """Return the first and the last month of a quarter, given as 1 or 一."""
    quarter = int(decimal_of(printed) or 0)
    return quarter * 3 - 2, quarter * 3


def printed_date(number: Decimal | None, unit: str) -> str:
    """Return a date in the form that is parsed again.

    >>> printed_date(Decimal(202509), "年月底")
    '2025年9月底'
    """
    prefix = NEXT_YEAR if unit.startswith(NEXT_YEAR) else ""
    rest = unit.removeprefix(NEXT_YEAR)
    if number is None:
        return prefix + rest
    letters = re.match("[年月日]*", rest)
    named = letters[0] if letters else ""
    digits = str(int(number)).zfill(sum(_WIDTHS[letter] for letter in named))
    printed = ""
    for letter in named:
        printed += f"{int(digits[: _WIDTHS[letter]])}{letter}"
        digits = digits[_WIDTHS[letter] :]
    return prefix + printed + rest[len(named) :]
