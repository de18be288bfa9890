"""The page that papermill and the exporter make of a sample."""

from __future__ import annotations

import ast
import base64
import json
import re
import sys
from decimal import Decimal
from pathlib import Path
from urllib.parse import unquote

import pandas as pd
from nbformat.v4 import new_code_cell, new_notebook

from budgetkit.reports.index import script
from budgetkit.reports.page import export
from budgetkit.reports.page.frames import framed
from budgetkit.reports.record import Record, read_manifest
from tests.reports.conftest import DISCLOSURE_ID
from tests.reports.reading import assert_accessible, assert_offline, number, read, tables


def test_the_report_is_made(records: list[Record], reports: Path) -> None:
    (record,) = records
    assert record.error is None
    assert (record.state, record.reading) == ("done", "ok")
    assert record.revenue_yuan == record.expenditure_yuan == "20113000.00"
    assert sorted(path.name for path in reports.iterdir()) == [
        f"{DISCLOSURE_ID}.csv",
        f"{DISCLOSURE_ID}.html",
        f"{DISCLOSURE_ID}.xlsx",
        "index.html",
        "manifest.jsonl",
        "notebooks",
        "sources",
    ]
    assert [path.name for path in (reports / "notebooks").iterdir()] == [f"{DISCLOSURE_ID}.ipynb"]
    assert read_manifest(reports) == {DISCLOSURE_ID: record}


def test_page_and_index_are_offline(page: str, reports: Path) -> None:
    assert_offline(page)
    assert_offline((reports / "index.html").read_text(encoding="utf-8"), script=script())
    assert "http" not in re.sub(r'"data:[^"]*"', "", page).replace("http-equiv", "")


def test_page_and_index_are_accessible(page: str, reports: Path) -> None:
    assert_accessible(page)
    for source in reports.glob("sources/*/*.html"):
        assert_accessible(source.read_text(encoding="utf-8"))
        assert_offline(source.read_text(encoding="utf-8"))
    assert_accessible((reports / "index.html").read_text(encoding="utf-8"))


def test_title_names_agency_year_and_kind(page: str) -> None:
    assert next(read(page).all("title")).text == "阳泉市财政局 2024 年 · 单位预算 · 山西省阳泉市"


def test_sections_stand_in_order(page: str) -> None:
    headings = [heading.text for heading in read(page).all("h2")]
    assert [heading.split("、")[0] for heading in headings] == [
        *"一二三四五六七八九十",
        "十一",
        "十二",
    ]
    assert headings[0] == "一、身份与来源"
    assert headings[-2] == "十一、未能读出的内容"


def test_numbers_by_function_are_the_datasets(page: str, lines: pd.DataFrame) -> None:
    shown = {
        (code, measure): Decimal(number(text)) * 10000
        for code, _, *amounts, _ in tables(read(page))["按功能分类的支出：类、款、项（万元）"]
        for measure, text in zip(("total", "basic", "project"), amounts, strict=True)
        if text != "—"
    }
    table = lines[lines["table_id"] == "expenditure_summary"]
    assert shown == {
        ("" if pd.isna(row["function_code"]) else row["function_code"], row["measure"]): row[
            "amount_yuan"
        ]
        for _, row in table.iterrows()
    }
    assert len(shown) == 43


def test_numbers_by_economic_class_are_the_datasets(page: str, lines: pd.DataFrame) -> None:
    shown = sorted(
        (name, Decimal(number(text)) * 10000)
        for name, _, *amounts, _ in tables(read(page))["基本支出按经济分类（万元）"]
        for text in amounts
        if text != "—"
    )
    table = lines[lines["table_id"] == "basic_expenditure"]
    assert shown == sorted(zip(table["item"], table["amount_yuan"], strict=True))
    assert len(shown) == 59


def test_projects_are_ranked(page: str) -> None:
    rows = tables(read(page))["本年预算安排的项目（万元）"]
    assert [(row[0], row[1], row[3], row[4]) for row in rows] == [
        ("1", "购买财政事务中心服务费", "570.00", "60.70%"),
        ("2", "财政业务工作经费", "226.10", "24.08%"),
        ("3", "预算绩效管理工作经费", "55.00", "5.86%"),
        ("4", "专业技术人员聘用费", "53.00", "5.64%"),
        ("5", "会计专业技术资格考试考务费", "35.00", "3.73%"),
        ("", "合计", "939.10", "100.00%"),
    ]


def test_change_on_last_year(page: str) -> None:
    rows = {row[0]: row[1:5] for row in tables(read(page))["与上年比较（万元，据情况说明）"]}
    assert rows["收入总计"] == ["2,011.30", "+52.28", "+2.67%", "1,959.02"]
    assert rows["机关运行经费"] == ["139.63", "+16.80", "+13.68%", "122.83"]


def test_assets_and_procurement(page: str) -> None:
    found = tables(read(page))
    assets = {row[0]: row[1:] for row in found["国有资产占有使用情况（据情况说明）"]}
    assert assets["公务用车实有数"] == ["0", "辆"]
    assert assets["办公用房建筑面积"] == ["8,462.41", "平方米"]
    procurement = [row[1] for row in found["政府采购（万元，据情况说明）"]]
    assert procurement == ["614.65", "29.40", "0.00", "585.25"]


def test_every_cited_number_leads_to_the_line_that_prints_it(page: str, reports: Path) -> None:
    cited = [link for link in read(page).all("a") if link.attributes.get("class") == "cited"]
    assert len(cited) > 150
    (source,) = (reports / "sources" / DISCLOSURE_ID).iterdir()
    lines = {line.attributes["id"]: line for line in read(source.read_text("utf-8")).all("p")
             if "id" in line.attributes}  # fmt: skip
    for link in cited:
        address, _, target = unquote(link.attributes["href"]).partition("#")
        assert address == f"./sources/{DISCLOSURE_ID}/{source.name}"
        line, printed = lines[target], link.attributes["title"].rpartition("印出 ")[2].split()[0]
        assert line.attributes["class"] == "marked"
        assert printed in line.children[1].text
        assert link.attributes["title"].split("：")[0].endswith(f"第 {target[1:]} 行")
        if re.fullmatch(r"[0-9.,]+", printed):
            shown = number(link.text).strip("+%").lstrip("-")
            assert Decimal(shown) == Decimal(printed.replace(",", "")), link.text


def test_every_source_is_listed_with_its_place(page: str) -> None:
    root = read(page)
    cited = {link.attributes["href"] for link in root.all("a")
             if link.attributes.get("class") == "cited"}  # fmt: skip
    places = [link for link in root.all("a") if link.attributes.get("class") == "place"]
    assert cited == {link.attributes["href"] for link in places}
    for link in places:
        assert f"#L{link.text.split()[1]}" in link.attributes["href"]


def test_the_notice_of_the_material_stands_at_the_top(page: str) -> None:
    notices = [p.text for p in read(page).all("p") if p.attributes.get("class") == "notice"]
    assert notices == [
        "材料上另印有“重新排印的样例，非官方文件”“仅供内部审核”（水印或页眉页脚，不计入正文）。"
    ]


def test_the_numbers_of_a_chart_are_csv_inside_the_page(page: str) -> None:
    addresses = [link.attributes["href"] for caption in read(page).all("figcaption")
                 for link in caption.all("a")]  # fmt: skip
    assert len(addresses) == 8
    text = base64.b64decode(addresses[2].split(",", 1)[1]).decode("utf-8-sig")
    assert text.splitlines()[:2] == [
        '"项目","基本支出（万元）","项目支出（万元）","说明"',
        '"一般公共服务支出",722.71,939.10,"1,661.81（82.62%）"',
    ]


def test_nothing_names_the_machine(reports: Path, dataset: Path, root: Path) -> None:
    for path in reports.rglob("*"):
        if path.is_file() and path.suffix != ".xlsx":
            text = path.read_text(encoding="utf-8")
            for place in (root, dataset, reports, Path.home(), Path(sys.prefix)):
                assert str(place) not in text, path.name


def test_what_is_missing_is_said_and_not_zero(page: str) -> None:
    missing = [p.text for p in read(page).all("p") if p.attributes.get("class") == "missing"]
    assert missing == [
        "上年结转安排的项目：材料声明《项目支出表（上年结转）》本表无数据。",
        "“三公”经费：材料声明《“三公”经费表》本表无数据。",
    ]


def test_charts_state_their_finding(page: str) -> None:
    pictures = list(read(page).all("img"))
    alts = [picture.attributes["alt"] for picture in pictures]
    beginnings = (
        "收入 2,011.30 万元，全部为一般公共预算 2,011.30；"
        "支出 2,011.30 万元，最多的是一般公共服务支出 1,661.81，另有",
        "资金从来源经功能分类到经济分类：最大的来源是一般公共预算（2,011.30 万元），"
        "用于最多的功能是一般公共服务支出（1,661.81 万元），"
        "基本支出中最多的是工资福利支出（836.03 万元）。各项：",
        "按功能分类的支出（万元，占比），一般公共服务支出最多，为 1,661.81（82.62%）。各项：",
        "各类、款支出的大小，面积表示金额（万元），最大的一块是财政事务，占 82.54%。各项：",
        "全部支出 2,011.30 万元，最多的是基本支出 1,072.20，另有项目支出 939.10；",
        "基本支出按经济分类（万元，占比），工资福利支出最多，为 836.03（77.97%）。各项：",
        "本年预算安排 5 个项目，共 939.10 万元；最大的是“购买财政事务中心服务费”，占 60.70%",
        "有增减的 4 项：增加 4 项，减少 0 项；增减最多的是收入总计 +52.28（+2.67%）（万元）。",
    )
    for alt, beginning in zip(alts, beginnings, strict=True):
        assert alt.startswith(beginning)
    for picture in pictures:
        media_type, encoded = picture.attributes["src"].split(",", 1)
        assert media_type == "data:image/svg+xml;base64"
        assert base64.b64decode(encoded).startswith(b"<svg")


def test_the_numbers_behind_each_chart_fold_out(page: str) -> None:
    summaries = [summary.text for summary in read(page).all("summary")]
    assert summaries[:5] == [
        "图中各流的金额",
        "各类、款、项的金额（20 行）",
        "全部支出的金额",
        "基本支出的金额",
        "各经济分类科目的金额（29 行）",
    ]


def test_the_executed_notebook_is_kept_with_its_parameters(reports: Path) -> None:
    path = reports / "notebooks" / f"{DISCLOSURE_ID}.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    injected = [
        cell
        for cell in notebook["cells"]
        if "injected-parameters" in cell["metadata"].get("tags", [])
    ]
    (assignment, *_) = ast.parse("".join(injected[0]["source"])).body
    assert isinstance(assignment, ast.Assign)
    assert ast.literal_eval(assignment.value) == DISCLOSURE_ID
    assert not any(
        output.get("name") == "stderr"
        for cell in notebook["cells"]
        for output in cell.get("outputs", [])
    )


def test_the_index_leads_to_the_page(reports: Path) -> None:
    index = read((reports / "index.html").read_text(encoding="utf-8"))
    ((name, _, year, scope, stage, revenue, expenditure, reading, state, others),) = tables(index)[
        "全部报告（金额单位：万元）"
    ]
    assert (name, year, scope, stage) == ("阳泉市财政局", "2024", "单位", "预算")
    assert (revenue, expenditure, reading) == ("2,011.30", "2,011.30", "完整读出")
    assert (state, others) == ("已生成", "CSV Excel 笔记本")


def test_tables_of_pandas_get_scopes_and_scroll_in_themselves() -> None:
    table = '<table class="dataframe"><thead><tr><th></th><th>a</th></tr></thead>'
    body = "<tbody><tr><th>0</th><td>1</td></tr></tbody></table>"
    assert framed(f"<p>x</p>{table}{body}<table><tr><th>y</th></tr></table>") == (
        '<p>x</p><div class="sideways" tabindex="0" role="region" aria-label="数据表">'
        '<table class="dataframe"><thead><tr><th scope="col"></th><th scope="col">a</th></tr>'
        "</thead>"
        '<tbody><tr><th scope="row">0</th><td>1</td></tr></tbody></table></div>'
        "<table><tr><th>y</th></tr></table>"
    )


def test_code_is_shown_only_where_a_cell_asks_for_it() -> None:
    shown = new_code_cell("1 + 1", metadata={"tags": ["show-source"]})
    html = export(new_notebook(cells=[shown, new_code_cell("2 + 2")]))
    assert [pre.text for pre in read(html).all("pre")] == ["1 + 1"]
