"""The rubric's law: a perfect form has full marks, and each virtue counts where it should."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import find, given
from hypothesis import strategies as st

from budgetkit.errors import UsageError
from budgetkit.quality import Form, Status, review
from budgetkit.quality.catalogue import profile, profile_names, rubric, rules
from budgetkit.quality.methods import METHODS
from budgetkit.quality.review import FormReview
from tests.quality.typeset import PROJECTS, indicator, perfect
from tests.quality.virtues import VIRTUES, Taken, neighbour


def reviewed(form: Form, *others: Form) -> FormReview:
    return review([form, *others], projects=PROJECTS).forms[0]


def test_a_perfect_form_has_full_marks_over_what_can_be_assessed() -> None:
    score = reviewed(perfect()).score
    assert score.points == score.points_assessable
    assert (score.score, score.grade, score.points_max) == (Decimal(100), "优", Decimal(100))
    # Left to a human: 3/12 of 15, 4/14 of 15, 3/6 of 10, 2/3 of 10.
    assert score.points_assessable == Decimal("80.30")
    assert score.not_assessable_share == Decimal("0.20")
    assert reviewed(perfect(), neighbour()).score == score


def lowered(own: FormReview) -> set[str]:
    return {item.item_id for item in own.score.items if item.points < item.points_assessable}


def taken(take: Taken) -> FormReview:
    return review([take.form, *take.others], projects=take.projects or PROJECTS).forms[0]


def test_every_machine_rule_has_a_virtue_to_take_away() -> None:
    assert set(VIRTUES) == set(METHODS)


@given(st.data(), st.sampled_from(sorted(VIRTUES)))
def test_taking_away_a_virtue_lowers_exactly_its_items(data: st.DataObject, rule_id: str) -> None:
    for virtue in VIRTUES[rule_id]:
        take = virtue(data.draw)
        less = taken(take)
        assert lowered(less) == take.items, rule_id
        assert less.score.points < less.score.points_assessable


@pytest.mark.parametrize("rule_id", sorted(VIRTUES))
def test_it_is_the_rule_that_notices(rule_id: str) -> None:
    for virtue in VIRTUES[rule_id]:
        own = taken(virtue(lambda strategy: find(strategy, lambda value: True)))
        mark = next(mark for mark in own.marks if mark.rule.rule_id == rule_id)
        assert mark.verdict.status in (Status.WARN, Status.FAIL)
        assert mark.points is not None
        assert mark.points < mark.points_max


def test_a_serious_breach_of_the_form_is_not_outweighed_by_what_passed() -> None:
    own = taken(VIRTUES["money_sources_add_up"][0](lambda strategy: 1))
    item = next(item for item in own.score.items if item.item_id == "funds_match")
    assert item.points == item.points_assessable * Decimal("0.7")
    points = [mark.points for mark in own.marks if mark.rule.item_id == "funds_match"]
    assert abs(sum(filter(None, points)) - item.points) < Decimal("0.01")


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
