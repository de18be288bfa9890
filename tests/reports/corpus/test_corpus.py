"""The overview counts what the dataset holds."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
import yaml

import budgetkit
from budgetkit.document import ReadOptions
from budgetkit.reports.blocks import Picture
from budgetkit.reports.corpus import CorpusOverview
from budgetkit.reports.corpus.names import short_names
from budgetkit.workbench.checked import check_files
from budgetkit.workbench.extract import extract
from budgetkit.workbench.proposals import proposals
from tests.reports.many import said, table, texts


@pytest.fixture(scope="module")
def overview(dataset: Path) -> CorpusOverview:
    return CorpusOverview(budgetkit.corpus(dataset))


def test_the_counts_are_the_datasets(overview: CorpusOverview, dataset: Path) -> None:
    corpus = budgetkit.corpus(dataset)
    (top,) = overview.masthead()
    shown = {name: value for name, value, _ in top.figures}  # type: ignore[attr-defined]
    assert shown["公开材料"] == shown["文件"] == "1"
    assert shown["报表金额"] == f"{len(corpus.budget_lines):,}"
    assert shown["发现的问题"] == f"{len(corpus.findings)}"


def test_where_it_comes_from(overview: CorpusOverview) -> None:
    assert texts(table(overview.origin(), "按年度")) == [
        ["2024", "预算", "单位", "1", "阳泉市财政局"]
    ]
    assert texts(table(overview.origin(), "按地区")) == [["山西省", "阳泉市", "山西（市县）", "1"]]


def test_which_tables_there_are(overview: CorpusOverview) -> None:
    rows = {row[0]: row[1:] for row in texts(table(overview.tables(), "常见报表"))}
    assert rows["收支总表"] == ["1", "0", "0", "0"]
    assert rows["政府性基金预算收入表"] == ["0", "1", "0", "0"]
    (picture,) = [block for block in overview.tables() if isinstance(block, Picture)]
    assert picture.numbers[1][:2] == ("2024 阳泉市财政局", "有金额")


def test_what_was_checked(overview: CorpusOverview, dataset: Path) -> None:
    checks = budgetkit.corpus(dataset).checks
    rows = texts(table(overview.rules(), "各规则的检查结果"))
    assert len(rows) == checks["rule_id"].nunique()
    assert sum(row[2] == "1" for row in rows) == (checks["failed"] > 0).sum()


def test_every_file_is_listed(overview: CorpusOverview) -> None:
    (row,) = texts(table(overview.files(), "全部文件"))
    assert row[0] == "yangquan_finance_2024.txt"
    assert row[2] == "文字稿"


def test_corrections_are_counted_and_listed(tmp_path: Path, root: Path) -> None:
    file = tmp_path / "misread.txt"
    text = (root / "data" / "samples" / "yangquan_finance_2024.txt").read_text("utf-8")
    file.write_text(text.replace("\t1661.81\t722.71", "\t166.81\t722.71", 1), "utf-8")
    (entry,) = [
        {**each, "by": "王五", "date": "2026-03-01"}
        for each in proposals(check_files([file], ReadOptions()))
        if each["expect"] == "166.81"
    ]
    folder = tmp_path / "corrections"
    folder.mkdir()
    (folder / "a.yml").write_text(yaml.safe_dump([entry], allow_unicode=True), "utf-8")
    extract([file], tmp_path / "data", corrections=folder)
    overview = CorpusOverview(budgetkit.corpus(tmp_path / "data"))
    assert "人工更正 1 处，在 1 份材料中" in said(overview.reading())
    (row,) = texts(table(overview.reading(), "人工更正"))
    assert row[0] == "2024 阳泉市财政局"
    assert row[2:6] == ["一般公共服务支出", "合计", "166.81", "1661.81"]
    assert row[7:] == ["王五", "2026-03-01"]


def test_without_corrections_that_is_said(overview: CorpusOverview) -> None:
    assert "没有经过人工更正" in said(overview.reading())


def test_an_empty_dataset(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("没有表格\n", encoding="utf-8")
    extract([tmp_path / "notes.txt"], tmp_path / "out")
    overview = CorpusOverview(budgetkit.corpus(tmp_path / "out"))
    assert "没有读到任何公开材料" in said(overview.reading())
    assert texts(table(overview.files(), "未能完整读出"))[0][0] == "notes.txt"
    for name in ("masthead", "origin", "files", "tables", "reading", "rules", "findings"):
        assert list(getattr(overview, name)())


def test_names_are_apart() -> None:
    frame = pd.DataFrame(
        {
            "disclosure_id": ["a", "b", "c"],
            "agency_name": ["甲局", "甲局", None],
            "fiscal_year": [2024, 2024, 2024],
            "scope": ["unit", "department", "unit"],
            "stage": ["budget"] * 3,
        }
    )
    assert list(short_names(frame).values()) == [
        "2024 甲局 单位", "2024 甲局 部门（含所属单位）", "2024 名称未识别 单位",
    ]  # fmt: skip
