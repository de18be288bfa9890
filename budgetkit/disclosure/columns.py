"""Recognise what each column of a table holds, by the catalogue's column rules."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from budgetkit.disclosure.catalogue import ColumnRule, TableEntry, column_rules, labels
from budgetkit.disclosure.model import Column
from budgetkit.text import compact
from budgetkit.units import find_unit, without_unit

_YEAR = re.compile(r"(20[0-9]{2})(?:-(?=预算|决算|执行)|年?度?)")
_OUTTURN = re.compile("决算数")
_THIS_YEAR = re.compile("^(?:其中[:：])?(?:本年|当年)")
_BUDGET = re.compile("预算数$")
_OTHER_YEAR = re.compile("20[0-9]{2}年")
_REVENUE = re.compile("收入")
_EXPENDITURE = re.compile("支出")
_KEPT_ACROSS = ("prior_year", "general", "fund", "state_capital", "special_account", "unit_funds")
_ROW_HEADER = re.compile('^(?:[“"]?三公[”"]?经费)?(?:项目|类别|年份)$')
_GENERIC_CODE = re.compile("^(?!.*(?:功能|经济)).*(?:编码|代码)(?:/[类款项])?$|^[类款项]$")
_CODE_HEADER = re.compile("编码|代码|^[类款项]$")
_CLASSIFICATIONS = ("function", "dept_econ", "gov_econ")
_LABEL_ROLES = ("item", "function", "dept_econ", "gov_econ", "project", "agency")


def recognise_columns(
    paths: Sequence[tuple[str, ...]], entry: TableEntry | None, fiscal_year: int | None
) -> tuple[Column, ...]:
    """Return a column for each header path, by the catalogue.

    A column that no rule fits has the role ``other``. Columns of a two-sided table get
    their side; columns of a table read across get the role ``category``.
    """
    columns = [_column(index, path, entry, fiscal_year) for index, path in enumerate(paths)]
    columns = _codes_before_names(columns)
    if entry is not None and entry.rows == "items" and _reads_across(columns):
        columns = [_category(column, fiscal_year) for column in columns]
    return tuple(_current_beside_total(_with_groups(_budget_beside_outturn(columns))))


def _current_beside_total(columns: Sequence[Column]) -> list[Column]:
    """Tell the year's own money from the total where a part of the table prints both."""
    with_total = {
        column.group for column in columns if column.measure == "total" and not _of_the_year(column)
    }
    return [
        replace(column, measure="current_year")
        if column.measure == "total" and column.group in with_total and _of_the_year(column)
        else column
        for column in columns
    ]


def _of_the_year(column: Column) -> bool:
    return bool(column.path) and _THIS_YEAR.search(compact(column.path[-1])) is not None


def _budget_beside_outturn(columns: list[Column]) -> list[Column]:
    """Keep the budget's columns by their header where a table prints the outturn beside them."""
    if not any(_is_outturn(column) for column in columns):
        return columns
    return [_kept_by_header(column) for column in columns]


def _is_outturn(column: Column) -> bool:
    """Return whether a column holds the year's outturn, which only final accounts print."""
    kept_by_header = (column.measure or "x_").startswith("x_")
    of_the_year = not kept_by_header and column.measure != "prior_year"
    return of_the_year and _OUTTURN.search(compact("".join(column.path))) is not None


def _kept_by_header(column: Column) -> Column:
    budget = next((compact(text) for text in column.path if _BUDGET.search(compact(text))), None)
    if budget is None or column.measure is None or column.measure == "prior_year":
        return column
    return replace(column, measure=f"x_{budget}")


def header_key(path: Sequence[str], fiscal_year: int | None) -> str:
    """Return the path as column rules see it: joined by "/", years as Y and Y-1."""
    joined = "/".join(without_unit(text) for text in path)
    return _YEAR.sub(lambda year: _relative_year(int(year[1]), fiscal_year), joined)


def _relative_year(year: int, fiscal_year: int | None) -> str:
    if fiscal_year is None or year == fiscal_year:
        return "Y"
    return "Y-1" if year == fiscal_year - 1 else f"{year}年"


def _codes_before_names(columns: Sequence[Column]) -> list[Column]:
    """Give code columns the kind of the name column behind them, and make that one a name.

    科目编码 alone does not say of which classification; the name it stands before does.
    """
    settled = list(columns)
    for index in range(len(columns) - 2, -1, -1):
        column, behind = settled[index], settled[index + 1]
        kind = behind.role.removesuffix("_code").removesuffix("_name")
        if column.role == "agency_code" or kind not in _CLASSIFICATIONS:
            continue
        if not _GENERIC_CODE.search("/".join(column.path)):
            continue
        settled[index] = replace(column, role=f"{kind}_code")
        if not _CODE_HEADER.search(compact(behind.path[-1])):
            settled[index + 1] = replace(behind, role=f"{kind}_name")
    return settled


def _column(
    index: int, path: tuple[str, ...], entry: TableEntry | None, fiscal_year: int | None
) -> Column:
    rule = _first_rule(header_key(path, fiscal_year), entry)
    unit = next((unit for text in path if (unit := find_unit(text))), None)
    if rule is None:
        return Column(index, path, "other", unit_text=unit)
    return Column(index, path, rule.role, rule.measure, unit_text=unit, rule=rule.path.pattern)


def _first_rule(key: str, entry: TableEntry | None) -> ColumnRule | None:
    if not key:
        return None
    table_id, rows = (entry.table_id, entry.rows) if entry else (None, "")
    return next((rule for rule in column_rules() if rule.fits(key, table_id, rows)), None)


def _reads_across(columns: Sequence[Column]) -> bool:
    return any(labels().category.search(compact("".join(column.path))) for column in columns)


def _category(column: Column, fiscal_year: int | None) -> Column:
    """Return a column whose header is the item itself, measured by its year."""
    if column.role not in ("measure", "other", "item") or not column.path:
        return column
    if column.role == "item" and _ROW_HEADER.search(compact(column.path[-1])):
        return replace(column, role="section", measure=None)
    key = header_key(column.path, fiscal_year)
    if "增减" in key or _OTHER_YEAR.search(key):
        return replace(column, role="category", measure=f"x_{compact(column.path[0])}")
    if column.measure in _KEPT_ACROSS:
        return replace(column, role="category")
    return replace(column, role="category", measure="total")


def _with_groups(columns: Sequence[Column]) -> list[Column]:
    """Part the columns where a label column follows amounts: each part reads by itself.

    Where there are several parts, each has a side if its headers name one.
    """
    grouped: list[Column] = []
    group, amounts_seen = 0, False
    for column in columns:
        is_label = column.role.removesuffix("_code").removesuffix("_name") in _LABEL_ROLES
        if is_label and amounts_seen:
            group, amounts_seen = group + 1, False
        amounts_seen = amounts_seen or column.role in ("measure", "category")
        grouped.append(replace(column, group=group))
    return _with_sides(grouped) if group else grouped


def _with_sides(columns: Sequence[Column]) -> list[Column]:
    sides: dict[int, str | None] = {}
    for column in columns:
        if sides.get(column.group) is None:
            sides[column.group] = _side(column.path)
    return [replace(column, side=sides[column.group]) for column in columns]


def _side(path: Sequence[str]) -> str | None:
    """Return the side a column belongs to: the most special header text decides."""
    for text in reversed(path):
        revenue, expenditure = _REVENUE.search(text), _EXPENDITURE.search(text)
        if revenue and not expenditure:
            return "revenue"
        if expenditure and not revenue:
            return "expenditure"
    return None
