"""Every rule: a sample on which it must not fire, and one change that makes it fire."""

from __future__ import annotations

from decimal import Decimal

import pytest

from budgetkit.checks import RuleResult
from budgetkit.checks.catalogue import catalogue
from tests.checks.cases import JINCHENG, YANGQUAN, ZONE, Case, Step
from tests.checks.samples import Sample
from tests.checks.test_contents_rules import CASES as CONTENTS_CASES
from tests.checks.test_cost_rules import CASES as COST_CASES
from tests.checks.test_name_rules import CASES as NAME_CASES
from tests.checks.test_named_rules import CASES as NAMED_CASES
from tests.checks.test_service_rules import CASES as SERVICE_CASES
from tests.checks.test_spelling_rules import CASES as SPELLING_CASES
from tests.checks.test_step_rules import CASES as STEP_CASES
from tests.checks.test_text_rules import CASES as TEXT_CASES
from tests.checks.test_units import relabelled
from tests.workbench.test_judged import CASES as REVIEWED


def printed(rule_id: str, sample: str, text: str, *place: str) -> Case:
    """A table that prints another amount."""
    return Case(rule_id, sample, lambda each: each.print(text, *place))


def said(rule_id: str, sample: str, text: str, subject: str, metric: str = "amount") -> Case:
    """A narrative that states another value."""
    return Case(rule_id, sample, lambda each: each.say(text, subject, metric))


def written(rule_id: str, sample: str, text: str, kind: str = "paragraph") -> Case:
    """A text with a further block."""
    return Case(rule_id, sample, lambda each: each.write(text, kind=kind))


def with_personnel(sample: Sample) -> None:
    sample.add("932.57", "personnel", "general_expenditure", "合计", "basic")
    sample.add("139.63", "operating", "general_expenditure", "合计", "basic")


def with_carry_over_in_title(sample: Sample) -> None:
    table = sample.table("general_expenditure")
    table["table_title"] = (
        table["table_title"].replace("（不含上年结转）", "").replace("(不含上年结转)", "")
    )


def with_prior_year(sample: Sample) -> None:
    sample.add("1609.53", "prior_year", "general_expenditure", "201", "total")
    fact = sample.fact("收入总计", "change_amount")
    fact |= {"subject": "一般公共服务支出", "quote": "比上年执行数增加52.28万元"}


def rename(sample: Sample) -> None:
    section = sample.fact("一般公共服务支出", "share")["section"]
    for row in sample.tables["narrative_facts"]:
        if (row["section"], row["subject"]) == (section, "一般公共服务支出"):
            row["subject"] = "一般公共预算支出"


def misnumber(sample: Sample) -> None:
    numbered = [row for row in sample.tables["tables"] if row["number_text"]]
    numbered[1]["number_text"] = "预算公开表99"


def recode(old: str, new: str) -> Step:
    def change(sample: Sample) -> None:
        for row in sample.rows("expenditure_summary", old):
            row["function_code"] = new

    return change


def another_name(sample: Sample) -> None:
    for row in sample.rows("expenditure_summary", "2010601"):
        row |= {"item": "行政运营", "function_name": "行政运营"}


def without_lines(table_id: str) -> Step:
    def change(sample: Sample) -> None:
        sample.tables["budget_lines"] = [
            row for row in sample.tables["budget_lines"] if row["table_id"] != table_id
        ]

    return change


def header_of(sample: Sample, year: str) -> None:
    table = sample.table("expenditure_summary")
    for row in sample.tables["table_rows"]:
        if row["table_no"] == table["table_no"] and row["row_no"] <= table["header_row_count"]:
            row["cells_text"] = [cell.replace("2024", year) for cell in row["cells_text"]]


def in_title(sample: Sample, year: str) -> None:
    table = sample.table("expenditure_summary")
    table["table_title"] = table["table_title"].replace("2024", year)


def in_sentence(sample: Sample) -> None:
    fact = sample.fact("支出总计", nth=1)
    fact["quote"] = fact["quote"].replace("2024年", "2021年")


def some_public(sample: Sample) -> None:
    like = sample.line("agency_operating", "部门合计", "total")
    row = {**like, "table_id": "three_public", "item": "合计", "item_text": "合计"}
    row["table_no"] = sample.table("three_public")["table_no"]
    sample.tables["budget_lines"].append(row)


def uncode(sample: Sample) -> None:
    for row in sample.rows("expenditure_summary", "2080505"):
        row |= {"function_code": None, "gov_econ_code": "5080505"}


def another_day(sample: Sample) -> None:
    fact = sample.fact("统计时点", "date", nth=1)
    fact["value_text"] = fact["value_text"].replace("12月31日", "11月30日")


def dearer_indicator(sample: Sample) -> None:
    costs = [row for row in sample.tables["target_indicators"] if row["level2"] == "成本指标"]
    costs[0]["amount_yuan"] = Decimal(9000000)


def other_half(sample: Sample) -> None:
    year = next(
        row
        for row in sample.tables["target_indicators"]
        if row["phase"] == "annual" and row["level2"] == "数量指标"
    )
    year |= {"value_text": "≥99个", "value_low": Decimal(99)}


CASES = [
    printed("sum-levels", JINCHENG, "980.19", "general_expenditure", "2010602", "total"),
    printed("sum-total", JINCHENG, "4685.44", "expenditure_summary", "合计", "total"),
    printed("sum-columns", JINCHENG, "2973.14", "expenditure_summary", "201", "basic"),
    printed(
        "sum-sides",
        JINCHENG,
        "3745.16",
        "revenue_expenditure_summary",
        "一般公共服务支出",
        "total",
        "expenditure",
    ),
    printed("balance", JINCHENG, "4885.44", "revenue_expenditure_summary", "收入总计", "total"),
    printed("sum-public", JINCHENG, "5.00", "three_public", "公务接待费", "total"),
    printed("revenue-total", JINCHENG, "4578.94", "revenue_summary", "合计", "current_year"),
    printed("revenue-current", JINCHENG, "4578.94", "revenue_summary", "合计", "current_year"),
    printed("revenue-general", JINCHENG, "4578.94", "revenue_summary", "合计", "general"),
    printed("revenue-carry-over", JINCHENG, "8.50", "revenue_summary", "合计", "carry_over"),
    printed(
        "carry-over-spent",
        JINCHENG,
        "8.50",
        "revenue_expenditure_summary",
        "支出总计",
        "carry_over",
    ),
    printed("expenditure-total", JINCHENG, "4685.44", "expenditure_summary", "合计", "total"),
    printed("expenditure-functions", JINCHENG, "3945.16", "expenditure_summary", "201", "total"),
    printed(
        "revenue-expenditure-rows", JINCHENG, "961.74", "revenue_summary", "2010601", "current_year"
    ),
    printed(
        "appropriation-total", JINCHENG, "4685.44", "appropriation_summary", "本年支出合计", "total"
    ),
    printed(
        "appropriation-general",
        JINCHENG,
        "4685.44",
        "appropriation_summary",
        "本年支出合计",
        "general",
    ),
    printed(
        "appropriation-functions",
        YANGQUAN,
        "1761.81",
        "appropriation_summary",
        "一般公共服务支出",
        "general",
    ),
    printed(
        "appropriation-revenue",
        YANGQUAN,
        "2111.30",
        "appropriation_summary",
        "一般公共预算",
        "total",
    ),
    printed("basic-total", JINCHENG, "2905.92", "basic_expenditure", "合计", "total"),
    Case(
        "basic-personnel",
        YANGQUAN,
        lambda each: each.print("952.57", "basic_expenditure", "合计", "personnel"),
        with_personnel,
    ),
    Case(
        "basic-operating",
        YANGQUAN,
        lambda each: each.print("193.63", "basic_expenditure", "合计", "operating"),
        with_personnel,
    ),
    printed("general-rows-total", JINCHENG, "721.74", "general_expenditure", "2010601", "total"),
    Case(
        "general-rows",
        YANGQUAN,
        lambda each: each.print("820.94", "general_expenditure", "2010601", "total"),
        with_carry_over_in_title,
    ),
    printed("general-rows-basic", YANGQUAN, "820.94", "general_expenditure", "2010601", "basic"),
    printed(
        "general-rows-project", YANGQUAN, "839.10", "general_expenditure", "2010602", "project"
    ),
    printed("general-within-total", JINCHENG, "9616.74", "general_expenditure", "2010601", "total"),
    printed("projects-total", JINCHENG, "1789.52", "expenditure_summary", "合计", "project"),
    printed("operating-within-basic", YANGQUAN, "239.63", "agency_operating", "部门合计", "total"),
    said("narrative-amount", JINCHENG, "2805.29", "基本支出"),
    Case("narrative-name", YANGQUAN, rename),
    said("narrative-share", JINCHENG, "61.91", "基本支出", "share"),
    said("narrative-percent", JINCHENG, "2.49", "收入总计", "change_percent"),
    said("narrative-difference", YANGQUAN, "17.8", "机关运行经费", "change_amount"),
    said("narrative-parts", JINCHENG, "144.81", "政府采购货物预算"),
    said("narrative-vehicles", JINCHENG, "3", "公务用车实有数", "count"),
    said("narrative-change-parts", JINCHENG, "8.00", "“三公”经费", "change_amount"),
    Case(
        "last-year-column",
        YANGQUAN,
        lambda each: each.print("1509.53", "general_expenditure", "201", "prior_year"),
        with_prior_year,
    ),
    Case("denial", YANGQUAN, some_public),
    said("project-count", JINCHENG, "25", "纳入绩效目标管理的项目", "count"),
    said("dearer-fewer", JINCHENG, "30", "单位价值100万元以上通用设备", "count"),
    Case(
        "declared-empty",
        JINCHENG,
        lambda each: each.table("three_public").update(declared_empty=True),
    ),
    Case("blank-table", JINCHENG, without_lines("appropriation_summary")),
    Case("table-number", JINCHENG, misnumber),
    Case("year-title", JINCHENG, lambda each: in_title(each, "2023")),
    Case("year-header", JINCHENG, lambda each: header_of(each, "2014")),
    Case("year-sentence", JINCHENG, in_sentence),
    Case(
        "year-date",
        JINCHENG,
        lambda each: each.fact("统计时点", "date").update(value_text="2021年12月31日"),
    ),
    Case("code-name", JINCHENG, another_name),
    Case("code-list", JINCHENG, recode("2080505", "2080535")),
    Case("code-tables", JINCHENG, recode("2080505", "2080535")),
    written("year-text", JINCHENG, "第二部分 2023年部门预算报表", "heading"),
    written("wording-template", JINCHENG, "比上年增加（减少）0万元。"),
    written("wording-punctuation", JINCHENG, "绩效工资增加。；本年支出总计见表。"),
    written("wording-number", JINCHENG, "政府性基金预算支出万元。"),
    Case(
        "wording-unfinished",
        JINCHENG,
        lambda each: [
            each.write(
                "本年度支出的主要变化在于绩效工资有所增加，项目经费有所减少，其余与上年大致相同，没有其他需要说明的"
            ),
            each.write("二、其他", kind="heading"),
        ],
    ),
    written("wording-scope", JINCHENG, "本单位没有其他说明。"),
    Case(
        "narrative-balance", JINCHENG, lambda each: each.say("130.28", "支出总计", "change_amount")
    ),
    Case("code-missing", JINCHENG, uncode),
    Case(
        "economic-pair",
        YANGQUAN,
        lambda each: each.line("basic_expenditure", "办公费", "total").update(
            gov_econ_name="社会保障缴费", gov_econ_code="50102"
        ),
    ),
    Case("asset-date", JINCHENG, another_day),
    Case("form-money", ZONE, lambda each: each.form(2).update(funds_annual_yuan=Decimal(1200000))),
    Case("form-name", ZONE, lambda each: each.form(2).update(project="财政信息网络运维费")),
    Case(
        "form-overview-parts",
        ZONE,
        lambda each: each.form(2).update(overview="评审(15万元)：在审项目55万元，送审项目90万元。"),
        lambda each: each.form(2).update(
            overview="评审(145万元)：在审项目55万元，送审项目90万元。"
        ),
    ),
    Case(
        "narrative-items",
        ZONE,
        lambda each: each.fact("公用经费", "text").update(value_text="办公费、印刷费、会议费"),
    ),
    Case("form-count", ZONE, lambda each: each.say("4", "公开绩效目标的项目", "count")),
    Case(
        "form-sources", ZONE, lambda each: each.form(2).update(annual_local_yuan=Decimal(1100000))
    ),
    Case("form-period", ZONE, lambda each: each.form(2).update(funds_annual_yuan=Decimal(1200000))),
    Case("form-costs", ZONE, dearer_indicator),
    Case("form-halves", ZONE, other_half),
    Case(
        "form-overview",
        ZONE,
        lambda each: each.form(1).update(overview="评价(25万元)，评审(15万元)，处置(10万元)"),
        lambda each: each.form(1).update(overview="评价(25万元)，评审(145万元)，处置(10万元)"),
    ),
    Case(
        "form-unit",
        ZONE,
        lambda each: each.form(2).update(overview="消防设备维修32000万元，其他若干。"),
    ),
    Case(
        "form-unit-name",
        ZONE,
        lambda each: each.form(3).update(implementing_unit="晋城经济技术开发区财政运营部"),
    ),
    Case("table-unit", YANGQUAN, lambda each: relabelled(each, "general_expenditure", "元")),
    Case("form-filled", ZONE, lambda each: each.form(2).update(filled_at="20251326093459")),
    written("year-possible", ZONE, "截至2525年12月31日，房屋面积85平方米。"),
    written("denial-attached", ZONE, "关于印发政府购买服务指导性目录的通知"),
]


def test_every_rule_has_its_case() -> None:
    elsewhere = {"last-year-disclosure"} | {case.rule_id for case in REVIEWED}
    cases = (*CASES, *TEXT_CASES, *STEP_CASES, *NAME_CASES, *COST_CASES, *SPELLING_CASES)
    cases += (*CONTENTS_CASES, *SERVICE_CASES, *NAMED_CASES)
    proved = {case.rule_id for case in cases}
    assert proved | elsewhere == set(catalogue())


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_rule_fires_on_its_fault_only(case: Case) -> None:
    case.prove()


def both_years() -> Sample:
    this, last = (Sample.named(f"wanli_{year}.pdf") for year in (2024, 2023))
    for name, rows in last.tables.items():
        this.tables[name] = this.tables[name] + rows
    return this


@pytest.mark.parametrize(("printed", "wanted"), [("预算公开表7", 1), ("公开07表", 1), ("表7：", 1)])
def test_the_number_of_the_first_table_is_told_by_the_next(printed: str, wanted: int) -> None:
    sample = Sample.named(JINCHENG)
    numbered = [row for row in sample.tables["tables"] if row["number_text"]]
    numbered[0]["number_text"] = printed
    (found,) = [each for each in sample.findings() if each.rule_id == "table-number"]
    assert (found.actual, found.expected) == (printed, str(wanted))


def test_last_year_s_disclosure_is_held_against_this_year_s_changes() -> None:
    this = both_years()
    known = _last_year(this)
    assert (known.passed, known.failed) == (10, 0)
    this.say("976.75", "财政拨款收入", "change_amount")
    assert (_last_year(this).passed, _last_year(this).failed) == (9, 1)


@pytest.mark.parametrize(("said", "failed"), [("16497.86", 0), ("16479.86", 1)])
def test_what_is_said_to_be_last_year_s_budget_is_in_last_year_s_disclosure(
    said: str, failed: int
) -> None:
    this = both_years()
    fact = this.fact("财政拨款收入")
    quote = f"2023年预算数为{said}万元"
    prior = {"subject": "财政拨款收入上年预算数", "value_text": said, "quote": quote}
    this.tables["narrative_facts"].append({**fact, **prior, "value": Decimal(said)})
    assert _last_year(this).failed == failed


@pytest.mark.parametrize(("said", "failed"), [("5.31", 0), ("5.61", 1)])
def test_a_percentage_without_an_amount_follows_from_last_year_s_disclosure(
    said: str, failed: int
) -> None:
    this = both_years()
    fact = this.fact("财政拨款收入", "change_amount")
    fact |= {"metric": "change_percent", "unit": "%", "quote": f"比2023年预算减少{said}%"}
    fact |= {"value_text": said, "value": Decimal(said)}
    assert _last_year(this).failed == failed


def test_without_last_year_s_disclosure_its_figures_are_not_assessable() -> None:
    alone = _last_year(Sample.named("wanli_2024.pdf"))
    assert (alone.checked, list(alone.reasons)) == (0, ["没有同一单位上一年的公开材料可比"])


def _last_year(sample: Sample) -> RuleResult:
    report = sample.report()
    results = report.results["2024-上海市普陀区人民政府万里街道办事处-department-budget"]
    return next(each for each in results if each.rule_id == "last-year-disclosure")


def test_a_fault_is_named_with_its_place_and_what_would_mend_it() -> None:
    sample = Sample.named(YANGQUAN)
    wrong = sample.print("1761.81", "expenditure_summary", "201", "total")
    (finding,) = [each for each in sample.findings() if each.severity == "high"]
    assert finding.evidence[0].line == wrong["line"]
    assert (finding.actual, finding.expected) == ("1761.81万元", "1661.81万元")
    assert finding.difference == "100.00万元"
    assert finding.nature == "extraction"
    assert finding.suggestion == "1761.81万元 → 1661.81"


def test_a_number_that_stands_in_three_tables_alike_is_the_document_s() -> None:
    sample = Sample.named(YANGQUAN)
    for table, measure in (
        ("expenditure_summary", "total"),
        ("general_expenditure", "total"),
        ("revenue_summary", "current_year"),
    ):
        sample.print("7.78", table, "2013299", measure)
        sample.print("7.78", table, "20132", measure)
    natures = {finding.nature for finding in sample.findings() if finding.severity == "high"}
    assert natures == {"document"}


def test_what_rests_on_a_doubtful_reading_is_of_low_severity() -> None:
    sample = Sample.named(YANGQUAN)
    wrong = sample.say("1072.9", "基本支出")
    wrong["confidence"] = 0.5
    (finding,) = [each for each in sample.findings() if "1072.9" in each.message]
    assert (finding.severity, finding.nature) == ("low", "extraction")


def test_a_text_that_says_nothing_of_a_subject_is_not_assessed() -> None:
    sample = Sample.named(YANGQUAN)
    sample.tables["narrative_facts"] = []
    result = sample.result("narrative-amount")
    assert (result.checked, result.not_assessable) == (0, 1)
    assert list(result.reasons) == ["没有这条规则所查的内容"]


def test_money_is_exact_whatever_the_unit() -> None:
    sample = Sample.named(YANGQUAN)
    fact = sample.say("10722000", "基本支出")
    fact["unit"] = "元"
    assert sample.result("narrative-amount").failed == 0
    assert fact["value"] == Decimal("10722000")
