"""What stands beside what, by heights alone."""

from __future__ import annotations

import pytest

from budgetkit.document.pdf.aligned.matching import grouped

ALONE, EMPTY = 12.0, 10.0


@pytest.mark.parametrize(
    ("items", "anchors", "groups"),
    [
        ([10, 20, 30, 40], [20, 40], [0, 0, 0, 1]),
        ([10, 20, 30, 40], [10, 30], [0, 1, 1, 1]),
        ([10, 20], [10, 20], [0, 1]),
        ([10, 20, 60], [10, 20], [0, 1, None]),
        ([10, 60], [10, 35, 60], [0, 2]),
        ([], [10], []),
        ([10], [], [None]),
    ],
)
def test_a_label_is_centred_on_its_lines(
    items: list[float], anchors: list[float], groups: list[int | None]
) -> None:
    assert grouped(items, anchors, ALONE, EMPTY) == groups


def test_a_long_list_is_parted_too() -> None:
    lines = [float(10 * at) for at in range(120)]
    labels = [float(10 * at + 15) for at in range(0, 120, 4)]
    assert grouped(lines, labels, ALONE, EMPTY) == [at // 4 for at in range(120)]


def test_what_no_page_holds_is_left_alone() -> None:
    lines = [float(at) for at in range(1001)]
    assert grouped(lines, lines, ALONE, EMPTY) == [None] * 1001
