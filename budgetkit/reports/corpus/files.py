"""The files of a corpus: kinds, states, what failed and why."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pandas as pd

from budgetkit.reports.blocks import Block, Column, Row, Section, Sentence, Table
from budgetkit.reports.charts import Bar, bars, described
from budgetkit.reports.words import BLANK, is_given, label, text_of
from budgetkit.workbench import Corpus

_STATES = ("ok", "partial", "failed")
_COLUMNS = (
    Column("文件"),
    Column("公开材料"),
    Column("类型", "short"),
    Column("篇幅", "short"),
    Column("读取状态"),
    Column("提示", "number"),
)
_LOST = (Column("文件"), Column("读取状态", "short"), Column("原因"))


def files(corpus: Corpus) -> Section:
    """Return files by kind and state, those with gaps, and all."""
    documents = corpus.documents
    if documents.empty:
        return Section((Sentence(("文件：数据集中一个也没有。",), kind="missing"),))
    finding = _finding(documents)
    picture = _picture(documents, finding.plain())
    return Section((finding, *picture, *_lost(documents), _all(documents)))


def _finding(documents: pd.DataFrame) -> Sentence:
    counts = documents["status"].value_counts()
    told = "，".join(
        f"{label('states', state)} {int(counts.get(state, 0))} 个" for state in _STATES
    )
    copies = sum(len(names) for names in documents["duplicate_names"] if is_given(names))
    more = f"；另有 {copies} 个内容相同的副本未再读取" if copies else ""
    return Sentence((f"{len(documents)} 个文件：{told}{more}。",))


def _picture(documents: pd.DataFrame, finding: str) -> Iterator[Block]:
    """Kinds of file as bars, split by state; a single kind needs no picture."""
    kinds = documents["media_type"].map(lambda kind: label("media", kind))
    if kinds.nunique() < 2:
        return
    rows = [
        Bar(str(kind), _by_state(own), f"{len(own)} 个")
        for kind, own in sorted(documents.groupby(kinds), key=lambda pair: -len(pair[1]))
    ]
    alt = described(finding, (f"{row.label} {row.note}" for row in rows))
    yield bars(rows, [label("states", state) for state in _STATES], alt, "个")


def _by_state(documents: pd.DataFrame) -> tuple[Decimal | None, ...]:
    counts = [int((documents["status"] == state).sum()) for state in _STATES]
    return tuple(Decimal(count) if count else None for count in counts)


def _lost(documents: pd.DataFrame) -> Iterator[Block]:
    lost = documents[documents["status"] != "ok"]
    if lost.empty:
        return
    rows = tuple(
        Row(
            (
                str(row["file_name"]),
                label("states", row["status"]),
                text_of(row["error_message"], "原因不明"),
            )
        )
        for row in lost.to_dict("records")
    )
    yield Table("未能完整读出的文件", _LOST, rows)


def _all(documents: pd.DataFrame) -> Table:
    rows = tuple(_row(row) for row in documents.sort_values("file_name").to_dict("records"))
    return Table("全部文件", _COLUMNS, rows, folded=f"全部 {len(rows)} 个文件")


def _row(document: dict[object, object]) -> Row:
    warnings = document["warnings"]
    count = len(warnings) if isinstance(warnings, list) else 0
    return Row(
        (
            str(document["file_name"]),
            text_of(document["disclosure_id"]),
            label("media", document["media_type"]),
            _extent(document),
            label("states", document["status"])
            + ("（重复部分以另一文件为准）" if is_given(document.get("superseded_by")) else ""),
            f"{count}",
        )
    )


def _extent(document: dict[object, object]) -> str:
    for name, unit in (("page_count", "页"), ("line_count", "行")):
        if is_given(document[name]):
            return f"{document[name]} {unit}"
    return BLANK
