"""The table of printed amounts, in long form."""

from __future__ import annotations

from budgetkit.dataset.declared.common import (
    DISCLOSURE_ID,
    PROVENANCE,
    ROW_NO,
    TABLE_ID,
    TABLE_NO,
    TABLE_TITLE,
    TO_DISCLOSURE,
    TO_DOCUMENT,
    TO_ROW,
    TO_TABLE,
    UNIT_TEXT,
)
from budgetkit.dataset.field import Field, FieldType, TableSchema

MEASURES = (
    "total",
    "current_year",
    "carry_over",
    "general",
    "fund",
    "state_capital",
    "special_account",
    "unit_funds",
    "basic",
    "project",
    "personnel",
    "operating",
    "appropriation",
    "prior_year",
    "business",
    "business_operation",
    "superior_subsidy",
    "affiliated",
    "other",
)
READINGS = ("as_printed", "repaired", "unreadable")


def _classification(prefix: str, en: str, zh: str, column_type: str) -> tuple[Field, Field]:
    code = Field(
        f"{prefix}_code",
        FieldType.STRING,
        f"Code of the {en}.",
        f"{zh}编码。",
        pattern=r"[0-9]+",
        column_type=f"{column_type}:code",
    )
    name = Field(
        f"{prefix}_name",
        FieldType.STRING,
        f"Name of the {en}.",
        f"{zh}名称。",
        column_type=f"{column_type}:label",
    )
    return code, name


BUDGET_LINES = TableSchema(
    "budget_lines",
    "One amount cell of a recognised table.",
    "已识别报表中每个有金额的单元格一行。",
    (
        DISCLOSURE_ID,
        TABLE_ID,
        TABLE_TITLE,
        ROW_NO,
        Field(
            "side",
            FieldType.STRING,
            "`revenue` or `expenditure`; null where a table has no sides.",
            "revenue 收入；expenditure 支出；不分收支时为空。",
            enum=("revenue", "expenditure"),
            column_type="direction",
        ),
        Field(
            "item",
            FieldType.STRING,
            "Row label, joined, without enumeration.",
            "项目名称，去掉序号。",
            nullable=False,
        ),
        Field(
            "item_text",
            FieldType.STRING,
            "Row label as printed.",
            "印出的项目名称。",
            nullable=False,
            printed=True,
        ),
        *_classification(
            "function",
            "functional classification",
            "功能分类科目",
            "functional-classification:generic",
        ),
        *_classification(
            "dept_econ",
            "departmental economic classification",
            "部门预算支出经济分类科目",
            "economic-classification:generic",
        ),
        *_classification(
            "gov_econ",
            "government economic classification",
            "政府预算支出经济分类科目",
            "economic-classification:generic",
        ),
        Field(
            "project",
            FieldType.STRING,
            "Project name.",
            "项目名称。",
            column_type="activity:generic:project:label",
        ),
        Field(
            "agency",
            FieldType.STRING,
            "The unit that a row belongs to.",
            "该行所属单位。",
            column_type="administrative-classification:generic:label",
        ),
        Field(
            "level",
            FieldType.INTEGER,
            "1 类, 2 款, 3 项; for projects 1 department, 2 unit, 3 project.",
            "1 类，2 款，3 项；项目表中 1 部门，2 单位，3 项目。",
            minimum=1,
            maximum=3,
        ),
        Field(
            "is_total",
            FieldType.BOOLEAN,
            "Whether the row is a total of others.",
            "是否合计行。",
            nullable=False,
        ),
        Field(
            "measure",
            FieldType.STRING,
            "What the amount's column means: " + ", ".join(f"`{name}`" for name in MEASURES) + "; "
            "`x_` and the header text where it is none of these.",
            "金额所在列的含义；不属所列各项时为 x_ 加表头文字。",
            nullable=False,
            pattern=rf"({'|'.join(MEASURES)}|x_.+)",
            column_type="value-kind:code",
        ),
        Field(
            "amount_yuan",
            FieldType.MONEY,
            "Amount in yuan; null where it cannot be read or the unit is unknown.",
            "金额（元）；无法读出或单位不明时为空。",
            column_type="value",
        ),
        Field(
            "amount_text",
            FieldType.STRING,
            "Amount as printed.",
            "印出的金额。",
            nullable=False,
            printed=True,
        ),
        UNIT_TEXT,
        *PROVENANCE,
        Field(
            "section",
            FieldType.STRING,
            "The heading row that the line stands under.",
            "该行所在的小标题行。",
        ),
        Field(
            "reading",
            FieldType.STRING,
            "How the characters became a number: `as_printed`, `repaired` (white space inside "
            "the number), `unreadable`.",
            "金额的读法：as_printed 照印；repaired 去掉数字中的空格；unreadable 无法读出。",
            nullable=False,
            enum=READINGS,
        ),
        TABLE_NO,
        Field(
            "entry_no",
            FieldType.INTEGER,
            "1-based position of the amount among those of its table.",
            "该金额在本表金额中的序号，从 1 起。",
            nullable=False,
            minimum=1,
        ),
        Field(
            "code_origin",
            FieldType.STRING,
            "Where the codes come from: `printed` in the document, `name` found by name in "
            "the reference lists; null without codes.",
            "科目编码的来源：printed 原文印有；name 按名称在科目表中查得；没有编码时为空。",
            enum=("printed", "name"),
        ),
    ),
    key=("document_id", "table_no", "entry_no"),
    foreign_keys=(TO_DISCLOSURE, TO_DOCUMENT, TO_TABLE, TO_ROW),
)
