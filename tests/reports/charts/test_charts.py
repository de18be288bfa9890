"""Charts: Chinese glyphs, colours that survive, words that state the finding."""

from __future__ import annotations

import colorsys
from decimal import Decimal
from itertools import combinations, pairwise

import pytest
from matplotlib.colors import to_rgb

from budgetkit.reports.charts import Bar, Strip, bars, changes, strips
from budgetkit.reports.charts.fonts import REPLACEMENT, drawable
from budgetkit.reports.charts.strips import _together
from budgetkit.reports.charts.style import LOOKS, Look, described, short

ROWS = [Bar("一般公共服务支出", (Decimal("722.71"), Decimal("939.10")), "1,661.81（82.62%）")]
# Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB.
DEFICIENCIES = {
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216),
               (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413),
               (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602),
               (0.004733, 0.691367, 0.303900)),
}  # fmt: skip


def linear(look: Look) -> tuple[float, float, float]:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in to_rgb(look.colour)
    )
    return red, green, blue


def lightness(rgb: tuple[float, ...]) -> float:
    """CIE L* of linear RGB."""
    luminance = 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]
    return 116 * luminance ** (1 / 3) - 16 if luminance > 0.008856 else 903.3 * luminance


@pytest.mark.parametrize("deficiency", [None, *DEFICIENCIES])
def test_looks_differ_by_lightness_however_one_sees(deficiency: str | None) -> None:
    """Grey print keeps lightness only: 7 L* tell two fields apart, 18 two neighbours."""
    seen = []
    for look in LOOKS:
        rgb: tuple[float, ...] = linear(look)
        if deficiency is not None:
            rgb = tuple(
                sum(weight * part for weight, part in zip(row, rgb, strict=True))
                for row in DEFICIENCIES[deficiency]
            )
        seen.append(lightness(rgb))
    assert all(abs(one - other) >= 18 for one, other in pairwise(seen))
    assert all(abs(one - other) >= 7 for one, other in combinations(seen, 2))


def test_looks_with_like_lightness_differ_by_hatch() -> None:
    for one, other in combinations(LOOKS, 2):
        if abs(lightness(linear(one)) - lightness(linear(other))) < 20:
            assert one.hatch != other.hatch


def test_colours_are_restrained() -> None:
    assert all(colorsys.rgb_to_hls(*to_rgb(look.colour))[1] < 0.99 for look in LOOKS)


def test_the_same_drawing_gives_the_same_text() -> None:
    first = bars(ROWS, ["基本支出", "项目支出"], "a")
    assert first.svg == bars(ROWS, ["基本支出", "项目支出"], "a").svg
    assert first.svg.startswith("<svg")
    assert "<dc:date>" not in first.svg


def test_a_character_without_glyph_is_marked_and_warns_nobody() -> None:
    label = "项目\U0001f600\u202e\x00\n\ue000甲"
    assert drawable(label) == f"项目{REPLACEMENT} 甲"
    bars([Bar(label, (Decimal(1),), label)], [label], "a")
    strips([Strip(label, ((label, Decimal(1), label),), label)], "a")
    changes([(label, Decimal(1), label)], "a")


@pytest.mark.parametrize("text", ["$\\frac{1}{0}$", "$x", "\\undefined{", "%s {0} {{"])
def test_text_is_never_mathematics(text: str) -> None:
    bars([Bar(text, (Decimal(1),), short(text))], ["甲", text], "a")


def test_blank_is_drawn_as_nothing_and_zero_rows_do_not_fail() -> None:
    assert bars([Bar("甲", (None, None))], ["乙", "丙"], "a").svg
    assert changes([("甲", Decimal(0), "")], "a").svg


def test_more_parts_than_looks_are_drawn_as_one() -> None:
    parts = tuple((f"第{number}类", Decimal(100 - number), str(number)) for number in range(20))
    assert strips([Strip("支出", parts)], "a").svg


def test_a_part_too_narrow_for_its_name_is_told_at_the_end() -> None:
    wide = (("基本支出", Decimal(90), "90.00"), ("项目支出", Decimal(10), "10.00"))
    drawn = strips([Strip("支出", wide)], "a")
    several = (*wide, ("其他", Decimal(1), "1.00"))
    assert drawn.svg != strips([Strip("支出", several)], "a").svg
    assert _together([("其他", Decimal(1), "1.00")]) == "其他 1.00"
    assert _together([("甲", Decimal("10.5"), ""), ("乙", Decimal(1), "")]) == "其余 2 项 11.50"


def test_labels_are_cut_to_their_line() -> None:
    assert short("长" * 100) == "长" * 23 + "…"
    assert described("图", ["长" * 100, "短"]) == f"图。各项：{'长' * 79}…；短"
