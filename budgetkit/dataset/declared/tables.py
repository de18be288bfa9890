"""Tables of the tables found and of their rows as read."""

from __future__ import annotations

from budgetkit.dataset.declared.common import (
    ANY_DISCLOSURE_ID,
    PROVENANCE,
    ROW_NO,
    TABLE_ID,
    TABLE_NO,
    TABLE_TITLE,
    TO_DISCLOSURE,
    TO_DOCUMENT,
    TO_TABLE,
    UNIT_TEXT,
)
from budgetkit.dataset.field import Field, FieldType, TableSchema

TABLES = TableSchema(
    "tables",
    "One table found, recognised or not.",
    "每张报表一行，含未识别的。",
    (
        ANY_DISCLOSURE_ID,
        TABLE_ID,
        TABLE_TITLE,
        Field(
            "number_text",
            FieldType.STRING,
            "Table number as printed.",
            "印出的表号。",
            printed=True,
        ),
        UNIT_TEXT,
        Field(
            "declared_empty",
            FieldType.BOOLEAN,
            "Whether the document says that the table has no data.",
            "文件是否注明本表无数据。",
            nullable=False,
        ),
        Field("page_first", FieldType.INTEGER, "First page.", "起始页。", minimum=1),
        Field("page_last", FieldType.INTEGER, "Last page.", "结束页。", minimum=1),
        *PROVENANCE,
        TABLE_NO,
        Field(
            "row_count",
            FieldType.INTEGER,
            "Rows as read, header rows counted.",
            "读出的行数，含表头。",
            nullable=False,
            minimum=0,
        ),
        Field(
            "header_row_count",
            FieldType.INTEGER,
            "Header rows.",
            "表头行数。",
            nullable=False,
            minimum=0,
        ),
        Field(
            "amount_count",
            FieldType.INTEGER,
            "Rows of `budget_lines` read from the table.",
            "由该表读出的金额个数。",
            nullable=False,
            minimum=0,
        ),
        Field(
            "explanation",
            FieldType.STRING,
            "By which catalogue entry the table was recognised, or why it was not.",
            "识别依据，或未识别的原因。",
        ),
    ),
    key=("document_id", "table_no"),
    foreign_keys=(TO_DISCLOSURE, TO_DOCUMENT),
)

TABLE_ROWS = TableSchema(
    "table_rows",
    "One row of a table as read, so that nothing is lost.",
    "报表的每一行，照原样保存。",
    (
        ANY_DISCLOSURE_ID,
        TABLE_ID,
        ROW_NO,
        Field(
            "cells_text",
            FieldType.STRINGS,
            "The cells as printed, from left to right.",
            "自左至右各单元格的原文。",
            nullable=False,
            printed=True,
        ),
        *PROVENANCE,
        TABLE_NO,
    ),
    key=("document_id", "table_no", "row_no"),
    foreign_keys=(TO_DISCLOSURE, TO_DOCUMENT, TO_TABLE),
)
