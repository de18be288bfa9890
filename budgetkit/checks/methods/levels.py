"""Sums of rows: 项 into 款 into 类, and the topmost rows into the total."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from budgetkit.checks.catalogue import Rule
from budgetkit.checks.labels import is_top_economic, is_top_function
from budgetkit.checks.ledger import Ledger, Row, Sheet
from budgetkit.checks.methods.tree import bodies, code_of, fitting, is_coded, outline
from budgetkit.checks.methods.unread import unread_in
from budgetkit.checks.model import Figure, Verdict
from budgetkit.checks.outcome import Skip, Yield
from budgetkit.checks.relations import Sum

_NO_MONEY = ("率", "%", "数量", "单价", "面积")


def level_sums(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """类 = Σ 款 = Σ 项, for each column."""
    for sheet in _sheets(ledger, rule):
        for _, rows in bodies(sheet):
            _, children = outline(rows)
            for parent, parts in children.items():
                for outcome in _columns(rule, sheet, parent, parts, parts):
                    yield _unless_withheld(ledger, outcome)


def total_sums(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """The total row is the sum of the topmost rows, for each column."""
    for sheet in _sheets(ledger, rule):
        for totals, rows in bodies(sheet):
            if not totals:
                yield Skip(f"{sheet.label}：没有合计行")
            elif not rows:
                yield Skip(f"{sheet.label}：只有合计行")
            else:
                for outcome in _columns(rule, sheet, totals[0], _roots(rows), rows):
                    yield _unless_withheld(ledger, outcome)


def _unless_withheld(ledger: Ledger, outcome: Yield) -> Yield:
    """Rows that a document says it keeps secret may make up what a sum lacks."""
    lacks = isinstance(outcome, Sum) and outcome.verdict is Verdict.BROKEN and outcome.off > 0
    return (
        Skip("材料注明涉密内容未公开，各项之和不必等于合计")
        if lacks and ledger.withholds
        else outcome
    )


def _sheets(ledger: Ledger, rule: Rule) -> Iterator[Sheet]:
    tables = rule.options["tables"]
    return (sheet for sheet in ledger.sheets if sheet.table_id in tables and sheet.rows)


def _roots(rows: list[Row]) -> list[Row]:
    roots, _ = outline(rows)
    if is_coded(rows):
        return roots
    named = [row for row in roots if is_top_function(row.item) or is_top_economic(row.item)]
    if named and not any(row.level in (2, 3) for row in rows):
        return named
    return roots


def _columns(
    rule: Rule, sheet: Sheet, parent: Row, parts: Sequence[Row], rows: Sequence[Row]
) -> Iterator[Yield]:
    """The sum of each column; ``rows`` are all that stand below, whatever their level."""
    if not is_coded(rows):
        parts = _fitting_rows(parent, parts, rows)
    for measure in dict.fromkeys(
        name for row in (parent, *parts) for name in (*row.cells, *row.unread)
    ):
        if any(word in measure for word in _NO_MONEY):
            continue
        whole = parent[measure]
        addends = _column(parts, measure)
        unread = unread_in((parent, *parts), measure)
        if unread:
            yield unread
        elif whole is not None:
            yield Sum(rule.rule_id, whole.label, (whole,), addends, fold=_fold(parent))
        elif any(figure.value for figure in addends):
            yield Skip(f"{sheet.label}：{parent.label}的上级栏空白")


def _fitting_rows(parent: Row, parts: Sequence[Row], rows: Sequence[Row]) -> Sequence[Row]:
    """The parts; where they do not add up in the first column, those that the amounts suggest."""
    measure = next(iter(parent.cells), None)
    if measure is None:
        return parts
    whole = parent.cells[measure]
    if not _is_broken(whole, _column(parts, measure)):
        return parts
    by_figure = {figure: row for row in rows if (figure := row[measure]) is not None}
    fit = fitting(whole, list(by_figure))
    return parts if _is_broken(whole, fit) else [by_figure[figure] for figure in fit]


def _column(rows: Sequence[Row], measure: str) -> tuple[Figure, ...]:
    return tuple(figure for row in rows if (figure := row[measure]) is not None)


def _is_broken(whole: Figure, parts: tuple[Figure, ...]) -> bool:
    return Sum("", "", (whole,), parts).verdict is Verdict.BROKEN


def _fold(parent: Row) -> str:
    return f"{code_of(parent) or ''}{parent.item}"
