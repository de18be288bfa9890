"""What the review of the forms finds that contradicts the document, among the findings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pytest

from budgetkit.checks import CheckReport, Finding, RuleResult, check
from budgetkit.dataset.read_file import read_outcome
from budgetkit.dataset.tables import Tables, tables_of
from budgetkit.disclosure.values import parse_value
from budgetkit.workbench.judged import judged
from budgetkit.workbench.reviewed import review_of
from tests.checks.samples import ROOT

SAMPLE = ROOT / "data" / "samples" / "jincheng_zone_finance_2026.txt"
FORM = 3
PLAN = "开展检查(代理记账检查机构6家)。"
Texts = Mapping[str, str]


@dataclass(frozen=True)
class Case:
    """A rule of the review: values of the form's indicators that are right, and wrong."""

    rule_id: str
    right: Texts
    wrong: Texts
    severity: str = "medium"

    def __str__(self) -> str:
        return self.rule_id


CASES = [
    Case("form-text-number", {"代理记账检查数量": "≥6家"}, {"代理记账检查数量": "≥8家"}),
    Case("form-date", {"检查完成时间": "2026年6月"}, {"检查完成时间": "2021年1月"}),
    Case("form-rate", {"检查覆盖率": "100%"}, {"检查覆盖率": "120%"}),
    Case("form-price", {"专家劳务费": "800元/人"}, {"专家劳务费": "3元/人"}),
    Case(
        "form-product",
        {"聘请检查人员": "4人", "检查人员费用": "20000元/人"},
        {"聘请检查人员": "4人", "检查人员费用": "20800元/人"},
    ),
]


def with_indicators(tables: Tables, texts: Texts) -> Tables:
    """The sample with the form's year holding these indicators only."""
    table = tables["target_indicators"]
    rows: list[dict[str, Any]] = table.to_pylist()
    like = next(row for row in rows if (row["form_no"], row["phase"]) == (FORM, "annual"))
    own = [indicator(like, at, name, text) for at, (name, text) in enumerate(texts.items(), 90)]
    rest = [row for row in rows if row["form_no"] != FORM]
    forms = tables["target_forms"].to_pylist()
    planned = [{**row, "plan": PLAN, "damaged": False} for row in forms]
    return {
        **tables,
        "target_indicators": pa.Table.from_pylist([*rest, *own], schema=table.schema),
        "target_forms": pa.Table.from_pylist(planned, schema=tables["target_forms"].schema),
    }


def indicator(like: dict[str, Any], number: int, name: str, text: str) -> dict[str, Any]:
    value = parse_value(text, name=name)
    level2 = "成本指标" if "费" in name else "时效指标" if "时间" in name else "数量指标"
    return {
        **like,
        "indicator_no": number,
        "level2": level2,
        "name": name,
        "value_text": text,
        "value_kind": value.kind,
        "comparator": value.comparator,
        "value_low": value.low,
        "value_high": value.high,
        "unit": value.unit,
        "per": value.per,
        "line": 1000 + number,
        "amount_yuan": None,
    }


@pytest.fixture(scope="module")
def sample() -> Tables:
    return tables_of([read_outcome(SAMPLE)])


def report_of(sample: Tables, texts: Texts) -> CheckReport:
    tables = with_indicators(sample, texts)
    return judged(check(tables), review_of(tables), tables)


def found(report: CheckReport, rule_id: str) -> list[Finding]:
    return [each for own in report.findings.values() for each in own if each.rule_id == rule_id]


def result(report: CheckReport, rule_id: str) -> RuleResult:
    (own,) = report.results.values()
    (result,) = [each for each in own if each.rule_id == rule_id]
    return result


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_contradiction_of_the_review_is_a_finding(sample: Tables, case: Case) -> None:
    report = report_of(sample, case.wrong)
    (finding,) = found(report, case.rule_id)
    assert (finding.severity, finding.nature) == (case.severity, "document")
    assert 1000 <= (finding.evidence[-1].line or 0) < 1100
    assert any(name in place.quote for place in finding.evidence for name in case.wrong)
    assert result(report, case.rule_id).failed == 1


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_agrees_is_none(sample: Tables, case: Case) -> None:
    report = report_of(sample, case.right)
    assert found(report, case.rule_id) == []
    assert (result(report, case.rule_id).passed, result(report, case.rule_id).failed) >= (1, 0)


def test_a_text_is_placed_where_its_row_is_printed(sample: Tables) -> None:
    like = sample["table_rows"].to_pylist()[-1]
    form = next(row for row in sample["target_forms"].to_pylist() if row["form_no"] == FORM)
    table = next(row for row in sample["tables"].to_pylist() if row["line"] == form["line"])
    row = {**like, "table_no": table["table_no"], "line": form["line"] + 7}
    rows = [{**row, "cells_text": ["项目实施计划", PLAN]}]
    printed = pa.Table.from_pylist(rows, schema=sample["table_rows"].schema)
    report = report_of({**sample, "table_rows": printed}, CASES[0].wrong)
    (finding,) = found(report, "form-text-number")
    assert finding.evidence[0].quote == "代理记账检查机构6家"
    assert finding.evidence[0].line == form["line"] + 7


def test_findings_stay_in_order_and_numbered(sample: Tables) -> None:
    report = report_of(sample, {"检查覆盖率": "120%", "代理记账检查数量": "≥8家"})
    (own,) = report.findings.values()
    order = [["high", "medium", "low"].index(each.severity) for each in own]
    assert order == sorted(order)
    assert len({each.finding_id for each in own}) == len(own)
