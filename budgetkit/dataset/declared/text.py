"""The table of running text, so that a stored corpus can be searched and checked."""

from __future__ import annotations

from budgetkit.dataset.declared.common import (
    ANY_DISCLOSURE_ID,
    PROVENANCE,
    TO_DISCLOSURE,
    TO_DOCUMENT,
)
from budgetkit.dataset.field import Field, FieldType, TableSchema

TEXT_BLOCKS = TableSchema(
    "text_blocks",
    "One heading or paragraph, in reading order; the list of contents behind them.",
    "每个标题或段落一行，按阅读顺序；目录各行列在其后。",
    (
        ANY_DISCLOSURE_ID,
        Field(
            "kind",
            FieldType.STRING,
            "`heading`, `paragraph`, or `contents`: a line of the list of contents.",
            "heading 标题；paragraph 段落；contents 目录中的一行。",
            nullable=False,
            enum=("heading", "paragraph", "contents"),
        ),
        Field(
            "text",
            FieldType.STRING,
            "The text as printed, lines joined.",
            "原文，各行相连。",
            nullable=False,
            printed=True,
        ),
        *PROVENANCE,
        Field(
            "block_no",
            FieldType.INTEGER,
            "1-based position among the blocks of its document, tables counted.",
            "在文件各块（含表）中的序号，从 1 起。",
            nullable=False,
            minimum=1,
        ),
    ),
    key=("document_id", "block_no"),
    foreign_keys=(TO_DISCLOSURE, TO_DOCUMENT),
)
