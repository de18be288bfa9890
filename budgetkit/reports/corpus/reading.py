"""Which tables were found, and how well the amounts were read."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from budgetkit import analysis
from budgetkit.reports.blocks import Block, Column, Row, Section, Sentence, Table
from budgetkit.reports.charts import State, described, heat
from budgetkit.reports.corpus.corrected import corrected
from budgetkit.reports.corpus.names import Names
from budgetkit.reports.words import clipped, label, listed
from budgetkit.workbench import Corpus

_PRESENCE = {
    "amounts": State("有金额", "#17364f", "●"),
    "declared_empty": State("声明无数据", "#8495a0", "○"),
    "blank": State("有表而无金额", "#dba94a", "–"),
    "absent": State("未读到", "#f1eee6", ""),
}
_COLUMNS = (
    Column("公开材料"),
    Column("已识别报表", "number"),
    Column("未识别", "number"),
    Column("金额", "number"),
    Column("无法读出", "number"),
    Column("单位不明", "number"),
    Column("经修补", "number"),
    Column("把握不大", "number"),
    Column("事实", "number"),
)
_COUNTS = ("recognised", "unrecognised", "amounts", "unreadable", "unknown_unit", "repaired")
_LOST = ("unreadable", "unknown_unit", "repaired", "uncertain", "unrecognised")
_NAME_LENGTH = 80
_MOST = 60
"""Rows of a grid that can still be read; beyond, the first are drawn, the table has all."""


def tables(corpus: Corpus, names: Names) -> Section:
    """Return a grid of disclosures × common tables, and the same as a table."""
    presence = analysis.table_presence(list(names), corpus.tables, corpus.budget_lines)
    if presence.empty:
        return Section((Sentence(("报表：没有读到任何公开材料。",), kind="missing"),))
    titles = [label("tables", name) for name in presence.columns]
    finding = _found(presence)
    picture = heat(
        [names[name] for name in presence.index],
        titles,
        presence.to_numpy().tolist(),
        _PRESENCE,
        described(finding[0], finding[1:]),
        most=(_MOST, len(titles)),
    )
    text = Sentence((f"{'；'.join(finding)}。",))
    return Section((text, picture, *_cut(len(presence)), _by_table(presence)))


def _cut(count: int) -> Iterator[Block]:
    if count > _MOST:
        text = f"图中是前 {_MOST} 份材料；全部 {count} 份见“图中数字（CSV）”。"
        yield Sentence((text,), "note")


def _by_table(presence: pd.DataFrame) -> Table:
    columns = (
        Column("报表"),
        *(Column(state.label, "number") for state in _PRESENCE.values()),
    )
    rows = tuple(
        Row(
            (
                label("tables", name),
                *(f"{int((presence[name] == state).sum())}" for state in _PRESENCE),
            )
        )
        for name in presence.columns
    )
    note = (
        "单位：份材料。“未读到”指材料没有公开这张表，或公开了而未能识别；"
        "各地应公开的表不尽相同。每份材料的情形见图中数字（CSV）。"
    )
    return Table("常见报表在多少份材料中读到", columns, rows, folded="各表的份数", note=note)


def _found(presence: pd.DataFrame) -> list[str]:
    """Say which tables all have, and which fewest have."""
    has = (presence != "absent").sum()
    everywhere = [label("tables", name) for name in has.index if has[name] == len(presence)]
    rarest = str(has.idxmin())
    return [
        f"{len(presence)} 份材料都有的常见报表：{listed(everywhere) or '无'}",
        f"最少见的是{label('tables', rarest)}（{int(has.min())} 份）",
    ]


def reading(corpus: Corpus, names: Names) -> Section:
    """Return counts per disclosure, those with losses first, corrections, and what was noticed."""
    counts = analysis.reading_counts(
        corpus.disclosures, corpus.documents, corpus.tables, corpus.budget_lines
    )
    facts = corpus.narrative.groupby("disclosure_id").size()
    if counts.empty:
        return Section((Sentence(("读取情况：没有读到任何公开材料。",), kind="missing"),))
    ordered = counts.assign(lost=counts[list(_LOST)].sum(axis=1)).sort_values(
        "lost", ascending=False, kind="stable"
    )
    rows = tuple(
        _row(names[str(name)], row, int(facts.get(name, 0))) for name, row in ordered.iterrows()
    )
    note = (
        "“把握不大”指读取的把握低于 0.9；“经修补”指去掉了数字中的空格；单位不明的金额不换算。"
        "数字是否与原件一致，仍请对照出处核对。"
    )
    table = Table("各材料的读取情况", _COLUMNS, rows, note=note)
    return Section((_finding(counts), table, *corrected(corpus, names), *_warnings(corpus)))


def _finding(counts: pd.DataFrame) -> Sentence:
    sums = counts.sum()
    clean = int((counts[list(_LOST)].sum(axis=1) == 0).sum())
    text = (
        f"{int(sums['amounts']):,} 个金额中，无法读出 {sums['unreadable']} 个、单位不明 "
        f"{sums['unknown_unit']} 个、经修补 {sums['repaired']} 个、"
        f"把握不大 {sums['uncertain']} 个；"
        f"{clean} 份材料没有这些情形，报表也都已识别。"
    )
    return Sentence((text,))


def _row(name: str, row: pd.Series, facts: int) -> Row:
    shown = [f"{int(row[each]):,}" for each in (*_COUNTS, "uncertain")]
    return Row((name, *shown, f"{facts:,}"))


def _warnings(corpus: Corpus) -> Iterator[Block]:
    rows = tuple(
        Row((str(document["file_name"]), clipped(str(text), _NAME_LENGTH * 3)))
        for document in corpus.documents.to_dict("records")
        for text in document["warnings"]
    )
    if rows:
        folded = f"读取时的提示（{len(rows)} 条）"
        yield Table("读取时的提示", (Column("文件"), Column("提示")), rows, folded=folded)
