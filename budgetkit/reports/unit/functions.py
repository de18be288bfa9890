"""Structure by function: 类, 款, 项."""

from __future__ import annotations

from collections.abc import Iterator

from budgetkit import analysis
from budgetkit.analysis import Composition, MeasuredRow
from budgetkit.reports.blocks import Block, Column, Row, Section, Sentence, Table
from budgetkit.reports.numbers import index_text, share_text
from budgetkit.reports.unit.context import Context
from budgetkit.reports.unit.split import (
    amount_cells,
    no_composition,
    printed_rows,
    remainder_text,
    share_cell,
    split_bars,
)
from budgetkit.reports.unit.tree import area_count, largest_area, tiles_of, tree
from budgetkit.reports.words import label, text_of

_KINDS = ("basic", "project")
_FEWEST_AREAS = 3
_COLUMNS = (
    Column("编码"),
    Column("科目"),
    Column("合计", "number"),
    Column("基本支出", "number"),
    Column("项目支出", "number"),
    Column("占比", "number"),
)


def functions(context: Context) -> Section:
    """Return expenditure by function, with a chart of the 类 and the whole hierarchy."""
    classes = context.by_function
    if not classes:
        return Section((no_composition(context, classes, "expenditure_summary", "功能分类"),))
    chart = split_bars(context, classes, _KINDS, "按功能分类的支出（万元，占比）")
    return Section((_finding(classes), chart, *_areas(context, classes), _table(context, classes)))


def _areas(context: Context, classes: Composition) -> Iterator[Block]:
    """The areas of the 款 within the 类, where there are some to tell apart."""
    tiles = tiles_of(context.lines, classes)
    if area_count(tiles) > max(_FEWEST_AREAS, len(tiles)):
        name, share = largest_area(tiles)
        yield Sentence((f"细到款，最大的一块是{name}，占 {share}（面积表示金额）。",))
        yield tree(tiles)


def _finding(classes: Composition) -> Sentence:
    first = classes.parts.iloc[0]
    amounts = list(classes.parts["amount_yuan"])
    text = (
        f"{label('tables', classes.table_id)}列有 {len(amounts)} 类支出，"
        f"{first['item']}最多，占 {share_text(first['share'])}；"
        f"集中度 HHI 为 {index_text(analysis.hhi(amounts))}"
        "（各类占比的平方和，1 表示全部集中于一类）。"
    )
    return Sentence((text + remainder_text(classes),))


def _table(context: Context, classes: Composition) -> Table:
    rows = printed_rows(context, classes)
    return Table(
        "按功能分类的支出：类、款、项（万元）",
        _COLUMNS,
        tuple(_row(context, row, classes) for row in rows),
        head=1,
        folded=f"各类、款、项的金额（{len(rows)} 行）",
    )


def _row(context: Context, row: MeasuredRow, classes: Composition) -> Row:
    cells = (
        text_of(row.head["function_code"], ""),
        str(row.head["item"]),
        *amount_cells(context, row, ("total", *_KINDS)),
        share_cell(row, classes),
    )
    return Row(cells, level=row.level or 0, is_total=row.is_total)
