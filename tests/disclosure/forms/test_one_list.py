"""Rows of one list of indicators go back under their columns."""

from budgetkit.disclosure.forms.one_list import is_one_list, straightened
from tests.disclosure.forms.typed import rows

HEADER = "绩效指标|一级指标|二级指标|三级指标|指标值|权重\n"
WHOLE = "|产出指标|数量指标|讲座场次|≥6场|30\n||质量指标|合格率|100%|20\n|||到课率|≥90%|20"


def texts(text: str) -> list[list[str]]:
    return [row.texts for row in straightened(rows(text))]


def test_what_stands_in_its_columns_stays() -> None:
    assert texts(HEADER + WHOLE) == [row.texts for row in rows(HEADER + WHOLE)]


def test_rows_that_slid_go_back_with_their_labels() -> None:
    slid = "产出指标|数量指标|讲座场次|≥6场|30|\n质量指标|合格率|100%|20||\n到课率|≥90%|20|||"
    found = [row[:6] for row in texts(HEADER + slid)]
    assert found == [row.texts for row in rows(HEADER + WHOLE)]


def test_a_value_whose_name_is_lost_is_not_moved() -> None:
    text = HEADER + "||质量指标||100%|20"
    assert texts(text) == [row.texts for row in rows(text)]


def test_a_lost_header_is_put_back() -> None:
    found = texts(WHOLE)
    assert found[0] == ["", "", "二级指标", "三级指标", "指标值", "权重"]
    assert found[1:] == [row.texts for row in rows(WHOLE)]


def test_two_lists_are_not_one() -> None:
    assert is_one_list(rows(WHOLE))
    assert not is_one_list(rows("|产出指标|数量指标|讲座场次|≥6场|数量指标|讲座场次|≥6场"))
    two = "||数量指标|讲座场次|≥6场||讲座场次|≥6场\n||质量指标|合格率|100%||合格率|100%"
    assert not is_one_list(rows(two))
