"""The rules on spelling: what makes each fire, and what they pass over."""

from __future__ import annotations

import pytest

from budgetkit.checks.sounds import is_homophone, sound
from tests.checks.cases import ZONE, Case, Step
from tests.checks.samples import Sample
from tests.checks.test_text_rules import add_indicator


def written(*texts: str) -> Step:
    def change(sample: Sample) -> None:
        for text in texts:
            sample.write(text)

    return change


CENTRE = ("由便民服务中心办理。", "便民服务中心负责受理。", "便民服务中心办公楼维修。")
CASES = [
    Case(
        "wording-homophone",
        ZONE,
        written("支付上一年应支未知项目。"),
        written("支付上一年应支未支项目。"),
    ),
    Case(
        "wording-term",
        ZONE,
        written("本年度无“公务车辆运行维护费”预算支出。"),
        written("本年度无“公务用车运行维护费”预算支出。"),
    ),
    Case("institution-name", ZONE, written("便民局服务中心购买服务。"), written(*CENTRE)),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_rule_on_spelling_fires_on_its_fault_only(case: Case) -> None:
    case.prove()


@pytest.mark.parametrize(
    "texts",
    [
        ("拟订全市规划和政策。", "拟定全市规划和政策。"),
        ("开展法治宣传教育。", "开展法制宣传教育。"),
        ("流程管理平台上线。", "流程管控平台上线。"),
        ("办理社区事务受理。", "办理社会事务受理。"),
    ],
    ids=["both right", "both right too", "other sound", "other sound too"],
)
def test_what_may_both_be_right_is_no_misspelling(texts: tuple[str, str]) -> None:
    sample = Sample.named(ZONE)
    written(*texts)(sample)
    assert sample.result("wording-homophone").failed == 0


@pytest.mark.parametrize(
    "text",
    ["公务用车保险维护费增加。", "公务用车购置和运行维护费减少。", "公务接待用车维护费。"],
)
def test_another_term_is_no_misnaming(text: str) -> None:
    sample = Sample.named(ZONE)
    sample.write(text)
    assert sample.result("wording-term").failed == 0


@pytest.mark.parametrize(
    "other",
    [
        "市便民服务中心购买服务。",
        "便民服务分中心购买服务。",
        "便民热线服务中心购买服务。",
        "居民服务中心购买服务。",
        "便民局服务中心成立。便民局服务中心验收。",
    ],
)
def test_another_institution_is_no_misspelling(other: str) -> None:
    sample = Sample.named(ZONE)
    written(*CENTRE, other)(sample)
    assert sample.result("institution-name").failed == 0


@pytest.mark.parametrize("pair", ["支知", "物务", "与于", "绿率", "略掠", "包保", "座做"])
def test_characters_that_sound_alike(pair: str) -> None:
    assert is_homophone(*pair)


@pytest.mark.parametrize("pair", ["模板", "绿路", "女努", "支支", "a啊", "镕容", "率帅"])
def test_characters_that_do_not_or_whose_sound_is_not_known(pair: str) -> None:
    assert not is_homophone(*pair)


def test_the_sounds_are_in_the_order_of_the_alphabet() -> None:
    assert [sound(char) for char in "啊埃"] == [1, 2]
    assert sound("座") == 396
    assert sound("1") is None


CLAUSE = "需要人力、物力支持和资金保障"


@pytest.mark.parametrize(
    ("text", "failed"),
    [
        (f"绩效工作{CLAUSE},工作{CLAUSE},确保开展。", 1),
        (f"绩效工作{CLAUSE}。评审工作{CLAUSE}。", 0),
        ("行政事业单位养老支出(款)其他行政事业单位养老支出(项)。", 0),
    ],
)
def test_a_clause_comes_once_in_a_sentence(text: str, failed: int) -> None:
    sample = Sample.named(ZONE)
    sample.write(text)
    assert sample.result("wording-doubled").failed == failed


@pytest.mark.parametrize(("name", "failed"), [("资产评估评估完成率", 1), ("资产评估完成率", 0)])
def test_an_indicator_s_name_doubles_no_word(name: str, failed: int) -> None:
    sample = Sample.named(ZONE)
    add_indicator(sample, 3, name=name, value_text="100%")
    assert sample.result("wording-doubled").failed == failed
