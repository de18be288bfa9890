"""Columns of names without codes, as real disclosures print them."""

import tomllib
from pathlib import Path

import pytest

from budgetkit.disclosure.reference.classifications import Kind, classification
from budgetkit.disclosure.reference.hierarchy import resolve_hierarchy

PRINTED = tomllib.loads(Path(__file__).with_name("printed_columns.toml").read_text("utf-8"))
COLUMNS = [
    pytest.param(
        column["kind"],
        [line.split(" ") for line in column["rows"].strip().splitlines()],
        id=f"{column['document'].removesuffix('.pdf')}-{column['page']}-{column['kind']}",
    )
    for column in PRINTED["column"]
]


def codes(kind, names, indents=None):
    rows = resolve_hierarchy(kind, names, indents or [None] * len(names))
    return [entry.code if entry else "-" for entry, _ in rows]


def levels(kind, names, indents=None):
    return [level for _, level in resolve_hierarchy(kind, names, indents or [None] * len(names))]


@pytest.mark.parametrize(("kind", "rows"), COLUMNS)
def test_printed_columns_by_indentation(kind, rows):
    indents, names, expected = zip(*rows, strict=True)
    assert codes(kind, names, list(map(int, indents))) == list(expected)


@pytest.mark.parametrize(("kind", "rows"), COLUMNS)
def test_printed_columns_by_order_alone(kind, rows):
    _, names, expected = zip(*rows, strict=True)
    assert codes(kind, names) == list(expected)
    assert codes(kind, names, [7] * len(names)) == list(expected)


@pytest.mark.parametrize(("kind", "rows"), COLUMNS)
def test_a_resolved_row_has_its_level_and_no_other_row_has_one(kind, rows):
    indents, names, expected = zip(*rows, strict=True)
    told = [(len(code) - 1) // 2 if code != "-" else None for code in expected]
    assert levels(kind, names, list(map(int, indents))) == told


@pytest.mark.parametrize(
    ("kind", "open_by_indentation"),
    [
        ("function", ["2089901", "2089999", "2109901", "2109999"]),  # two 项 of one name in a 款
        ("dept_econ", []),
        ("gov_econ", []),
    ],
)
def test_a_whole_list_reads_as_itself(kind: Kind, open_by_indentation):
    entries = [entry for entry in classification(kind).entries if has_its_parent(kind, entry)]
    printed = [entry.code for entry in entries]
    names = [entry.name for entry in entries]
    by_indentation = codes(kind, names, [entry.level for entry in entries])
    assert [
        c for c, r in zip(printed, by_indentation, strict=True) if c != r
    ] == open_by_indentation
    by_order = codes(kind, names)
    assert [c for c, r in zip(printed, by_order, strict=True) if r not in (c, "-")] == []


def has_its_parent(kind, entry):
    return entry.level == 1 or classification(kind).by_code(entry.parent_code) is not None


def test_the_same_name_means_another_class_under_another_parent():
    names = [
        "公共安全支出",
        "公安",
        "行政运行",
        "司法",
        "行政运行",
        "其他支出",
        "其他支出",
        "其他支出",
    ]
    expected = ["204", "20402", "2040201", "20406", "2040601", "229", "22999", "2299999"]
    assert codes("function", names) == expected


def test_a_class_the_list_lacks_does_not_lend_its_children_to_the_one_before():
    names = [
        "一般公共服务支出",
        "财政事务",
        "行政运行",
        "某某事务",
        "行政运行",
        "教育支出",
        "普通教育",
    ]
    expected = ["201", "20106", "2010601", "-", "-", "205", "20502"]
    assert codes("function", names) == expected
    assert codes("function", names, [0, 1, 2, 1, 2, 0, 1]) == expected


def test_indentation_tells_the_level_of_a_class_the_list_lacks():
    names = [
        "一般公共服务支出",
        "财政事务",
        "行政运行",
        "某某工作",
        "某某事务",
        "行政运行",
        "结转下年",
    ]
    indents: list[int | None] = [0, 1, 2, 2, 1, 2, 0]
    assert levels("function", names, indents) == [1, 2, 3, 3, 2, 3, None]


def test_indentation_keeps_the_context_of_an_unknown_sibling():
    names = ["一般公共服务支出", "财政事务", "某某工作", "事业运行"]
    assert codes("function", names) == ["201", "20106", "-", "-"]
    assert codes("function", names, [0, 1, 2, 2]) == ["201", "20106", "-", "2010650"]


def test_names_outweigh_an_indentation_that_contradicts_them():
    names = ["卫生健康支出", "行政事业单位医疗", "行政单位医疗", "住房保障支出", "住房改革支出"]
    assert codes("function", names, [0, 3, 2, 1, 1]) == ["210", "21011", "2101101", "221", "22102"]


def test_a_name_that_fits_at_two_levels_stays_open_by_order():
    names = ["援助其他地区支出", "其他支出"]
    assert codes("function", names) == ["219", "-"]
    assert codes("function", [*names, "其他支出"], [0, 1, 0]) == ["219", "21999", "229"]


def test_two_classes_of_one_name_and_level_leave_the_code_open():
    names = ["社会保障和就业支出", "其他社会保障和就业支出", "其他社会保障和就业支出", "教育支出"]
    assert codes("function", names) == ["208", "20899", "-", "205"]
    assert levels("function", names) == [1, 2, 3, 1]


def test_a_list_of_deepest_classes_only():
    names = ["专项普查活动", "行政运行", "气象服务", "其他城乡社区支出", "行政运行"]
    assert codes("function", names) == ["2010507", "2010501", "2200509", "-", "-"]


def test_blank_rows_and_sums_leave_the_context_alone():
    names = ["公共安全支出", "公安", "", "小计", "行政运行"]
    assert codes("function", names) == ["204", "20402", "-", "-", "2040201"]


def test_nothing_gives_nothing():
    assert resolve_hierarchy("function", [], []) == []


def test_lengths_must_agree():
    with pytest.raises(ValueError, match="shorter"):
        resolve_hierarchy("function", ["公安"], [])
