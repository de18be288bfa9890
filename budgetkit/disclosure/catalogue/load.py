"""Load the catalogue files once and check them.

A researcher's own entries stand before the built-in ones: the folder that the environment
variable ``BUDGETKIT_LAYOUTS`` names may hold ``tables.toml``, ``columns.toml`` and
``layouts.toml`` of the same form.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

from budgetkit.errors import CatalogueError

FOLDER_VARIABLE = "BUDGETKIT_LAYOUTS"
Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True)
class TableEntry:
    """One statutory table: its titles and how its rows are read."""

    table_id: str
    title: re.Pattern[str]
    title_not: re.Pattern[str] | None
    rows: str
    shape: tuple[str, ...]
    body: tuple[re.Pattern[str], ...] = ()

    def has_title(self, key: str) -> bool:
        """Whether the normalised title ``key`` names this table."""
        excluded = self.title_not is not None and self.title_not.search(key)
        return bool(self.title.search(key)) and not excluded

    def has_shape(self, head: str, cells: Sequence[str]) -> bool:
        """Whether a table whose title is lost has this one's header and row labels."""
        if not (self.shape or self.body):
            return False
        labelled = all(any(label.fullmatch(cell) for cell in cells) for label in self.body)
        return labelled and all(word in head for word in self.shape)


@dataclass(frozen=True, slots=True)
class ColumnRule:
    """What a column holds whose header path fits ``path``."""

    path: re.Pattern[str]
    role: str
    measure: str | None
    tables: tuple[str, ...]
    rows: tuple[str, ...]

    def fits(self, path: str, table_id: str | None, rows: str) -> bool:
        """Whether the rule applies to a column with this header in this table."""
        if self.tables and table_id not in self.tables:
            return False
        if self.rows and rows not in self.rows:
            return False
        return self.path.search(path) is not None


@dataclass(frozen=True, slots=True)
class LayoutProfile:
    """The titles that a place gives its statutory tables."""

    layout_id: str
    place: str
    titles: frozenset[str]


@dataclass(frozen=True, slots=True)
class Labels:
    """Patterns of the labels around and inside tables; see ``labels.toml``."""

    number: re.Pattern[str]
    agency: re.Pattern[str]
    unit: re.Pattern[str]
    empty: re.Pattern[str]
    total: re.Pattern[str]
    header: re.Pattern[str]
    ordinal: re.Pattern[str]
    category: re.Pattern[str]
    category_top: re.Pattern[str]
    group: re.Pattern[str]
    no_money: re.Pattern[str]
    counted: re.Pattern[str]
    note: re.Pattern[str]
    empty_list: re.Pattern[str]
    empty_mark: re.Pattern[str]


@cache
def table_entries() -> tuple[TableEntry, ...]:
    """Return the statutory tables, the more special before the more general."""
    return _entries("tables.toml", "table", _table_entry)


@cache
def column_rules() -> tuple[ColumnRule, ...]:
    """Return the column rules in order of precedence."""
    return _entries("columns.toml", "column", _column_rule)


@cache
def layout_profiles() -> tuple[LayoutProfile, ...]:
    """Return the layout profiles."""
    return _entries("layouts.toml", "layout", _layout_profile)


@cache
def labels() -> Labels:
    """Return the label patterns."""
    patterns = tomllib.loads((files(__package__) / "labels.toml").read_text("utf-8"))
    return Labels(**{name: re.compile(pattern) for name, pattern in patterns.items()})


def _entries(name: str, key: str, make: Callable[[dict[str, Any]], Entry]) -> tuple[Entry, ...]:
    built_in = tomllib.loads((files(__package__) / name).read_text("utf-8"))[key]
    own = _own_entries(name, key, make)
    return (*own, *(make(entry) for entry in built_in))


def _own_entries(name: str, key: str, make: Callable[[dict[str, Any]], Entry]) -> tuple[Entry, ...]:
    """Return the researcher's entries.

    Raises:
        CatalogueError: If the file cannot be read or an entry is not of the form.
    """
    folder = os.environ.get(FOLDER_VARIABLE)
    path = Path(folder) / name if folder else None
    if path is None or not path.is_file():
        return ()
    try:
        entries = tomllib.loads(path.read_text("utf-8")).get(key, [])
        return tuple(make(entry) for entry in entries)
    except (OSError, ValueError, KeyError, TypeError, re.error) as cause:
        raise CatalogueError(path=name, reason=f"{type(cause).__name__}: {cause}") from cause


def _table_entry(entry: dict[str, Any]) -> TableEntry:
    return TableEntry(
        table_id=entry["id"],
        title=re.compile(entry["title"]),
        title_not=re.compile(entry["not"]) if "not" in entry else None,
        rows=entry["rows"],
        shape=tuple(entry.get("shape", ())),
        body=tuple(re.compile(label) for label in entry.get("body", ())),
    )


def _column_rule(entry: dict[str, Any]) -> ColumnRule:
    return ColumnRule(
        path=re.compile(entry["path"]),
        role=entry["role"],
        measure=entry.get("measure"),
        tables=tuple(entry.get("tables", ())),
        rows=tuple(entry.get("rows", ())),
    )


def _layout_profile(entry: dict[str, Any]) -> LayoutProfile:
    return LayoutProfile(entry["id"], entry["place"], frozenset(entry["titles"]))
