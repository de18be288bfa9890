"""Laws that hold for any text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budgetkit.disclosure.values import normal_form, parse_value
from budgetkit.disclosure.values.vocabulary import comparator_of, known_units
from tests.disclosure.values.reading import apart_from_text, labelled

KINDS = {
    "threshold", "exact", "range", "approximate", "date", "period", "frequency", "rule",
    "qualitative", "missing",
}  # fmt: skip
WORDS = re.findall(
    r"\S+",
    """12 2025 2026年 上旬 次年 第二年 当年 季度 半年 全年 上半年 按 百分之 三 十二 两 万 提升 有效
    完成 合同价 标准 余 左右 以上 以内 之前 名 级""",
)
SIGNS = [*"0123456789年月日底初前内后每各约至、，（）%/.-～ "]
PIECES = st.sampled_from([*SIGNS, *WORDS, *comparator_of("before"), *sorted(known_units())])
PRINTED = st.sampled_from([row.value for row in labelled()])
GRAMMATICAL = st.builds(
    "{}{}{}{}{}".format,
    st.sampled_from(["", *comparator_of("before"), "约", "各"]),
    st.decimals("0", "999999999999", places=2) | st.integers(0, 3000),
    st.sampled_from(["", *sorted(known_units())]),
    st.sampled_from(["", "/人", "/年", "/人/天", "/2年", "/每期"]),
    st.sampled_from(["", *comparator_of("after"), "左右", "完成"]),
)
TEXTS = st.text(max_size=40) | st.lists(PIECES, max_size=8).map("".join) | PRINTED | GRAMMATICAL


@given(TEXTS)
def test_the_normal_form_is_parsed_to_the_same_value(text: str) -> None:
    value = parse_value(text)
    again = parse_value(normal_form(value))
    assert value.kind in KINDS
    assert apart_from_text(again) == apart_from_text(value)


@given(TEXTS)
def test_the_normal_form_of_a_normal_form_is_itself(text: str) -> None:
    once = normal_form(parse_value(text))
    assert normal_form(parse_value(once)) == once


@given(TEXTS)
def test_full_width_characters_mean_the_same(text: str) -> None:
    wide = "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in text)
    assert apart_from_text(parse_value(wide)) == apart_from_text(parse_value(text))


@given(PRINTED)
def test_white_space_means_nothing(text: str) -> None:
    spaced = " ".join(text)
    assert apart_from_text(parse_value(spaced)) == apart_from_text(parse_value(text))


@given(TEXTS, st.text(max_size=20) | st.sampled_from(["费用（万元）", "时间（月）", "率(%)"]))
def test_no_name_makes_it_fail(text: str, name: str) -> None:
    value = parse_value(text, name=name)
    assert apart_from_text(parse_value(normal_form(value))) == apart_from_text(value)


@given(TEXTS)
def test_bounds_fit_the_comparator(text: str) -> None:
    value = parse_value(text)
    if value.kind == "threshold":
        assert (value.low is None) != (value.high is None)
        assert (value.comparator or "").startswith("<") == (value.low is None)
    if value.kind == "range":
        assert value.low is not None and value.high is not None and value.low <= value.high


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "≥",
        "有效",
        "每人",
        "按",
        "(",
        "1至",
        "2025年",
        "a",
        "元/人",
        "不",
        "≤1",
        "十",
        "1,000",
        "前",
    ],
)
@pytest.mark.parametrize("length", [200, 10_000])
def test_no_text_is_too_long_to_be_read(piece: str, length: int) -> None:
    """A grammar that tried every parting would not come to an end here."""
    text = (piece * length)[:length]
    assert parse_value(text, name=text).text == text
    assert parse_value(text[1:] + "!").text == text[1:] + "!"
