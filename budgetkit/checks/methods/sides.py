"""The two sides of a summary: what is a total, what adds up to it, what is carried over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from budgetkit.checks.catalogue import Rule
from budgetkit.checks.labels import bare, is_top_function, matches, source_kind
from budgetkit.checks.ledger import Ledger, Row, Sheet, cell
from budgetkit.checks.methods.tree import fitting
from budgetkit.checks.methods.unread import unread_in
from budgetkit.checks.model import Figure
from budgetkit.checks.outcome import Skip, Yield
from budgetkit.checks.relations import Sum

_FUNDS = frozenset({"general", "fund", "state_capital"})
_FIRST_LEVEL = re.compile(r"^\s*[一二三四五六七八九十]+\s*[、.．]")
SIDES = ("revenue", "expenditure")


@dataclass(slots=True)
class Side:
    """One side of a summary.

    Attributes:
        current: The total of the year's own rows, None where it is not printed.
        grand: The total with the carry-over, None where it is not printed.
        top: The rows of the year that add up, parts of others left out.
        carry: The rows of the carry-over.
        parts: What the rows in ``top`` and ``carry`` are said to consist of.
        doubtful: Numbered rows in no list of functions: perhaps an old 类, perhaps another
            classification of the same money.
    """

    current: Row | None = None
    grand: Row | None = None
    top: list[Row] = field(default_factory=list)
    carry: list[Row] = field(default_factory=list)
    parts: dict[Row, list[Row]] = field(default_factory=dict)
    doubtful: list[Row] = field(default_factory=list)

    @property
    def total(self) -> Row | None:
        """The total of everything, the only one where one is printed."""
        return self.grand or self.current


def read_side(sheet: Sheet, side: str) -> Side:
    """Sort the rows of one side; done once for each sheet."""
    if side not in sheet.memo:
        sheet.memo[side] = _read_side(sheet, side)
    known: Side = sheet.memo[side]
    return known


def _read_side(sheet: Sheet, side: str) -> Side:
    found = Side()
    rows = [row for row in sheet.side(side) if row.cells or row.unread]
    items = [row for row in rows if not _take_total(found, row)]
    last: Row | None = None
    for row in items:
        last = _take(found, row, last)
    if side == "expenditure":
        _keep_functions(found)
    return found


def _take_total(found: Side, row: Row) -> bool:
    if matches("current_total", row.item):
        found.current = found.current or row
    elif row.is_total:
        found.grand = row
    else:
        return False
    return True


def _take(found: Side, row: Row, last: Row | None) -> Row | None:
    """Put a row where it belongs; return the row that the next ones may be parts of."""
    if _is_part(row, last, found):
        if last is not None:
            found.parts.setdefault(last, []).append(row)
        return last
    if matches("carry", row.item):
        found.carry.append(row)
    else:
        found.top.append(row)
    return row


def _is_part(row: Row, last: Row | None, found: Side) -> bool:
    if "其中" in row.item_text:
        return True
    if last is not None and row.section is not None and bare(row.section) == bare(last.item):
        return matches("carry", last.item) or _is_fund_of(row, last)
    return _is_deeper(row, last) or _is_fund_of(row, last)


def _is_deeper(row: Row, last: Row | None) -> bool:
    if last is None or row.level is None or last.level is None:
        return False
    return row.level > last.level


def _is_fund_of(row: Row, last: Row | None) -> bool:
    is_fund = source_kind(row.item) in _FUNDS
    return is_fund and last is not None and source_kind(last.item) == "appropriation"


def _keep_functions(found: Side) -> None:
    """Of a side by functions keep the 类: 款 and 项 may stand among them without a mark."""
    functions = [row for row in found.top if is_top_function(row.item)]
    parts = [row for rows in found.parts.values() for row in rows if is_top_function(row.item)]
    if not functions and not parts:
        return
    if any(_FIRST_LEVEL.match(row.item_text) for row in functions):
        found.doubtful = [
            row for row in found.top if row not in functions and _FIRST_LEVEL.match(row.item_text)
        ]
    found.top = functions + parts
    found.parts = {row: rows for row, rows in found.parts.items() if row in found.carry}


def side_sums(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """Each side of a summary adds up to its totals."""
    for sheet in ledger.sheets:
        if sheet.table_id not in rule.options["tables"] or not sheet.rows:
            continue
        for name in SIDES:
            side = read_side(sheet, name)
            if side.total is None:
                yield Skip(f"{sheet.label}：{_NAMES[name]}方没有合计行")
            else:
                yield from _sums(rule, side)


_NAMES = {"revenue": "收入", "expenditure": "支出"}


def _sums(rule: Rule, side: Side) -> Iterator[Yield]:
    if side.current is not None:
        yield from _adds_up(rule, side.current, side.top, side.doubtful)
        if side.grand is not None:
            yield from _adds_up(rule, side.grand, [side.current, *side.carry])
    elif side.grand is not None:
        yield from _adds_up(rule, side.grand, [*side.top, *side.carry], side.doubtful)
    for whole, parts in side.parts.items():
        yield from _adds_up(rule, whole, parts)


def _adds_up(
    rule: Rule, whole: Row, rows: Sequence[Row], doubtful: Sequence[Row] = ()
) -> Iterator[Yield]:
    for measure, figure in whole.cells.items():
        unread = unread_in((*rows, *doubtful), measure)
        if unread:
            yield unread
            continue
        parts = fitting(figure, _column(rows, measure))
        more = _column(doubtful, measure)
        if more and (with_more := fitting(figure, [*parts, *more])):
            plain, wide = (Sum("", "", (figure,), each) for each in (parts, with_more))
            parts = parts if abs(plain.off) <= abs(wide.off) else with_more
        if parts:
            yield Sum(rule.rule_id, figure.label, (figure,), parts, fold=whole.item)
        elif figure.value:
            yield Skip(f"{figure.label}：没有可以相加的行")


def _column(rows: Sequence[Row], measure: str) -> list[Figure]:
    return [figure for row in rows if (figure := row[measure]) is not None]


def balance(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """收入总计 = 支出总计."""
    for sheet in ledger.sheets:
        if sheet.table_id not in rule.options["tables"] or not sheet.rows:
            continue
        revenue, expenditure = (read_side(sheet, name).total for name in SIDES)
        first, second = cell(revenue, "total"), cell(expenditure, "total")
        if first is None or second is None:
            yield Skip(f"{sheet.label}：缺收入或支出总计")
        else:
            yield Sum(rule.rule_id, f"{sheet.label} · 收支总计", (first,), (second,), fold="收支")
