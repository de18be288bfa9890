"""Findings and check results as frames that show themselves."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

import budgetkit
from budgetkit.checks.catalogue import catalogue
from budgetkit.dataset.arrow import arrow_table
from budgetkit.dataset.schema import SCHEMA
from budgetkit.workbench import Disclosure
from budgetkit.workbench.check_frames import Checks, Findings
from budgetkit.workbench.checked import with_checks
from tests.checks.samples import Sample
from tests.workbench.test_repr import EVIL, Tags


@pytest.fixture(scope="module")
def zone(root: Path) -> Disclosure:
    return budgetkit.read(root / "data" / "samples" / "jincheng_zone_finance_2026.txt")


def text_of(html: str | None) -> str:
    assert html is not None
    page = Tags(html)
    assert page.tags <= {"style", "section", "h3", "h4", "dl", "dt", "dd", "table", "thead",
                         "tbody", "tr", "th", "td", "p", "div"}  # fmt: skip
    return "\n".join(page.texts)


def test_findings_show_sentence_place_and_quote(zone: Disclosure) -> None:
    shown = text_of(zone.findings._repr_html_())
    first = zone.findings.iloc[0]
    assert str(first["message"]) in shown
    assert f"第 {first['evidence'][0]['line']} 行" in shown
    assert first["evidence"][0]["quote"] in shown
    assert "核对发现的问题" in repr(zone.findings)


def test_a_filter_gives_findings_that_show_themselves(zone: Disclosure) -> None:
    high = zone.findings.query("severity == 'high'")
    assert isinstance(high, Findings)
    assert 0 < len(high) < len(zone.findings)
    assert f"高 {len(high)}" in text_of(high._repr_html_())
    none = zone.findings.query("severity == 'none'")
    assert "没有发现问题；没有检查到的不算通过" in text_of(none._repr_html_())


def test_some_columns_are_a_frame_like_any_other(zone: Disclosure) -> None:
    part = zone.findings[["severity", "message"]]
    assert 'class="dataframe"' in str(part._repr_html_())
    assert "severity" in repr(part)
    assert isinstance(pd.DataFrame(zone.findings), pd.DataFrame)
    assert type(pd.DataFrame(zone.findings)) is pd.DataFrame


def test_checks_show_every_rule_the_unasked_too(zone: Disclosure) -> None:
    shown = text_of(zone.checks._repr_html_())
    assert all(rule_id in shown for rule_id in zone.checks["rule_id"])
    unasked = zone.checks.query("checked == 0")
    assert isinstance(unasked, Checks)
    assert len(unasked)
    assert "没有这条规则所查的内容" in text_of(unasked._repr_html_())


def test_evil_words_are_only_words(zone: Disclosure) -> None:
    found = zone.findings.assign(message=EVIL, suggestion=f"{EVIL} → {EVIL}")
    assert isinstance(found, Findings)
    shown = text_of(found._repr_html_())
    assert f"建议（未采用）：{EVIL} 如为 {EVIL}" in shown
    assert "\x1b" not in repr(found)


@pytest.mark.parametrize("without", [(), ("target_forms", "target_indicators")])
def test_no_rule_is_silent(without: tuple[str, ...]) -> None:
    """Each rule was asked of something, or says that there was nothing."""
    sample = Sample.named("yangquan_finance_2024.txt")
    sample.tables |= {name: [] for name in without}
    tables = {name: arrow_table(SCHEMA[name], rows) for name, rows in sample.tables.items()}
    results = with_checks(tables)["check_results"].to_pylist()
    assert {row["rule_id"] for row in results} == set(catalogue())
    silent = [row["rule_id"] for row in results if not row["checked"] + row["not_assessable"]]
    assert silent == []
    assert all(row["reasons"] for row in results if row["not_assessable"])
