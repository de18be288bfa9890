import pytest

from budgetkit.disclosure.narrative.phrases import Resolver

RESOLVER = Resolver.for_agencies(["青山市水务局", None])


@pytest.mark.parametrize(
    ("phrase", "term"),
    [
        ("2026年度青山市水务局预算收入总计", "收入总计"),
        ("本年部门预算支出总计", "支出总计"),
        ("本年收入", "本年收入合计"),
        ("市水务局政府采购预算总额", "政府采购预算"),
        ("财政拨款安排的“三公”经费预算", "“三公”经费"),
        ("三公经费支出预算", "“三公”经费"),
        ("一般公共预算拨款安排的会议费预算支出", "会议费"),
        ("(一)因公出国(境)费用", "因公出国(境)费"),
        ("公务用车购置和运行维护费2026年预算数", "公务用车购置及运行维护费"),
        ("使用的办公用房建筑总面积", "办公用房建筑面积"),
        ("按支出功能分类,卫生健康支出", "卫生健康支出"),
        ("2026年项目支出均实行了绩效目标管理", "纳入绩效目标管理的项目"),
    ],
)
def test_wordings_of_standard_terms(phrase: str, term: str) -> None:
    subject = RESOLVER.resolve(phrase)
    assert subject is not None
    assert (subject.name, subject.known) == (term, True)


@pytest.mark.parametrize(
    "phrase",
    ["其他收入说明", "预算资金", "共计金额", "统计日常管理业务", "2026年", "", "会议室", "的"],
)
def test_phrases_that_name_no_standard_term(phrase: str) -> None:
    assert RESOLVER.resolve(phrase) is None


def test_the_whole_decides_between_equal_wordings() -> None:
    wordings = {
        None: "上年结转",
        "支出总计": "上年结转安排支出",
        "财政拨款收支总计": "财政拨款上年结转",
    }
    for whole, term in wordings.items():
        subject = RESOLVER.resolve("上年结转", [whole])
        assert subject is not None
        assert subject.name == term


@pytest.mark.parametrize(
    "phrase",
    ["", "预算数", "2026年预算安排", "涉及项目金额", "共计金额", "青山市水务局", "主要原因是"],
)
def test_words_that_name_nothing(phrase: str) -> None:
    assert RESOLVER.is_generic(phrase)


@pytest.mark.parametrize("phrase", ["会议费", "其他收入", "统计业务预算"])
def test_words_that_name_something(phrase: str) -> None:
    assert not RESOLVER.is_generic(phrase)


def test_an_unknown_phrase_is_cut_to_its_core() -> None:
    subject = RESOLVER.as_printed("1.青山市水务局2026年水质监测)")
    assert (subject.name, subject.known) == ("水质监测", False)
