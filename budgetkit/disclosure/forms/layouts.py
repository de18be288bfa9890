"""The layouts of target forms and the roles of their columns, from the catalogue."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from budgetkit.disclosure.forms.vocabulary import label_key, vocabulary, without_remark

_LONGEST_HEADER = 40


@dataclass(frozen=True, slots=True)
class Layout:
    """One way of laying out forms.

    Attributes:
        layout_id: Kept with every form that it read.
        source: ``form`` or ``table``.
        reader: The module that reads it.
        roles: Columns that the header must name.
        without: Columns that it must not name.
        halves: Whether implementation period and year stand side by side.
        ruled: Whether names and values keep their columns.
    """

    layout_id: str
    source: str
    reader: str
    roles: frozenset[str]
    without: frozenset[str]
    halves: bool
    ruled: bool

    def fits(self, source: str, roles: Set[str], *, halves: bool, ruled: bool) -> bool:
        """Whether a source with these columns is laid out so."""
        return (
            self.source == source
            and self.roles <= roles
            and not self.without & roles
            and (halves or not self.halves)
            and (ruled or not self.ruled)
        )


@dataclass(frozen=True, slots=True)
class _Catalogue:
    layouts: tuple[Layout, ...]
    columns: tuple[tuple[str, re.Pattern[str]], ...]


@cache
def _catalogue() -> _Catalogue:
    data = tomllib.loads((files(__package__) / "layouts.toml").read_text("utf-8"))
    return _Catalogue(
        layouts=tuple(_layout(entry) for entry in data["layout"]),
        columns=tuple((entry["role"], re.compile(entry["pattern"])) for entry in data["column"]),
    )


def _layout(entry: dict[str, Any]) -> Layout:
    return Layout(
        layout_id=entry["id"],
        source=entry["source"],
        reader=entry["reader"],
        roles=frozenset(entry.get("roles", ())),
        without=frozenset(entry.get("without", ())),
        halves=entry.get("halves", False),
        ruled=entry.get("ruled", False),
    )


def find_layout(
    source: str, roles: Set[str], *, halves: bool = False, ruled: bool = True
) -> Layout | None:
    """Return the first layout of the catalogue that fits, or None."""
    fitting = (
        layout
        for layout in _catalogue().layouts
        if layout.fits(source, roles, halves=halves, ruled=ruled)
    )
    return next(fitting, None)


@lru_cache(maxsize=4096)
def role_of(header: str) -> str | None:
    """Return the role of a column with this header, or None.

    >>> role_of("分值权重（90分）"), role_of("本年绩效指标值")
    ('weight', 'value')
    """
    if len(header) > _LONGEST_HEADER:
        return None
    keys = dict.fromkeys((label_key(header), label_key(without_remark(header))))
    columns = _catalogue().columns
    roles = (role for key in keys if key for role, own in columns if own.fullmatch(key))
    return next(roles, None)


@lru_cache(maxsize=4096)
def class_of_column(header: str) -> str | None:
    """Return the key of the class that a column with this header holds, or None.

    >>> class_of_column("数量指标"), class_of_column("满意度"), class_of_column("指标值")
    ('quantity', 'satisfaction', None)
    """
    key = label_key(without_remark(header)) if len(header) <= _LONGEST_HEADER else ""
    words = vocabulary()
    known = (words.class_labels, words.plain_labels, words.column_labels)
    return next((own[key] for own in known if key in own), None)


def roles_of(headers: Sequence[str]) -> list[str | None]:
    """Return the role of each header."""
    return [role_of(header) for header in headers]
