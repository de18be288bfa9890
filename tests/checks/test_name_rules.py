"""The rules on names typed in two ways: what makes each fire, and what they pass over."""

from __future__ import annotations

import pytest

from tests.checks.cases import ZONE, Case, Step, form_says
from tests.checks.samples import Sample
from tests.checks.test_text_rules import add_indicator

MODULES = "涉及信息门户模块、流程管理平台、公文流转模块、知识共享模块。"
NEEDED = "为保证评审工作开展,2026年{}共需30万元。"


def named(whole: str, year: str, value: str = "≥95%") -> Step:
    """An indicator of the second form by its name in either half."""

    def change(sample: Sample) -> None:
        for phase, name in (("implementation", whole), ("annual", year)):
            add_indicator(sample, 2, phase=phase, name=name, value_text=value)

    return change


def speaks_of(name: str, other: str = "科室辅助工作类人员数量") -> Step:
    """Two more indicators of the second form."""

    def change(sample: Sample) -> None:
        for each in (other, name):
            add_indicator(sample, 2, name=each, value_text="≤22名")

    return change


def whole_agency(kind: str) -> Step:
    """The narrative gives the targets of the agency; the third form is of a kind."""

    def change(sample: Sample) -> None:
        rows = sample.tables["narrative_facts"]
        like = sample.fact("政府采购预算")
        rows.append({**like, "subject": "整体绩效目标", "fact_no": 9000})
        sample.form(3)["kind"] = kind

    return change


CASES = [
    Case("form-thing", ZONE, speaks_of("科室辅助工作人员工资"), speaks_of("外聘专家劳务成本")),
    Case("form-agency", ZONE, form_says(3, kind="project"), whole_agency("agency")),
    Case(
        "form-listed",
        ZONE,
        form_says(2, goal_annual=MODULES.replace("流程管理", "流程管控")),
        form_says(2, overview=MODULES, goal_annual=MODULES),
    ),
    Case("form-half-names", ZONE, named("报表审核准确率", "报表准确率")),
    Case(
        "form-of-others",
        ZONE,
        form_says(2, overview=NEEDED.format("评审中心工作经费"), project="平台运行维护费"),
        lambda each: [
            form_says(3, project="评审中心工作经费")(each),
            form_says(2, overview=NEEDED.format("运维费"), project="平台运行维护费")(each),
        ],
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_rule_on_names_fires_on_its_fault_only(case: Case) -> None:
    case.prove()


@pytest.mark.parametrize(
    "goal",
    [
        "涉及一期软件模块、二期软件模块、公文流转模块、知识共享模块。",
        "涉及信息门户模块、公文流转模块。",
        "涉及人员信息管理、车辆信息管理、流程管控平台。",
        "完成信息门户、流程管控、公文流转。",
    ],
)
def test_other_things_and_short_lists_are_no_misspelling(goal: str) -> None:
    sample = Sample.named(ZONE)
    form_says(2, overview=MODULES + "涉及一期软件模块。", goal_annual=goal)(sample)
    assert sample.result("form-listed").failed == 0


@pytest.mark.parametrize(
    ("whole", "year", "other"),
    [
        ("报表审核准确率", "会议到会人数", "≥95%"),
        ("报表审核准确率", "报表审核准确率", "≥90%"),
    ],
)
def test_indicators_of_other_things_are_left_alone(whole: str, year: str, other: str) -> None:
    sample = Sample.named(ZONE)
    named(whole, year)(sample)
    add_indicator(sample, 2, phase="annual", name="报表退回率", value_text=other)
    assert sample.result("form-half-names").failed == 0


def test_a_form_may_name_another_project_beside_its_own() -> None:
    sample = Sample.named(ZONE)
    form_says(3, project="评审中心工作经费")(sample)
    text = "平台运行维护费与评审中心工作经费共需30万元。"
    form_says(2, overview=text, project="平台运行维护费")(sample)
    assert sample.result("form-of-others").failed == 0


def test_without_forms_the_agency_s_is_not_missed() -> None:
    sample = Sample.named(ZONE)
    whole_agency("project")(sample)
    for name in ("target_forms", "target_indicators"):
        sample.tables[name] = []
    assert (sample.result("form-agency").failed, sample.result("form-agency").not_assessable) == (
        0,
        1,
    )


@pytest.mark.parametrize(
    "name", ["科室管理工作类人员工资", "科室辅助工作类设备费用", "各科室辅助工作类人员工资"]
)
def test_indicators_of_two_things_are_left_alone(name: str) -> None:
    sample = Sample.named(ZONE)
    speaks_of(name)(sample)
    assert sample.result("form-thing").failed == 0
