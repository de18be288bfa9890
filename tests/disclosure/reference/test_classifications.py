"""Classes by code and by name in context."""

import pytest

from budgetkit.disclosure.reference.classifications import classification, lineage, resolve


def listed(code):
    entry = classification("function").by_code(code)
    assert entry is not None
    return entry


def code(kind, name, parents=(), level=None):
    entry = resolve(kind, name, parents, level)
    return entry.code if entry else None


def test_by_code_gives_the_youngest_edition_with_older_names_as_aliases():
    pensions = listed("20805")
    assert (pensions.name, pensions.level, pensions.status, pensions.edition) == (
        "行政事业单位养老支出",
        2,
        "verified",
        2026,
    )
    assert pensions.aliases == ("行政事业单位离退休",)
    assert listed("2080504").valid_to == 2019
    assert classification("function").by_code("999") is None


def test_by_name_gives_every_bearer():
    functions = classification("function")
    assert len(functions.by_name("行政运行")) > 20
    assert [e.code for e in functions.by_name("行政运行", "20105")] == ["2010501"]
    assert [e.code for e in functions.by_name("其他支出", "229")] == ["22999", "2299999"]
    assert functions.by_name("没有的科目") == ()


def test_a_row_of_memory_or_one_document_is_not_verified():
    verified = {code: listed(code).is_verified for code in ("201", "20101", "202")}
    assert verified == {"201": True, "20101": False, "202": False}


@pytest.mark.parametrize(
    ("name", "parents", "expected"),
    [
        ("行政运行", ["201", "20105"], "2010501"),
        ("（一）行政运行", ["201", "20105", "2010502"], "2010501"),
        ("行政运行", ["220", "22005"], "2200501"),
        ("行政运行", ["208", "20801"], "2080101"),
        ("财政事务", ["201", "20105", "2010501"], "20106"),
        ("教育支出", ["201", "20105", "2010501"], "205"),
        ("其他支出", ["229"], "22999"),
        ("其他支出", ["229", "22999"], "2299999"),
        ("其他消防救援事务支出", ["224", "22402"], "2240299"),
        ("专项普查活动", [], "2010507"),
        ("市场监督管理专项", ["201", "20138"], "2013804"),
        ("行政事业单位离退休", ["208"], "20805"),
        ("资源勘探信息等支出", [], "215"),
        ("社会保障和就业（类）", [], "208"),
    ],
)
def test_functions_resolve_in_their_context(name, parents, expected):
    assert code("function", name, parents) == expected


@pytest.mark.parametrize(
    ("name", "parents"),
    [
        ("行政运行", []),  # under more than twenty 款
        ("行政运行", ["205"]),  # one is listed under 205, but the 款 is not known
        ("行政运行", ["205", "20506"]),  # the list holds the 款's children, not this one
        ("其他支出", []),  # 类, 款 and 项 of this name
        ("其他社会保障和就业支出", ["208", "20899"]),  # 2089901 or 2089999
        ("气象服务", ["201", "20105"]),  # stands elsewhere
        ("没有的科目", ["201"]),
        ("", ["201"]),
    ],
)
def test_what_is_not_certain_stays_open(name, parents):
    assert code("function", name, parents) is None


@pytest.mark.parametrize(
    "name",
    [
        "一、财政拨款",
        "一般公共预算",
        "政府性基金预算",
        "国有资本经营预算",
        "财政专户管理资金",
        "事业收入",
        "上级补助收入",
        "其他收入",
        "上年结转",
        "本年收入合计",
    ],
)
def test_names_of_the_revenue_side_are_no_functions(name):
    assert code("function", name) is None


def test_the_level_decides_where_the_layout_tells_it():
    assert code("function", "其他支出", level=1) == "229"
    assert code("function", "其他支出（类）") == "229"
    assert code("function", "住房保障") is None
    assert code("function", "住房保障（类）") == "221"
    assert code("function", "住房保障", level=2) == "21908"


@pytest.mark.parametrize(
    ("kind", "name", "parents", "expected"),
    [
        ("dept_econ", "维修(护)费", ["302"], "30213"),
        ("dept_econ", "维修（护）费", [], "30213"),
        ("dept_econ", "办公设备购置", ["309"], "30902"),
        ("dept_econ", "办公设备购置", ["310"], "31002"),
        ("dept_econ", "办公设备购置", [], None),
        ("dept_econ", "对个人和家庭补助", [], "303"),
        ("gov_econ", "机关资本性支出（一）", [], "503"),
        ("gov_econ", "机关资本性支出（二）", [], "504"),
        ("gov_econ", "资本性支出（一）", ["506"], "50601"),
        ("gov_econ", "对企业的补助", [], "507"),
        ("gov_econ", "其他资本性支出", ["503"], "50399"),
    ],
)
def test_economic_classes_resolve(kind, name, parents, expected):
    assert code(kind, name, parents) == expected


def test_malformed_parents_are_passed_over():
    assert code("function", "行政运行", ["20105", "x", ""]) == "2010501"


def test_lineage():
    assert lineage("") == ()
    assert lineage("30101") == ("301", "30101")
