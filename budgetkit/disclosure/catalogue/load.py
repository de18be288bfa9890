"""Load the catalogue files once and check them."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class TableEntry:
    """One statutory table: its titles and how its rows are read."""

    table_id: str
    title: re.Pattern[str]
    title_not: re.Pattern[str] | None
    rows: str
    shape: tuple[str, ...]

    def has_title(self, key: str) -> bool:
        """Whether the normalised title ``key`` names this table."""
        excluded = self.title_not is not None and self.title_not.search(key)
        return bool(self.title.search(key)) and not excluded


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
class Labels:
    """Patterns of the labels around and inside tables."""

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
    note: re.Pattern[str]
    empty_list: re.Pattern[str]
    empty_mark: re.Pattern[str]


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((files(__package__) / name).read_text("utf-8"))


@cache
def table_entries() -> tuple[TableEntry, ...]:
    """Return the statutory tables, the more special before the more general."""
    return tuple(
        TableEntry(
            table_id=entry["id"],
            title=re.compile(entry["title"]),
            title_not=re.compile(entry["not"]) if "not" in entry else None,
            rows=entry["rows"],
            shape=tuple(entry.get("shape", ())),
        )
        for entry in _read("tables.toml")["table"]
    )


@cache
def column_rules() -> tuple[ColumnRule, ...]:
    """Return the column rules in order of precedence."""
    return tuple(
        ColumnRule(
            path=re.compile(entry["path"]),
            role=entry["role"],
            measure=entry.get("measure"),
            tables=tuple(entry.get("tables", ())),
            rows=tuple(entry.get("rows", ())),
        )
        for entry in _read("columns.toml")["column"]
    )


@cache
def labels() -> Labels:
    """Return the label patterns."""
    patterns = _read("labels.toml")
    return Labels(**{name: re.compile(pattern) for name, pattern in patterns.items()})
