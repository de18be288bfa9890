"""三公经费 and its parts, as rows or as columns."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from budgetkit.checks.catalogue import Rule
from budgetkit.checks.labels import public_kind
from budgetkit.checks.ledger import Ledger, Row, Sheet
from budgetkit.checks.methods.unread import unread_in
from budgetkit.checks.model import Figure, Verdict
from budgetkit.checks.outcome import Skip, Yield
from budgetkit.checks.relations import Sum

Group = dict[str, Figure]
_YEAR = re.compile(r"20[0-9]{2}")
_PARTS = ("abroad", "vehicles", "reception")
_WITH = ("meetings", "training")
_VEHICLES = ("vehicle_purchase", "vehicle_running")


def public_groups(sheet: Sheet) -> Iterator[Group]:
    """Yield the figures by category: for each unit or year, and each source of funds."""
    across = _across(sheet)
    groups: dict[tuple[object, ...], Group] = defaultdict(dict)
    for row in sheet.rows:
        kind = public_kind(row.item_text) or public_kind(row.item)
        if kind is None:
            continue
        key = (row.row_no if across else None, row.section, row.agency if across else None)
        for measure, figure in row.cells.items():
            groups[(*key, measure)].setdefault(kind, figure)
    yield from groups.values()


def current_group(sheet: Sheet, fiscal_year: int | None) -> Group:
    """Return the figures of the agency as a whole for this year, all sources of funds."""
    rows = [row for row in sheet.rows if _amount(row) and _is_current(row, fiscal_year)]
    found: Group = {}
    for row in rows:
        figure = _amount(row)
        kind = public_kind(row.item_text) or public_kind(row.item)
        if kind and figure and (not _across(sheet) or row.row_no == rows[0].row_no):
            found.setdefault(kind, figure)
    return found


def _amount(row: Row) -> Figure | None:
    return row["total"] or row["general"]


def _across(sheet: Sheet) -> bool:
    """Whether the categories stand side by side in one row."""
    return len({row.row_no for row in sheet.rows}) < len(sheet.rows)


def _is_current(row: Row, fiscal_year: int | None) -> bool:
    """Whether a row that names a year names this one."""
    years = _YEAR.findall(row.section or "")
    return "增减" not in (row.section or "") and (not years or str(fiscal_year) in years)


def public_sums(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """合计 = 出国 + 购置及运行 + 接待, 购置及运行 = 购置 + 运行."""
    for sheet in ledger.tables("three_public"):
        if not sheet.rows:
            continue
        unread = next(filter(None, (unread_in([row], *row.unread) for row in sheet.rows)), None)
        if unread:
            yield unread
            continue
        relations = [each for group in public_groups(sheet) for each in _sums(rule, group)]
        if not relations:
            yield Skip(f"{sheet.label}：未识别出合计和各项")
        yield from relations


def _sums(rule: Rule, group: Group) -> Iterator[Sum]:
    vehicles = [group[kind] for kind in _VEHICLES if kind in group]
    if "vehicles" in group and vehicles:
        yield _sum(rule, group["vehicles"], vehicles)
    parts = [group[kind] for kind in _PARTS if kind in group]
    if "vehicles" not in group:
        parts += vehicles
    total = group.get("public_total")
    if total is not None and parts:
        yield _sum(rule, total, parts)
    whole = group.get("total")
    if whole is not None and parts:
        more = [group[kind] for kind in _WITH if kind in group]
        narrow = _sum(rule, whole, [total] if total else parts)
        wide = _sum(rule, whole, ([total] if total else parts) + more)
        yield wide if more and narrow.verdict is Verdict.BROKEN else narrow


def _sum(rule: Rule, whole: Figure, parts: list[Figure]) -> Sum:
    return Sum(rule.rule_id, whole.label, (whole,), tuple(parts), fold=whole.label)
