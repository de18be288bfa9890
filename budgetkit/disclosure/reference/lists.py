"""The code lists as data: entries with edition, validity, status of verification and aliases.

Source of the rows: names and codes as printed in public disclosures, after the
classification of government revenue and expenditure (财政部《政府收支分类科目》); how many
documents print a row, or that it is from memory, stands in its ``source``.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib.resources import files
from typing import Literal

Kind = Literal["function", "dept_econ", "gov_econ"]
"""支出功能分类, 部门预算支出经济分类, 政府预算支出经济分类."""

LIST_FILES: dict[Kind, str] = {
    "function": "functional.csv",
    "dept_econ": "econ_dept.csv",
    "gov_econ": "econ_gov.csv",
}
CODE_LENGTHS = (3, 5, 7)
_VERIFIED = frozenset({"verified", "verified_by_sibling"})


@dataclass(frozen=True, slots=True)
class ClassificationEntry:
    """One class of a list.

    Attributes:
        code: 3, 5 or 7 digits for 类, 款, 项.
        name: The name in the youngest edition known.
        level: 1 类, 2 款, 3 项.
        status: How far the row is verified, see :attr:`is_verified`.
        aliases: Other printed names, those of older editions among them.
        edition: Youngest budget year in which the name was read, None where not recorded.
        valid_from: First budget year of the name, None where not known.
        valid_to: Last budget year of the name, None where not known or still in use.
    """

    code: str
    name: str
    level: int
    status: str
    aliases: tuple[str, ...] = ()
    edition: int | None = None
    valid_from: int | None = None
    valid_to: int | None = None

    @property
    def parent_code(self) -> str:
        """The code one level up, empty for a 类."""
        return self.code[:-2] if self.level > 1 else ""

    @property
    def names(self) -> tuple[str, ...]:
        """The name and its aliases."""
        return (self.name, *self.aliases)

    @property
    def is_verified(self) -> bool:
        """Whether several documents agree on the row, so that a finding may rest on it."""
        return self.status in _VERIFIED


def read_rows(file_name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a list of the package."""
    text = (files(__package__) / file_name).read_text("utf-8")
    yield from csv.DictReader(text.splitlines())


def list_entries(kind: Kind) -> Iterator[ClassificationEntry]:
    """Yield the rows of a list as they stand, one for each code and edition."""
    for row in read_rows(LIST_FILES[kind]):
        yield ClassificationEntry(
            code=row["code"],
            name=row["name"],
            level=int(row["level"]),
            status=row["status"],
            aliases=tuple(filter(None, row["aliases"].split("|"))),
            edition=_year(row["edition"]),
            valid_from=_year(row["valid_from"]),
            valid_to=_year(row["valid_to"]),
        )


def current_entries(kind: Kind) -> Iterator[ClassificationEntry]:
    """Yield one entry for each code: the youngest edition, older names as aliases."""
    editions: dict[str, list[ClassificationEntry]] = defaultdict(list)
    for entry in list_entries(kind):
        editions[entry.code].append(entry)
    for entries in editions.values():
        youngest = max(entries, key=_youth)
        names = dict.fromkeys(name for entry in entries for name in entry.names)
        yield replace(youngest, aliases=tuple(name for name in names if name != youngest.name))


def _youth(entry: ClassificationEntry) -> tuple[bool, int]:
    return entry.valid_to is None, entry.edition or 0


def _year(text: str) -> int | None:
    return int(text) if text else None
