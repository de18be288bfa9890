"""Recognise what each column of a table holds, by the catalogue's column rules."""

from __future__ import annotations

import re
from collections.abc import Sequence

from budgetkit.disclosure.catalogue import ColumnRule, TableEntry, column_rules
from budgetkit.disclosure.model import Column
from budgetkit.text import compact
from budgetkit.units import find_unit

_YEAR = re.compile(r"(20[0-9]{2})年?度?")
_REVENUE = re.compile("收入")
_EXPENDITURE = re.compile("支出")
_UNIT_NOTE = re.compile(r"[(（](?:单位[:：]?)?(?:亿|万|千|百)?元[)）]")


def recognise_columns(
    paths: Sequence[tuple[str, ...]], entry: TableEntry | None, fiscal_year: int | None
) -> tuple[Column, ...]:
    """Return a column for each header path; roles from the catalogue, sides for two-sided tables.

    A column that no rule fits has the role ``other``.
    """
    two_sided = entry is not None and _is_two_sided(paths)
    return tuple(
        _column(index, path, entry, fiscal_year, two_sided=two_sided)
        for index, path in enumerate(paths)
    )


def header_key(path: Sequence[str], fiscal_year: int | None) -> str:
    """Return the path as column rules see it: joined by "/", years as Y and Y-1."""
    joined = "/".join(_UNIT_NOTE.sub("", compact(text)) for text in path)
    return _YEAR.sub(lambda year: _relative_year(int(year[1]), fiscal_year), joined)


def _relative_year(year: int, fiscal_year: int | None) -> str:
    if fiscal_year is None or year == fiscal_year:
        return "Y"
    return "Y-1" if year == fiscal_year - 1 else f"{year}年"


def _is_two_sided(paths: Sequence[tuple[str, ...]]) -> bool:
    """Whether revenue and expenditure stand side by side, each with its own label column."""
    tops = [compact(path[0]) for path in paths if path]
    revenue = any(_REVENUE.search(top) and not _EXPENDITURE.search(top) for top in tops)
    expenditure = any(_EXPENDITURE.search(top) and not _REVENUE.search(top) for top in tops)
    leaves = [compact(path[-1]) for path in paths if path]
    labels = sum(bool(re.search("项目$|科目|内容|名称|^收入$|^支出$", leaf)) for leaf in leaves)
    return revenue and expenditure and labels > 1


def _column(
    index: int,
    path: tuple[str, ...],
    entry: TableEntry | None,
    fiscal_year: int | None,
    *,
    two_sided: bool,
) -> Column:
    key = header_key(path, fiscal_year)
    rule = _first_rule(key, entry)
    role = rule.role if rule else "other"
    side = _side(path) if two_sided else None
    unit = next((unit for text in path if (unit := find_unit(text))), None)
    return Column(index, path, role, rule.measure if rule else None, side, unit)


def _first_rule(key: str, entry: TableEntry | None) -> ColumnRule | None:
    if not key:
        return None
    table_id, rows = (entry.table_id, entry.rows) if entry else (None, "")
    return next((rule for rule in column_rules() if rule.fits(key, table_id, rows)), None)


def _side(path: Sequence[str]) -> str | None:
    """Return the side of a column: the most special header text that names one decides."""
    for text in reversed(path):
        revenue, expenditure = _REVENUE.search(text), _EXPENDITURE.search(text)
        if revenue and not expenditure:
            return "revenue"
        if expenditure and not revenue:
            return "expenditure"
    return None
