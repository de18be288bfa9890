"""Recognised characters become glyphs; watermarks are told by slant or phrase."""

import math

import numpy as np
import pytest

from budgetkit.document.pdf.lines import lines_of
from budgetkit.document.scan.engine import OcrCharacter, OcrLine
from budgetkit.document.scan.glyphs import glyphs_of


def line(
    text: str, x: float = 100, y: float = 100, slant_degrees: float = 0.0, sure: float = 0.9
) -> OcrLine:
    """A line of 20-pixel characters in a box 24 pixels high."""
    width, tangent = 20.0 * len(text), math.tan(math.radians(slant_degrees))
    drop = width * tangent
    quad = np.array([[x, y], [x + width, y + drop], [x + width, y + drop + 24], [x, y + 24]], float)
    characters = tuple(
        OcrCharacter(char, x + 20 * i, x + 20 * i + 14, sure + i / 100)
        for i, char in enumerate(text)
    )
    return OcrLine(quad, characters)


def test_characters_stand_side_by_side_in_points() -> None:
    found = glyphs_of([line("12.50")], 144)
    assert [glyph.x0 for glyph in found.glyphs] == [50, 60, 70, 80, 90]
    assert [glyph.x1 for glyph in found.glyphs] == [60, 70, 80, 90, 97]
    assert [glyph.size for glyph in found.glyphs] == pytest.approx([10] * 5)
    assert found.glyphs[0].middle == pytest.approx(56)
    confidences = [found.confidences[glyph.run] for glyph in found.glyphs]
    assert confidences == pytest.approx([0.9, 0.91, 0.92, 0.93, 0.94])


def test_no_space_is_invented_inside_a_line() -> None:
    (read,) = lines_of(glyphs_of([line("2026年预算")], 150).glyphs)
    assert read.text == "2026年预算"


def test_slanted_lines_and_known_phrases_are_watermarks() -> None:
    lines = [line("送审样稿", slant_degrees=30), line("仅供内部审核", y=300), line("合计", y=500)]
    found = glyphs_of(lines, 150)
    assert "".join(glyph.text for glyph in found.glyphs) == "合计"
    assert [text for text, _ in found.watermarks] == ["送审样稿", "仅供内部审核"]


def test_a_doubtful_character_alone_is_left_out_but_a_digit_never() -> None:
    lines = [line("X", sure=0.6), line("7", y=300, sure=0.3), line("无", y=500)]
    found = glyphs_of(lines, 150)
    assert "".join(glyph.text for glyph in found.glyphs) == "7无"
    assert [text for text, _ in found.watermarks] == ["X"]


def test_lines_of_one_type_size_have_one_size_though_their_boxes_differ() -> None:
    lines = [line("正文一句", y=100 + 60 * index) for index in range(3)]
    title = line("标题", y=400)
    title.quad[2:, 1] += 24
    for index, text in enumerate(lines):
        text.quad[2:, 1] += index * 3
    sizes = [glyph.size for glyph in glyphs_of([*lines, title], 144).glyphs]
    assert sizes == pytest.approx([27 / 1.2 / 2] * 12 + [48 / 1.2 / 2] * 2)


@pytest.mark.parametrize("text", ["一8一", "-12ー", "—3一", "−10—"])
def test_dashes_around_a_page_number_are_dashes(text: str) -> None:
    (read,) = lines_of(glyphs_of([line(text)], 150).glyphs)
    assert read.text == f"-{text[1:-1]}-"
