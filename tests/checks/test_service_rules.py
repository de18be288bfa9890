"""The rules on the list of services: what makes each fire, and what they pass over."""

from __future__ import annotations

import pytest

from tests.checks.cases import ZONE, Case, Step
from tests.checks.samples import Row, Sample

NAMES = {
    "A": "公共服务",
    "A15": "公共信息与宣传服务",
    "A1501": "公共信息服务",
    "A150101": "信息服务",
}
OWNERS = ("甲", "乙", "丙", "丁")
LEVELS = {1: 1, 3: 2, 5: 3, 7: 4}


def lists(of: str = "", at: str = "", **fields: object) -> Step:
    """The same list for four departments, with other fields in one entry."""

    def change(sample: Sample) -> None:
        like = sample.tables["text_blocks"][-1]
        rows = [_entry(like, each, key) for each in OWNERS for key in NAMES]
        for row in rows:
            if (row["owner"], row["code"]) == (of, at):
                row.update(fields)
        sample.tables["service_catalogue"] = rows

    return change


def _entry(like: Row, owner: str, code: str) -> Row:
    line = (like["line"] or 0) + 10 * OWNERS.index(owner) + len(code)
    level = LEVELS[len(code)]
    return {**like, "owner": owner, "code": code, "level": level, "name": NAMES[code], "line": line}


CASES = [
    Case("service-name", ZONE, lists("丙", "A1501", name="公共服务信息"), lists()),
    Case("service-parent", ZONE, lists("丁", "A150101", code="B150101"), lists()),
    Case("service-unnamed", ZONE, lists("乙", "A150101", name=None), lists()),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_rule_on_services_fires_on_its_fault_only(case: Case) -> None:
    case.prove()


def test_the_fourth_level_is_each_department_s_own() -> None:
    sample = Sample.named(ZONE)
    lists("丙", "A150101", name="青年信息服务")(sample)
    assert sample.result("service-name").failed == 0


def test_two_lists_that_differ_do_not_tell_which_is_right() -> None:
    sample = Sample.named(ZONE)
    lists("丙", "A1501", name="公共服务信息")(sample)
    rows = sample.tables["service_catalogue"]
    sample.tables["service_catalogue"] = [row for row in rows if row["owner"] in ("乙", "丙")]
    assert sample.result("service-name").failed == 0


def test_the_finding_names_department_code_and_both_names() -> None:
    sample = Sample.named(ZONE)
    lists("丙", "A1501", name="公共服务信息")(sample)
    (found,) = [each for each in sample.findings() if each.rule_id == "service-name"]
    assert found.message == "服务目录“丙”的 A1501 名为“公共服务信息”，别处为“公共信息服务”"


def test_the_code_that_is_expected_begins_as_the_entry_above() -> None:
    sample = Sample.named(ZONE)
    lists("丁", "A150101", code="B150101")(sample)
    (found,) = [each for each in sample.findings() if each.rule_id == "service-parent"]
    assert (found.expected, found.actual) == ("A150101", "B150101")
