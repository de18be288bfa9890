"""The words of the grammar that carry a fact: quantities, dates, unchanged, lists of items."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from budgetkit.disclosure.narrative.vocabulary import Cues
from budgetkit.units import Reading, parse_amount

_NUMBER = re.compile(
    r"(?<![0-9A-Za-z第])(?<![0-9][-.,])(?:(?<![0-9A-Za-z)）年月])-)?"
    r"(?:[0-9]{1,3}(?: [0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:[.,][0-9]+)*)(?![0-9])"
)
_MOST_DIGITS = 15
"""More digits than any budget has: a number that was run together."""


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch of text that carries a fact."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quantity(Token):
    """A number with its unit.

    Attributes:
        number_end: Where the number ends and the unit begins.
        value: The decimal as printed, separators dropped; None where digits and separators
            stand as in no number (1.234.5).
        kind: ``money``, ``percent``, ``area`` or ``count``.
        repaired: Whether the number was mended or could not be read.
    """

    number_end: int
    value: Decimal | None
    unit: str
    kind: str
    repaired: bool


@dataclass(frozen=True, slots=True)
class Date(Token):
    """The day of a stock-taking; ``text`` is the date alone."""

    text: str


@dataclass(frozen=True, slots=True)
class Unchanged(Token):
    """A statement that nothing changed: ``word`` says so."""

    word: str
    year: int | None


@dataclass(frozen=True, slots=True)
class Items(Token):
    """A list of items without figures; ``start`` to ``end`` is the list alone."""


def tokens(text: str, cues: Cues) -> list[Token]:
    """Return the tokens of a clean text in reading order, none overlapping."""
    found: list[Token] = [*_quantities(text, cues), *_dates(text, cues)]
    found += [*_unchanged(text, cues), *_items(text, cues)]
    return sorted(found, key=lambda token: token.start)


def _quantities(text: str, cues: Cues) -> Iterator[Quantity]:
    for number in _NUMBER.finditer(text):
        unit = _unit(text, number.end(), cues)
        if unit is None:
            continue
        value, reading = _value(number.group())
        yield Quantity(
            start=number.start(),
            end=unit.end(),
            number_end=number.end(),
            value=value,
            unit=unit.group(),
            kind=cues.unit_kinds[unit.group()],
            repaired=reading is not Reading.AS_PRINTED or unit.start() > number.end(),
        )


def _value(number: str) -> tuple[Decimal | None, Reading]:
    amount = parse_amount(number)
    if sum(character.isdigit() for character in number) > _MOST_DIGITS:
        return None, Reading.UNREADABLE
    return amount.value, amount.reading


def _unit(text: str, number_end: int, cues: Cues) -> re.Match[str] | None:
    """Return the unit behind a number, None where there is none or the number is a limit."""
    slipped = cues.slipped.match(text, number_end)
    unit = cues.unit.match(text, slipped.end() if slipped else number_end)
    if unit is None or cues.threshold.match(text[unit.end() : unit.end() + 12]):
        return None
    return unit


def _dates(text: str, cues: Cues) -> Iterator[Date]:
    for found in cues.date.finditer(text):
        yield Date(found.start(), found.end(), found.group("date"))


def _unchanged(text: str, cues: Cues) -> Iterator[Unchanged]:
    for found in cues.unchanged.finditer(text):
        yield Unchanged(found.start(), found.end(), found.group("word"), named_year(found))


def named_year(comparison: re.Match[str]) -> int | None:
    """Return the year that a comparison names, None for 上年."""
    year = comparison.group("year")
    return int(year) if year else None


def _items(text: str, cues: Cues) -> Iterator[Items]:
    for found in cues.items.finditer(text):
        sentence_start = max(text.rfind(mark, 0, found.start()) for mark in "。;") + 1
        if not any(word in text[sentence_start : found.start()] for word in cues.definition):
            yield Items(found.start("items"), found.end("items"))
