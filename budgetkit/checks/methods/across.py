"""The same quantity in several tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from budgetkit.checks.catalogue import Rule
from budgetkit.checks.labels import bare
from budgetkit.checks.ledger import Ledger, Row, Sheet, cell
from budgetkit.checks.methods.places import figures, parse, total_row
from budgetkit.checks.methods.sides import read_side
from budgetkit.checks.model import Figure
from budgetkit.checks.outcome import Skip, Yield
from budgetkit.checks.relations import AtMost, Sum


def equal(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """What ``left`` and ``right`` name is the same amount."""
    if not _applies(ledger, rule):
        return
    for code in _codes(ledger, rule):
        left = figures(ledger, rule.options["left"], code)
        rights = [figures(ledger, text, code) for text in _texts(rule.options["right"])]
        found = [
            Sum(rule.rule_id, _about(rule, code), left, right, fold=code or "")
            for right in rights
            if left and right
        ]
        if found:
            yield min(found, key=lambda relation: abs(relation.off))
        elif (left or any(rights)) and code is None:
            yield Skip(f"缺少可比的数：{rule.zh}")


def _texts(option: str | list[str]) -> list[str]:
    """One expression, or several of which the one that fits best is meant."""
    return [option] if isinstance(option, str) else option


def at_most(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """What ``left`` names is not larger than what ``right`` names."""
    if not _applies(ledger, rule):
        return
    for code in _codes(ledger, rule):
        left = figures(ledger, rule.options["left"], code)
        right = figures(ledger, rule.options["right"], code)
        if left and right:
            yield AtMost(rule.rule_id, _about(rule, code), left[0], right[0], fold=code or "")
        elif (left or right) and code is None:
            yield Skip(f"缺少可比的数：{rule.zh}")


def by_name(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """The 类 of a summary's expenditure side are those of a table by code."""
    if not _applies(ledger, rule):
        return
    summary, detail = ledger.table(rule.options["summary"]), ledger.table(rule.options["detail"])
    if summary is None or detail is None:
        return
    listed = _by_name(detail)
    for row in read_side(summary, "expenditure").top:
        first = _first(row, rule.options["left"])
        other = listed.get(bare(row.item))
        second = other and _first(other, rule.options["right"])
        if first and second:
            yield Sum(rule.rule_id, row.item, (first,), (second,), fold=bare(row.item))


def _first(row: Row, measures: list[str]) -> Figure | None:
    return next((figure for name in measures if (figure := row[name])), None)


def _by_name(sheet: Sheet) -> dict[str, Row]:
    tops = [row for row in sheet.rows if row.level == 1 and not row.is_total]
    names = [bare(row.item) for row in tops]
    return {name: row for name, row in zip(names, tops, strict=True) if names.count(name) == 1}


def _about(rule: Rule, code: str | None) -> str:
    return f"{rule.options['about']} {code}" if code else str(rule.options["about"])


def _codes(ledger: Ledger, rule: Rule) -> list[str | None]:
    """The functional classes that the rule is asked of; only None where it is asked once."""
    tables = [
        term.table
        for side in ("left", "right")
        for text in _texts(rule.options[side])
        for alternative in parse(text)
        for term in alternative
        if term.row == "code"
    ]
    if not tables:
        return [None]
    codes = (row.code for name in tables for sheet in ledger.tables(name) for row in sheet.rows)
    return list(dict.fromkeys(code for code in codes if code))


def _applies(ledger: Ledger, rule: Rule) -> bool:
    return all(_CONDITIONS[name](ledger) for name in rule.options.get("when", []))


def _only_general(ledger: Ledger) -> bool:
    """Whether the general public budget is the only source of funds."""
    sheet = ledger.table("revenue_summary")
    row = total_row(sheet) if sheet else None
    general, carry = cell(row, "general"), cell(row, "carry_over")
    current, total = cell(row, "current_year"), cell(row, "total")
    if general is None or (current is None and total is None):
        return False
    if current is not None:
        return current.value == general.value
    assert total is not None
    gap = total.value - general.value
    return gap == 0 or (carry is not None and gap == carry.value)


def _no_carry_over(ledger: Ledger) -> bool:
    """Whether nothing is carried over from last year."""
    sheet = ledger.table("revenue_expenditure_summary")
    if sheet is None:
        return False
    carried = [row["total"] for row in read_side(sheet, "revenue").carry]
    return not any(figure and figure.value for figure in carried)


def _excludes(ledger: Ledger) -> bool:
    """Whether the table of general expenditure says that it leaves the carry-over out."""
    sheet = ledger.table("general_expenditure")
    return sheet is not None and sheet.excludes_carry_over


def _includes(ledger: Ledger) -> bool:
    return not _excludes(ledger)


_CONDITIONS: Mapping[str, Callable[[Ledger], bool]] = {
    "only_general": _only_general,
    "no_carry_over": _no_carry_over,
    "carry_over_excluded": _excludes,
    "carry_over_included": _includes,
}
