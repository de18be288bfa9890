"""Titles name tables; sentences and labels do not."""

import pytest

from budgetkit.disclosure.captions import captioned_tables, entry_of_title
from budgetkit.disclosure.catalogue import column_rules, table_entries
from budgetkit.document import read_document
from budgetkit.sources.file import source_from_bytes


@pytest.mark.parametrize(
    ("title", "table_id"),
    [
        ("2024年预算收支总表", "revenue_expenditure_summary"),
        ("表一2024年预算收支总表", "revenue_expenditure_summary"),
        ("部门综合预算收支总表", "revenue_expenditure_summary"),
        ("2026年 收 入 预 算 总 表", "revenue_summary"),
        ("收入总体情况表", "revenue_summary"),
        ("2024年预算支出总表", "expenditure_summary"),
        ("2024年财政拨款收支总表", "appropriation_summary"),
        ("2024年一般公共预算支出预算表（不含上年结转）", "general_expenditure"),
        ("2024年一般公共预算安排基本支出分经济科目表（不含上年结转）", "basic_expenditure"),
        ("2024年政府性基金预算收入表（不含上年结转）", "fund_revenue"),
        ("2024年政府性基金预算支出表（不含上年结转）", "fund_expenditure"),
        ("2024年国有资本经营预算收支预算表（不含上年结转）", "state_capital"),
        ("2024年财政拨款安排“三公”经费支出预算表", "three_public"),
        ("2024年财政拨款安排机关运行经费预算表", "agency_operating"),
        ("2024年项目支出预算表（本年预算）", "project_expenditure"),
        ("2024年项目支出预算表（上年结转）", "project_carry_over"),
        ("阳泉市市级预算部门（单位）项目支出绩效目标表", "targets_project"),
        ("部门整体支出绩效目标表", "targets_agency"),
        ("政府采购预算表", "procurement"),
    ],
)
def test_title(title: str, table_id: str) -> None:
    entry = entry_of_title(title)
    assert entry is not None
    assert entry.table_id == table_id


@pytest.mark.parametrize(
    ("title", "table_id"),
    [
        # Wordings of provinces that the golden disclosures do not cover.
        ("部门预算财政拨款收支总表", "appropriation_summary"),
        ("部门预算一般公共预算财政拨款支出表", "general_expenditure"),
        ("部门预算一般公共预算财政拨款基本支出表", "basic_expenditure"),
        ("部门预算政府性基金预算财政拨款支出表", "fund_expenditure"),
        ("部门预算国有资本经营预算财政拨款支出表", "state_capital"),
        ("部门预算财政拨款“三公”经费支出表", "three_public"),
        ("支出预算分类汇总表（按政府预算经济分类）", "expenditure_economic"),
        ("支出经济分类汇总表", "expenditure_economic"),
        ("一般公共预算项目支出预算表", "project_expenditure"),
        ("部门收入预算表", "revenue_summary"),
        ("部门支出预算表", "expenditure_summary"),
        ("一般公共预算支出预算表（按功能科目分类）", "general_expenditure"),
        ("基本支出预算表（人员类、运转类公用经费项目）", "basic_expenditure"),
        ("项目支出预算表（其他运转类、特定目标类项目）", "project_expenditure"),
        ("对下转移支付预算表", "transfer_payments"),
        ("对下转移支付绩效目标表", "targets_transfer"),
        ("新增资产配置表", "asset_purchases"),
        ("部门政府采购预算表", "procurement"),
        ("政府购买服务预算表", "purchased_services"),
        ("附件1-1 部门收支总体情况表", "revenue_expenditure_summary"),
        ("支出预算分类汇总表（按政府预算经济分类）", "expenditure_economic"),
        (
            "一般公共预算基本支出表--人员经费（工资福利支出）（按政府预算经济分类）",
            "basic_expenditure_part",
        ),
        ("一般公共预算基本支出表（人员经费、公用经费）", "basic_expenditure"),
        ("政府性基金预算支出分类汇总表（按政府预算经济分类）", "fund_expenditure_economic"),
        ("政府性基金预算“三公”经费支出预算表", "three_public_other"),
        ("财政专户管理资金预算支出表", "special_account_expenditure"),
        ("专项资金预算汇总表", "special_funds"),
        ("专项资金总体绩效目标表", "targets_transfer"),
        ("财政拨款预算总表", "appropriation_summary"),
        ("专项转移支付项目表", "transfer_payments"),
        ("财政拨款支出预算表（部门经济分类科目）", "appropriation_expenditure"),
        ("单位收支预算表", "revenue_expenditure_summary"),
        ("收入支出决算表", "revenue_expenditure_summary"),
        ("《收入支出决算总表》；", "revenue_expenditure_summary"),
        ("高等学校收入决算表", "revenue_summary"),
        ("高等学校支出决算表", "expenditure_summary"),
        ("一般公共预算财政拨款收入支出决算表", "general_expenditure"),
        ("财政拨款安排的基本支出预算表", "appropriation_basic_expenditure"),
        ("行政事业类项目收入支出决算表", "project_expenditure"),
        ("项目支出绩效自评表", "evaluation_project"),
        ("部门整体支出绩效自评表", "evaluation_agency"),
        ("机构运行经费支出、国有资产占用情况及政府采购支出信息表", "agency_operating"),
        ("财政专户管理资金收入支出决算表", "special_account_expenditure"),
        ("收入决算公开表", "revenue_summary"),
        ("收入决算表（表2）", "revenue_summary"),
        ("部门收入总表（公开表1-1）", "revenue_summary"),
        ("支出决算表(公开03表)", "expenditure_summary"),
        ("收入支出决算公开表", "revenue_expenditure_summary"),
        ("2016年部门预算支出明细表（按功能科目）", "expenditure_summary"),
        ("部门预算基本支出及其他支出预算表", "basic_expenditure_by_source"),
        ("表十：2022年部门预算项目支出绩效", "targets_project"),
    ],
)
def test_title_of_another_place(title: str, table_id: str) -> None:
    entry = entry_of_title(title)
    assert entry is not None
    assert entry.table_id == table_id


@pytest.mark.parametrize(
    "text",
    [
        "单位名称：晋城市财政局",
        "2024年度部门预算公开",
        "收入预算图",
        "本单位无“三公”经费预算。",
        "2024年收支总表10.00万元",
        "政府购买服务指导性目录",
    ],
)
def test_no_title(text: str) -> None:
    assert entry_of_title(text) is None


def test_catalogue_has_each_table_once_and_known_roles() -> None:
    ids = [entry.table_id for entry in table_entries()]
    assert len(ids) == len(set(ids))
    assert all((rule.role == "measure") == (rule.measure is not None) for rule in column_rules())


def captions(*lines: str) -> list[tuple[str | None, str | None, str | None, bool]]:
    document = read_document(source_from_bytes("\n".join(lines).encode(), "a.txt"))
    return [
        (
            found.caption.entry.table_id if found.caption.entry else None,
            found.caption.number_text,
            found.caption.unit_text,
            found.declared_empty,
        )
        for found in captioned_tables(document.blocks)
    ]


def test_labels_around_the_table() -> None:
    found = captions(
        "预算公开表2", "2024年预算收入总表", "单位名称：某局", "单位：万元", "项目\t合计"
    )
    assert found == [("revenue_summary", "预算公开表2", "万元", False)]


def test_labels_inside_the_grid() -> None:
    found = captions("2024年预算收入总表\t\t", "部门：某局\t\t单位：元", "项目\t合计\t", "甲\t1\t")
    assert found == [("revenue_summary", None, "元", False)]


def test_labels_of_one_table_do_not_reach_the_next() -> None:
    found = captions("2024年预算收入总表", "单位：万元", "项目\t合计", "一段文字。", "项目\t合计")
    assert found == [("revenue_summary", None, "万元", False), (None, None, None, False)]


def test_two_tables_in_one_grid_are_parted() -> None:
    found = captions("2024年预算收入总表\t", "项目\t合计", "甲\t1", "2024年预算支出总表\t", "乙\t2")
    assert [table_id for table_id, *_ in found] == ["revenue_summary", "expenditure_summary"]


def test_empty_table_says_so() -> None:
    found = captions("2024年政府性基金预算收入表", "项目\t合计", "合计\t", "注：本表无数据")
    assert found == [("fund_revenue", None, None, True)]


def test_note_on_rounding_is_no_declaration_of_emptiness() -> None:
    found = captions("2024年预算收入总表", "项目\t合计", "合计\t1.00", "注：四舍五入，可能存在尾差")
    assert found == [("revenue_summary", None, None, False)]
