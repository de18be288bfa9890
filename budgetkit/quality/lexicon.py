"""The words of the review: see ``vocabulary.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from budgetkit.errors import UsageError


@dataclass(frozen=True, slots=True)
class Entry:
    """Words that mean the same to a rule, and why they are there."""

    words: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Floor:
    """The lowest believable price for a denominator."""

    per: tuple[str, ...]
    yuan: Decimal
    reason: str


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Words by list, compiled once.

    Attributes:
        lists: Entries of each list.
        floors: Lowest believable unit prices.
        limits: Numbers of the rules, by name.
        synonyms: Words that say the same.
        unit_groups: Units that count the same kind of thing.
        patterns: One pattern per list: any of its words, the longest first.
        word_sets: The words of each list.
    """

    lists: Mapping[str, tuple[Entry, ...]]
    floors: tuple[Floor, ...]
    limits: Mapping[str, Decimal]
    synonyms: tuple[frozenset[str], ...]
    unit_groups: Mapping[str, str]
    patterns: Mapping[str, re.Pattern[str]]
    word_sets: Mapping[str, frozenset[str]]

    def words(self, name: str) -> tuple[str, ...]:
        """Return the words of a list."""
        return tuple(word for entry in self.lists[name] for word in entry.words)

    def has(self, name: str, text: str) -> bool:
        """Return whether a word of the list stands in ``text``."""
        return self.patterns[name].search(text) is not None

    def means_the_same(self, word: str, text: str) -> bool:
        """Return whether a synonym of ``word`` stands in ``text``."""
        same = (group for group in self.synonyms if word in group)
        return any(other in text for group in same for other in group)

    def without(self, name: str, text: str) -> str:
        """Return ``text`` without the words of the list."""
        return self.patterns[name].sub("", text)


@cache
def default_lexicon() -> Lexicon:
    """Return the built-in words."""
    return lexicon_of(resources.files(__package__).joinpath("vocabulary.toml").read_text("utf-8"))


def read_lexicon(path: Path) -> Lexicon:
    """Return the words of an edited copy of ``vocabulary.toml``.

    Raises:
        UsageError: The file cannot be read, or a list or a reason is missing.
    """
    try:
        return lexicon_of(path.read_text("utf-8"))
    except (OSError, ValueError, ArithmeticError, KeyError, TypeError) as cause:
        raise UsageError(reason=f"词表 {path.name} 不完整或有误：{cause}。") from cause


def lexicon_of(toml: str) -> Lexicon:
    """Return the words of a vocabulary.

    Raises:
        tomllib.TOMLDecodeError: It is no TOML.
        KeyError: A list, or the reason of an entry, is missing.
    """
    raw: Mapping[str, Any] = tomllib.loads(toml)
    lists = {name: tuple(map(_entry, entries)) for name, entries in raw["words"].items()}
    return Lexicon(
        lists,
        tuple(Floor(tuple(f["per"]), Decimal(f["yuan"]), f["reason"]) for f in raw["price_floor"]),
        {name: Decimal(limit["value"]) for name, limit in raw["limits"].items()},
        tuple(map(frozenset, raw["synonyms"]["groups"])),
        {unit: group for group, units in raw["unit_groups"].items() for unit in units},
        {
            name: any_of(w for entry in entries for w in entry.words)
            for name, entries in lists.items()
        },
        {name: frozenset(w for e in entries for w in e.words) for name, entries in lists.items()},
    )


def _entry(raw: Mapping[str, Any]) -> Entry:
    return Entry(tuple(raw["words"]), raw["reason"])


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for any of the words, the longest first."""
    ordered: Sequence[str] = sorted(words, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, ordered)))
