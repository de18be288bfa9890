"""Lists of indicators that no form was read from."""

from __future__ import annotations

from budgetkit.disclosure.forms.unread import unread_forms
from budgetkit.document.model import Block
from tests.disclosure.forms.test_layouts import FORM, paragraph, ruled

LOOSE = ["数量指标", "讲座场次", "≥6场", "质量指标", "合格率", "100%", "时效指标", "全年"]


def codes(*blocks: Block) -> list[str]:
    return [own.code for own in unread_forms(blocks)]


def test_classes_in_running_text_are_a_form_that_was_not_read() -> None:
    lines = [paragraph(text) for text in LOOSE]
    assert codes(paragraph("讲堂维护绩效目标表"), *lines) == ["form-unread"]
    both = [*lines, paragraph("馆藏购置绩效目标表"), *lines]
    assert codes(*both) == ["form-unread", "form-unread"]


def test_a_form_that_was_read_is_not_named() -> None:
    assert codes(paragraph("讲堂维护绩效目标表"), ruled(FORM)) == []


def test_a_class_that_is_only_mentioned_is_no_form() -> None:
    assert codes(paragraph("数量指标"), paragraph("质量指标是指产出达到的标准。")) == []
