"""A layout that lacks a field is not blamed for it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from budgetkit.disclosure.forms import target_forms
from budgetkit.document.model import Block
from budgetkit.quality import Form, Status, review
from budgetkit.quality.reading import forms_of_reading
from budgetkit.quality.review import FormReview
from tests.disclosure.forms.test_layouts import (
    FORM,
    IDENTITY,
    PACKED,
    WIDE,
    paragraph,
    ruled,
)
from tests.quality.typeset import perfect, verdict, with_text
from tests.quality.virtues import neighbour

LAYOUTS: dict[str, tuple[Block, ...]] = {
    "project form": (paragraph("讲堂维护绩效目标表"), ruled(FORM)),
    "wide table": (paragraph("单位：万元"), ruled(WIDE)),
    "packed": (
        paragraph("单位：万元"),
        ruled(f"项目|预算数|绩效目标\n讲堂维护|99.00|{PACKED}\n馆藏|9.00|{PACKED}"),
    ),
}
# What each layout has no room for: neither passed nor failed.
WITHOUT = {
    "project form": {
        "conditions_stated",
        "feasibility_period_99",
        "reasonableness_halves_copied",
        "reasonableness_implementation_smaller",
        "money_text_amounts",
        "money_form_equals_table",
        "relevance_name_differs",
    },
    "wide table": {
        "conditions_stated",
        "feasibility_period_99",
        "reasonableness_halves_copied",
        "reasonableness_implementation_smaller",
        "money_sources_add_up",
        "money_text_amounts",
        "money_cost_sum",
    },
    "packed": {
        "completeness_fields_blank",
        "completeness_weights",
        "conditions_stated",
        "clarity_goal_without_effect",
        "feasibility_period_99",
        "reasonableness_halves_copied",
        "reasonableness_implementation_smaller",
        "money_sources_add_up",
    },
}


def reviewed(*blocks: Block) -> list[FormReview]:
    forms = forms_of_reading(target_forms(blocks, IDENTITY), IDENTITY, "2026", "0123456789abcdef")
    return list(review(forms).forms)


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_what_a_layout_does_not_print_is_not_assessable(layout: str) -> None:
    forms = reviewed(*LAYOUTS[layout])
    assert forms
    for own in forms:
        status = {mark.rule.rule_id: mark.verdict.status for mark in own.marks}
        unclear = {rule for rule, found in status.items() if found is Status.NOT_ASSESSABLE}
        assert unclear >= WITHOUT[layout]


def test_weights_of_a_wide_table_are_summed() -> None:
    first, second = reviewed(*LAYOUTS["wide table"])
    for own in (first, second):
        status = {mark.rule.rule_id: mark.verdict.status for mark in own.marks}
        assert status["completeness_weights"] is Status.PASS


def test_the_form_of_the_agency_need_not_print_what_forms_of_projects_print() -> None:
    agency = replace(
        with_text(perfect(), overview=None, basis=None, necessity=None, measures=None, plan=None),
        kind="agency",
        form_no=9,
    )
    assert verdict("completeness_fields_blank", agency, perfect()).status is Status.PASS
    assert verdict("conditions_stated", agency, perfect()).status is Status.NOT_ASSESSABLE
    other = replace(neighbour(), kind="agency")
    assert verdict("conditions_stated", agency, other).status is Status.FAIL


def test_no_form_without_anything_gets_a_grade() -> None:
    (own,) = review([Form(disclosure_id="2026", project="讲堂维护")]).forms
    assert own.score.grade is None
    assert own.score.not_assessable_share > own.score.points_assessable / 100
