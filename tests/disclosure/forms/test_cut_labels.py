"""Labels that a page break cut are one label where they began."""

import pytest

from budgetkit.disclosure.forms.cut_labels import whole_labels
from tests.disclosure.forms.typed import rows


def texts(text: str) -> list[list[str]]:
    return [row.texts for row in whole_labels(rows(text))]


@pytest.mark.parametrize(
    ("first", "rest", "label"),
    [
        ("产出指", "标", "产出指标"),
        ("绩效指", "标", "绩效指标"),
        ("绩", "效指标", "绩效指标"),
        ("服务对象满", "意度指标", "服务对象满意度指标"),
        ("质 量", "指标", "质量指标"),
    ],
)
def test_beginning_and_end_are_joined(first: str, rest: str, label: str) -> None:
    found = texts(f"|{first}|讲座场次|≥6场\n||讲座人数|≥90人\n|{rest}|合格率|100%")
    assert [row[1] for row in found] == [label, "", ""]
    assert [row[2] for row in found] == ["讲座场次", "讲座人数", "合格率"]


def test_a_label_whose_end_is_lost_is_completed_where_only_the_last_character_can_be_missing() -> (
    None
):
    assert texts("社会效益指|改善阅读条件|改善") == [["社会效益指标", "改善阅读条件", "改善"]]


@pytest.mark.parametrize(
    "text",
    [
        "|满意度|≥90%\n指标|职工满意度|≥95%",  # the end stands in another column
        "|质量|达标\n|成本指标|≤3万元",  # a whole label stands below
        "|产出|6场\n|讲座人数|≥90人",  # nothing below ends it
        "|产出指标|6场\n|标|",  # whole already
    ],
)
def test_anything_else_stays(text: str) -> None:
    assert texts(text) == [row.texts for row in rows(text)]


def test_where_the_rest_stood_stays_known() -> None:
    found = whole_labels(rows("|产出指|讲座场次|≥6场\n|标|讲座人数|≥90人"))
    assert [row.place.line for row in found] == [1, 2]
    assert found[1].cells[1].place.line == 2
