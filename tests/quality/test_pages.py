"""The generated page, the catalogue and the vocabulary."""

from __future__ import annotations

from pathlib import Path

import pytest

from budgetkit.errors import UsageError
from budgetkit.quality.benchmarks import baseline, benchmark, counted
from budgetkit.quality.catalogue import LEVELS, rules
from budgetkit.quality.coverage import coverage
from budgetkit.quality.lexicon import default_lexicon, read_lexicon
from budgetkit.quality.matching import Match, core, match
from budgetkit.quality.page import page
from tests.quality.typeset import DISCLOSURE, PROJECTS, perfect


def test_the_page_on_the_rules_is_up_to_date(root: Path) -> None:
    assert (root / "docs" / "review-rules.md").read_text("utf-8") == page()


def test_every_rule_says_what_would_be_better() -> None:
    assert all(rule.better and rule.zh and rule.en for rule in rules().values())
    assert {rule.level for rule in rules().values()} == set(LEVELS)


def test_every_entry_of_the_vocabulary_has_words_and_a_reason() -> None:
    for entries in default_lexicon().lists.values():
        assert all(entry.words and entry.reason for entry in entries)


def test_an_edited_vocabulary_is_used(root: Path, tmp_path: Path) -> None:
    own = tmp_path / "words.toml"
    text = (root / "budgetkit/quality/vocabulary.toml").read_text("utf-8")
    own.write_text(text.replace('"名列前茅"', '"更上层楼"'), "utf-8")
    lexicon = read_lexicon(own)
    assert lexicon.has("vague_verb", "更上层楼")
    assert not lexicon.has("vague_verb", "名列前茅")


def test_a_vocabulary_that_is_none(tmp_path: Path) -> None:
    own = tmp_path / "words.toml"
    own.write_text("[limits]", "utf-8")
    with pytest.raises(UsageError, match=r"词表 words\.toml"):
        read_lexicon(own)


# Pairs of the labelled documents: the threshold stands between them.
@pytest.mark.parametrize(
    ("phrase", "name", "expected"),
    [
        ("培训", "培训场次", Match.SURE),
        ("茶几", "购置茶几", Match.SURE),
        ("各项专项检查工作", "专项检查次数", Match.SURE),
        ("开展代理记账检查", "代理记账检查数量", Match.SURE),
        ("评审项目数量", "全年预计评审项目数量", Match.SURE),
        ("A4打印机", "购置打印机数量", Match.UNDETERMINED),
        ("重点绩效评价项目数", "重点项目评价数", Match.SURE),
        ("音频线", "购置音频、电源线", Match.UNDETERMINED),
        ("资料印刷", "文件印刷份数", Match.NONE),
        ("办公桌", "购置办公椅", Match.UNDETERMINED),
        ("低压柜", "购置打印机数量", Match.NONE),
        ("初级考试", "中级考试人数", Match.UNDETERMINED),
    ],
)
def test_matching_by_name(phrase: str, name: str, expected: Match) -> None:
    assert match(phrase, name, default_lexicon()) is expected


def test_the_core_of_a_name() -> None:
    assert core("购置打印机数量", default_lexicon()) == "打印机"


def test_the_baseline_says_where_it_comes_from() -> None:
    assert "19,687" in baseline().source
    assert baseline().shares_pct["class"]["数量指标"] == 27
    assert 95 <= sum(baseline().shares_pct["class"].values()) <= 100
    assert sum(baseline().shares_pct["operator"].values()) == 100


def test_benchmark_of_the_perfect_form() -> None:
    found = {(own.measure, own.key): own for own in benchmark([perfect()], counted([perfect()]))}
    assert found["class", "数量指标"].count == 2
    assert found["class", "数量指标"].share_pct == 20
    assert found["class", "数量指标"].others_pct == 20
    assert found["class", "生态效益指标"].count == 0
    assert found["quantified", "quantified"].count == 9
    assert found["operator", "qualitative"].count == 1
    assert found["satisfaction", "90"].share_pct == 100


def test_coverage_by_number_and_money() -> None:
    own = coverage([perfect()], PROJECTS[DISCLOSURE])
    assert own is not None
    assert (own.projects, own.covered) == (1, 1)
    assert own.money_share == 1
    none = coverage([], PROJECTS[DISCLOSURE])
    assert none is not None
    assert (none.covered, [p.name for p in none.missing]) == (0, ["乡镇财务人员培训经费"])
    assert coverage([perfect()], []) is None
