"""A page is read in strips that are cut between lines of text."""

import numpy as np

from budgetkit.document.scan import strips
from tests.document.scan.drawing import page

ROWS = [["项目", "合计", "基本支出"], *[["行政运行", "1,234.50", "1,234.50"]] * 10]


def test_a_small_picture_is_one_strip() -> None:
    picture = page(ROWS)
    assert [(top, part.shape) for top, part in strips.strips_of(picture)] == [(0, picture.shape)]


def test_strips_are_the_page_and_cut_through_no_line_of_text() -> None:
    picture = np.concatenate([page(ROWS), page(ROWS)])
    parts = list(strips.strips_of(picture))
    assert [top for top, _ in parts] == [0, len(parts[0][1])]
    assert np.array_equal(np.concatenate([part for _, part in parts]), picture)
    cut = picture[parts[1][0], 85:775].min(axis=1)  # rules down the table are cut, type is not
    assert (cut < 160).sum() <= 3 * 2 + 2


def test_pages_without_end_are_cut_all_the_same() -> None:
    black = np.zeros((2000, 1000, 3), np.uint8)
    parts = [part for _, part in strips.strips_of(black)]
    assert len(parts) == 3
    assert sum(map(len, parts)) == 2000
