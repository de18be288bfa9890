"""The comparable form of item names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budgetkit.disclosure.reference.lists import current_entries
from budgetkit.disclosure.reference.names import is_sum, level_mark, name_key

LISTED = [name for entry in current_entries("function") for name in entry.names]


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("一、一般公共服务支出", "一般公共服务支出"),
        ("二十四、其他 支出", "其他支出"),
        ("(10)其他支出", "其他支出"),
        ("①因公出国（境）费用", "因公出国(境)费用"),
        ("其中：教育支出", "教育支出"),
        ("1.其中：教育支出", "教育支出"),
        ("其他交通费用", "其他交通费用"),
        ("维修〔护〕费", "维修(护)费"),
        ("\u3000\u3000行 政 运 行", "行政运行"),
        ("社会保障和就业支出（类）", "社会保障和就业支出"),
        ("资本性支出（一）", "资本性支出(一)"),
        ("  ", ""),
    ],
)
def test_name_key(printed, key):
    assert name_key(printed) == key


@given(
    st.sampled_from(["", "一、", "（十）", "3、", "其中：", "(1)其中:"]), st.sampled_from(LISTED)
)
def test_marks_before_a_listed_name_do_not_matter(mark, name):
    assert name_key(mark + name) == name_key(f" {name}\u3000")


@given(st.text("一二、()（）其中:：. 支出类款项[]①1", max_size=20))
def test_any_text_has_a_key_without_white_space(text):
    assert not any(char.isspace() for char in name_key(text))


def test_level_mark():
    assert [level_mark(name) for name in ("教育支出（类）", "普通教育(款)", "行政运行［项］")] == [
        1,
        2,
        3,
    ]
    assert level_mark("其他（类别）") is None


def test_sums_are_no_classes():
    assert is_sum(name_key("支 出 总 计"))
    assert is_sum(name_key("一、本年支出合计"))
    assert not is_sum(name_key("统计信息事务"))
