"""The table of services that departments may buy."""

from __future__ import annotations

from budgetkit.dataset.declared.common import (
    DISCLOSURE_ID,
    PROVENANCE,
    TO_DISCLOSURE,
    TO_DOCUMENT,
)
from budgetkit.dataset.field import Field, FieldType, TableSchema

CODE_DOUBTS = ("malformed", "column", "parent", "order", "name")

SERVICE_CATALOGUE = TableSchema(
    "service_catalogue",
    "One row of the annex 政府购买服务指导性目录.",
    "政府购买服务指导性目录的每个条目一行。",
    (
        DISCLOSURE_ID,
        Field(
            "owner",
            FieldType.STRING,
            "Department that the entry stands under.",
            "条目所属部门。",
        ),
        Field(
            "code",
            FieldType.STRING,
            "Code as read; never corrected.",
            "读出的代码，不作更正。",
        ),
        Field(
            "level",
            FieldType.INTEGER,
            "Level by the length of the code; by the column where the code is malformed.",
            "级次，按代码长度；代码不成形时按所在列。",
            nullable=False,
            minimum=1,
            maximum=4,
        ),
        Field("name", FieldType.STRING, "Name of the service.", "服务名称。"),
        Field(
            "parent_code",
            FieldType.STRING,
            "The nearest code above of the same department that this one extends.",
            "同一部门上方最近的上级代码。",
        ),
        *PROVENANCE,
        Field(
            "code_suspect",
            FieldType.BOOLEAN,
            "Whether the code cannot be right.",
            "代码是否必有误。",
            nullable=False,
        ),
        Field(
            "code_doubt",
            FieldType.STRING,
            "Why: no such form; name in another level's column; level above missing; not behind "
            "the code before; other departments give the name another code.",
            "可疑的原因：malformed 代码不成形，column 名称所在列与代码级次不符，parent 缺上级代码，"
            "order 次序不对，name 该名称在其他部门为另一代码。",
            enum=CODE_DOUBTS,
        ),
        Field(
            "entry_no",
            FieldType.INTEGER,
            "1-based position of the entry in its document.",
            "条目在文件中的序号，从 1 起。",
            nullable=False,
            minimum=1,
        ),
    ),
    key=("document_id", "entry_no"),
    foreign_keys=(TO_DISCLOSURE, TO_DOCUMENT),
)
