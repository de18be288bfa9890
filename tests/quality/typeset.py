"""A form in which every rule finds what it wants, to take virtues from."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from budgetkit.disclosure.values import parse_value
from budgetkit.quality import Form, Indicator
from budgetkit.quality.context import Context, Project
from budgetkit.quality.lexicon import default_lexicon
from budgetkit.quality.model import Evidence, Verdict
from budgetkit.quality.review import context_of, verdicts

DISCLOSURE = "2026-甲市测试局-unit-budget"
PLACE = Evidence("", "0123456789abcdef", None, 12)


def indicator(
    level2: str, name: str, text: str, *, phase: str = "annual", **more: Any
) -> Indicator:
    """An indicator whose value is read by the grammar."""
    value = parse_value(text, name=name)
    level1 = {"效益": "效益指标", "影响": "效益指标", "满意": "满意度指标"}
    return Indicator(
        name=name,
        text=text,
        level1=next((v for k, v in level1.items() if k in level2), "产出指标"),
        level2=level2,
        phase=phase,
        kind=value.kind,
        comparator=value.comparator,
        low=value.low,
        high=value.high,
        unit=value.unit,
        per=value.per,
        place=PLACE,
        **more,
    )


_ANNUAL = (
    ("数量指标", "举办培训班次数", "≥4次", "15"),
    ("数量指标", "聘请辅导人员数量", "20人", "10"),
    ("质量指标", "培训考核合格率", "≥95%", "10"),
    ("质量指标", "教材评审等级", "优", "5"),
    ("时效指标", "培训完成时间", "2026年11月底前", "10"),
    ("成本指标", "辅导人员劳务费", "≤2000元/月/人", "5"),
    ("成本指标", "劳务费总额", "≤48万元", "5"),
    ("社会效益指标", "参训单位差错率", "≤3%", "20"),
    ("可持续影响指标", "制度更新周期", "1年", "10"),
    ("服务对象满意度指标", "参训人员满意度", "≥90%", "10"),
)
_WHOLE = {
    "≥4次": "≥12次",
    "20人": "60人",
    "2026年11月底前": "2028年11月底前",
    "≤48万元": "≤144万元",
}


def perfect() -> Form:
    """A project of three years, 480,000 yuan a year, nothing amiss."""
    annual = [indicator(c, n, v, weight=Decimal(w)) for c, n, v, w in _ANNUAL]
    whole = [
        indicator(c, n, _WHOLE.get(v, v), phase="implementation", weight=Decimal(w))
        for c, n, v, w in _ANNUAL
    ]
    funds = {"annual": 480_000, "annual_local": 480_000}
    funds |= {"implementation": 1_440_000, "implementation_local": 1_440_000}
    return Form(
        disclosure_id=DISCLOSURE,
        form_no=1,
        project="乡镇财务人员培训经费",
        agency="甲市测试局",
        fiscal_year=2026,
        period="3年",
        funds_yuan={name: Decimal(value) for name, value in funds.items()},
        texts={
            "overview": "2026年需聘请辅导人员20人,共需48万元。",
            "basis": "市培训规划。",
            "necessity": "基层记账差错较多。",
            "measures": "由会计科组织,按内部控制制度验收。",
            "plan": "全年举办培训班4次。",
            "goal_annual": "举办培训班4次,使参训单位的记账差错率降低到3%以内。",
            "goal_implementation": "三年举办培训班12次,使差错率降低到3%以内并保持。",
        },
        indicators=(*annual, *whole),
        place=PLACE,
    )


PROJECTS = {DISCLOSURE: [Project("乡镇财务人员培训经费", Decimal(480_000))]}


FORM = """
项目支出绩效目标表
项目名称||讲堂维护||||
主管部门及代码||015-某局||实施单位||某中心|
项目属性||经常性项目||项目期||99年|
项目资金（元）|实施期资金总额：|80000|年度资金总额：|80000||
|其中：中央财政资金|0|其中：中央财政资金|0||
|省级财政资金|0|省级财政资金|0||
|市县（区）财政资金|80000|市县（区）财政资金|80000||
|单位自筹|0|单位自筹|0||
|其他资金|0|其他资金|0||
项目概况||讲堂年久失修，需维修费5万元，清洁费3万元||||
保证项目实施的制度、措施||补助由遗属赵一、钱二三领取。||||
实施期目标||||年度目标|||
总体目标|修好讲堂，改善条件|||修好讲堂，改善条件|||
绩效指标|一级指标|二级指标|三级指标|指标值|二级指标|三级指标|指标值
|产出指标|数量指标|讲座场次|≥6场|数量指标|讲座场次|≥6场
||质量指标|验收合格率|100%|质量指标|验收合格率|100%
||时效指标|检修及时性|及时|时效指标|检修及时性|及时
||成本指标|维修成本|≤8万元|成本指标|维修成本|≤8万元
|效益指标|社会效益指标|改善阅读条件|改善|社会效益指标|改善阅读条件|改善
|满意度指标|服务对象满意度指标|读者满意度|≥90%|服务对象满意度指标|读者满意度|≥90%
"""

TRANSCRIPT = f"""晋城市测试局2026年单位预算公开

第一部分 概况
一、主要职能
负责测试工作。
{FORM}""".replace("|", "\t")


def context(*forms: Form) -> Context:
    return context_of(forms, PROJECTS, default_lexicon(), look_for_copies=True)


def verdict(rule_id: str, form: Form, *others: Form) -> Verdict:
    """What one rule says of a form among others."""
    return verdicts(form, context(form, *others))[rule_id]


def with_indicator(form: Form, number: int, **changes: Any) -> Form:
    """The form with one indicator of the year changed; ``text`` is read anew."""
    old = form.indicators[number]
    if "text" in changes or "name" in changes:
        name = changes.get("name", old.name)
        value = parse_value(changes.get("text", old.text), name=name)
        fields = ("kind", "comparator", "low", "high", "unit", "per")
        changes = {field: getattr(value, field) for field in fields} | changes
    own = list(form.indicators)
    own[number] = replace(old, **changes)
    return replace(form, indicators=tuple(own))


def with_text(form: Form, **texts: str | None) -> Form:
    """The form with some texts changed, or blank where None."""
    merged = {**form.texts, **texts}
    return replace(form, texts={name: text for name, text in merged.items() if text})


def with_funds(form: Form, **funds: int) -> Form:
    """The form with some amounts changed."""
    changed = {name: Decimal(value) for name, value in funds.items()}
    return replace(form, funds_yuan={**form.funds_yuan, **changed})
