"""The rubric's law: a perfect form has full marks, and each virtue counts where it should."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import find, given
from hypothesis import strategies as st

from budgetkit.errors import UsageError
from budgetkit.quality import Form, review
from budgetkit.quality.catalogue import profile, profile_names, rubric, rules
from budgetkit.quality.methods import METHODS
from budgetkit.quality.review import FormReview
from tests.quality.typeset import (
    PROJECTS,
    indicator,
    perfect,
    with_funds,
    with_indicator,
    with_text,
)

# Positions in the perfect form's year.
CLASS, HELPERS, RATE, GRADE, TIME, PRICE, TOTAL, EFFECT, LASTING, SATISFACTION = range(10)
Taken = tuple[Form, set[str]]


def reviewed(form: Form, *others: Form) -> FormReview:
    return review([form, *others], projects=PROJECTS).forms[0]


def test_a_perfect_form_has_full_marks_over_what_can_be_assessed() -> None:
    score = reviewed(perfect()).score
    assert score.points == score.points_assessable
    assert (score.score, score.grade, score.points_max) == (Decimal(100), "优", Decimal(100))
    # Left to a human: 3/12 of 15, 4/10 of 15, 3/6 of 10, 2/3 of 10.
    assert score.points_assessable == Decimal("78.58")
    assert score.not_assessable_share == Decimal("0.21")


def _vague(draw: Callable[..., Any]) -> Taken:
    word = draw(st.sampled_from(["提高", "有效提升", "逐步完善", "不断加强", "明显改善"]))
    number = draw(st.sampled_from([RATE, EFFECT, LASTING, SATISFACTION]))
    return with_indicator(perfect(), number, text=word), {"goal_clarity"}


def _numbers(draw: Callable[..., Any]) -> Taken:
    count = draw(st.integers(1, 99).filter(lambda n: n not in (4, 12)))
    said = f"举办培训班{count}次"
    form = with_text(
        perfect(), plan=said, goal_annual=f"{said},使差错率降低。", goal_implementation="降低差错率"
    )
    return form, {"goal_relevance"}


def _weights(draw: Callable[..., Any]) -> Taken:
    weight = draw(st.integers(0, 60).filter(lambda n: n not in (15, 5)))
    return with_indicator(perfect(), CLASS, weight=Decimal(weight)), {"form_completeness"}


def _money(draw: Callable[..., Any]) -> Taken:
    local = draw(st.integers(1, 10**9).filter(lambda n: n != 480_000))
    return with_funds(perfect(), annual_local=local), {"funds_match"}


def _rate(draw: Callable[..., Any]) -> Taken:
    rate = draw(st.integers(101, 1000))
    return with_indicator(perfect(), SATISFACTION, text=f"≥{rate}%"), {"indicator_soundness"}


def _year(draw: Callable[..., Any]) -> Taken:
    year = draw(st.integers(2000, 2040).filter(lambda n: n != 2026))
    return with_indicator(perfect(), TIME, text=f"{year}年11月底前"), {"achievability"}


def _period(draw: Callable[..., Any]) -> Taken:
    return replace(perfect(), period=f"{draw(st.integers(50, 99))}年"), {"achievability"}


def _smaller(draw: Callable[..., Any]) -> Taken:
    form = perfect()
    text = f"≥{draw(st.integers(1, 3))}次"
    form = with_text(form, goal_implementation="使差错率降低")
    return with_indicator(form, 10 + CLASS, text=text), {"reasonableness"}


def _copied_halves(draw: Callable[..., Any]) -> Taken:
    form = perfect()
    year = form.indicators[:10]
    own = (*year, *(replace(one, phase="implementation") for one in year))
    form = with_text(form, goal_implementation=form.texts["goal_annual"])
    return replace(form, indicators=own), {"reasonableness"}


def _fixed(form: Form, *items: str) -> Callable[[Callable[..., Any]], Taken]:
    return lambda draw: (form, set(items))


def _without_effects() -> Form:
    form = perfect()
    kept = tuple(own for own in form.indicators if own.level1 != "效益指标")
    return replace(form, indicators=tuple(replace(own, weight=None) for own in kept))


_BLANK_GOALS = {"goal_annual": None, "goal_implementation": None}
_WORK_ONLY = {"goal_annual": "举办培训班4次,聘请辅导人员20人。", "goal_implementation": "办班12次"}
VIRTUES: dict[str, Callable[[Callable[..., Any]], Taken]] = {
    "vague": _vague,
    "numbers": _numbers,
    "weights": _weights,
    "sources": _money,
    "rate": _rate,
    "year": _year,
    "period": _period,
    "smaller": _smaller,
    "halves": _copied_halves,
    "effects": _fixed(_without_effects(), "form_completeness", "indicator_soundness"),
    "value": _fixed(with_indicator(perfect(), LASTING, text=""), "form_completeness"),
    "name": _fixed(with_indicator(perfect(), LASTING, name=""), "form_completeness"),
    "goals": _fixed(with_text(perfect(), **_BLANK_GOALS), "form_completeness"),
    "phone": _fixed(with_text(perfect(), measures="联系13912345678"), "form_completeness"),
    "secret": _fixed(with_text(perfect(), basis="甲密发〔2025〕1号"), "form_completeness"),
    "work only": _fixed(with_text(perfect(), **_WORK_ONLY), "goal_clarity"),
    "project": _fixed(replace(perfect(), project="乡镇财务人员培训费"), "goal_relevance"),
    "class": _fixed(
        with_indicator(perfect(), RATE, level2="数量指标", weight=Decimal(10)),
        "indicator_soundness",
    ),
    "input": _fixed(with_indicator(perfect(), RATE, name="预算执行率"), "indicator_soundness"),
    "twice": _fixed(
        with_indicator(perfect(), GRADE, name="培训考核合格率", text="≥95%"), "indicator_soundness"
    ),
    "time": _fixed(
        with_indicator(perfect(), TIME, text="及时"), "indicator_soundness", "goal_clarity"
    ),
    "elsewhere": _fixed(with_indicator(perfect(), GRADE, text="按合同价"), "indicator_soundness"),
    "text amount": _fixed(
        with_text(perfect(), overview="聘请辅导人员20人,共需41万元。"), "funds_match"
    ),
    "cost sum": _fixed(with_indicator(perfect(), TOTAL, text="≤50万元"), "funds_match"),
    "product": _fixed(with_indicator(perfect(), PRICE, text="≤1900元/月/人"), "funds_match"),
    "price": _fixed(with_indicator(perfect(), PRICE, text="≤2元/月/人"), "funds_match"),
    "ceiling": _fixed(with_indicator(perfect(), PRICE, text="≥2000元/月/人"), "funds_match"),
}


@given(st.data(), st.sampled_from(sorted(VIRTUES)))
def test_taking_away_a_virtue_lowers_exactly_its_items(data: st.DataObject, name: str) -> None:
    form, expected = VIRTUES[name](data.draw)
    whole, less = reviewed(perfect()).score, reviewed(form).score
    lowered = {item.item_id for item in less.items if item.points < item.points_assessable}
    assert lowered == expected, name
    assert less.points < whole.points
    assert less.score is not None and less.score < 100


@pytest.mark.parametrize("name", sorted(VIRTUES))
def test_every_virtue_can_be_taken_away(name: str) -> None:
    form, expected = VIRTUES[name](lambda strategy: find(strategy, lambda value: True))
    score = reviewed(form).score
    lowered = {item.item_id for item in score.items if item.points < item.points_assessable}
    assert lowered == expected


def test_a_copied_text_counts_against_relevance_and_copied_indicators_against_reasonableness() -> (
    None
):
    form = perfect()
    other = replace(form, form_no=2, project="城市社区会计轮训补助")
    lowered = {
        item.item_id
        for item in reviewed(form, other).score.items
        if item.points < item.points_assessable
    }
    assert "reasonableness" in lowered


def test_too_little_to_assess_gets_no_grade_but_says_the_share() -> None:
    form = Form(disclosure_id="x", texts={"goal_annual": "做好物业管理工作,保障大厅正常运转。"})
    score = reviewed(form).score
    assert score.grade is None
    assert score.score == Decimal(100)
    assert score.not_assessable_share > Decimal("0.6")


def test_profiles_have_all_items_and_sum_to_100() -> None:
    assert profile_names() == ["indicators", "official"]
    for name in profile_names():
        assert list(profile(name).points) == list(rubric())
        assert sum(profile(name).points.values()) == 100


def test_a_profile_of_ones_own(tmp_path, root) -> None:
    text = (root / "budgetkit/quality/profiles/official.toml").read_text("utf-8")
    own = tmp_path / "strict.toml"
    own.write_text(text.replace("goal_clarity = 10", "goal_clarity = 40"), "utf-8")
    assert profile(str(own)).points["goal_clarity"] == 40
    own.write_text("id = 1", "utf-8")
    with pytest.raises(UsageError, match="不完整"):
        profile(str(own))
    with pytest.raises(UsageError, match="没有评分方案"):
        profile("no such")


def test_every_rule_has_a_method_unless_it_is_left_to_a_human() -> None:
    assert {rule_id for rule_id, rule in rules().items() if rule.level != "human"} == set(METHODS)
    assert {rule.item_id for rule in rules().values()} == set(rubric())


def test_half_the_indicators_in_breach_cost_a_rule_all_its_points() -> None:
    own = tuple(indicator("社会效益指标", f"第{n}类群众反响", "提高") for n in range(5))
    good = tuple(indicator("社会效益指标", f"第{n}类群众投诉", "≤1次") for n in range(5))
    marks = reviewed(Form(indicators=own + good)).marks
    vague = next(mark for mark in marks if mark.rule.rule_id == "clarity_vague_value")
    assert vague.points == 0
    assert vague.points_max > 0
