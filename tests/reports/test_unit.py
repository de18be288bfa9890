"""Sections of a unit report where a document leaves things out."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest

from budgetkit import analysis
from budgetkit.disclosure.catalogue import table_entries
from budgetkit.errors import DatasetMissingError, UsageError
from budgetkit.reports import UnitReport, find_dataset, open_disclosure
from budgetkit.reports.blocks import Picture
from budgetkit.reports.unit.change import apart
from budgetkit.reports.words import label
from tests.analysis import yangquan
from tests.reports.conftest import DISCLOSURE_ID
from tests.reports.subject import SECTIONS, HandMade, check_results, corrections, findings


def said(report: UnitReport, section: str) -> list[str]:
    return [block.plain() for block in getattr(report, section)()]


def nothing() -> HandMade:
    return HandMade(
        budget_lines=yangquan.budget_lines().iloc[:0],
        narrative=yangquan.narrative().iloc[:0],
        tables=yangquan.tables().iloc[:0],
        documents=yangquan.documents().iloc[:0],
        findings=findings().iloc[:0],
        checks=check_results().iloc[:0],
        corrections=corrections().iloc[:0],
        agency_name=None, scope=None, stage=None, fiscal_year=None,
        province=None, city=None, division_code=None,
    )  # fmt: skip


@pytest.mark.parametrize("section", SECTIONS)
def test_nothing_read_is_said_in_every_section(section: str) -> None:
    text = " ".join(said(UnitReport(nothing()), section))
    assert "0.00" not in text
    expected = {
        "identity": "身份", "gaps": "读取情况", "sources": "没有引用任何数字",
        "changes": "未读到", "assets": "未读到", "checks": "没有一处可以核对",
    }  # fmt: skip
    assert expected.get(section, "未读到《") in text


def test_a_masthead_of_nothing_shows_dashes() -> None:
    report = UnitReport(nothing())
    (top,) = report.masthead()
    assert top.plain() == "名称未识别 年度未识别 · 未识别未识别 · 地区未识别"
    assert [value for _, value, _ in top.figures] == ["—"] * 6  # type: ignore[attr-defined]


def test_findings_of_the_hand_made_disclosure() -> None:
    report = UnitReport(HandMade())
    assert said(report, "money")[0] == (
        "收入总计 2,011.30 万元，支出总计 2,011.30 万元，两者相等。上年结转一栏没有印出金额。"
    )
    assert said(report, "functions")[0] == (
        "支出总表列有 4 类支出，一般公共服务支出最多，占 82.62%；集中度 HHI 为 0.70"
        "（各类占比的平方和，1 表示全部集中于一类）。各项相加与印出的合计相差 0.01 万元。"
    )
    assert said(report, "kinds")[:2] == [
        "全部支出 2,011.30 万元，其中基本支出占 53.31%、项目支出占 46.69%。",
        "基本支出（一般公共预算安排） 1,072.20 万元，其中人员经费占 86.98%、公用经费占 13.02%。",
    ]
    assert said(report, "economic")[0] == (
        "基本支出中工资福利支出占 77.97%。基本支出中金额最大的款级科目是基本工资（27.06%）、"
        "津贴补贴（16.99%）、奖金（10.36%）。"
    )
    assert said(report, "projects")[0] == (
        "本年预算安排 5 个项目，共 939.10 万元；最大的是“购买财政事务中心服务费”，"
        "占 60.70%，前 3 个合占 90.63%，HHI 为 0.43。"
    )


def test_an_unreadable_amount_is_shown_as_such() -> None:
    lines = yangquan.budget_lines()
    row = lines.index[(lines["item"] == "住房保障支出") & (lines["measure"] == "project")]
    assert len(row) == 0
    row = lines.index[(lines["table_id"] == "agency_operating")]
    lines.loc[row, "amount_yuan"] = None
    lines.loc[row, "amount_text"] = "1O9.63"
    lines.loc[row, "reading"] = "unreadable"
    report = UnitReport(HandMade(budget_lines=lines))
    html = "".join(block.html() for block in report.public_expenses() if hasattr(block, "caption"))
    assert "无法读出“1O9.63”" in html
    assert "下列内容未能读出" in said(report, "gaps")[0]


def test_levels_that_overlap_give_no_shares() -> None:
    lines = yangquan.budget_lines()
    lines["level"] = lines["level"].map(lambda level: level and 1)
    lines = lines[lines["table_id"] != "revenue_expenditure_summary"]
    report = UnitReport(HandMade(budget_lines=lines))
    assert said(report, "functions") == [
        "功能分类：各级科目未能分清，相加超过合计，占比会重复计算。"
    ]
    assert said(report, "economic") == [
        "经济分类：各级科目未能分清，相加超过合计，占比会重复计算。"
    ]


def test_the_general_budget_is_not_called_basic_expenditure() -> None:
    lines = yangquan.budget_lines()
    lines["table_id"] = lines["table_id"].replace(
        "basic_expenditure", "general_expenditure_economic"
    )
    report = UnitReport(HandMade(budget_lines=lines))
    assert said(report, "economic")[0].startswith("一般公共预算支出中工资福利支出占 77.97%。")


def test_of_many_changes_the_largest_are_drawn() -> None:
    facts = yangquan.narrative()
    change = facts[facts["metric"] == "change_amount"].iloc[[0]]
    many = [change.assign(subject=f"第{number}项") for number in range(30)]
    report = UnitReport(HandMade(narrative=pd.concat([facts, *many], ignore_index=True)))
    _, picture, table = report.changes()
    assert picture.plain().partition("各项：")[2].count("；") == 11
    assert table.plain() == "与上年比较（万元，据情况说明）（32 行）"
    assert table.folded == "全部 32 项比较"  # type: ignore[attr-defined]


def test_different_totals_are_told() -> None:
    lines = yangquan.budget_lines()
    spending = (lines["item"] == "支出总计") & (lines["measure"] == "total")
    lines.loc[spending, "amount_yuan"] = lines.loc[spending, "amount_yuan"].map(lambda x: x - 100)
    assert "两者相差 0.01 万元" in said(UnitReport(HandMade(budget_lines=lines)), "money")[0]


def test_a_total_that_was_not_read_is_told() -> None:
    lines = yangquan.budget_lines()
    lines = lines[lines["item"] != "收入总计"]
    assert said(UnitReport(HandMade(budget_lines=lines)), "money")[0] == (
        "收入总计未读到，支出总计 2,011.30 万元。上年结转一栏没有印出金额。"
    )


def test_what_only_the_narrative_states_is_marked_as_such() -> None:
    lines = yangquan.budget_lines()
    tables = yangquan.tables()
    report = UnitReport(
        HandMade(
            budget_lines=lines[lines["table_id"] != "agency_operating"],
            tables=tables[tables["table_id"] != "agency_operating"],
        )
    )
    (top,) = report.masthead()
    name, value, remark = top.figures[-1]  # type: ignore[attr-defined]
    assert (name, value.text, remark) == ("机关运行经费", "139.63", "万元，据情况说明")
    texts = said(report, "public_expenses")
    assert "机关运行经费：未读到《机关运行经费表》。" in texts
    assert "情况说明：机关运行经费 139.63 万元。" in texts


def test_basic_expenditure_of_the_general_budget_stands_where_no_other_is_printed() -> None:
    lines = yangquan.budget_lines()
    split = lines["table_id"].isin(["expenditure_summary", "general_expenditure"])
    report = UnitReport(HandMade(budget_lines=lines[~(split & (lines["measure"] == "basic"))]))
    (top,) = report.masthead()
    name, value, remark = top.figures[2]  # type: ignore[attr-defined]
    assert (name, value.text, remark) == ("一般公共预算基本支出", "1,072.20", "万元")


def test_a_partial_file_is_announced_at_the_top() -> None:
    documents = yangquan.documents().assign(status="partial", error_message="结尾缺失。")
    texts = said(UnitReport(HandMade(documents=documents)), "masthead")
    assert texts[1] == "yangquan.md：部分读出。结尾缺失。"


def test_two_files_are_told_apart_in_the_sources() -> None:
    second = yangquan.documents().assign(document_id="0" * 16, file_name="second.md")
    lines = yangquan.budget_lines()
    moved = lines["table_id"] == "project_expenditure"
    lines.loc[moved, "document_id"] = "0" * 16
    documents = pd.concat([yangquan.documents(), second], ignore_index=True)
    report = UnitReport(HandMade(budget_lines=lines, documents=documents))
    report.projects()
    (table,) = report.sources()
    assert table.plain() == "2024年项目支出预算表（本年预算）（second.md）（5 行）"
    assert table.rows[0].row_id == "t2-8-3"  # type: ignore[attr-defined]


def test_a_dataset_is_found_from_a_folder_below(
    dataset: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    below = dataset.parent / "notebooks"
    below.mkdir(exist_ok=True)
    monkeypatch.chdir(below)
    assert find_dataset(dataset.name) == dataset
    assert open_disclosure(dataset.name).disclosure_id == DISCLOSURE_ID
    with pytest.raises(DatasetMissingError, match="nowhere"):
        find_dataset("nowhere/processed")
    with pytest.raises(UsageError, match="没有这份公开材料"):
        open_disclosure(dataset.name, "2024-nobody-unit-budget")


def test_titles_printed_again_on_each_page_are_no_notice() -> None:
    printed = [
        "收入总体情况表",
        "公开表2",
        "单位：万元",
        "阳泉市财政局2024年单位预算",
        "仅供内部审核",
    ]
    omitted = pd.Series([printed], dtype=object)
    documents = yangquan.documents().iloc[:1].assign(omitted=omitted)
    at_top = [block.plain() for block in UnitReport(HandMade(documents=documents)).masthead()]
    assert at_top[1:] == ["材料上另印有“仅供内部审核”（水印或页眉页脚，不计入正文）。"]


def test_a_class_under_two_government_classes_is_named_twice_and_counted_once() -> None:
    lines = yangquan.budget_lines()
    basic = lines["table_id"] == "basic_expenditure"
    wages = basic & (lines["item"] == "工资福利支出")
    halves = [amount / 2 for amount in lines.loc[wages, "amount_yuan"]]
    parts = [
        lines[wages].assign(amount_yuan=halves, gov_econ_name=name, row_no=number)
        for number, name in ((900, "机关工资福利支出"), (901, "对事业单位经常性补助"))
    ]
    both = pd.concat([lines[~wages], *parts], ignore_index=True)
    text, chart = said(UnitReport(HandMade(budget_lines=both)), "economic")[:2]
    assert text.startswith("基本支出中工资福利支出占 77.97%。")
    assert "工资福利支出（机关工资福利支出） 418.015（38.99%）" in chart
    assert "工资福利支出（对事业单位经常性补助） 418.015（38.99%）" in chart


def test_every_table_of_the_catalogue_has_a_chinese_name() -> None:
    for entry in table_entries():
        assert label("tables", entry.table_id) != entry.table_id


def test_a_change_told_twice_is_drawn_once() -> None:
    stated = [one for one in analysis.changes(yangquan.narrative()) if one.change_yuan]
    assert [one.subject for one in apart([*stated, *stated])] == [one.subject for one in stated]


def test_a_number_of_which_the_reader_was_not_sure_is_marked_wherever_it_stands() -> None:
    lines = yangquan.budget_lines()
    sure = UnitReport(HandMade(budget_lines=lines))
    doubted = UnitReport(HandMade(budget_lines=lines.assign(confidence=0.24)))
    assert "？" not in "".join(block.plain() for block in sure.masthead())
    top, warning = doubted.masthead()
    assert f"{len(lines)} 个金额中有 {len(lines)} 个读取把握不足 90%" in warning.plain()
    assert 'class="cited doubted"' in top.html()
    assert "读取把握只有 24%，请对照原件。" in top.html()
    assert 'class="cited doubted"' not in "".join(block.html() for block in sure.masthead())


def test_a_file_whose_contents_were_taken_from_another_says_so() -> None:
    documents = yangquan.documents()
    own = documents.iloc[0]
    other = documents.assign(document_id="f" * 16, file_name="copy.txt",
                             superseded_by=own["document_id"])  # fmt: skip
    both = pd.concat([documents, other], ignore_index=True)
    _, files = UnitReport(HandMade(documents=both)).identity()
    assert f"重复部分以{own['file_name']}为准" in files.html()
    assert files.html().count("重复部分") == 1


def test_what_is_not_split_is_no_zero() -> None:
    """A bar is as long as its total, also where a column of its parts was not read."""
    lines = yangquan.budget_lines()
    function = lines["table_id"] == "expenditure_summary"
    without = lines[~(function & (lines["measure"] == "basic"))]
    picture = drawn(UnitReport(HandMade(budget_lines=without)))
    heads, *rows = picture.numbers
    assert "未分列（万元）" in heads
    whole = [sum((value for value in row[1:4] if value is not None), Decimal(0)) for row in rows]
    before = drawn(UnitReport(HandMade(budget_lines=lines)))
    assert "未分列（万元）" not in before.numbers[0]
    assert whole == [sum((v for v in row[1:3] if v is not None), Decimal(0))
                     for row in before.numbers[1:]]  # fmt: skip


def drawn(report: UnitReport) -> Picture:
    """The bars of the classes."""
    return next(block for block in report.functions() if isinstance(block, Picture))
