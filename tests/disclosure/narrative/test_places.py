"""Wordings of places that print their narrative in another manner; the figures are invented."""

from decimal import Decimal

from tests.disclosure.narrative.reading import facts_of, said


def test_tongbi_measures_against_the_year_before_and_names_nothing() -> None:
    facts = facts_of("基本支出预算90元，占支出总预算的90%，同比减少3元，下降3.23%。")
    assert said(facts) == [
        ("基本支出", "amount", "90", None),
        ("基本支出", "share", "90", None),
        ("基本支出", "change_amount", "3", "decrease"),
        ("基本支出", "change_percent", "3.23", "decrease"),
    ]


def test_tongbi_may_say_that_nothing_changed() -> None:
    facts = facts_of("项目支出预算40元，同比无增减变化。")
    assert said(facts)[1] == ("项目支出", "change_amount", "无增减变化", "same")


def test_nothing_more_or_less_is_no_change() -> None:
    facts = facts_of("因公出国（境）费0万元，较上年无增减。")
    assert said(facts)[1] == ("因公出国(境)费", "change_amount", "无增减", "same")


def test_a_class_is_named_with_or_without_the_word_class() -> None:
    assert said(facts_of("(二)社会保障和就业支出类科目11元。"))[0][0] == "社会保障和就业支出"


def test_the_basic_expenditure_of_one_function_is_not_the_agencys() -> None:
    facts = facts_of("住房公积金80元，其中：基本支出70元，项目支出10元。")
    assert [fact.subject for fact in facts] == [
        "住房公积金",
        "住房公积金(基本支出)",
        "住房公积金(项目支出)",
    ]


def test_the_basic_expenditure_of_an_unknown_item_is_not_the_agencys() -> None:
    facts = facts_of("少年宫80元，其中：基本支出70元，项目支出10元。")
    assert [fact.subject for fact in facts][1:] == ["少年宫(基本支出)", "少年宫(项目支出)"]


def test_the_basic_expenditure_of_the_whole_stays_plain() -> None:
    facts = facts_of("2025年支出总预算80元，其中：基本支出70元，项目支出10元。")
    assert [fact.subject for fact in facts] == ["支出总计", "基本支出", "项目支出"]


def test_codes_in_brackets_make_one_code() -> None:
    facts = facts_of(
        "1.一般公共服务（201）统计信息事务（05）专项统计业务（07）：2025年预算数为5万元。"
    )
    assert said(facts) == [("2010507-专项统计业务", "amount", "5", None)]
    facts = facts_of("2.一般公共服务（201）统计信息事务（05）：2025年预算数为8万元。")
    assert said(facts) == [("20105-统计信息事务", "amount", "8", None)]


def test_names_of_classes_are_not_cut() -> None:
    facts = facts_of("其中：办公费5万元，其他资产2万元，机关事业单位基本养老保险缴费支出3万元。")
    assert [fact.subject for fact in facts] == [
        "办公费",
        "其他资产",
        "机关事业单位基本养老保险缴费支出",
    ]


def test_totals_under_other_names() -> None:
    names = {
        "财务总收入": "收入总计",
        "预算总支出": "支出总计",
        "财政拨款总收支": "财政拨款收支总计",
    }
    for printed, term in names.items():
        assert said(facts_of(f"2025年部门{printed}7万元。"))[0][0] == term


def test_what_the_appropriation_pays_is_not_all_expenditure() -> None:
    assert said(facts_of("财政拨款安排支出7万元。"))[0][0] == "财政拨款支出"


def test_counts_keep_whole_nouns() -> None:
    facts = facts_of("共计安排出访团组2个，国内公务接待批次为20次，年末公务用车保有量为3辆。")
    assert [(fact.subject, fact.value) for fact in facts] == [
        ("出访团组", Decimal(2)),
        ("国内公务接待批次", Decimal(20)),
        ("公务用车保有量", Decimal(3)),
    ]


def test_a_purpose_names_no_subject_for_its_counts() -> None:
    facts = facts_of("公务用车运行费8万元。该项经费主要用于3辆公务车的燃料费。")
    assert said(facts)[1][:3] == ("公务车", "count", "3")


def test_staff_is_read_where_the_agency_describes_itself() -> None:
    facts = facts_of(
        "在职人员编制15人，其中：行政编制6人，事业编制9人。", heading="二、预算单位基本情况"
    )
    assert said(facts) == [
        ("在职人员编制", "count", "15", None),
        ("行政编制", "count", "6", None),
        ("事业编制", "count", "9", None),
    ]
