"""The findings on real disclosures, each read by eye."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from budgetkit.checks import CheckReport, Finding, check
from budgetkit.checks.catalogue import catalogue
from budgetkit.dataset.outcome import join_outcomes
from budgetkit.dataset.read_file import read_outcome
from budgetkit.dataset.tables import Tables, tables_of
from budgetkit.workbench.judged import judged
from budgetkit.workbench.reviewed import review_of

VERDICTS = tomllib.loads(Path(__file__).with_name("verdicts.toml").read_text("utf-8"))["finding"]
TRUE_SHARE = 0.9
SEEDS = {"000": "2024-晋城市财政局", "001": "2024-阳泉市财政局", "003": "2026-晋城经济技术开发区"}

# Statements of the narrative of 000 and 001 that are consistent: subject, kind, value.
CONSISTENT = {
    "000": [
        ("收入总计", "amount", "4,585.44"),
        ("本年收入合计", "amount", "4,577.94"),
        ("上年结转", "amount", "7.50"),
        ("收入总计", "change_amount", "130.82"),
        ("收入总计", "change_percent", "2.94"),
        ("支出总计", "amount", "4,585.44"),
        ("一般公共预算拨款收入", "share", "99.84"),
        ("上年结转", "share", "0.16"),
        ("基本支出", "amount", "2805.92"),
        ("基本支出", "share", "61.19"),
        ("项目支出", "amount", "1779.52"),
        ("项目支出", "share", "38.81"),
        ("公共安全支出", "amount", "7.50"),
        ("一般公共预算当年支出", "change_percent", "4.4"),
        ("一般公共服务支出", "share", "83.99"),
        ("社会保障和就业支出", "share", "7.07"),
        ("卫生健康支出", "share", "3.74"),
        ("住房保障支出", "share", "5.19"),
        ("“三公”经费", "change_amount", "7.00"),
        ("公务接待费", "amount", "4.00"),
        ("机关运行经费", "change_percent", "1.30"),
        ("政府采购预算", "amount", "311.97"),
        ("政府采购服务预算", "amount", "108.65"),
        ("纳入绩效目标管理的项目", "count", "24"),
        ("纳入绩效目标管理的特定目标类项目", "amount", "3.60"),
        ("公开绩效目标的项目", "share", "100"),
    ],
    "001": [
        ("收入总计", "amount", "2,011.30"),
        ("收入总计", "change_amount", "52.28"),
        ("收入总计", "change_percent", "2.67"),
        ("一般公共预算拨款收入", "share", "100.00"),
        ("基本支出", "amount", "1072.2"),
        ("基本支出", "share", "53.31"),
        ("项目支出", "share", "46.69"),
        ("一般公共服务支出", "share", "82.62"),
        ("社会保障和就业支出", "share", "11.49"),
        ("卫生健康支出", "share", "2.09"),
        ("住房保障支出", "share", "3.79"),
        ("人员经费", "amount", "932.57"),
        ("公用经费", "amount", "139.63"),
        ("机关运行经费上年预算数", "amount", "122.83"),
        ("机关运行经费", "change_amount", "16.8"),
        ("机关运行经费", "change_percent", "13.68"),
        ("政府采购预算", "amount", "614.65"),
        ("纳入绩效目标管理的项目", "count", "5"),
    ],
}


@pytest.fixture(scope="module")
def dataset(shared_dir: Path) -> Tables:
    paths = [*(shared_dir / "seeds").glob("*.txt"), *(shared_dir / "disclosures").glob("*.pdf")]
    read = [read_outcome(path) for path in paths if "scan" not in path.name]
    return tables_of(join_outcomes(read))


@pytest.fixture(scope="module")
def report(dataset: Tables) -> CheckReport:
    return judged(check(dataset), review_of(dataset), dataset)


@pytest.mark.slow
def test_the_scan_has_no_finding_and_no_check_that_passes_silently(shared_dir: Path) -> None:
    """A notice of two pages: no agency's budget, so that nothing is held against anything."""
    outcome = read_outcome(shared_dir / "disclosures" / "hn_changsha_wenlv_2025_scan.pdf")
    tables = tables_of([outcome])
    found = judged(check(tables), review_of(tables), tables)
    assert not any(found.findings.values())
    assert not any(result.checked for results in found.results.values() for result in results)


def of_seed(report: CheckReport, seed: str) -> list[Finding]:
    (name,) = [name for name in report.findings if name.startswith(SEEDS[seed])]
    return report.findings[name]


def key(entry: dict[str, Any]) -> tuple[Any, ...]:
    return (entry["file"], entry["rule"], entry.get("page") or entry.get("line"), entry["actual"])


@pytest.mark.slow
def test_every_finding_that_matters_was_read_by_eye(dataset: Tables, report: CheckReport) -> None:
    files = {row["document_id"]: row["file_name"] for row in dataset["documents"].to_pylist()}
    found = [
        (files[place.document_id], finding.rule_id, place.page or place.line, finding.actual or "")
        for findings in report.findings.values()
        for finding in findings
        if finding.severity in ("high", "medium")
        for place in finding.evidence[:1]
    ]
    assert Counter(found) == Counter(map(key, VERDICTS))


def test_nine_of_ten_findings_that_matter_are_true() -> None:
    assert sum(entry["verdict"] for entry in VERDICTS) >= TRUE_SHARE * len(VERDICTS)


@pytest.mark.slow
def test_the_contradictions_of_the_zone_s_transcript_are_found(report: CheckReport) -> None:
    found = {(each.rule_id, each.evidence[0].line) for each in of_seed(report, "003")}
    assert found >= {
        ("narrative-name", 430),  # 一般公共预算支出 for 一般公共服务支出
        ("narrative-parts", 464),  # 0 for 288.00
        ("form-overview", 482),  # 15 for 145
        ("form-text-number", 567),  # 6 in the plan, 8 as indicator
        ("form-cost-class", 543),  # 35 of costs among the effects
        ("denial-attached", 603),  # no catalogue, and then one
        ("wording-unfinished", 401),
        ("wording-scope", 603),
    }


@pytest.mark.slow
@pytest.mark.parametrize(
    ("seed", "tails"),
    [
        ("003", {"12.68万元", "220.63万元"}),
        ("000", {"323.66万元", "2342.34万元", "2805.92万元", "2,805.92万元"}),
        ("001", {"1661.81万元", "722.71万元", "836.03万元", "139.63万元"}),
    ],
)
def test_tails_of_rounding_are_no_errors(report: CheckReport, seed: str, tails: set[str]) -> None:
    found = [each for each in of_seed(report, seed) if each.nature == "rounding"]
    assert {each.actual for each in found} == tails
    assert {each.severity for each in found} == {"low"}


# What holds in the zone's transcript, by the rule that must have checked it.
HOLDS = {
    "revenue-total": 1,  # 533.48 in tables 1 to 5
    "expenditure-total": 1,
    "appropriation-total": 1,
    "appropriation-revenue": 1,
    "balance": 2,
    "sum-columns": 60,  # 245.48 + 288.00, 229.04 + 16.44
    "basic-total": 1,
    "projects-total": 1,  # 288.00 = 100 + 8 + 180
    "form-money": 3,  # 2,880,000 元
    "form-count": 2,
    "general-rows-project": 5,  # 2010607, 2010608, 2010699
    "narrative-percent": 3,  # 18.25 is 3.54 % of 515.23
    "narrative-share": 7,  # 46.01, 53.99, 81.48, 11.99, 2.95, 3.58
    "narrative-parts": 11,  # 0.80 + 0 + 1.50 = 2.30
    "form-overview": 1,  # 4.1 + 9.5 + 3.5 + 0.8 + 35 + 1.5 + 45.6 = 100
    "form-costs": 4,  # 145 + 25 + 10, 5 + 3
    "form-overview-parts": 1,  # 11.8 + 13.2 = 25
    "narrative-items": 16,  # the items of table 6
    "blank-table": 1,
    "denial": 1,  # no 机关运行经费, and table 11 without data
    "declared-empty": 6,
    "form-cost-item": 5,  # 10.3 = 9.5 + 0.8
}


@pytest.mark.slow
@pytest.mark.parametrize("rule_id", HOLDS)
def test_what_holds_in_the_zone_s_transcript_is_checked_and_passes(
    report: CheckReport, rule_id: str
) -> None:
    (name,) = [name for name in report.results if name.startswith(SEEDS["003"])]
    result = next(each for each in report.results[name] if each.rule_id == rule_id)
    assert result.passed >= HOLDS[rule_id]
    expected = {"narrative-parts": 1, "form-overview": 1}
    assert result.failed == expected.get(rule_id, 0)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("seed", "statement"),
    [(seed, each) for seed, statements in CONSISTENT.items() for each in statements],
    ids=str,
)
def test_a_consistent_statement_is_not_flagged(
    dataset: Tables, report: CheckReport, seed: str, statement: tuple[str, str, str]
) -> None:
    subject, metric, value = statement
    facts = [
        row
        for row in dataset["narrative_facts"].to_pylist()
        if row["disclosure_id"].startswith(SEEDS[seed])
        and (row["subject"], row["metric"], row["value_text"]) == (subject, metric, value)
    ]
    assert facts
    quotes = {
        place.quote
        for finding in of_seed(report, seed)
        if finding.nature != "rounding"
        for place in finding.evidence
    }
    assert not quotes & {fact["quote"] for fact in facts}


def test_every_rule_says_what_it_is() -> None:
    for rule in catalogue().values():
        assert rule.zh and rule.en.endswith(".") and rule.source and rule.tolerance
