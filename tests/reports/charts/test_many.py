"""Charts of many agencies and years: drawn from any input, words and numbers beside them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest

from budgetkit.analysis import Spread
from budgetkit.reports.blocks import Picture
from budgetkit.reports.charts import (
    Band,
    Box,
    Dot,
    State,
    Tile,
    Trend,
    boxes,
    dots,
    heat,
    sankey,
    treemap,
    trends,
    waterfall,
)
from budgetkit.reports.charts.style import Look
from budgetkit.reports.charts.treemap import _Field, _laid_out
from budgetkit.reports.charts.waterfall import _range
from budgetkit.reports.comparison.structure import _STATES as BANDS
from budgetkit.reports.corpus.checked import _STATES as RULES
from budgetkit.reports.corpus.reading import _PRESENCE as PRESENCE
from tests.reports.charts.test_charts import lightness, linear

WILD = "项目\U0001f600‮\x00\n$\\frac{1}{0}$ {0} %s"
ONE = Decimal(1)
STATES = {"yes": State("相符", "#17364f", "●"), "no": State("不符", "#f1eee6", "×")}


def spread(*five: int) -> Spread:
    low, lower, middle, upper, high = map(Fraction, five)
    return Spread(5, low, lower, middle, upper, high)


def all_of(label: str) -> list[Picture]:
    """One of each."""
    return [
        dots([Dot(label, ONE, label), Dot("乙", None, "未给出")], "a", "万元", ONE),
        boxes([Box(label, spread(1, 2, 3, 4, 5), (ONE, Decimal(5)), label)], "a", "%"),
        heat([label], [label, "乙"], [["yes", None]], STATES, "a"),
        treemap([Tile(label, Decimal(9), label, (Tile(label, ONE),)), Tile("乙", ONE)], "a"),
        waterfall((label, ONE, "1"), [(label, Decimal(-3), "-3")], ("今", Decimal(-2), ""), "a"),
        sankey([Band((0, label), (1, "乙"), ONE), Band((1, "乙"), (2, label), ONE)], "a"),
        trends([2023, 2025], [Trend(label, (ONE, None))], "a"),
    ]


@pytest.mark.parametrize("label", [WILD, "长" * 300, "", "a"])
def test_any_label_is_drawn_without_a_warning(label: str) -> None:
    for picture in all_of(label):
        assert picture.svg.startswith("<svg")
        assert picture.alt == "a"


def test_the_same_drawing_gives_the_same_text() -> None:
    for one, other in zip(all_of("甲"), all_of("甲"), strict=True):
        assert one.svg == other.svg


def test_the_numbers_behind() -> None:
    found: list[tuple[object, ...]] = [picture.numbers for picture in all_of("甲")]
    assert found[0] == (("名称", "数值（万元）", "说明"), ("甲", ONE, "甲"), ("乙", None, "未给出"))
    assert found[1][1] == ("甲", Decimal(5), 1, 2, 3, 4, 5)
    assert found[2] == (("名称", "甲", "乙"), ("甲", "相符", None))
    assert found[3][1:] == (("甲", None, 9, "甲"), ("甲", "甲", 1, ""), ("乙", None, 1, ""))
    assert found[4][2] == ("甲", Decimal(-3), "-3")
    assert found[5][1:] == (("甲", "乙", 1), ("乙", "甲", 1))
    assert found[6][1:] == (("2023", 1), ("2025", None))


def test_nothing_to_draw_does_not_fail() -> None:
    zero = Decimal(0)
    assert dots([Dot("甲", zero), Dot("乙", None)], "a", "%", is_log=True).svg
    assert dots([Dot("甲", None)], "a", "%").svg
    assert treemap([Tile("甲", zero)], "a").svg
    assert waterfall(("甲", zero, ""), [], ("乙", zero, ""), "a").svg
    assert heat(["甲"], ["乙"], [[None]], STATES, "a").svg
    assert trends([2024], [Trend("甲", (None,))], "a").svg


def test_areas_are_in_proportion_and_fill_the_sheet() -> None:
    tiles = [Tile(str(value), Decimal(value)) for value in (6, 6, 4, 3, 2, 2, 1)]
    placed = list(_laid_out(tiles, _Field(0, 0, 6, 4)))
    for tile, field in placed:
        assert field.width * field.height == pytest.approx(float(tile.value))
        assert field.left + field.width <= 6 + 1e-9
        assert field.top + field.height <= 4 + 1e-9
    assert len(placed) == len(tiles)


def test_a_waterfall_says_when_its_axis_does_not_begin_at_zero() -> None:
    assert _range([Decimal(100), Decimal(110)])[0] == pytest.approx(96.5)
    assert _range([Decimal(100), Decimal(10)])[0] == 0
    assert _range([Decimal(5), Decimal(-5)])[0] < 0


def test_marks_can_be_read_on_their_field() -> None:
    assert STATES["yes"].ink != STATES["no"].ink


@pytest.mark.parametrize("states", [PRESENCE, RULES, BANDS])
def test_states_differ_in_grey_and_by_their_mark(states: dict[str, State]) -> None:
    """7 L* tell two fields apart; a mark does where colours are not seen at all."""
    grey = sorted(lightness(linear(Look(state.colour))) for state in states.values())
    assert all(after - before >= 7 for before, after in pairwise(grey))
    assert len({state.mark for state in states.values()}) == len(states)


def test_a_grid_too_large_to_draw_keeps_its_numbers() -> None:
    names = [f"甲{number}" for number in range(9)]
    fields = [["yes"] * 9 for _ in names]
    small = heat(names, names, fields, STATES, "a", most=(2, 3))
    assert len(small.numbers) == 10
    assert len(small.numbers[1]) == 10
    assert len(small.svg) < len(heat(names, names, fields, STATES, "a").svg) / 2
