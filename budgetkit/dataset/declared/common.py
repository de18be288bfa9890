"""Columns and references that several tables share."""

from __future__ import annotations

from dataclasses import replace

from budgetkit.dataset.field import Field, FieldType, ForeignKey
from budgetkit.document.model import Method

DOCUMENT_ID = Field(
    "document_id",
    FieldType.STRING,
    "First 16 hex digits of the file's SHA-256; of its name's where it cannot be opened.",
    "文件 SHA-256 的前 16 位；文件打不开时取自文件名。",
    nullable=False,
    pattern=r"[0-9a-f]{16}",
)
DISCLOSURE_ID = Field(
    "disclosure_id",
    FieldType.STRING,
    "`{fiscal_year}-{agency_name}-{scope}-{stage}`, `unknown` for what was not found; where "
    "year or agency is unknown the document_id follows, so that strangers are not joined.",
    "“年度-部门（单位）名称-范围-阶段”，未识别的部分写 unknown；"
    "年度或名称未识别时再加 document_id，以免误并。",
    nullable=False,
)
ANY_DISCLOSURE_ID = replace(
    DISCLOSURE_ID,
    nullable=True,
    en=f"{DISCLOSURE_ID.en[:-1]}; null where the document is no disclosure.",
    zh=f"{DISCLOSURE_ID.zh[:-1]}；文件不是预算公开材料时为空。",
)
TABLE_ID = Field(
    "table_id",
    FieldType.STRING,
    "Canonical id of the statutory table; null if it was not recognised.",
    "报表的统一标识；未识别的为空。",
    pattern=r"[a-z][a-z0-9_]*",
)
TABLE_TITLE = Field(
    "table_title",
    FieldType.STRING,
    "Title printed over the table.",
    "报表标题。",
)
TABLE_NO = Field(
    "table_no",
    FieldType.INTEGER,
    "1-based position of the table in its document.",
    "报表在文件中的序号，从 1 起。",
    nullable=False,
    minimum=1,
)
ROW_NO = Field(
    "row_no",
    FieldType.INTEGER,
    "1-based position of the row in its table as read, header rows counted.",
    "行在报表中的序号，从 1 起，含表头。",
    nullable=False,
    minimum=1,
)
UNIT_TEXT = Field(
    "unit_text",
    FieldType.STRING,
    "Unit as printed; `unknown` where it cannot be found.",
    "印出的金额单位；找不到时为 unknown。",
    nullable=False,
    printed=True,
)
PROVENANCE = (
    DOCUMENT_ID,
    Field(
        "page",
        FieldType.INTEGER,
        "1-based page of a PDF or a picture, sheet of a workbook; null otherwise.",
        "PDF、图片的页码或工作簿的第几张工作表，从 1 起；其他格式为空。",
        minimum=1,
    ),
    Field(
        "line",
        FieldType.INTEGER,
        "1-based line of a transcript or of a web page's markup, row of a workbook's sheet, "
        "paragraph or table row of a Word file; null for PDFs and pictures.",
        "文字稿、网页源码的行号，工作表的行号，Word 的第几段（表格每行一段），从 1 起；"
        "PDF、图片为空。",
        minimum=1,
    ),
    Field(
        "bbox",
        FieldType.STRING,
        "`x0,y0,x1,y1` in points from the page's top left, two decimals; null but for PDFs and "
        "pictures.",
        "在页面上的位置 x0,y0,x1,y1（磅，自左上角起，两位小数）；PDF、图片之外为空。",
        pattern=r"-?[0-9]+\.[0-9]{2}(,-?[0-9]+\.[0-9]{2}){3}",
    ),
    Field(
        "method",
        FieldType.STRING,
        "How it was read.",
        "读取方式。",
        nullable=False,
        enum=tuple(method.value for method in Method),
    ),
    Field(
        "confidence",
        FieldType.FLOAT,
        "Confidence of the reading, 0 to 1.",
        "读取的把握，0 至 1。",
        nullable=False,
        minimum=0,
        maximum=1,
    ),
)
TO_DOCUMENT = ForeignKey(("document_id",), "documents", ("document_id",))
TO_DISCLOSURE = ForeignKey(("disclosure_id",), "disclosures", ("disclosure_id",))
TO_TABLE = ForeignKey(("document_id", "table_no"), "tables", ("document_id", "table_no"))
TO_ROW = ForeignKey(
    ("document_id", "table_no", "row_no"),
    "table_rows",
    ("document_id", "table_no", "row_no"),
)
