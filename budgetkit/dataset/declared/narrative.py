"""The table of facts stated in the narrative."""

from __future__ import annotations

from budgetkit.dataset.declared.common import (
    DISCLOSURE_ID,
    PROVENANCE,
    TO_DISCLOSURE,
    TO_DOCUMENT,
)
from budgetkit.dataset.field import Field, FieldType, TableSchema

METRICS = ("amount", "share", "change_amount", "change_percent", "count", "area", "date", "text")

NARRATIVE_FACTS = TableSchema(
    "narrative_facts",
    "One number, date or statement of the narrative.",
    "情况说明中的每个数字、日期或陈述一行。",
    (
        DISCLOSURE_ID,
        Field(
            "section",
            FieldType.STRING,
            "Heading that the sentence stands under.",
            "所在小节的标题。",
            nullable=False,
        ),
        Field(
            "subject",
            FieldType.STRING,
            "What the fact is about, as a standard term.",
            "所述事项，用规范名称。",
            nullable=False,
        ),
        Field(
            "metric",
            FieldType.STRING,
            "Kind of fact.",
            "事实的种类：金额、占比、增减额、增减百分比、数量、面积、日期、文字。",
            nullable=False,
            enum=METRICS,
        ),
        Field(
            "value",
            FieldType.DECIMAL,
            "Value as printed, in `unit`; exact, padded to ten decimals.",
            "印出的数值，单位见 unit；精确，补足十位小数。",
        ),
        Field(
            "value_text",
            FieldType.STRING,
            "Value as printed.",
            "印出的数值原文。",
            nullable=False,
            printed=True,
        ),
        Field("unit", FieldType.STRING, "Unit of the value.", "数值的单位。"),
        Field(
            "direction",
            FieldType.STRING,
            "Direction of a change.",
            "增减方向：increase 增加，decrease 减少，same 持平。",
            enum=("increase", "decrease", "same"),
        ),
        Field("reason", FieldType.STRING, "Reason given.", "所述原因。"),
        Field(
            "quote",
            FieldType.STRING,
            "The sentence as printed.",
            "原句。",
            nullable=False,
            printed=True,
        ),
        *PROVENANCE,
        Field(
            "comparison_year",
            FieldType.INTEGER,
            "The year that a change is measured against, where the text names it.",
            "增减所比较的年度（原文写明时）。",
            minimum=1949,
            maximum=2100,
        ),
        Field(
            "fact_no",
            FieldType.INTEGER,
            "1-based position of the fact in its document.",
            "该事实在文件中的序号，从 1 起。",
            nullable=False,
            minimum=1,
        ),
    ),
    key=("document_id", "fact_no"),
    foreign_keys=(TO_DISCLOSURE, TO_DOCUMENT),
)
