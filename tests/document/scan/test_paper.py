"""Dark edges, broken rules and two pages on a sheet."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from budgetkit.document.pdf.reading import PageReading
from budgetkit.document.pdf.stored import page_from_json, page_to_json
from budgetkit.document.scan.engine import Picture
from budgetkit.document.scan.page import read_scan
from budgetkit.document.scan.paper import without_dark_edges
from budgetkit.document.scan.rules import are_broken
from budgetkit.document.scan.spread import gutter_of
from tests.document.scan.drawing import DPI, page, turned

ROWS = [
    ["项目", "合计", "基本支出"],
    ["行政运行", "1,234.50", "1,234.50"],
    ["合计", "1,234.50", "0.17"],
]


def cells(reading: PageReading) -> list[str]:
    return [cell.text for table in reading.tables for cell in table.cells]


WHOLE = [text for row in ROWS for text in row]


def test_dark_of_the_lid_around_a_page_is_paper() -> None:
    plain = page(ROWS, "支出总表")
    lid = cv2.copyMakeBorder(plain, 40, 30, 50, 0, cv2.BORDER_CONSTANT, value=(20, 25, 22))
    framed = np.asarray(lid, np.uint8)
    cleaned = without_dark_edges(framed, DPI)
    assert cleaned.min(axis=2)[:40].min() > 200
    inner = cleaned[45:-35, 55:-5]
    assert np.array_equal(inner, plain[5:-5, 5:-5])
    assert cells(read_scan(framed, 1, DPI)) == WHOLE


def test_rules_and_type_up_to_the_edge_are_no_lid() -> None:
    picture = page(ROWS)
    cv2.line(picture, (0, 400), (899, 400), (0, 0, 0), 3)
    assert np.array_equal(without_dark_edges(picture, DPI), picture)
    black = np.zeros((100, 100, 3), np.uint8)
    assert np.array_equal(without_dark_edges(black, DPI), black)


def broken(picture: Picture, period: int, gap: int) -> Picture:
    """Rules with gaps, type as it was."""
    found = picture.copy()
    rules = page([["", "", ""]] * 3).min(axis=2) < 128
    rows, columns = np.indices(rules.shape)
    found[rules & ((rows + columns) % period < gap)] = 255
    return found


def test_amounts_between_broken_rules_are_never_sure() -> None:
    reading = read_scan(broken(page(ROWS, "支出总表"), period=90, gap=8), 1, DPI)
    assert reading.tables
    assert max(cell.confidence for cell in reading.tables[0].cells) == 0.8
    (notice,) = [one for one in reading.notices if one.code == "rules-broken"]
    assert notice.bbox == reading.tables[0].bbox


def test_whole_rules_are_not_broken_whatever_stands_between_them() -> None:
    assert not are_broken(page(ROWS, "支出总表支出总表支出总表支出总表支出总表"))
    assert are_broken(broken(page(ROWS), period=23, gap=8))
    assert not are_broken(np.zeros((0, 0, 3), np.uint8))


def spread() -> Picture:
    left, right = page(ROWS, "一、支出总表"), page(ROWS[:3], "二、收入总表")
    return np.concatenate([left, right], axis=1)


def test_two_pages_on_a_sheet_are_read_one_after_the_other() -> None:
    reading = read_scan(spread(), 7, DPI)
    left, right = reading.sides()
    assert [line.text for line in left.lines] == ["一、支出总表"]
    assert [line.text for line in right.lines] == ["二、收入总表"]
    assert cells(left) == WHOLE
    assert cells(right) == WHOLE[:9]
    assert right.follows(left)
    assert not left.follows(right)
    first, last = left.tables[0].bbox, right.place(right.tables[0].bbox).bbox
    assert last is not None
    # The same table, half a sheet further to the right.
    assert last[:2] == pytest.approx((first[0] + 900 * 72 / DPI, first[1]), abs=3)
    assert page_from_json(page_to_json(reading)) == reading


def test_places_on_a_sheet_that_lies_on_its_side() -> None:
    upright, lying = read_scan(spread(), 1, DPI), read_scan(turned(spread(), 1), 1, DPI)
    assert cells(lying.sides()[1]) == cells(upright.sides()[1])
    box = lying.sides()[1].place(lying.sides()[1].tables[0].bbox).bbox
    assert box is not None
    # The right page lies below the left one.
    assert box[1] > 900 * 72 / DPI


def test_a_table_across_the_sheet_is_one_page() -> None:
    wide = np.asarray(cv2.resize(page(ROWS, "支出总表"), (1800, 700)), np.uint8)
    assert gutter_of(wide, DPI) is None
    blank = np.full((700, 1800, 3), 255, np.uint8)
    assert gutter_of(blank, DPI) is None
    blank[:, :900] = page(ROWS)
    assert gutter_of(blank, DPI) is None
