"""Tables of what the checks found, and of what was checked."""

from __future__ import annotations

from budgetkit.dataset.declared.common import DISCLOSURE_ID, TO_DISCLOSURE
from budgetkit.dataset.field import Field, FieldType, TableSchema

SEVERITIES = ("high", "medium", "low")
NATURES = ("document", "rounding", "extraction", "undetermined")

RULE_ID = Field(
    "rule_id",
    FieldType.STRING,
    "Rule of the catalogue (docs/rules.md).",
    "规则编号，见 docs/rules.md。",
    nullable=False,
    pattern=r"[a-z][a-z0-9-]*",
)

FINDINGS = TableSchema(
    "findings",
    "One thing that does not hold, however many checks it breaks.",
    "每个问题一行；同一原因造成的多处不符合并为一个。",
    (
        DISCLOSURE_ID,
        Field(
            "finding_id",
            FieldType.STRING,
            "Stable as long as place and content are the same.",
            "问题编号；位置和内容不变时编号不变。",
            nullable=False,
            pattern=r"[0-9a-f]{12}(-[0-9]+)?",
        ),
        RULE_ID,
        Field(
            "severity",
            FieldType.STRING,
            "How much it matters.",
            "严重程度：high 高，medium 中，low 低。",
            nullable=False,
            enum=SEVERITIES,
        ),
        Field(
            "nature",
            FieldType.STRING,
            "`document`: the document contradicts itself; `rounding`: a tail of rounding; "
            "`extraction`: our reading is the likelier culprit; `undetermined`.",
            "性质：document 文件自身矛盾；rounding 四舍五入尾差；extraction 更可能是读取有误；"
            "undetermined 无法判断。",
            nullable=False,
            enum=NATURES,
        ),
        Field(
            "message",
            FieldType.STRING,
            "What is wrong, in one sentence.",
            "一句话说明。",
            nullable=False,
            printed=True,
        ),
        Field("expected", FieldType.STRING, "What should stand there.", "应为。", printed=True),
        Field("actual", FieldType.STRING, "What stands there.", "印为。", printed=True),
        Field("difference", FieldType.STRING, "Actual less expected.", "相差。", printed=True),
        Field(
            "evidence",
            FieldType.PLACES,
            "The places that show it, the likeliest culprit first: `document_id`, `page`, "
            "`line`, `bbox`, `quote`; personal data is hidden in the quotes.",
            "相关位置，最可能有误的在前：文件、页、行、页面位置、原文；原文中的个人信息已遮盖。",
            nullable=False,
        ),
        Field(
            "suggestion",
            FieldType.STRING,
            "`as printed → mended`: the number at the first place with one digit mended, under "
            "which all would hold; null where there is none. Never applied.",
            "建议：“印出的数 → 改一位数字后的数”，改后各项相符；没有时为空。从不自动采用。",
            printed=True,
        ),
    ),
    key=("disclosure_id", "finding_id"),
    foreign_keys=(TO_DISCLOSURE,),
)


def _count(name: str, en: str, zh: str) -> Field:
    return Field(name, FieldType.INTEGER, en, zh, nullable=False, minimum=0)


CHECK_RESULTS = TableSchema(
    "check_results",
    "One rule asked of one disclosure: silence is no pass.",
    "每份材料每条规则一行；没有检查到的不算通过。",
    (
        DISCLOSURE_ID,
        RULE_ID,
        _count("checked", "Checks made: passed and failed.", "已检查：通过与不符之和。"),
        _count("passed", "Checks that hold, rounding tails included.", "相符，含四舍五入尾差。"),
        _count("failed", "Checks that do not hold.", "不符。"),
        _count(
            "not_assessable",
            "Checks whose inputs are missing or not understood.",
            "因缺少数据或看不懂而无法检查。",
        ),
        Field(
            "reasons",
            FieldType.STRINGS,
            "Why something was not assessable, each reason once.",
            "无法检查的原因。",
            nullable=False,
            printed=True,
        ),
    ),
    key=("disclosure_id", "rule_id"),
    foreign_keys=(TO_DISCLOSURE,),
)
