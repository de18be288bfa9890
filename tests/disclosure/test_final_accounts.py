"""Final accounts: titles with 决算, columns with 行次, the year's budget beside the outturn.

The agency and its figures are invented; the form of the tables is the one that all
departments print since 2019.
"""

from decimal import Decimal
from pathlib import Path

import pytest

from budgetkit.disclosure.catalogue import table_entries
from budgetkit.disclosure.columns import recognise_columns
from budgetkit.disclosure.model import DisclosureReading
from budgetkit.disclosure.read import read_disclosure
from budgetkit.document import read_document
from budgetkit.sources import open_source

ENTRIES = {entry.table_id: entry for entry in table_entries()}

PAGE = """<html><head><meta charset="utf-8"></head><body>
<h1>青山县统计局2023年度部门决算</h1>
<p>收入支出决算总表</p><p>公开01表</p><p>部门：青山县统计局 金额单位：万元</p><table>
<tr><td colspan=3>收入</td><td colspan=3>支出</td></tr>
<tr><td>项目</td><td>行次</td><td>金额</td><td>项目</td><td>行次</td><td>金额</td></tr>
<tr><td>栏次</td><td></td><td>1</td><td>栏次</td><td></td><td>2</td></tr>
<tr><td>一、一般公共预算财政拨款收入</td><td>1</td><td>51.20</td>
<td>一、一般公共服务支出</td><td>32</td><td>43.20</td></tr>
<tr><td>八、其他收入</td><td>8</td><td>2.00</td>
<td>八、社会保障和就业支出</td><td>39</td><td>10.00</td></tr>
<tr><td>本年收入合计</td><td>27</td><td>53.20</td><td>本年支出合计</td><td>57</td><td>53.20</td></tr>
<tr><td>总计</td><td>31</td><td>53.20</td><td>总计</td><td>62</td><td>53.20</td></tr></table>
<p>财政拨款“三公”经费支出决算表</p><p>公开09表</p><p>部门：青山县统计局 金额单位：万元</p><table>
<tr><td colspan=3>预算数</td><td colspan=3>决算数</td></tr>
<tr><td>合计</td><td>因公出国（境）费</td><td>公务接待费</td>
<td>合计</td><td>因公出国（境）费</td><td>公务接待费</td></tr>
<tr><td>1</td><td>2</td><td>3</td><td>4</td><td>5</td><td>6</td></tr>
<tr><td>3.00</td><td>2.00</td><td>1.00</td><td>2.40</td><td>2.00</td><td>0.40</td></tr></table>
<h2>第三部分 2023年度部门决算情况说明</h2>
<h3>一、收入支出决算总体情况说明</h3>
<p>2023年度收、支总计53.20万元。与上年度相比，收、支总计各减少2.10万元，下降3.80%。</p>
<h3>五、一般公共预算财政拨款支出决算情况说明</h3>
<p>1.一般公共服务支出（类）统计信息事务（款）行政运行（项）。年初预算为40.00万元，支出决算为
43.20万元，完成年初预算的108%。</p></body></html>"""


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory) -> DisclosureReading:
    path: Path = tmp_path_factory.mktemp("final") / "final.html"
    path.write_text(PAGE, encoding="utf-8")
    return read_disclosure(read_document(open_source(path)))


def test_the_stage_is_final_accounts(reading: DisclosureReading) -> None:
    assert reading.identity.stage == "final_accounts"
    assert reading.identity.fiscal_year == 2023


def test_titles_with_juesuan_name_the_same_tables(reading: DisclosureReading) -> None:
    ids = [table.table_id for table in reading.tables]
    assert ids == ["revenue_expenditure_summary", "three_public"]


def test_row_numbers_are_no_amounts(reading: DisclosureReading) -> None:
    lines = reading.tables[0].lines
    assert {line.amount_text for line in lines} == {"51.20", "43.20", "2.00", "10.00", "53.20"}


def test_the_years_budget_is_kept_beside_the_outturn(reading: DisclosureReading) -> None:
    found = [(line.item, line.measure, line.amount_yuan) for line in reading.tables[1].lines]
    assert found == [
        ("合计", "x_预算数", Decimal("30000.00")),
        ("因公出国(境)费", "x_预算数", Decimal("20000.00")),
        ("公务接待费", "x_预算数", Decimal("10000.00")),
        ("合计", "total", Decimal("24000.00")),
        ("因公出国(境)费", "total", Decimal("20000.00")),
        ("公务接待费", "total", Decimal("4000.00")),
    ]


def test_the_narrative_tells_budget_and_outturn_apart(reading: DisclosureReading) -> None:
    name = "一般公共服务支出-统计信息事务-行政运行"
    facts = [(fact.subject, fact.metric, fact.value_text) for fact in reading.facts]
    assert facts == [
        ("收支总计", "amount", "53.20"),
        ("收支总计", "change_amount", "2.10"),
        ("收支总计", "change_percent", "3.80"),
        (f"{name}(年初预算)", "amount", "40.00"),
        (name, "amount", "43.20"),
        (f"{name}(完成年初预算)", "share", "108"),
    ]


def test_last_years_outturn_leaves_the_budget_a_budget() -> None:
    paths = (("因公出国(境)费", "2023年决算数"), ("因公出国(境)费", "2024年预算数"))
    columns = recognise_columns(paths, ENTRIES["three_public"], 2024)
    assert [column.measure for column in columns] == ["prior_year", "total"]


def test_the_outturn_of_an_earlier_year_is_not_this_years_figure() -> None:
    paths = (("2022年决算数", "因公出国(境)费"), ("2024年预算数", "因公出国(境)费"))
    columns = recognise_columns(paths, ENTRIES["three_public"], 2024)
    assert [column.measure for column in columns] == ["x_2022年决算数", "total"]
