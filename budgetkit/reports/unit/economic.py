"""Basic expenditure by economic class."""

from __future__ import annotations

from collections.abc import Iterator

from budgetkit import analysis
from budgetkit.analysis import Composition, MeasuredRow
from budgetkit.reports.blocks import Column, Row, Section, Sentence, Table
from budgetkit.reports.numbers import share_text
from budgetkit.reports.unit.context import Context
from budgetkit.reports.unit.split import (
    amount_cells,
    no_composition,
    printed_rows,
    remainder_text,
    share_cell,
    split_bars,
)
from budgetkit.reports.words import listed, text_of

_KINDS = ("personnel", "operating")
_COLUMNS = (
    Column("部门预算支出经济分类"),
    Column("政府预算支出经济分类"),
    Column("合计", "number"),
    Column("人员经费", "number"),
    Column("公用经费", "number"),
    Column("占比", "number"),
)
_LARGEST = 3
_SCOPES = {
    "basic_expenditure": "基本支出",
    "basic_expenditure_by_source": "基本支出",
    "general_expenditure_economic": "一般公共预算支出",
}


def economic(context: Context) -> Section:
    """Return expenditure by economic class: a chart of the 类, a table of all items.

    Basic expenditure, or all of the general budget where only that is classified.
    """
    classes = analysis.by_economic(context.lines)
    items = analysis.by_economic(context.lines, level=2)
    shown = classes or items
    if not shown:
        return Section((no_composition(context, classes, "basic_expenditure", "经济分类"),))
    scope = _SCOPES.get(str(shown.table_id), "支出")
    chart = split_bars(context, shown, _KINDS, f"{scope}按经济分类（万元，占比）")
    return Section((_finding(scope, classes, items), chart, _table(context, scope, shown)))


def _finding(scope: str, classes: Composition, items: Composition) -> Sentence:
    text = ""
    if classes:
        ((name, share),) = _largest(classes, 1)
        text += f"{scope}中{name}占 {share}。"
    if items:
        largest = (f"{name}（{share}）" for name, share in _largest(items, _LARGEST))
        text += f"{scope}中金额最大的款级科目是{listed(largest)}。"
    return Sentence((text + remainder_text(classes or items),))


def _largest(items: Composition, count: int) -> Iterator[tuple[str, str]]:
    """The largest items with their shares; under two government classes it is one item."""
    summed = {
        str(name): analysis.total(group["amount_yuan"])
        for name, group in items.parts.groupby("item", sort=False)
    }
    largest = sorted(summed, key=lambda name: summed[name] or 0, reverse=True)[:count]
    for name in largest:
        yield name, share_text(analysis.share(summed[name], items.whole))


def _table(context: Context, scope: str, classes: Composition) -> Table:
    rows = printed_rows(context, classes)
    return Table(
        f"{scope}按经济分类（万元）",
        _COLUMNS,
        tuple(_row(context, row, classes) for row in rows),
        folded=f"各经济分类科目的金额（{len(rows)} 行）",
    )


def _row(context: Context, row: MeasuredRow, classes: Composition) -> Row:
    cells = (
        str(row.head["item"]),
        text_of(row.head["gov_econ_name"], ""),
        *amount_cells(context, row, ("total", *_KINDS)),
        share_cell(row, classes),
    )
    return Row(cells, level=row.level or 0, is_total=row.is_total)
