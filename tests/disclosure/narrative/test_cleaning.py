from hypothesis import given
from hypothesis import strategies as st

from budgetkit.disclosure.narrative.cleaning import bracket_pairs, clean


def test_white_space_is_dropped_and_forms_are_normalised() -> None:
    assert clean("2026 年 北 京（市）\u3000预算\n１２．５ ％").text == "2026年北京(市)预算12.5%"


def test_a_space_between_two_numbers_stays() -> None:
    assert clean("第 3  50 万元").text == "第3 50万元"


def test_what_was_printed_can_be_found_again() -> None:
    cleaned = clean("增长 3．54 ％。")
    start = cleaned.text.index("3.54")
    assert cleaned.printed(start, start + 4) == "3．54"
    assert cleaned.printed(2, 2) == ""


@given(st.text())
def test_every_character_knows_its_origin(text: str) -> None:
    cleaned = clean(text)
    assert len(cleaned.offsets) == len(cleaned.text)
    assert list(cleaned.offsets) == sorted(cleaned.offsets)
    assert all(0 <= offset < len(text) for offset in cleaned.offsets)


def test_pairs_of_brackets_leave_out_the_stray_ones() -> None:
    assert bracket_pairs("a(b“c”d)e)(") == [(1, 7), (3, 5)]
    assert bracket_pairs("(《)》") == [(0, 2)]
