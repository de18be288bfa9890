"""Facts in words, and the reasons of changes."""

import pytest

from tests.disclosure.narrative.reading import facts_of


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("本单位无“三公”经费预算。", "“三公”经费"),
        ("本部门没有使用政府性基金预算拨款安排的支出。", "政府性基金预算支出"),
        ("本单位未编报2026年整体绩效目标。", "整体绩效目标"),
        ("2025年、2026年均未使用财政拨款安排委托业务费支出。", "委托业务费"),
    ],
)
def test_absence_is_a_statement(sentence: str, subject: str) -> None:
    (fact,) = facts_of(sentence)
    assert (fact.subject, fact.metric, fact.value) == (subject, "text", None)
    assert fact.value_text == sentence.rstrip("。")


def test_absence_of_several_is_said_of_each_that_is_known() -> None:
    facts = facts_of("本单位无政府性基金预算支出、国有资本经营预算支出和其他专项。")
    assert [fact.subject for fact in facts] == ["政府性基金预算支出", "国有资本经营预算支出"]


def test_absence_of_purchases_is_not_absence_of_holdings() -> None:
    facts = facts_of("2026年部门预算未安排购置车辆和单位价值100万元以上设备。")
    assert [fact.subject for fact in facts] == ["购置车辆", "购置单位价值100万元以上设备"]


def test_absence_as_reason_is_no_statement() -> None:
    facts = facts_of("会议费0万元，比上年减少2万元，主要原因是本单位无会议费预算。")
    assert [fact.metric for fact in facts] == ["amount", "change_amount"]


def test_items_belong_to_the_amount_before_them() -> None:
    facts = facts_of(
        "人员经费5万元，主要包括：基本工资、奖金等；", "公用经费3万元。主要包括：办公费。"
    )
    assert [(fact.subject, fact.value_text) for fact in facts if fact.metric == "text"] == [
        ("人员经费", "基本工资、奖金"),
        ("公用经费", "办公费"),
    ]


def test_sentences_are_kept_only_where_the_catalogue_says_so() -> None:
    other = facts_of("青山市水质中心购买服务。", heading="（一）政府购买服务指导性目录")
    plain = facts_of("青山市水质中心购买服务。", heading="（一）机关运行经费情况说明")
    assert [(fact.subject, fact.metric) for fact in other] == [("政府购买服务指导性目录", "text")]
    assert plain == ()


def test_a_reason_is_of_the_change_before_it() -> None:
    facts = facts_of(
        "会议费5万元，比上年增加1万元，增长25%，主要原因是会议增加；培训费3万元，比上年减少1万元。"
    )
    assert [fact.reason for fact in facts] == [None, "会议增加", "会议增加", None, None]


def test_a_reason_runs_over_its_points_and_ends_before_the_conclusion() -> None:
    points = facts_of("会议费5万元，比上年增加1万元，主要原因是一是会议增加；二是标准提高。")
    concluded = facts_of("会议费5万元，比上年增加1万元，原因是会议增加，故增加1万元。")
    assert points[1].reason == "一是会议增加;二是标准提高"
    assert concluded[1].reason == "会议增加"


def test_a_reason_may_be_a_sentence_or_a_paragraph_of_its_own() -> None:
    sentence = facts_of("会议费5万元，比上年增加1万元。主要原因是会议增加。")
    paragraph = facts_of("会议费5万元，比上年增加1万元。", "主要原因是：会议增加。")
    assert [fact.reason for fact in (*sentence, *paragraph)] == [None, "会议增加"] * 2


def test_a_reason_may_name_what_it_explains() -> None:
    facts = facts_of(
        "收入预算9万元，比上年减少1万元。",
        "支出预算9万元，比上年减少1万元，其中：会议费减少1万元。",
        "收支预算减少的主要原因，压减项目支出。",
    )
    explained = {fact.subject for fact in facts if fact.reason == "压减项目支出"}
    assert explained == {"收入总计", "支出总计"}


def test_figures_in_a_reason_are_facts_that_change_nothing_else() -> None:
    facts = facts_of("收入预算9万元，比上年增加3万元，主要是新增了水质专项资金2万元。增长50%。")
    assert [(fact.subject, fact.metric, fact.value_text) for fact in facts] == [
        ("收入总计", "amount", "9"),
        ("收入总计", "change_amount", "3"),
        ("水质专项资金", "change_amount", "2"),
        ("收入总计", "change_percent", "50"),
    ]


def test_an_amount_has_no_reason() -> None:
    facts = facts_of("会议费5万元，主要是全市会议。")
    assert [fact.reason for fact in facts] == [None]
