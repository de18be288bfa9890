"""Tell departments, units, groups and projects apart in the tables of projects."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from budgetkit.disclosure.model import BudgetLine
from budgetkit.disclosure.project_groups import group_heads
from budgetkit.text import compact

DEPARTMENT, UNIT, PROJECT = 1, 2, 3
_BRACKETS = re.compile(r"[(（][^()（）]*[)）]|本级$|[(（]本级[)）]")
_ORGANISATION = re.compile(
    r"(?:局|中心|院|所|站|队|委员会|委|办公室|办|处|学校|部|会|室|馆|团|厅|署|社|场|园)$"
)


@dataclass(frozen=True, slots=True)
class _Entry:
    row_no: int
    name: str
    amount: Decimal | None


@dataclass(frozen=True, slots=True)
class _Place:
    level: int | None
    agency: str | None
    group: str | None = None


def agency_key(name: str) -> str:
    """Return a unit's name without brackets and 本级, for comparison."""
    return _BRACKETS.sub("", compact(name))


def with_project_levels(
    lines: Sequence[BudgetLine], known_agencies: Sequence[str]
) -> list[BudgetLine]:
    """Return the lines with ``level``, ``project``, ``agency`` and ``section`` set.

    A row is a unit's if its name is a known unit's, or ends as a unit's does and its
    amount is the sum of the rows beneath it. A unit's row right above another unit's row
    is the department's. A row whose members follow it and add up to it is a group: it has
    no level, and its members name it as their section.
    """
    entries = _entries(lines)
    known = {agency_key(name) for name in known_agencies}
    is_agency = [_is_agency(entries, index, known) for index in range(len(entries))]
    total = next((line.amount_yuan for line in lines if line.is_total), None)
    placed = dict(_places(entries, is_agency, total))
    return [_placed(line, placed) for line in lines]


def with_agency_total(lines: Sequence[BudgetLine], agency: str | None) -> list[BudgetLine]:
    """Return the lines with the first or last row marked as the total, if the agency names it.

    Some places label the total row with the agency's name; where another row is a total,
    a row of that name is the agency's own part.
    """
    if agency is None or not lines or any(line.is_total for line in lines):
        return list(lines)
    ends = {lines[0].row_no, lines[-1].row_no}
    named = {line.row_no for line in lines if agency_key(line.item) == agency_key(agency)} & ends
    return [
        replace(line, is_total=True, level=None) if line.row_no in named else line for line in lines
    ]


def _entries(lines: Sequence[BudgetLine]) -> list[_Entry]:
    """Return one entry a row, with its total where printed, else its first amount."""
    rows: dict[int, _Entry] = {}
    for line in lines:
        if not line.is_total and (line.row_no not in rows or line.measure == "total"):
            rows[line.row_no] = _Entry(line.row_no, line.item, line.amount_yuan)
    return list(rows.values())


def _is_agency(entries: Sequence[_Entry], index: int, known: set[str]) -> bool:
    entry = entries[index]
    if agency_key(entry.name) in known:
        return True
    return bool(_ORGANISATION.search(agency_key(entry.name))) and _sums_up(entries, index)


def _sums_up(entries: Sequence[_Entry], index: int) -> bool:
    """Whether the rows right beneath add up to this row's amount."""
    remaining = entries[index].amount
    for below in entries[index + 1 :]:
        if remaining is None or below.amount is None:
            return False
        remaining -= below.amount
        if remaining <= 0:
            return remaining == 0
    return False


def _places(
    entries: Sequence[_Entry], is_agency: Sequence[bool], total: Decimal | None
) -> Iterator[tuple[int, _Place]]:
    """Yield each row's place; rows under one agency, or under none, make one block."""
    heads = [index for index, agency in enumerate(is_agency) if agency]
    yield from _block(entries[: heads[0] if heads else None], total, None)
    for head, following in pairwise([*heads, len(entries)]):
        agency = entries[head]
        level = DEPARTMENT if following == head + 1 and following in heads else UNIT
        yield agency.row_no, _Place(level, agency.name)
        yield from _block(entries[head + 1 : following], agency.amount, agency.name)


def _block(
    entries: Sequence[_Entry], total: Decimal | None, agency: str | None
) -> Iterator[tuple[int, _Place]]:
    heads = group_heads([entry.amount for entry in entries], total)
    groups = {head for head in heads if head is not None}
    for index, (entry, head) in enumerate(zip(entries, heads, strict=True)):
        group = entries[head].name if head is not None else None
        yield entry.row_no, _Place(None if index in groups else PROJECT, agency, group)


def _placed(line: BudgetLine, placed: dict[int, _Place]) -> BudgetLine:
    if line.row_no not in placed or line.is_total:
        return replace(line, project=None)
    place = placed[line.row_no]
    return replace(
        line,
        level=place.level,
        project=line.item if place.level == PROJECT else None,
        agency=line.agency or place.agency,
        section=place.group or line.section,
    )
