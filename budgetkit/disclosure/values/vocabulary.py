"""The words of indicator values, from ``vocabulary.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def words() -> Mapping[str, Any]:
    """Return the tables of the file."""
    text = files(__package__).joinpath("vocabulary.toml").read_text("utf-8")
    return tomllib.loads(text)


def one_of(choices: Iterable[str]) -> str:
    """Return a pattern for any of ``choices``, the longest first.

    >>> one_of(["日", "工作日"])
    '(?:工作日|日)'
    """
    ordered = sorted(choices, key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(re.escape, ordered))})"


@cache
def comparator_of(position: str) -> Mapping[str, str]:
    """Return word → comparator for the words that stand ``before`` or ``after`` a number."""
    return {word: comparator for comparator, listed in words()[position].items() for word in listed}


@cache
def known_units() -> frozenset[str]:
    """Return every unit of the vocabulary, as printed."""
    units = words()["units"]
    listed = (units[group] for group in ("money", "time", "occurrence", "ratio", "other"))
    return frozenset(unit for group in listed for unit in group) | frozenset(units["aliases"])


def canonical_unit(unit: str) -> str:
    """Return a unit without a classifier that says nothing: 个工作日 is 工作日."""
    alias: str = words()["units"]["aliases"].get(unit, unit)
    return alias


def is_time(unit: str | None) -> bool:
    """Return whether a unit is a length of time."""
    return unit in words()["units"]["time"]


def is_occurrence(unit: str | None) -> bool:
    """Return whether a unit counts how often something happens."""
    return unit in words()["units"]["occurrence"]


def is_money(unit: str | None) -> bool:
    """Return whether a unit is yuan or a multiple of it."""
    return unit in words()["units"]["money"]
