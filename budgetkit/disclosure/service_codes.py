"""Codes of the 政府购买服务指导性目录: A, A15, A1502, A150201.

A code is a letter and two digits for each further level. Codes that cannot be right are
doubted, never mended: whether code, column or name was misread cannot be told from the page.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from typing import Protocol

from budgetkit.disclosure.targets_model import ServiceCatalogueEntry

_WELL_FORMED = re.compile(r"[A-Z](?:[0-9]{2}){0,3}")
_LOWEST_LEVEL = 4
_LONGEST_CODE = 7


class Coded(Protocol):
    """What codes are judged by."""

    @property
    def code(self) -> str:
        """The code as read."""

    @property
    def column_level(self) -> int | None:
        """The level of the column that the name stands in."""


def level_of(code: str) -> int | None:
    """Return the level that a code's length says, None where it is malformed.

    >>> level_of("A"), level_of("A1502"), level_of("A15O2")
    (1, 3, None)
    """
    return (len(code) + 1) // 2 if _WELL_FORMED.fullmatch(code) else None


def level(row: Coded) -> int:
    """Return the level by the code, else by the column."""
    return level_of(row.code) or row.column_level or _LOWEST_LEVEL


def parent_code(code: str, above: Set[str]) -> str | None:
    """Return the longest of the codes ``above`` that ``code`` extends, or None."""
    longest = min(len(code), _LONGEST_CODE) - 1
    prefixes = (code[:length] for length in range(longest, 0, -1))
    return next((prefix for prefix in prefixes if prefix in above), None)


def doubt(row: Coded, above: Set[str], last_right: str | None) -> str | None:
    """Return why a code cannot be right, or None.

    Args:
        row: The row.
        above: The codes of the same owner that stand above it.
        last_right: The last of these that was not doubted.
    """
    by_code = level_of(row.code)
    if by_code is None:
        return "malformed"
    if row.column_level not in (None, by_code):
        return "column"
    if by_code > 1 and row.code[: 2 * by_code - 3] not in above:
        return "parent"
    if last_right is not None and row.code <= last_right:
        return "order"
    return None


def doubt_names(entries: Sequence[ServiceCatalogueEntry]) -> tuple[ServiceCatalogueEntry, ...]:
    """Doubt codes of the upper levels whose name other owners give another code.

    The upper levels are common to all owners, so that one name has one code.
    """
    codes = _codes_by_name(entries)
    return tuple(_doubted(entry, codes) for entry in entries)


def _codes_by_name(entries: Sequence[ServiceCatalogueEntry]) -> Mapping[str, Counter[str]]:
    codes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for entry in entries:
        if entry.level < _LOWEST_LEVEL and entry.name:
            codes[entry.name][entry.code] += 1
    return codes


def _doubted(
    entry: ServiceCatalogueEntry, codes: Mapping[str, Counter[str]]
) -> ServiceCatalogueEntry:
    given = codes.get(entry.name) if entry.level < _LOWEST_LEVEL else None
    if entry.code_suspect or not given or given[entry.code] >= max(given.values()):
        return entry
    return replace(entry, code_suspect=True, code_doubt="name")
