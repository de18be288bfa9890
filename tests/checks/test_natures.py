"""Whose fault a finding is, argued from how its figures were read."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from budgetkit.checks import Finding, check
from budgetkit.checks.doubts import SURE
from budgetkit.dataset.read_file import read_outcome
from budgetkit.dataset.tables import tables_of
from tests.checks.samples import Sample
from tests.roundtrip.test_scans import scan_of
from tests.typesetter.samples import spec_of
from tests.typesetter.scan import ScanOptions
from tests.typesetter.truth import table_lines

YANGQUAN = "yangquan_finance_2024.txt"
WANLI = "wanli_2024.pdf"
TOTAL = ("expenditure_summary", "201", "total")
READ = ("tables", "table_rows", "budget_lines", "narrative_facts", "text_blocks")


def recognised(sample: Sample, confidence: float = 0.98) -> Sample:
    """The sample as if it had been read from a picture."""
    for name in READ:
        for row in sample.tables[name]:
            row |= {"method": "ocr", "confidence": confidence}
    return sample


def about(findings: Iterable[Finding], text: str) -> Finding:
    (found,) = [each for each in findings if each.actual and text in each.actual]
    return found


def test_a_lone_recognised_digit_that_breaks_sums_was_misread() -> None:
    sample = recognised(Sample.named(YANGQUAN))
    sample.print("1761.81", *TOTAL)
    found = about(sample.findings(), "1761.81")
    assert (found.nature, found.severity) == ("extraction", "high")
    assert found.suggestion == "1761.81万元 → 1661.81"


@pytest.mark.parametrize("text", ["1761.81", "1234.56"])
def test_a_doubtful_digit_that_breaks_a_sum_was_misread(text: str) -> None:
    """Confidence alone is enough; no suggestion is needed."""
    sample = recognised(Sample.named(YANGQUAN))
    sample.print(text, *TOTAL)["confidence"] = 0.6
    found = about(sample.findings(), text)
    assert (found.nature, found.severity) == ("extraction", "low")


@pytest.mark.parametrize("text", ["1761.81", "1861.81", "1669.81", "166.81", "6161.81", "16.6181"])
def test_every_wrong_amount_is_found(text: str) -> None:
    sample = recognised(Sample.named(YANGQUAN), confidence=0.8)
    sample.print(text, *TOTAL)
    assert about(sample.findings(), text).nature == "extraction"


def test_a_cell_on_which_two_readings_disagree_is_suspect() -> None:
    """``--verify`` halves the confidence of such a cell; its digits came from a text layer."""
    sample = Sample.named(WANLI)
    row = next(
        each
        for each in sample.tables["budget_lines"]
        if each["table_id"] == "expenditure_summary" and each["is_total"]
    )
    wrong = str(row["amount_text"]).replace(row["amount_text"][0], "9", 1)
    assert wrong != row["amount_text"]
    sample_of = {"amount_text": wrong, "amount_yuan": row["amount_yuan"] * 3}
    row |= sample_of
    assert about(sample.findings(), wrong).nature == "document"
    row["confidence"] = 0.5
    assert about(sample.findings(), wrong).nature == "extraction"


def test_a_mended_number_is_suspect() -> None:
    sample = Sample.named(YANGQUAN)
    sample.print("1761.81", *TOTAL)["reading"] = "repaired"
    assert about(sample.findings(), "1761.81").nature == "extraction"


def test_a_doubtful_statement_is_suspect() -> None:
    sample = recognised(Sample.named(YANGQUAN))
    sample.say("1072.9", "基本支出")["confidence"] = 0.5
    assert about(sample.findings(), "1072.9").nature == "extraction"


def with_slip_of_the_pen(method: str, confidence: float) -> Finding:
    sample = Sample.named(YANGQUAN)
    row: dict[str, Any] = sample.write("本单位2024年收入、、支出情况如下。。")
    row |= {"method": method, "confidence": confidence}
    known = {each.message for each in Sample.named(YANGQUAN).findings()}
    new = [each for each in sample.findings() if each.message not in known]
    return new[0]


@pytest.mark.parametrize(
    ("method", "confidence", "nature"),
    [
        ("transcript", 1.0, "document"),
        ("ocr", 0.98, "undetermined"),
        ("ocr", 0.7, "extraction"),
    ],
)
def test_wording_is_blamed_on_the_document_only_where_it_was_surely_read(
    method: str, confidence: float, nature: str
) -> None:
    assert with_slip_of_the_pen(method, confidence).nature == nature


def test_a_name_misread_with_doubt_was_misread() -> None:
    sample = recognised(Sample.named(YANGQUAN))
    for name in ("budget_lines", "table_rows"):
        for row in sample.tables[name]:
            if row["line"] == sample.line("expenditure_summary", "2210201", "total")["line"]:
                row["confidence"] = 0.5
    for row in sample.rows("expenditure_summary", "2210201"):
        row |= {"item": "住用公积金", "function_name": "住用公积金"}
    names = [each for each in sample.findings() if "住用公积金" in each.message]
    assert names
    assert {each.nature for each in names} == {"extraction"}


@pytest.mark.slow
def test_a_misread_digit_of_a_scan_is_flagged_by_a_sum_or_by_its_confidence(
    tmp_path: Path,
) -> None:
    """Scanned so coarsely that digits are misread."""
    spec = spec_of("yangquan_finance_2024")
    file = tmp_path / "scan.pdf"
    file.write_bytes(scan_of(spec, ScanOptions(dpi=90, skew_degrees=0.7), range(1, 3)))
    tables = tables_of([read_outcome(file)])
    amounts = [row for row in tables["budget_lines"].to_pylist() if row["method"] == "ocr"]
    assert len(amounts) > 80
    right = {
        Decimal(line.amount_yuan) for table in spec.tables for line in table_lines(spec, table)
    }
    wrong = [row for row in amounts if row["amount_yuan"] not in right]
    found = [each for own in check(tables).findings.values() for each in own]
    flagged = {(place.page, place.bbox) for each in found for place in each.evidence}
    for row in wrong:
        assert row["confidence"] < SURE or (row["page"], row["bbox"]) in flagged, row
    natures = {each.nature for each in found if each.difference and each.nature != "rounding"}
    assert natures <= {"extraction", "undetermined"}


@pytest.mark.parametrize("text", ["2111.30", "2011.80"])
def test_one_wrong_total_is_one_finding(text: str) -> None:
    """It stands in the sums down, the sums across, tables 1 to 5 and the narrative."""
    sample = Sample.named(YANGQUAN)
    before = {each.message for each in sample.findings()}
    sample.print(text, "expenditure_summary", "合计", "total")
    new = [each for each in sample.findings() if each.message not in before]
    (found,) = [each for each in new if each.nature != "rounding"]
    assert found.actual == f"{text}万元"
    assert "同一原因另有" in found.message
    broken = sum(each.failed for results in sample.report().results.values() for each in results)
    assert broken >= 5


def test_a_wrong_total_repeated_everywhere_is_few_findings() -> None:
    sample = Sample.named(YANGQUAN)
    before = {each.message for each in sample.findings()}
    for row in sample.tables["budget_lines"]:
        if row["amount_text"] == "2011.30":
            row |= {"amount_text": "2111.30", "amount_yuan": row["amount_yuan"] + 1_000_000}
    new = [each for each in sample.findings() if each.message not in before]
    broken = sum(each.failed for results in sample.report().results.values() for each in results)
    assert broken >= 10
    assert len(new) <= 4
    assert {each.nature for each in new if each.actual == "2111.30万元"} == {"document"}


def test_the_sum_in_a_sentence_is_the_sum_of_its_parts() -> None:
    """1660.04 and 1.78 are 1661.82, whatever the other places want."""
    sample = Sample.named(YANGQUAN)
    sample.print("166.81", *TOTAL)
    found = about(sample.findings(), "166.81")
    told = "下级科目之和（1660.04＋1.78）为 1,661.82万元，连同其他各处应为 1,661.81万元"
    assert told in found.message
    assert found.expected == "1,661.81万元"
