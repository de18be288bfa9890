"""Numbers in prose: what is counted, how many, and amounts of money."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from budgetkit.disclosure.targets_model import IndicatorValue
from budgetkit.disclosure.values import parse_value
from budgetkit.quality.calendar import DATE, Span, span_in
from budgetkit.quality.lexicon import Lexicon
from budgetkit.quality.wording import plain
from budgetkit.units import to_yuan

_NUMBER = r"[0-9][0-9,]*(?:\.[0-9]+)?"
_BEFORE = r"不少于|不低于|不小于|至少|不超过|不高于|不多于|最多|≥|≤|>|<|达到|达|约|近|超过"
_COMPARES = re.compile(rf"(?:{_BEFORE})$")
_LONGEST_COMPARATOR = 3
_AFTER = r"以上|以下|以内|左右"
_CLAUSE = re.compile(r"[^,，。;；、:：()（）]+")
_DOCUMENT_NUMBER = re.compile(
    r"[〔\[【(（][0-9]{4}[〕\]】)）][0-9]*号?|第?[0-9]+号[令文]?|《[^》]*》"
)
_LIST_MARK = re.compile(r"(?:^|(?<=[。;；:：]))[(（]?[0-9]{1,2}[)）.、．](?![0-9])")
_AMOUNT = re.compile(rf"({_NUMBER})(亿元|万元|千元|百元|元)(?!/|每)")
MONEY = ("元", "百元", "千元", "万元", "亿元")
_EDGES = re.compile(
    r"^(?:[0-9-]+月[底份末]?[前内]?|之?前|以前|均|全部|全年|每年|[一两二三四五]年内?|预计|计划|完成|开展|组织|聘请|聘用|购买|购置|进行|需要|需|其中|包括|分别|共|以及|及|和|对|约|大概|"
    r"更换|涉及|检查机构|的|了|等)+|(?:不少于|共|共计|为|的|等|等工作|均|在|于|约|大概|预计|需要|进行)+$"
)
_LONGEST_PHRASE = 16
_OTHER_YEARS = ("次年", "翌年", "明年", "下年", "上年", "去年")


@dataclass(frozen=True, slots=True)
class Mention:
    """A number in a text.

    Attributes:
        around: The words before it, those after it, and the clause that its brackets explain.
        value: As the value grammar reads it.
        quote: The clause it stands in.
    """

    around: tuple[str, str, str]
    value: IndicatorValue
    quote: str

    @property
    def phrases(self) -> tuple[str, ...]:
        """What may be counted."""
        return _phrases(self.around)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a text.

    Attributes:
        around: The words before it, those after it, and the clause that its brackets explain.
        span: Its months.
        text: As printed.
        quote: The clause it stands in.
    """

    around: tuple[str, str, str]
    span: Span
    text: str
    quote: str

    @property
    def phrases(self) -> tuple[str, ...]:
        """What may happen then."""
        return _phrases(self.around)


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount of money in a text.

    Attributes:
        yuan: In yuan.
        text: As printed.
        in_brackets: Whether it stands alone in brackets behind its object.
        is_total: Whether a word such as 共计 says that it is a total.
        quote: The words around it.
    """

    yuan: Decimal
    text: str
    in_brackets: bool
    is_total: bool
    quote: str


def mentions(
    text: str, lexicon: Lexicon, groups: Container[str] | None = None
) -> Iterator[Mention]:
    """Yield the counts and rates of a text, amounts of money and dates left out.

    Args:
        text: A text of a form.
        lexicon: The units that count.
        groups: Groups of units that are wanted, all if None.
    """
    for clause, owner in _clauses(text):
        yield from _in_clause(clause, owner, lexicon, groups)


@lru_cache(maxsize=256)
def _clauses(text: str) -> tuple[tuple[str, str], ...]:
    """Return each clause and, where it stands in brackets, the one that it explains."""
    clean = _LIST_MARK.sub("", _DOCUMENT_NUMBER.sub("", plain(text)))
    return tuple(_parted(clean))


def _parted(text: str) -> Iterator[tuple[str, str]]:
    before = ""
    for found in _CLAUSE.finditer(text):
        clause = found.group()
        yield clause, before if text[found.start() - 1 : found.start()] in ("(", "（") else ""
        before = clause


def _in_clause(
    clause: str, owner: str, lexicon: Lexicon, groups: Container[str] | None
) -> Iterator[Mention]:
    found = list(_counted(lexicon).finditer(clause))
    starts = [_with_comparator(clause, own.start()) for own in found] + [len(clause)]
    ends = [0, *(own.end() for own in found)]
    for place, own in enumerate(found):
        wanted = groups is None or lexicon.unit_groups[own["unit"]] in groups
        before = clause[ends[place] : starts[place]]
        if wanted and not before.endswith(("年", "第")):
            after = clause[own.end() : starts[place + 1]]
            value = _value(clause[starts[place] : own.end()])
            yield Mention((before, after, owner), value, clause)


def _with_comparator(clause: str, start: int) -> int:
    """Return where a number begins with the words before it that compare: 不少于, ≥."""
    found = _COMPARES.search(clause, max(0, start - _LONGEST_COMPARATOR), start)
    return found.start() if found else start


def dates(text: str) -> Iterator[Dated]:
    """Yield the dates and spans of months of a text."""
    if not DATE.search(plain(text)):
        return
    for clause, owner in _clauses(text):
        yield from _dated(clause, owner)


def _dated(clause: str, owner: str) -> Iterator[Dated]:
    found = list(DATE.finditer(clause))
    for number, own in enumerate(found):
        begin = found[number - 1].end() if number else 0
        end = found[number + 1].start() if number + 1 < len(found) else len(clause)
        span = span_in(own.group())
        if span is not None and not clause[: own.start()].endswith(_OTHER_YEARS):
            around = (clause[begin : own.start()], clause[own.end() : end], owner)
            yield Dated(around, span, own.group(), clause)


@lru_cache(maxsize=8)
def _counted(lexicon: Lexicon) -> re.Pattern[str]:
    units = sorted(lexicon.unit_groups, key=len, reverse=True)
    months = ("月", "月底", "月初", "月中", "月末")
    unit = "|".join(re.escape(own) for own in units if own not in months)
    return re.compile(rf"{_NUMBER}(?P<unit>{unit})(?!/)(?:{_AFTER})?")


@lru_cache(maxsize=16384)
def _value(text: str) -> IndicatorValue:
    return parse_value(text)


def _phrases(around: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(phrase for phrase in map(_phrase, around) if phrase))


def _phrase(text: str) -> str | None:
    bare = _EDGES.sub("", text)
    return bare if 2 <= len(bare) <= _LONGEST_PHRASE else None


def amounts(text: str, lexicon: Lexicon) -> tuple[Amount, ...]:
    """Return the amounts of money in a text; prices (元/人) are none."""
    clean = _DOCUMENT_NUMBER.sub("", plain(text))
    return tuple(_amount(clean, found, lexicon) for found in _AMOUNT.finditer(clean))


def _amount(text: str, found: re.Match[str], lexicon: Lexicon) -> Amount:
    before = text[max(0, found.start() - 8) : found.start()]
    bracketed = text[found.start() - 1 : found.start()] in ("(", "（")
    closed = text[found.end() : found.end() + 1] in (")", "）")
    yuan = to_yuan(Decimal(found[1].replace(",", "")), found[2])
    return Amount(
        yuan if yuan is not None else Decimal(0),
        found.group(),
        bracketed and closed,
        lexicon.has("total", before),
        text[max(0, found.start() - 16) : found.end()],
    )


def money_yuan(value: Decimal | None, unit: str | None) -> Decimal | None:
    """Return an indicator's number in yuan, None where its unit is no money."""
    return value * (to_yuan(Decimal(1), unit) or 1) if value is not None and unit in MONEY else None
