"""The chapter on the checks: its numbers are the dataset's, its links lead to the places."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from urllib.parse import unquote

import pandas as pd
import pytest
import yaml

from budgetkit.checks.catalogue import catalogue
from budgetkit.document import ReadOptions
from budgetkit.reports import UnitReport
from budgetkit.reports.batch import Batch
from budgetkit.workbench import Disclosure
from budgetkit.workbench.checked import check_files
from budgetkit.workbench.extract import extract
from budgetkit.workbench.proposals import proposals
from tests.reports.reading import Element, assert_accessible, assert_offline, number, read, tables
from tests.reports.subject import HandMade, check_results, findings

COUNTS = ["checked", "passed", "failed", "not_assessable"]


def chapter_tables(page: str) -> dict[str, list[list[str]]]:
    return tables(read(page))


def items(page: str) -> list[Element]:
    """Every finding on the page, folded or not."""
    return [
        item
        for each in read(page).all("ol")
        if each.attributes.get("class") == "found"
        for item in each.children
    ]


def test_what_was_checked_is_told_by_family_and_by_rule(page: str, disclosure: Disclosure) -> None:
    found = chapter_tables(page)
    families = found["核对了什么（处）"]
    rules = found["逐条规则的核对结果（处）"]
    wanted = disclosure.checks[COUNTS].sum().tolist()
    assert [int(number(text)) for text in families[-1][3:]] == wanted
    assert len(rules) == int(families[-1][1]) == len(disclosure.checks)
    for at, name in enumerate(COUNTS):
        assert sum(int(number(row[3 + at])) for row in families[:-1]) == wanted[at]
        assert [int(number(row[2 + at])) for row in rules] == disclosure.checks[name].tolist()
    assert int(families[-1][2]) == int((disclosure.checks["checked"] > 0).sum())


def test_a_rule_that_checked_nothing_says_why(page: str, disclosure: Disclosure) -> None:
    unasked = disclosure.checks.query("checked == 0")
    assert len(unasked)
    rows = {row[1]: row for row in chapter_tables(page)["逐条规则的核对结果（处）"]}
    for rule_id in unasked["rule_id"]:
        row = rows[catalogue()[rule_id].zh]
        assert row[2:5] == ["0", "0", "0"]
        assert row[6]


def test_every_finding_stands_on_the_page_as_in_the_dataset(
    page: str, disclosure: Disclosure
) -> None:
    shown = items(page)
    assert len(shown) == len(disclosure.findings) > 0
    severities = [item.attributes["class"] for item in shown]
    assert Counter(severities) == Counter(disclosure.findings["severity"])
    for item, (_, finding) in zip(
        shown, disclosure.findings.sort_values("severity", kind="stable").iterrows(), strict=False
    ):
        assert item.attributes["class"] in ("high", "medium", "low"), finding["message"]
    texts = [item.text for item in shown]
    for _, finding in disclosure.findings.iterrows():
        (text,) = [each for each in texts if finding["message"] in each]
        figures = finding[["actual", "expected", "difference"]].dropna()
        assert all(value in text for value in figures)


def test_the_sentence_counts_what_the_dataset_counts(page: str, disclosure: Disclosure) -> None:
    (sentence,) = [p.text for p in read(page).all("p") if "条规则核对了" in p.text]
    checked, passed, failed, skipped = disclosure.checks[COUNTS].sum()
    causes = disclosure.findings.query("nature != 'rounding'")
    for told in (
        f"核对了 {checked:,} 处", f"相符 {passed:,} 处", f"不符 {failed:,} 处",
        f"归并为 {len(causes)} 个问题", f"{skipped:,} 处缺少数据或看不懂",
    ):  # fmt: skip
        assert told in sentence


def test_each_quote_leads_to_its_place(page: str, reports: Path, disclosure: Disclosure) -> None:
    links = [link for link in read(page).all("a") if link.attributes.get("class") == "evidence"]
    wanted = [place for row in disclosure.findings["evidence"] for place in row]
    assert len(links) == len(wanted)
    (source,) = (reports / "sources").glob("*/*.html")
    lines = {
        line.attributes["id"]: line
        for line in read(source.read_text("utf-8")).all("p")
        if "id" in line.attributes
    }
    for link in links:
        address, _, target = unquote(link.attributes["href"]).partition("#")
        assert address.endswith(source.name)
        assert target == f"L{link.text.split()[1]}"
        assert "问题 " in lines[target].text
    assert sorted(int(link.text.split()[1]) for link in links) == sorted(
        place["line"] for place in wanted
    )


def html_of(subject: HandMade) -> str:
    blocks = UnitReport(subject).checks()
    return "".join(block.html() for block in blocks)


def test_a_suggestion_is_marked_as_one() -> None:
    found = findings()
    found.loc[0, "suggestion"] = "15万元 → 145"
    shown = [p.text for p in read(html_of(HandMade(findings=found))).all("p")
             if p.attributes.get("class") == "suggestion"]  # fmt: skip
    assert shown == ["建议（未采用）：15万元 如为 145，各项即相符"]


def test_a_silent_pass_is_no_pass() -> None:
    nothing = check_results().assign(checked=0, passed=0, failed=0)
    first = next(iter(UnitReport(HandMade(findings=findings().iloc[:0], checks=nothing)).checks()))
    assert first.plain().startswith("没有一处可以核对")
    assert first.kind == "warning"  # type: ignore[attr-defined]


def test_what_is_grave_is_open_and_the_rest_folded() -> None:
    grave, tail = findings().iloc[[0]], findings().iloc[[2]]
    many = pd.concat([grave] * 5 + [tail] + [grave] * 15, ignore_index=True)
    root = read(html_of(HandMade(findings=many)))
    summaries = [summary.text for summary in root.all("summary")]
    assert summaries[:2] == ["其余程度为高、中的问题（12 个）", "四舍五入尾差（1 个）"]
    starts = [each.attributes["start"] for each in root.all("ol")]
    assert starts == ["1", "9", "21"]
    first = [next(item.all("a")).attributes["href"] for each in root.all("ol")
             for item in each.children]  # fmt: skip
    assert first == [f"#c{number}-1" for number in range(1, 22)]


def test_doubtful_amounts_are_listed() -> None:
    subject = HandMade()
    subject.budget_lines.loc[3, "confidence"] = 0.62
    rows = tables(read(html_of(subject)))["读取把握不足 90% 的金额"]
    assert [row[-1] for row in rows] == ["62%"]
    assert rows[0][4] == subject.budget_lines.loc[3, "amount_text"]


@pytest.fixture(scope="module")
def corrected_page(root: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Disclosure]:
    """A report on a misread transcript that was put right."""
    folder = tmp_path_factory.mktemp("corrected")
    text = (root / "data/samples/yangquan_finance_2024.txt").read_text(encoding="utf-8")
    file = folder / "misread.txt"
    file.write_text(text.replace("\t1661.81\t722.71", "\t166.81\t722.71", 1), encoding="utf-8")
    (entry,) = proposals(check_files([file], ReadOptions()))
    signed = {**entry, "by": "研究者甲", "date": "2026-02-03"}
    corrections = folder / "corrections"
    corrections.mkdir()
    (corrections / "a.yml").write_text(yaml.safe_dump([signed], allow_unicode=True), "utf-8")
    extract([file], folder / "data", corrections=corrections)
    records = Batch(folder / "data", folder / "reports", sources=[folder]).all()
    (record,) = [each for each in records if each.kind == "unit"]
    assert record.page is not None, record.error
    from budgetkit import corpus

    page = (folder / "reports" / record.page).read_text(encoding="utf-8")
    return page, next(iter(corpus(folder / "data")))


def test_corrections_are_listed_with_reading_reason_and_name(
    corrected_page: tuple[str, Disclosure],
) -> None:
    page, disclosure = corrected_page
    assert_offline(page)
    assert_accessible(page)
    ((place, item, measure, read_as, value, reason, who, date),) = tables(read(page))["人工更正"]
    (row,) = disclosure.corrections.to_dict("records")
    assert place == f"第 {row['line']} 行"
    assert (item, measure) == ("一般公共服务支出", "合计")
    assert (read_as, value) == ("166.81", "1661.81")
    assert (reason, who, date) == (row["reason"], "研究者甲", "2026-02-03")


def test_a_corrected_number_says_so_where_it_is_cited(
    corrected_page: tuple[str, Disclosure],
) -> None:
    page, _ = corrected_page
    cited = [link for link in read(page).all("a") if link.attributes.get("class") == "cited"]
    corrected = {link.text for link in cited if "（人工更正）" in link.attributes["title"]}
    assert corrected == {"1,661.81"}


def test_without_corrections_that_is_said(page: str) -> None:
    assert "本报告的数字没有经过人工更正。" in [p.text for p in read(page).all("p")]
