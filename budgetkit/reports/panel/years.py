"""Which years were read, and what is not comparable between them."""

from __future__ import annotations

from collections.abc import Iterator

from budgetkit import analysis
from budgetkit.reports.blocks import Block, Column, Masthead, Row, Section, Sentence, Table
from budgetkit.reports.group import Member, doubts
from budgetkit.reports.numbers import signed_wanyuan
from budgetkit.reports.panel.time import Years
from budgetkit.reports.words import BLANK, label, layout_text, listed, text_of

_FIGURES = (
    "revenue_total",
    "expenditure_total",
    "basic_total",
    "project_total",
    "three_public_total",
)
_COLUMNS = (
    Column("年度", "short"),
    Column("文件"),
    Column("版式", "short"),
    Column("读取状态", "short"),
    Column("金额个数", "number"),
)


def masthead(years: Years) -> Section:
    """Return the title, and the last year's figures with their change on the year before."""
    last = years.members[-1]
    own = last.subject
    name = text_of(own.agency_name, "名称未识别")
    span = f"{years.numbers[0]}–{years.numbers[-1]}" if len(years.numbers) > 1 else years.numbers[0]
    subtitle = f"{span} 年 · {label('stages', own.stage)} · {label('scopes', own.scope)}"
    known = analysis.figure_catalogue()
    figures = tuple(
        (f"{known[each].label}（{years.numbers[-1]} 年）", years.group.figure(last, each),
         _remark(years, each))
        for each in _FIGURES
    )  # fmt: skip
    first = ("年份", f"{len(years.numbers)}", "份材料")
    return Section((Masthead(f"{name}历年比较", subtitle, (first, *figures)),))


def _remark(years: Years, figure_id: str) -> str:
    after = years.members[-1].yuan(figure_id)
    if after is None:
        return "未给出"
    if len(years.members) < 2:
        return "万元"
    before = years.members[-2].yuan(figure_id)
    if before is None:
        return f"万元，{years.numbers[-2]} 年未给出"
    return f"万元，比 {years.numbers[-2]} 年 {signed_wanyuan(after - before)}"


def years(years: Years) -> Section:
    """Return the files of each year, and notes on gaps, layouts and units."""
    rows = tuple(_row(member) for member in years.members)
    numbers = years.numbers
    text = f"读到 {len(numbers)} 个年度的材料：{listed(f'{year} 年' for year in numbers)}。"
    table = Table("各年材料", _COLUMNS, rows)
    return Section((Sentence((text,)), table, *_gaps(numbers), *_notes(years)))


def _gaps(numbers: list[int]) -> Iterator[Block]:
    absent = sorted(set(range(numbers[0], numbers[-1] + 1)) - set(numbers))
    if absent:
        text = (
            f"{listed(f'{year} 年' for year in absent)}没有材料，相邻两份之间的增减不是一年的增减。"
        )
        yield Sentence((text,), kind="warning")


def _notes(years: Years) -> Iterator[Block]:
    if "layout" in analysis.obstacles(years.group.bases):
        text = "各年版式不同，同名栏目的口径可能有差别（如是否含上年结转）。"
        yield Sentence((text,), kind="note")
    for member, year in zip(years.members, years.numbers, strict=True):
        tables = analysis.unknown_unit_tables(member.lines)
        if tables:
            names = listed(f"《{label('tables', name)}》" for name in tables)
            yield Sentence((f"{year} 年{names}有金额未印明单位，不参加比较。",), kind="missing")
    yield from doubts(years.members)


def _row(member: Member) -> Row:
    own = member.subject
    documents = own.documents
    states = dict.fromkeys(label("states", status) for status in documents["status"])
    return Row(
        (
            text_of(own.fiscal_year),
            listed(map(str, documents["file_name"])),
            layout_text(own.layout, BLANK),
            listed(states),
            f"{len(member.lines):,}",
        )
    )
