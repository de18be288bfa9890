"""Two indicators in one cell are parted by the other half's names, or marked."""

from budgetkit.disclosure.forms.entries import Entry
from budgetkit.disclosure.forms.joined import taken_apart
from budgetkit.document.model import Place


def entry(name: str, value: str) -> Entry:
    return Entry(0, name, value, Place(line=1))


OTHER = [entry("讲座场次", "≥6场"), entry("讲座人数", "≥90人"), entry("合格率", "100%")]


def parted(name: str, value: str) -> list[tuple[str | None, str, bool]]:
    found = taken_apart([entry(name, value)], OTHER)
    return [(own.name, own.value, own.lost) for own in found]


def test_names_and_values_that_the_other_half_prints() -> None:
    assert parted("讲座场次讲座人数", "≥6场≥90人") == [
        ("讲座场次", "≥6场", False),
        ("讲座人数", "≥90人", False),
    ]


def test_other_values_are_parted_where_there_is_one_way() -> None:
    assert parted("讲座场次合格率", "≥8场≥95%") == [
        ("讲座场次", "≥8场", False),
        ("合格率", "≥95%", False),
    ]


def test_a_value_that_cannot_be_parted_is_lost() -> None:
    assert parted("讲座场次讲座人数", "若干") == [("讲座场次", "", True), ("讲座人数", "", True)]


def test_one_known_name_and_two_values_are_enough() -> None:
    assert parted("合格率应发尽发率", "100%100%") == [
        ("合格率", "100%", False),
        ("应发尽发率", "100%", False),
    ]


def test_two_values_under_unknown_names_are_marked() -> None:
    assert parted("到课率结课率", "100%≥95%") == [("到课率结课率", "100%≥95%", True)]


def test_a_longer_name_and_one_value_stay_whole() -> None:
    assert parted("讲座场次完成率", "≥95%") == [("讲座场次完成率", "≥95%", False)]
    assert parted("讲座场次", "≥6场") == [("讲座场次", "≥6场", False)]
