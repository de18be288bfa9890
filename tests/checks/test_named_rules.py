"""Projects that the narrative names, and what it says there is none of."""

from __future__ import annotations

import pytest

from tests.checks.cases import ZONE, Case, Step
from tests.checks.samples import Sample

NAMED = "拟对{}等{}个项目开展重点绩效评价,涉及预算资金{}万元。"
TWO = "财政项目评审费、财政专项业务经费"


def says(names: str, count: int, money: str) -> Step:
    return lambda sample: sample.write(NAMED.format(names, count, money))


CASES = [Case("narrative-named", ZONE, says(TWO, 2, "186"), says(TWO, 2, "188"))]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_rule_on_named_projects_fires_on_its_fault_only(case: Case) -> None:
    case.prove()


@pytest.mark.parametrize(
    ("names", "count", "money", "failed"),
    [
        ("财政项目评审费", 1, "180", 0),
        ("财政项目评审费", 1, "108", 1),
        ("财政项目评审费", 3, "108", 0),
        ("信访业务工作经费", 1, "108", 0),
    ],
    ids=["holds", "another amount", "not all are named", "another project"],
)
def test_only_projects_that_are_all_named(names: str, count: int, money: str, failed: int) -> None:
    sample = Sample.named(ZONE)
    says(names, count, money)(sample)
    result = sample.result("narrative-named")
    assert result.failed == failed
    assert result.checked or result.not_assessable


def denies(name: str, subject: str, text: str) -> Sample:
    sample = Sample.named(name)
    like = next(row for row in sample.tables["narrative_facts"] if row["metric"] == "amount")
    denial = {"subject": subject, "metric": "text", "value_text": text, "quote": text}
    row = {**like, **denial, "value": None, "unit": None, "fact_no": 9000}
    sample.tables["narrative_facts"].append(row)
    return sample


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("政府性基金预算支出", "本单位没有政府性基金预算支出"),
        ("国有资本经营预算支出", "本单位无国有资本经营预算支出"),
        ("购置车辆", "本单位未安排购置车辆"),
    ],
)
def test_what_is_denied_is_blank_in_its_table(subject: str, text: str) -> None:
    before = Sample.named(ZONE).result("denial")
    after = denies(ZONE, subject, text).result("denial")
    assert (after.passed, after.failed) == (before.passed + 1, before.failed)


def test_vehicles_that_are_denied_and_paid_for() -> None:
    sample = denies("wanli_2024.pdf", "购置车辆", "2024年未安排购置车辆")
    (found,) = [each for each in sample.findings() if each.rule_id == "denial"]
    assert "购置车辆" in found.message
    assert "25" in found.message


def test_an_amount_that_only_weak_places_print_is_confirmed_or_not_assessable() -> None:
    sample = Sample.named(ZONE)
    before = sample.result("narrative-amount")
    sample.say("280.00", "纳入绩效目标管理的项目")
    after = sample.result("narrative-amount")
    assert (after.passed, after.failed) == (before.passed - 1, before.failed)
    assert after.not_assessable == before.not_assessable + 1
