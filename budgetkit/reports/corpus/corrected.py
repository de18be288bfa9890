"""What researchers have put right: how much, and where."""

from __future__ import annotations

from collections.abc import Iterator

from budgetkit.checks.records import records
from budgetkit.reports.blocks import Block, Column, Row, Sentence, Table
from budgetkit.reports.corpus.names import Names
from budgetkit.reports.words import BLANK, clipped, label, place_text, text_of
from budgetkit.workbench import Corpus

_COLUMNS = (
    Column("公开材料"),
    Column("位置", "short"),
    Column("内容"),
    Column("栏目", "short"),
    Column("原读数"),
    Column("更正为"),
    Column("理由"),
    Column("更正人", "short"),
    Column("日期", "short"),
)
_OPEN = 8
_REASON = 120


def corrected(corpus: Corpus, names: Names) -> Iterator[Block]:
    """Yield how many readings were corrected by hand in how many disclosures, and each."""
    found = list(records(corpus.corrections))
    if not found:
        yield Sentence(("数据集中的数字没有经过人工更正。",), "note")
        return
    count = len({row["disclosure_id"] for row in found})
    text = f"人工更正 {len(found)} 处，在 {count} 份材料中；更正值已代替原读数参与计算和核对。"
    yield Sentence((text,))
    rows = tuple(
        Row(
            (
                names.get(str(row["disclosure_id"]), BLANK),
                place_text(row["page"], row["line"]),
                text_of(row["item"], row["row_key"]),
                label("measures", row["measure"]) if row["measure"] else row["column_name"],
                text_of(row["reading_text"]),
                text_of(row["value_text"]),
                clipped(row["reason"], _REASON),
                row["corrected_by"],
                row["corrected_on"],
            )
        )
        for row in found
    )
    folded = f"人工更正（{len(rows)} 处）" if len(rows) > _OPEN else None
    yield Table("人工更正", _COLUMNS, rows, folded=folded)
