"""The list of contents against the headings and tables of the document."""

from __future__ import annotations

import pytest

from tests.checks.cases import JINCHENG, YANGQUAN, ZONE, Case
from tests.checks.samples import Sample


def without(heading: str) -> Case:
    """A document that lost a heading."""

    def lose(sample: Sample) -> None:
        rows = sample.tables["text_blocks"]
        kept = [row for row in rows if row["kind"] == "contents" or row["text"] != heading]
        assert len(kept) == len(rows) - 1
        sample.tables["text_blocks"] = kept

    return Case("contents-headings", ZONE, lose)


CASES = [without("九、政府采购情况")]


@pytest.mark.parametrize(
    "heading", ["九、政府采购情况", "二、收入预算情况说明", "第四部分 名词解释", "十、绩效管理情况"]
)
def test_a_heading_that_the_contents_list_is_missed(heading: str) -> None:
    without(heading).prove()


@pytest.mark.parametrize("name", [JINCHENG, YANGQUAN, ZONE])
def test_every_line_of_a_transcript_s_contents_is_found(name: str) -> None:
    sample = Sample.named(name)
    listed = [row for row in sample.tables["text_blocks"] if row["kind"] == "contents"]
    assert (listed[0]["text"], len(listed)) == ("目 录", 32)
    assert [row["line"] for row in listed] == sorted(row["line"] for row in listed)
    held = {rule: sample.result(rule) for rule in ("contents-tables", "contents-headings")}
    assert {rule: (each.passed, each.failed) for rule, each in held.items()} == {
        "contents-tables": (13, 0),
        "contents-headings": (15, 0),
    }


@pytest.mark.parametrize(
    ("printed", "failed"),
    [
        ("九、2026年政府采购情况", 0),
        ("九、政府采购有关情况", 0),
        ("九、本单位政府采购情况", 0),
        ("九、采购", 1),
    ],
)
def test_a_heading_may_say_more_than_the_contents(printed: str, failed: int) -> None:
    sample = Sample.named(ZONE)
    row = next(r for r in sample.tables["text_blocks"] if r["text"] == "九、政府采购情况")
    row["text"] = printed
    assert sample.result("contents-headings").failed == failed


def test_a_table_that_only_the_contents_name_is_missed() -> None:
    sample = Sample.named(ZONE)
    like = next(r for r in sample.tables["text_blocks"] if r["kind"] == "contents")
    number = max(r["block_no"] for r in sample.tables["text_blocks"]) + 1
    text = "表十四2026年政府购买服务预算表\t18"
    sample.tables["text_blocks"].append({**like, "text": text, "block_no": number})
    (found,) = [f for f in sample.findings() if f.rule_id == "contents-tables"]
    assert "政府购买服务预算表" in found.message


def test_without_contents_nothing_is_assessed() -> None:
    sample = Sample.named(ZONE)
    rows = sample.tables["text_blocks"]
    sample.tables["text_blocks"] = [row for row in rows if row["kind"] != "contents"]
    for rule in ("contents-tables", "contents-headings"):
        assert (sample.result(rule).checked, sample.result(rule).not_assessable) == (0, 1)
