"""The tables of performance targets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from budgetkit.dataset.declared.common import (
    DISCLOSURE_ID,
    PROVENANCE,
    TO_DISCLOSURE,
    TO_DOCUMENT,
)
from budgetkit.dataset.field import Field, FieldType, ForeignKey, TableSchema
from budgetkit.disclosure.targets_model import LOCAL_LEVELS, PHASES

FORM_KINDS = ("project", "agency", "transfer")
VALUE_KINDS = (
    "threshold",
    "exact",
    "range",
    "approximate",
    "date",
    "period",
    "frequency",
    "rule",
    "qualitative",
    "missing",
)
COMPARATORS = (">=", ">", "=", "<", "<=")
_SOURCES = {
    "central": ("central government", "中央财政资金"),
    "province": ("provincial government", "省级财政资金"),
    "local": ("city and county government", "市县（区）财政资金"),
    "self": ("own funds", "单位自筹"),
    "other": ("other funds", "其他资金"),
}
_FURTHER_SOURCES = {
    "fiscal": ("fiscal appropriation as a whole", "财政拨款"),
    "carry_over": ("last year's carry-over", "上年结转"),
}
_LOCAL_LEVELS = {
    "city": ("city government, a part of `local`", "市级财政资金（计入市县（区））"),
    "county": (
        "county or district government, a part of `local`",
        "县（区）级财政资金（计入市县（区））",
    ),
}
assert tuple(_LOCAL_LEVELS) == LOCAL_LEVELS
_PHASES = {
    "implementation": ("the whole implementation period", "实施期"),
    "annual": ("the year", "年度"),
}
assert tuple(_PHASES) == PHASES


def _money(name: str, en: str, zh: str) -> Field:
    return Field(name, FieldType.MONEY, f"{en}, in yuan.", f"{zh}（元）。", column_type="value")


def _totals() -> tuple[Field, ...]:
    return tuple(
        _money(f"funds_{phase}_yuan", f"Funds of {en}", f"{zh}资金总额")
        for phase, (en, zh) in _PHASES.items()
    )


def _funds_by_source(sources: Mapping[str, tuple[str, str]]) -> tuple[Field, ...]:
    return tuple(
        _money(f"{phase}_{source}_yuan", f"Of {phase_en}, from {en}", f"{phase_zh}其中：{zh}")
        for source, (en, zh) in sources.items()
        for phase, (phase_en, phase_zh) in _PHASES.items()
    )


def _text(name: str, en: str, zh: str) -> Field:
    return Field(name, FieldType.STRING, en, zh)


def _flag(name: str, en: str, zh: str) -> Field:
    return Field(name, FieldType.BOOLEAN, en, zh, nullable=False)


FORM_NO = Field(
    "form_no",
    FieldType.INTEGER,
    "1-based position of the form in its document.",
    "绩效目标表在文件中的序号，从 1 起。",
    nullable=False,
    minimum=1,
)

TARGET_FORMS = TableSchema(
    "target_forms",
    "One performance-target form; what was lost or left blank is null.",
    "每张绩效目标表一行；缺失或空白的为空。",
    (
        DISCLOSURE_ID,
        FORM_NO,
        Field(
            "project",
            FieldType.STRING,
            "Project name; null for the form of a whole agency.",
            "项目名称；整体支出绩效目标表为空。",
            column_type="activity:generic:project:label",
        ),
        _text("agency_code", "Code of the department in charge.", "主管部门代码。"),
        _text("agency", "Department in charge.", "主管部门。"),
        _text("implementing_unit", "Unit that carries the project out.", "实施单位。"),
        _text("attribute", "Kind of project as named.", "项目属性。"),
        _text("period", "Length of the project as named.", "项目期。"),
        *_totals(),
        *_funds_by_source(_SOURCES),
        _text("overview", "Overview of the project.", "项目概况。"),
        _text("basis", "What the project rests on.", "立项依据。"),
        _text("necessity", "Why it is needed.", "项目设立必要性。"),
        _text("measures", "Rules and measures that secure it.", "保证项目实施的制度、措施。"),
        _text("plan", "Plan of implementation.", "项目实施计划。"),
        _text("goal_implementation", "Goal of the whole period.", "实施期总体目标。"),
        _text("goal_annual", "Goal of the year.", "年度总体目标。"),
        _text("filled_at", "Date of the form as printed.", "填报日期。"),
        _flag("damaged", "Whether the reading lost something.", "读取是否有缺损。"),
        *PROVENANCE,
        Field(
            "kind",
            FieldType.STRING,
            "`project`; `agency`: of the whole agency; `transfer`: of a transfer payment.",
            "project 项目支出；agency 部门（单位）整体支出；transfer 转移支付。",
            nullable=False,
            enum=FORM_KINDS,
        ),
        _text("layout", "Id of the form's layout.", "版式标识。"),
        *_funds_by_source(_FURTHER_SOURCES),
        *_funds_by_source(_LOCAL_LEVELS),
    ),
    key=("document_id", "form_no"),
    foreign_keys=(TO_DISCLOSURE, TO_DOCUMENT),
)

TARGET_INDICATORS = TableSchema(
    "target_indicators",
    "One indicator of one half of a form. An empty class has no row.",
    "每张绩效目标表每一半的每个指标一行；空的指标类别不成行。",
    (
        DISCLOSURE_ID,
        FORM_NO,
        Field(
            "indicator_no",
            FieldType.INTEGER,
            "1-based position of the indicator in its form.",
            "指标在表中的序号，从 1 起。",
            nullable=False,
            minimum=1,
        ),
        Field(
            "phase",
            FieldType.STRING,
            "`implementation`: the whole period; `annual`: the year.",
            "implementation 实施期；annual 年度。",
            nullable=False,
            enum=PHASES,
        ),
        _text("level1", "Class of the indicator, first level.", "一级指标。"),
        _text(
            "level2",
            "Class, second level, as a standard term; as printed where it is none.",
            "二级指标，用规范名称；不属规范名称的照印。",
        ),
        Field(
            "level2_text",
            FieldType.STRING,
            "Class, second level, as printed.",
            "印出的二级指标。",
            nullable=False,
            printed=True,
        ),
        _text("name", "Name of the indicator, third level.", "三级指标。"),
        Field(
            "value_text",
            FieldType.STRING,
            "Value as printed; empty where it is blank or lost.",
            "印出的指标值；空白或缺失的为空文本。",
            nullable=False,
            printed=True,
        ),
        Field(
            "value_kind",
            FieldType.STRING,
            "Kind of value; see `docs/indicator-values.md`.",
            "指标值的种类，见 docs/indicator-values.md。",
            nullable=False,
            enum=VALUE_KINDS,
        ),
        Field(
            "comparator",
            FieldType.STRING,
            "How the indicator is to compare with the value.",
            "比较关系。",
            enum=COMPARATORS,
        ),
        Field(
            "value_low",
            FieldType.DECIMAL,
            "Lower bound or the value itself, in `unit`; a date as the number whose digits the "
            "unit names.",
            "下限或数值本身，单位见 unit；日期为数字，位数由 unit 说明。",
        ),
        Field("value_high", FieldType.DECIMAL, "Upper bound, in `unit`.", "上限，单位见 unit。"),
        _text("unit", "Unit without the denominator.", "单位，不含分母。"),
        _text("per", "Denominator, e.g. 人/天.", "单位的分母，如 人/天。"),
        Field(
            "weight", FieldType.DECIMAL, "Weight of the indicator as printed.", "指标权重或分值。"
        ),
        _flag("damaged", "Whether the reading lost or mended something.", "读取是否有缺损或修补。"),
        _flag("class_uncertain", "Whether the class is a guess.", "指标类别是否为推断。"),
        *PROVENANCE,
        _money("amount_yuan", "The value where its unit is money", "单位为金额的指标值"),
        Field(
            "is_core",
            FieldType.BOOLEAN,
            "Whether it is a core indicator; null where the form does not say.",
            "是否核心指标；表中未列的为空。",
        ),
        replace(
            _text("scoring_text", "Rule of scoring as printed.", "印出的评（扣）分标准。"),
            printed=True,
        ),
    ),
    key=("document_id", "form_no", "indicator_no"),
    foreign_keys=(
        TO_DISCLOSURE,
        TO_DOCUMENT,
        ForeignKey(("document_id", "form_no"), "target_forms", ("document_id", "form_no")),
    ),
)
