"""Tell departments, units and projects apart in the tables of projects."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from budgetkit.disclosure.model import BudgetLine
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


def agency_key(name: str) -> str:
    """Return a unit's name without brackets and 本级, for comparison."""
    return _BRACKETS.sub("", compact(name))


def with_project_levels(
    lines: Sequence[BudgetLine], known_agencies: Sequence[str]
) -> list[BudgetLine]:
    """Return the lines with ``level``, ``project`` and ``agency`` set.

    A row is a unit's if its name is a known unit's, or ends as a unit's does and its
    amount is the sum of the rows beneath it. A unit's row right above another unit's row
    is the department's.
    """
    entries = _entries(lines)
    known = {agency_key(name) for name in known_agencies}
    is_agency = [_is_agency(entries, index, known) for index in range(len(entries))]
    placed: dict[int, tuple[int, str | None]] = {}
    agency: str | None = None
    for index, entry in enumerate(entries):
        if is_agency[index]:
            agency = entry.name
            heads_agency = index + 1 < len(entries) and is_agency[index + 1]
            placed[entry.row_no] = (DEPARTMENT if heads_agency else UNIT, agency)
        else:
            placed[entry.row_no] = (PROJECT, agency)
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


def _placed(line: BudgetLine, placed: dict[int, tuple[int, str | None]]) -> BudgetLine:
    if line.row_no not in placed or line.is_total:
        return replace(line, project=None)
    level, agency = placed[line.row_no]
    project = line.item if level == PROJECT else None
    return replace(line, level=level, project=project, agency=line.agency or agency)
