"""Normalisation keeps what was printed and drops only noise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budgetkit.text import (
    compact,
    item_label,
    printable,
    tidy,
    without_enumeration,
)


@pytest.mark.parametrize(
    ("printed", "label"),
    [
        ("二十二、国有资本经营 预算支出", "国有资本经营预算支出"),
        ("①公务用车购置费", "公务用车购置费"),
        ("(一) 一般公共预算", "一般公共预算"),
        ("14.58", "14.58"),
        ("维修(护)费", "维修(护)费"),
        ("一般公共服务支出", "一般公共服务支出"),
        ("２０１", "201"),
    ],
)
def test_item_label(printed: str, label: str) -> None:
    assert item_label(printed) == label


def test_compatibility_ideographs_become_the_usual_ones() -> None:
    assert compact("戶⼾") == compact("戶戶")


def test_tidy_keeps_space_between_latin_words_only() -> None:
    assert tidy("财政  app  系统 建设") == "财政app系统建设"
    assert tidy("A B") == "A B"


@pytest.mark.parametrize("text", ["12368 热线", "1.5匹空调", "一般公共预算"])
def test_without_enumeration_leaves_numbers_and_names(text: str) -> None:
    assert without_enumeration(text) == text


@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)
    assert compact(compact(text)) == compact(text)


@pytest.mark.parametrize(
    ("read", "shown"),
    [
        ("某局\x1b[2J\x1b]0;x\x07", "某局\ufffd[2J\ufffd]0;x\ufffd"),
        ("甲\n乙\t丙", "甲 乙 丙"),
        ("\x9b31m", "\ufffd31m"),
        ("甲\u202e乙\udc80", "甲乙\ufffd"),
        ("部门（单位）“三公”", "部门（单位）“三公”"),
    ],
)
def test_printable_lets_no_control_character_through(read: str, shown: str) -> None:
    assert printable(read) == shown
