import pytest

from budgetkit.disclosure.forms.classes import Slot, anchor_costs, assign, best_order
from budgetkit.disclosure.forms.entries import Entry
from budgetkit.disclosure.forms.evidence import cue_costs, label_costs, mates
from budgetkit.disclosure.forms.trust import DISPLACED, IN_PLACE
from budgetkit.disclosure.forms.vocabulary import vocabulary
from budgetkit.document.model import Place

ORDER = vocabulary().orders[0]


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("讲座场次", "≥6场", "quantity"),
        ("验收合格率", "100%", "quality"),
        ("讲座完成时间", "11月底前", "timeliness"),
        ("讲座经费", "≤3万元", "cost"),
        ("讲座印刷", "按合同价", "cost"),
        ("改善阅读条件", "改善", "social"),
        ("减少污染排放", "减少", "ecological"),
        ("系统使用年限", "≥6年", "sustainability"),
        ("读者满意度", "≥90%", "satisfaction"),
    ],
)
def test_name_and_value_speak_for_a_class(name: str, value: str, expected: str) -> None:
    costs = cue_costs(name, value)
    assert min(ORDER, key=costs.__getitem__) == expected


def test_the_label_next_to_the_name_speaks_loudest() -> None:
    costs = label_costs(("timeliness", "quality"), IN_PLACE)
    assert costs["quality"] < costs["timeliness"] < costs["quantity"]


def test_the_printed_order_is_found_by_the_labels() -> None:
    assert best_order(["quantity", "quality", "cost", "social"])[3] == "cost"
    assert best_order(["economic_cost", "quantity", "social"])[0] == "economic_cost"
    assert best_order(["quantity", "timeliness", "economic_cost", "social"])[0] == "quantity"
    assert best_order([]) == ORDER


def entry_slot(row: int, *labels: str) -> Slot:
    return Slot(row, labels, row, label_costs(labels, IN_PLACE))


def test_a_label_holds_for_the_rows_below_it() -> None:
    slots = [entry_slot(0, "quantity"), entry_slot(1), entry_slot(2, "cost"), entry_slot(3)]
    assert assign(slots, ORDER).classes == ["quantity", "quantity", "cost", "cost"]


def test_an_empty_class_does_not_hold_for_the_row_below_it() -> None:
    slots = [
        entry_slot(0, "cost"),
        Slot(1, ("economic",), None, anchor_costs(("economic",), ("economic",))),
        Slot(2, (), 2, cue_costs("改善阅读条件", "改善")),
        Slot(3, ("ecological",), None, anchor_costs(("ecological",), ("ecological",))),
    ]
    assert assign(slots, ORDER).classes == ["cost", "economic", "social", "ecological"]


def test_signs_of_displacement_make_it_likelier() -> None:
    assert DISPLACED.cost(0) > DISPLACED.cost(1) > DISPLACED.cost(9) == IN_PLACE.cost(9) == 0


def test_the_margin_is_what_the_next_class_costs_more() -> None:
    sure = assign([entry_slot(0, "quality")], ORDER)
    open_ = assign([entry_slot(0)], ORDER)
    assert sure.margin(0) > open_.margin(0)


def test_no_rows_have_no_classes() -> None:
    assert assign([], ORDER).classes == []


def test_mates_are_equal_names_first_and_then_names_alike() -> None:
    def entry(row: int, name: str | None) -> Entry:
        return Entry(row, name, "1个", Place(line=row + 1))

    own = [entry(0, "增值税退税审核准确率"), entry(1, "讲座场次"), entry(2, None)]
    other = [entry(0, "讲座场次"), entry(1, "增值税退税准确率"), entry(2, "读者满意度")]
    assert mates(own, other) == {1: 0, 0: 1}
