"""Tables of the review of target quality."""

from __future__ import annotations

from budgetkit.dataset.declared.common import DISCLOSURE_ID, DOCUMENT_ID, TO_DISCLOSURE, TO_DOCUMENT
from budgetkit.dataset.declared.targets import FORM_NO
from budgetkit.dataset.field import Field, FieldType, TableSchema

STATUSES = ("pass", "warn", "fail", "not_assessable")


def _points(name: str, en: str, zh: str, *, nullable: bool = True) -> Field:
    return Field(name, FieldType.DECIMAL, en, zh, nullable=nullable)


TARGET_REVIEWS = TableSchema(
    "target_reviews",
    "One rule of the review asked of one form (docs/review-rules.md).",
    "每张绩效目标表每条审核规则一行，见 docs/review-rules.md。",
    (
        DISCLOSURE_ID,
        FORM_NO,
        Field(
            "rubric_item",
            FieldType.STRING,
            "Item of the official rubric.",
            "审核表中的审核项。",
            nullable=False,
        ),
        Field(
            "rule_id",
            FieldType.STRING,
            "Rule of the review.",
            "审核规则编号。",
            nullable=False,
            pattern=r"[a-z][a-z0-9_]*",
        ),
        Field(
            "status",
            FieldType.STRING,
            "The worst that was found; `not_assessable` is never a pass.",
            "结论：pass 符合，warn 提示，fail 不符，not_assessable 无法判断。",
            nullable=False,
            enum=STATUSES,
        ),
        _points("points", "Points kept; null where not assessable.", "得分；无法判断的为空。"),
        _points("points_max", "Points of the rule.", "分值。", nullable=False),
        Field(
            "evidence",
            FieldType.PLACES,
            "The places that show it: `document_id`, `page`, `line`, `bbox`, `quote`; personal "
            "data is hidden in the quotes.",
            "相关位置：文件、页、行、页面位置、原文；原文中的个人信息已遮盖。",
            nullable=False,
        ),
        DOCUMENT_ID,
        Field(
            "checked",
            FieldType.INTEGER,
            "How many things the rule looked at.",
            "检查了几处。",
            nullable=False,
            minimum=0,
        ),
        Field(
            "reasons",
            FieldType.STRINGS,
            "What is not as it should be, or why it cannot be judged.",
            "不符、提示或无法判断的理由。",
            nullable=False,
            printed=True,
        ),
    ),
    key=("document_id", "form_no", "rule_id"),
    foreign_keys=(TO_DISCLOSURE, TO_DOCUMENT),
)

TARGET_SCORES = TableSchema(
    "target_scores",
    "The score of one form on the rubric.",
    "每张绩效目标表的得分一行。",
    (
        DISCLOSURE_ID,
        FORM_NO,
        _points("points", "Points kept.", "得分。", nullable=False),
        _points(
            "points_assessable", "Points that could be assessed.", "可评分值。", nullable=False
        ),
        _points("score", "0 to 100 over the assessable points.", "按可评分值折算的百分制得分。"),
        Field(
            "grade",
            FieldType.STRING,
            "Grade; null where too little could be assessed for one.",
            "等级；可评分值不足时为空。",
        ),
        DOCUMENT_ID,
        _points(
            "not_assessable_share",
            "Share of the rubric's points that could not be assessed, 0 to 1.",
            "无法评的分值占比，0 至 1。",
            nullable=False,
        ),
        Field("profile", FieldType.STRING, "Profile of weights.", "评分方案。", nullable=False),
    ),
    key=("document_id", "form_no"),
    foreign_keys=(TO_DISCLOSURE, TO_DOCUMENT),
)
