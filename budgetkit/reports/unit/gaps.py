"""What could not be read, what was mended, what the readers noticed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import pandas as pd

from budgetkit import analysis
from budgetkit.analysis import Coverage
from budgetkit.reports.blocks import Block, Column, Row, Section, Sentence, Table
from budgetkit.reports.unit.context import Context
from budgetkit.reports.words import label, listed, place_text, text_of

_COUNTS = (Column("事项", "short"), Column("数量", "number"), Column("说明"))
_CELLS = (
    Column("位置", "short"),
    Column("报表"),
    Column("项目"),
    Column("栏目"),
    Column("印出的字符"),
)
_TABLES = (Column("位置", "short"), Column("标题"), Column("行数", "number"), Column("原因"))


def gaps(context: Context) -> Section:
    """Return the counts of what was read and not read, and each case with its place."""
    read = analysis.coverage(context.lines, context.tables, context.facts)
    warnings = context.subject.warnings
    return Section(
        (
            _finding(read, warnings),
            Table("读取情况", _COUNTS, tuple(_counts(read, warnings))),
            *_unrecognised(read.unrecognised),
            *_cells("无法读出的单元格", read.unreadable),
            *_cells("单位不明、未换算的单元格", read.unknown_unit),
            *_cells("经修补读出的单元格（去掉数字中的空格）", read.repaired),
            *_warnings(warnings),
        )
    )


def _finding(read: Coverage, warnings: Sequence[str]) -> Sentence:
    if read.is_complete and not warnings:
        return Sentence(("读到的报表和单元格均已识别；是否与原件一致，仍请对照出处核对。",))
    return Sentence(
        ("下列内容未能读出、经过修补或需要核对，使用有关数字前请对照原件。",), "warning"
    )


def _counts(read: Coverage, warnings: Sequence[str]) -> Iterator[Row]:
    titles = _counted(read.recognised["table_id"])
    empty = _counted(read.declared_empty["table_id"])
    absent = listed(label("tables", name) for name in read.absent)
    for name, number, remark in (
        ("已识别的报表", len(read.recognised), titles),
        ("其中：材料声明无数据", len(read.declared_empty), empty),
        ("常见报表中未读到的", len(read.absent), absent),
        ("未识别的表格", len(read.unrecognised), "原样保存在数据集的 table_rows 中"),
        ("报表金额", read.line_count, ""),
        ("其中：无法读出", len(read.unreadable), ""),
        ("其中：单位不明", len(read.unknown_unit), ""),
        ("其中：经修补读出", len(read.repaired), ""),
        ("其中：不是金额", len(read.not_money), "数量、人数、比例等栏，照印出的字符保存"),
        ("情况说明中的事实", read.fact_count, ""),
        ("读取时的提示", len(warnings), ""),
    ):
        yield Row(
            (name, f"{number:,}", remark if number else ""), level=1 + name.startswith("其中")
        )


def _counted(table_ids: Iterable[str]) -> str:
    """Return the names of tables, those that stand several times once with their number."""
    names = Counter(label("tables", name) for name in table_ids)
    return listed(name + (f"（{count} 张）" if count > 1 else "") for name, count in names.items())


def _unrecognised(tables: pd.DataFrame) -> Iterator[Block]:
    if tables.empty:
        return
    rows = tuple(
        Row(
            (
                place_text(table["page"], table["line"]),
                text_of(table["table_title"], "无标题"),
                text_of(table["row_count"]),
                text_of(table["explanation"]),
            )
        )
        for _, table in tables.iterrows()
    )
    yield Table("未识别的表格", _TABLES, rows, head=1, folded=f"未识别的表格（{len(rows)} 张）")


def _cells(caption: str, lines: pd.DataFrame) -> Iterator[Block]:
    if lines.empty:
        return
    rows = tuple(
        Row(
            (
                place_text(line["page"], line["line"]),
                label("tables", line["table_id"]),
                text_of(line["item"]),
                label("measures", line["measure"]),
                text_of(line["amount_text"]),
            )
        )
        for _, line in lines.iterrows()
    )
    yield Table(caption, _CELLS, rows, head=2, folded=f"{caption}（{len(rows)} 处）")


def _warnings(warnings: Sequence[str]) -> Iterator[Block]:
    if warnings:
        rows = tuple(Row((str(number), text)) for number, text in enumerate(warnings, 1))
        columns = (Column("序号", "number"), Column("提示"))
        yield Table("读取时的提示", columns, rows, folded=f"读取时的提示（{len(rows)} 条）")
