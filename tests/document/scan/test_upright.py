"""A page is turned and levelled before it is read; seals are looked through."""

import cv2
import numpy as np
import pytest

from budgetkit.document.scan.seals import without_seals
from budgetkit.document.scan.upright import make_upright, skew_degrees
from tests.document.scan.drawing import DPI, page, turned

ROWS = [["项目", "合计", "基本支出"], ["行政运行", "1,234.50", "1,234.50"], ["合计", "0.17", "5"]]


def skewed(picture: np.ndarray, degrees: float) -> np.ndarray:
    height, width = picture.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1.0)
    return cv2.warpAffine(picture, matrix, (width, height), borderValue=(255, 255, 255))


@pytest.mark.parametrize("degrees", [-2.0, -0.7, 0.0, 1.0])
def test_skew_is_measured(degrees: float) -> None:
    assert skew_degrees(skewed(page(ROWS), degrees)) == pytest.approx(degrees, abs=0.15)


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_quarter_turns_are_undone(quarters: int) -> None:
    upright = make_upright(turned(page(ROWS, "一般公共预算支出表"), quarters))
    assert (upright.quarter_turns + quarters) % 4 == 0
    assert upright.picture.shape == (700, 900, 3)


def test_seal_is_gone_and_the_print_under_it_stays() -> None:
    plain = page(ROWS)
    sealed = plain.copy()
    cv2.circle(sealed, (480, 200), 110, (30, 30, 225), 8)
    cv2.circle(sealed, (480, 200), 30, (30, 30, 225), -1)
    sealed = np.minimum(sealed, plain)  # ink over print
    cleaned = without_seals(sealed, DPI).picture
    assert int(np.abs(cleaned.astype(int) - plain).max()) < 60
    assert not np.array_equal(sealed, plain)


def test_edges_of_a_seals_own_text_are_no_text_but_print_under_it_is() -> None:
    picture = page(ROWS)
    cv2.circle(picture, (480, 200), 110, (30, 30, 225), 8)
    unsealed = without_seals(picture, DPI)
    pale = np.full((20, 60, 3), 200, np.uint8)
    unsealed.picture[260:280, 450:510] = pale
    ghost = np.array([[450, 260], [510, 260], [510, 280], [450, 280]], float)
    printed = np.array([[430, 180], [540, 180], [540, 210], [430, 210]], float)  # 1,234.50
    assert unsealed.is_ghost(ghost)
    assert not unsealed.is_ghost(printed)
    assert not unsealed.is_ghost(ghost + np.array([300, 0]))


def test_red_letterhead_stays() -> None:
    picture = page(ROWS)
    cv2.line(picture, (80, 90), (780, 90), (30, 30, 225), 6)
    assert np.array_equal(without_seals(picture, DPI).picture, picture)
