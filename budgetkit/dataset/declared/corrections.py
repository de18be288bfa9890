"""The table of what a researcher has put right."""

from __future__ import annotations

from budgetkit.dataset.declared.common import (
    DISCLOSURE_ID,
    PROVENANCE,
    TABLE_ID,
    TO_DISCLOSURE,
    TO_DOCUMENT,
)
from budgetkit.dataset.field import Field, FieldType, TableSchema


def _text(name: str, en: str, zh: str, *, nullable: bool = False) -> Field:
    return Field(name, FieldType.STRING, en, zh, nullable=nullable, printed=True)


CORRECTIONS = TableSchema(
    "corrections",
    "One cell put right by hand (data/corrections); `method` and `confidence` are those of the "
    "reading that was replaced.",
    "人工更正（data/corrections），一个单元格一行；method 和 confidence 属于更正前的读数。",
    (
        DISCLOSURE_ID,
        _text("file", "File of the entry.", "更正文件。"),
        Field(
            "entry",
            FieldType.INTEGER,
            "1-based position of the entry in its file.",
            "在更正文件中的序号，从 1 起。",
            nullable=False,
            minimum=1,
        ),
        _text("table_name", "Table of the dataset that was corrected.", "更正的数据表。"),
        _text("row_key", "Columns and values that name the row.", "所在的行：列名和值。"),
        TABLE_ID,
        _text("item", "What the row is about.", "该行的内容。", nullable=True),
        _text("measure", "Measure of an amount.", "金额的栏目。", nullable=True),
        _text("column_name", "Column that was corrected.", "更正的列。"),
        _text("reading_text", "What was read; empty for nothing.", "读出的内容，没有时为空。"),
        _text("value_text", "What the document says.", "更正后的内容。"),
        _text("reason", "Why.", "理由。"),
        _text("corrected_by", "Who says so.", "更正人。"),
        Field(
            "corrected_on",
            FieldType.STRING,
            "When, `YYYY-MM-DD`.",
            "更正日期。",
            nullable=False,
            pattern=r"[0-9]{4}-[0-9]{2}-[0-9]{2}",
        ),
        *PROVENANCE,
    ),
    key=("file", "entry"),
    foreign_keys=(TO_DISCLOSURE, TO_DOCUMENT),
)
