"""What is reported where printed codes and names differ from the lists."""

from budgetkit.disclosure.reference.agreement import (
    NameDisagreement,
    name_disagreements,
    unknown_codes,
)


def test_unknown_codes_name_the_nearest_listed_class():
    found = unknown_codes("dept_econ", ["30101", "3010201", "39001", "3010201", "abc", ""])
    assert [(item.code, item.nearest.code if item.nearest else None) for item in found] == [
        ("3010201", "30102"),
        ("39001", None),
        ("abc", None),
        ("", None),
    ]


def test_listed_codes_are_not_reported():
    assert unknown_codes("function", ["201", "20105", "2010501", "227"]) == []


def test_another_name_is_reported_with_the_status_of_the_row():
    assert name_disagreements("function", [("2010501", "事业运行"), ("20101", "政协事务")]) == [
        NameDisagreement("2010501", "事业运行", "行政运行", "verified", True),
        NameDisagreement("20101", "政协事务", "人大事务", "verified_1doc", False),
    ]


def test_names_that_agree_are_not_reported():
    pairs = [
        ("20805", "行政事业单位离退休"),  # an older edition
        ("2013804", "市场监督管理专项"),
        ("2080101", "行政运行"),  # with and without the 款 in brackets
        ("201", "一、一般公共服务支出"),
        ("2010399", "其他政府办公厅(室)及相关机构事务支出"),
        ("2010501", ""),
        ("9999999", "不在表中"),
    ]
    assert name_disagreements("function", pairs) == []


def test_a_disagreement_is_reported_once():
    pairs = [("30201", "办公用品费"), ("30201", "办公用品费"), ("30201", "办公经费")]
    found = name_disagreements("dept_econ", pairs)
    assert [item.printed_name for item in found] == ["办公用品费", "办公经费"]
