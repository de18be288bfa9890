"""Whose disclosure a text is that has no usual cover; agencies and figures are invented."""

from collections.abc import Callable

import pytest

from budgetkit.disclosure.identity import read_identity
from budgetkit.disclosure.read import read_disclosure
from budgetkit.document.model import Document
from budgetkit.errors import NotADisclosureError

Maker = Callable[..., Document]

NOTICE = "按照市政府关于政府信息公开的部署和要求，现将松林镇2020年度“三公”经费决算情况公布如下："


@pytest.mark.parametrize(
    ("cover", "disclosure_id"),
    [
        (NOTICE, "2020-松林镇-unknown-final_accounts"),
        ("青山市水务局“三公”经费预算2014年情况如下", "2014-青山市水务局-unknown-budget"),
        ("2015年青山市水务局“三公”经费情况统计表", "2015-青山市水务局-unknown-unknown"),
        ("2016年青山市水务局财政拨款“三公”经费预算表", "2016-青山市水务局-unknown-budget"),
        ("(2018部门预算公开)|青山市水务局2018年部门预算", "2018-青山市水务局-department-budget"),
        ("单位：万元|2020年“三公”经费预算情况说明", "2020-unknown-unknown-budget"),
        ("松林镇2020年“三公”经费决算数共计35.5万元", "2020-松林镇-unknown-final_accounts"),
        ("2016年松林县人民法院省级部门|决算说明", "2016-松林县人民法院-department-final_accounts"),
        ("怀远县县级2024年“三公”经费预算汇总情况", "2024-怀远县-unknown-budget"),
    ],
)
def test_titles_of_notices(document_of: Maker, cover: str, disclosure_id: str) -> None:
    assert read_identity(document_of(*cover.split("|"))).disclosure_id == disclosure_id


def test_names_of_budgets_do_not_tell_the_stage(document_of: Maker) -> None:
    title = "松林镇人民政府2020年度一般公共预算财政拨款“三公”经费支出决算情况说明"
    identity = read_identity(document_of(title))
    assert (identity.agency_name, identity.stage) == ("松林镇人民政府", "final_accounts")


def test_a_year_measured_against_is_not_the_titles(document_of: Maker) -> None:
    text = (
        "2023年“三公”经费预算安排52万元，与2022年预算持平，其中因公出国（境）费17万元，比上年增加"
    )
    assert read_identity(document_of(text + "，" * 40)).fiscal_year == 2023


def test_a_notice_that_tells_outturn_is_of_final_accounts(document_of: Maker) -> None:
    text = "根据推进政府预算信息公开的安排，经县财政局汇总，2018年全县“三公”经费决算总额27万元，"
    identity = read_identity(document_of(text + "比上年下降1.8%，其中公务接待费决算10万元。" * 2))
    assert (identity.fiscal_year, identity.stage) == (2018, "final_accounts")


def test_the_years_initial_budget_stands_beside_outturn_only(document_of: Maker) -> None:
    text = "2018年度本部门安排的“三公”经费支出2.05万元，年初预算为2.95万元，差值为0.9万元。"
    assert read_identity(document_of(text * 2)).stage == "final_accounts"
    text = "2024年本级“三公”经费支出共计39万元，公务接待费6万元，比上年年初预算减少3万元。"
    assert read_identity(document_of(text * 2)).stage == "budget"


def test_sentences_are_no_names(document_of: Maker) -> None:
    texts = ("报表详见附件。", "第二部分 2023年度部门决算说明")
    assert read_identity(document_of(*texts)).agency_name is None


def test_an_agency_may_be_named_in_a_sentence_only(document_of: Maker) -> None:
    texts = (
        "2023年度部门决算公开",
        "（一）机构设置、职责",
        "青山市第三中学为公益一类事业单位，设六个部门。",
    )
    assert read_identity(document_of(*texts)).agency_name == "青山市第三中学"


def test_headings_tell_final_accounts_where_no_title_does(document_of: Maker) -> None:
    texts = ("三、支出决算情况说明", "四、财政拨款收入支出决算总体情况说明", "2020年支出4万元。")
    assert read_identity(document_of(*texts)).stage == "final_accounts"


def test_a_measure_against_last_years_outturn_is_no_stage(document_of: Maker) -> None:
    texts = ("一、收入情况说明", "收入比上年决算数增加", "支出较2022年决算数减少")
    assert read_identity(document_of(*texts)).stage is None


def test_the_text_may_name_the_place_once(document_of: Maker) -> None:
    texts = ("松林镇人民政府2020年部门预算", "安徽省怀远县松林镇人民政府2020年收入9万元。")
    identity = read_identity(document_of(*texts))
    assert (identity.agency_name, identity.division_code) == ("松林镇人民政府", "340321")


def test_a_notice_without_a_stage_is_a_disclosure(document_of: Maker) -> None:
    reading = read_disclosure(
        document_of("2020年“三公”经费支出43万元，比上年减少2万元。" + "另。" * 20)
    )
    assert (reading.identity.fiscal_year, reading.identity.stage) == (2020, None)
    assert reading.facts[0].subject == "“三公”经费"


def test_money_alone_makes_no_disclosure(document_of: Maker) -> None:
    with pytest.raises(NotADisclosureError):
        read_disclosure(document_of("2020年收到捐款43万元，比上年减少2万元。"))
