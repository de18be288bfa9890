"""One virtue of the perfect form taken away for every machine rule."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from budgetkit.quality import Form
from budgetkit.quality.context import Project
from tests.quality.typeset import (
    DISCLOSURE,
    PROJECTS,
    indicator,
    perfect,
    with_funds,
    with_indicator,
    with_text,
)

# Positions in the perfect form's year.
CLASS, HELPERS, RATE, GRADE, TIME, PRICE, TOTAL, EFFECT, LASTING, SATISFACTION = range(10)
Draw = Callable[..., Any]


@dataclass(frozen=True)
class Taken:
    """A form that lacks one virtue.

    Attributes:
        form: The form.
        items: The rubric items that must be lower for it, and no others.
        others: Forms reviewed beside it.
        projects: The project table.
    """

    form: Form
    items: frozenset[str]
    others: tuple[Form, ...] = ()
    projects: Mapping[str, Sequence[Project]] | None = None


def neighbour() -> Form:
    """A form of the same disclosure with nothing in common but its fields."""
    own = perfect()
    named = tuple(replace(one, name=f"图书{one.name}") for one in own.indicators)
    texts = {name: f"图书馆另有安排，{len(text)}册" for name, text in own.texts.items()}
    return replace(own, form_no=2, project="图书馆购书", indicators=named, texts=texts)


def _unweighted(form: Form) -> Form:
    return replace(form, indicators=tuple(replace(own, weight=None) for own in form.indicators))


def _without(form: Form, *positions: int) -> Form:
    gone = {form.indicators[number].name for number in positions}
    kept = tuple(own for own in form.indicators if own.name not in gone)
    return _unweighted(replace(form, indicators=kept))


def _vague(draw: Draw) -> Taken:
    word = draw(st.sampled_from(["有效提升", "逐步完善", "不断加强", "明显改善"]))
    number = draw(st.sampled_from([RATE, EFFECT, LASTING, SATISFACTION]))
    return _taken(with_indicator(perfect(), number, text=word), "goal_clarity")


def _numbers(draw: Draw) -> Taken:
    said = f"举办培训班{draw(st.integers(1, 99).filter(lambda n: n not in (4, 12)))}次"
    form = with_text(
        perfect(), plan=said, goal_annual=f"{said},使差错率降低。", goal_implementation="降低差错率"
    )
    return _taken(form, "goal_relevance")


def _dates(draw: Draw) -> Taken:
    month = draw(st.integers(1, 12).filter(lambda n: n != 11))
    plan = f"全年举办培训班4次,培训{month}月底前完成。"
    return _taken(with_text(perfect(), plan=plan), "goal_relevance")


def _weights(draw: Draw) -> Taken:
    weight = draw(st.integers(0, 60).filter(lambda n: n not in (15, 5)))
    return _taken(with_indicator(perfect(), CLASS, weight=Decimal(weight)), "form_completeness")


def _sources(draw: Draw) -> Taken:
    local = draw(st.integers(1, 10**9).filter(lambda n: n != 480_000))
    return _taken(with_funds(perfect(), annual_local=local), "funds_match")


def _rate(draw: Draw) -> Taken:
    rate = draw(st.integers(101, 1000))
    form = with_indicator(perfect(), SATISFACTION, text=f"≥{rate}%")
    return _taken(form, "indicator_soundness")


def _year(draw: Draw) -> Taken:
    year = draw(st.integers(2000, 2040).filter(lambda n: n != 2026))
    return _taken(with_indicator(perfect(), TIME, text=f"{year}年11月底前"), "achievability")


def _period(draw: Draw) -> Taken:
    period = f"{draw(st.integers(50, 99))}年"
    return _taken(replace(perfect(), period=period), "achievability")


def _smaller(draw: Draw) -> Taken:
    form = with_text(perfect(), goal_implementation="使差错率降低")
    text = f"≥{draw(st.integers(1, 3))}次"
    return _taken(with_indicator(form, 10 + CLASS, text=text), "reasonableness")


def _copied_halves() -> Form:
    form = perfect()
    year = form.indicators[:10]
    own = (*year, *(replace(one, phase="implementation") for one in year))
    form = with_text(form, goal_implementation=form.texts["goal_annual"])
    return replace(form, indicators=own)


def _vague_effects() -> Form:
    form = with_indicator(perfect(), EFFECT, text="有所下降")
    return with_indicator(form, LASTING, text="逐步健全")


def _in_words() -> Form:
    """Five of ten values are grades, which no number stands behind."""
    form = perfect()
    for number in (RATE, EFFECT, LASTING, SATISFACTION):
        form = with_indicator(form, number, text="优秀")
    return form


def _too_many() -> Form:
    more = tuple(indicator("数量指标", f"第{n}项检查", "1次") for n in range(35))
    return _unweighted(replace(perfect(), indicators=(*perfect().indicators, *more)))


def _same_measures() -> tuple[Form, Form]:
    text = (
        "由办公室会同财务室组织实施,按采购法和内部控制制度确定供应商,签订合同后按进度验收并付款。"
    )
    return with_text(perfect(), measures=text), with_text(neighbour(), measures=text)


def _taken(form: Form, *items: str, **more: Any) -> Taken:
    return Taken(form, frozenset(items), **more)


def _fixed(form: Form, *items: str, **more: Any) -> Callable[[Draw], Taken]:
    return lambda draw: _taken(form, *items, **more)


_PERFECT = perfect()
_MINE, _THEIRS = _same_measures()
_WORK_ONLY = {"goal_annual": "举办培训班4次,聘请辅导人员20人。", "goal_implementation": "办班12次"}
_OTHER_TABLE = {DISCLOSURE: [Project(PROJECTS[DISCLOSURE][0].name, Decimal(500_000))]}

VIRTUES: dict[str, tuple[Callable[[Draw], Taken], ...]] = {
    "completeness_class_missing": (_fixed(_without(_PERFECT, SATISFACTION), "form_completeness"),),
    "completeness_value_missing": (
        _fixed(with_indicator(_PERFECT, LASTING, text=""), "form_completeness"),
    ),
    "completeness_name_missing": (
        _fixed(with_indicator(_PERFECT, LASTING, name=""), "form_completeness"),
    ),
    "completeness_fields_blank": (
        _fixed(
            with_text(_PERFECT, goal_annual=None, goal_implementation=None), "form_completeness"
        ),
        _fixed(with_text(_PERFECT, basis=None), "form_completeness", others=(neighbour(),)),
    ),
    "completeness_indicator_count": (_fixed(_too_many(), "form_completeness"),),
    "completeness_weights": (_weights,),
    "privacy_personal": (
        _fixed(with_text(_PERFECT, measures="联系13912345678"), "form_completeness"),
    ),
    "privacy_secret": (
        _fixed(with_text(_PERFECT, basis="甲密发〔2025〕1号"), "form_completeness"),
    ),
    "clarity_goal_without_effect": (_fixed(with_text(_PERFECT, **_WORK_ONLY), "goal_clarity"),),
    "clarity_vague_value": (_vague,),
    "clarity_value_repeats_name": (
        _fixed(with_indicator(_PERFECT, GRADE, text="教材评审"), "goal_clarity"),
    ),
    "clarity_qualitative_without_grades": (
        _fixed(with_indicator(_PERFECT, GRADE, text="井井有条"), "goal_clarity"),
    ),
    "relevance_numbers_contradict": (_numbers, _dates),
    "relevance_name_differs": (
        _fixed(replace(_PERFECT, project="乡镇财务人员培训费"), "goal_relevance"),
    ),
    "relevance_copied_text": (_fixed(_MINE, "goal_relevance", others=(_THEIRS,)),),
    "soundness_quantified_share": (_fixed(_in_words(), "indicator_soundness"),),
    "soundness_wrong_class": (
        _fixed(
            with_indicator(_PERFECT, RATE, level2="数量指标", weight=Decimal(10)),
            "indicator_soundness",
        ),
    ),
    "soundness_input_as_output": (
        _fixed(with_indicator(_PERFECT, RATE, name="预算执行率"), "indicator_soundness"),
    ),
    "soundness_duplicate": (
        _fixed(
            with_indicator(_PERFECT, GRADE, name="培训考核合格率", text="≥95%"),
            "indicator_soundness",
        ),
    ),
    "soundness_satisfaction_only": (
        _fixed(
            _without(_PERFECT, EFFECT, LASTING),
            "form_completeness",
            "indicator_soundness",
            "reasonableness",
        ),
    ),
    "soundness_time_without_date": (
        _fixed(with_indicator(_PERFECT, TIME, text="及时"), "indicator_soundness", "goal_clarity"),
    ),
    "soundness_value_elsewhere": (
        _fixed(with_indicator(_PERFECT, GRADE, text="按合同价"), "indicator_soundness"),
    ),
    "soundness_rate_above_100": (_rate,),
    "reasonableness_effect_unmeasurable": (
        _fixed(_vague_effects(), "goal_clarity", "reasonableness"),
    ),
    "reasonableness_halves_copied": (_fixed(_copied_halves(), "reasonableness"),),
    "reasonableness_implementation_smaller": (_smaller,),
    "reasonableness_copied_indicators": (
        _fixed(
            _PERFECT,
            "reasonableness",
            others=(replace(_PERFECT, form_no=2, project="城市社区会计轮训补助"),),
        ),
    ),
    "money_form_equals_table": (_fixed(_PERFECT, "funds_match", projects=_OTHER_TABLE),),
    "money_sources_add_up": (_sources,),
    "money_text_amounts": (
        _fixed(with_text(_PERFECT, overview="聘请辅导人员20人,共需41万元。"), "funds_match"),
    ),
    "money_cost_sum": (_fixed(with_indicator(_PERFECT, TOTAL, text="≤50万元"), "funds_match"),),
    "money_price_times_quantity": (
        _fixed(with_indicator(_PERFECT, PRICE, text="≤1900元/月/人"), "funds_match"),
    ),
    "money_cost_restates_budget": (_fixed(_without(_PERFECT, PRICE), "funds_match"),),
    "money_unit_price": (
        _fixed(with_indicator(_PERFECT, PRICE, text="≤2元/月/人"), "funds_match"),
    ),
    "money_cost_open_upwards": (
        _fixed(with_indicator(_PERFECT, PRICE, text="≥2000元/月/人"), "funds_match"),
    ),
    "feasibility_period_99": (_period,),
    "feasibility_date_outside_year": (_year,),
    "conditions_stated": (
        _fixed(
            with_text(_PERFECT, measures=None),
            "conditions",
            "form_completeness",
            others=(neighbour(),),
        ),
    ),
}
