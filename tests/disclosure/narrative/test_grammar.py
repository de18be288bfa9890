"""Each rule of the grammar where it fires and where it must not."""

from decimal import Decimal

from tests.disclosure.narrative.reading import facts_of, said


def test_an_amount_belongs_to_the_subject_before_it() -> None:
    (fact,) = facts_of("2026年度青山市水务局预算收入总计1,234.50万元。")
    assert (fact.subject, fact.metric, fact.unit) == ("收入总计", "amount", "万元")
    assert fact.value == Decimal("1234.50")
    assert fact.value_text == "1,234.50"
    assert fact.confidence == 1.0


def test_a_share_belongs_to_the_amount_before_it() -> None:
    assert said(facts_of("基本支出10万元，占40%；项目支出15万元，占60%。")) == [
        ("基本支出", "amount", "10", None),
        ("基本支出", "share", "40", None),
        ("项目支出", "amount", "15", None),
        ("项目支出", "share", "60", None),
    ]


def test_a_percentage_behind_a_direction_is_no_share() -> None:
    facts = facts_of("会议费10万元，比上年下降4%。")
    assert said(facts)[1] == ("会议费", "change_percent", "4", "decrease")


def test_directions_follow_the_word() -> None:
    words = {"增加": "increase", "调增": "increase", "减少": "decrease", "压减": "decrease"}
    for word, direction in words.items():
        facts = facts_of(f"培训费10万元，较上年{word}2万元。")
        assert said(facts)[1] == ("培训费", "change_amount", "2", direction)


def test_short_words_tell_a_direction_only_where_they_compare() -> None:
    assert said(facts_of("会议费5万元，比上年多2万元。"))[1][3] == "increase"
    assert said(facts_of("会议费5万元，较2025年少2万元。"))[1][3] == "decrease"
    assert said(facts_of("会议费至少5万元。"))[0][1:] == ("amount", "5", None)


def test_percent_words_tell_the_direction() -> None:
    words = {"增长": "increase", "增幅": "increase", "下降": "decrease", "减幅": "decrease"}
    for word, direction in words.items():
        facts = facts_of(f"培训费10万元，比上年变动，{word}2.5%。")
        assert said(facts)[1] == ("培训费", "change_percent", "2.5", direction)


def test_a_level_reached_is_no_change() -> None:
    facts = facts_of("培训费增加到12万元。")
    assert [(fact.metric, fact.direction) for fact in facts] == [("amount", None)]


def test_a_template_left_undecided_has_no_direction() -> None:
    facts = facts_of("培训费0万元，与上年相比增加（减少）0万元，增长（减少）0%。")
    assert [fact.direction for fact in facts] == [None, None, None]
    assert [fact.confidence < 1 for fact in facts] == [False, True, True]


def test_a_change_behind_several_parts_is_of_the_whole() -> None:
    facts = facts_of(
        "预算收入总计9万元，其中：本年收入7万元，上年结转2万元，比上年增加1万元，增长12.5%。"
    )
    assert said(facts)[3:] == [
        ("收入总计", "change_amount", "1", "increase"),
        ("收入总计", "change_percent", "12.5", "increase"),
    ]


def test_a_change_behind_one_part_is_of_the_part() -> None:
    facts = facts_of("支出预算9万元，其中：基本支出7万元，比上年增加1万元；项目支出2万元。")
    assert said(facts)[2] == ("基本支出", "change_amount", "1", "increase")


def test_a_change_in_the_next_sentence_is_of_the_whole_listed() -> None:
    facts = facts_of("支出预算9万元，包括基本支出7万元，项目支出2万元。比上年增加1万元。")
    assert said(facts)[3] == ("支出总计", "change_amount", "1", "increase")


def test_a_change_behind_a_bracket_is_of_what_stands_before_it() -> None:
    facts = facts_of(
        "公务用车购置及运行维护费5万元（公务用车购置费0万元，比上年增加0万元；"
        "公务用车运行维护费5万元，比上年减少1万元），比上年减少1万元。"
    )
    assert said(facts)[2] == ("公务用车购置费", "change_amount", "0", "increase")
    assert said(facts)[4] == ("公务用车运行维护费", "change_amount", "1", "decrease")
    assert said(facts)[5] == ("公务用车购置及运行维护费", "change_amount", "1", "decrease")


def test_the_figure_of_the_year_before_is_kept_apart() -> None:
    in_brackets = facts_of("机关运行经费12万元，比2023年（10万元）预算增加2万元，增长20%。")
    in_line = facts_of("收入预算12万元，比2023年年初预算数10万元增加2万元，增长20%。")
    executed = facts_of("会议费12万元，2023年当年预算执行数为10万元。")
    assert said(in_brackets)[1] == ("机关运行经费上年预算数", "amount", "10", None)
    assert said(in_line)[1] == ("收入总计上年预算数", "amount", "10", None)
    assert said(executed)[1] == ("会议费上年执行数", "amount", "10", None)
    assert {fact.comparison_year for fact in (*in_brackets[1:], *in_line[1:])} == {2023}


def test_other_words_behind_a_comparison_make_no_figure_of_the_year_before() -> None:
    facts = facts_of("会议费12万元，比上年新设的水质监测点3个。")
    assert not [fact for fact in facts if "上年" in fact.subject and fact.metric == "amount"]


def test_a_change_without_a_part_is_told_apart() -> None:
    facts = facts_of("支出预算9万元，比上年减少3万元，扣除基建后比上年增加1万元，增长12.5%。")
    assert [fact.subject for fact in facts] == ["支出总计"] * 2 + ["支出总计(扣除基建后)"] * 2


def test_the_year_before_is_no_year_that_is_named() -> None:
    facts = facts_of("会议费12万元，比上年增加2万元。")
    assert facts[1].comparison_year is None


def test_no_change_is_a_fact_without_a_number() -> None:
    for words in ("与上年持平", "与上年预算数相同", "与2025年执行数相同", "较上年无变化"):
        fact = facts_of(f"公务接待费4万元，{words}。")[1]
        assert (fact.subject, fact.metric, fact.direction) == (
            "公务接待费",
            "change_amount",
            "same",
        )
        assert (fact.value, fact.unit) == (None, None)


def test_no_change_of_all_is_said_of_each_part() -> None:
    facts = facts_of("“三公”经费4万元。其中：公务接待费3万元，公务用车购置费1万元，均与上年持平。")
    assert [fact.subject for fact in facts if fact.direction == "same"] == [
        "公务接待费",
        "公务用车购置费",
    ]


def test_no_change_is_not_repeated_beside_figures_or_as_reason() -> None:
    beside = facts_of("收入预算50万元，比上年增加0.1万元，增长0.2%，与上年基本持平。")
    reason = facts_of("公务接待费2万元，比上年增加0万元，主要原因是与上年持平，无增减变化。")
    assert not [fact for fact in (*beside, *reason) if fact.direction == "same"]


def test_parts_are_named_by_their_whole() -> None:
    facts = facts_of(
        "纳入绩效目标管理的二级项目3个，共计金额9万元。其中：其他运转类项目2个，涉及金额5万元；"
        "特定目标类项目1个，涉及金额4万元。公开项目绩效目标2个，涉及项目金额5万元，"
        "占部门（单位）项目支出总额的60%。其中：其他运转类项目2个，涉及项目金额5万元。"
    )
    managed, published = "纳入绩效目标管理的", "公开绩效目标的"
    assert [(fact.subject, fact.value_text + (fact.unit or "")) for fact in facts] == [
        (f"{managed}项目", "3个"),
        (f"{managed}项目", "9万元"),
        (f"{managed}其他运转类项目", "2个"),
        (f"{managed}其他运转类项目", "5万元"),
        (f"{managed}特定目标类项目", "1个"),
        (f"{managed}特定目标类项目", "4万元"),
        (f"{published}项目", "2个"),
        (f"{published}项目", "5万元"),
        (f"{published}项目", "60%"),
        (f"{published}其他运转类项目", "2个"),
        (f"{published}其他运转类项目", "5万元"),
    ]


def test_carry_over_is_told_apart_by_its_whole() -> None:
    facts = facts_of(
        "预算收入总计9万元，其中：本年收入7万元，上年结转2万元；"
        "预算支出总计9万元，其中：本年预算安排7万元，上年结转2万元。"
    )
    assert [fact.subject for fact in facts] == [
        "收入总计",
        "本年收入合计",
        "上年结转",
        "支出总计",
        "本年支出合计",
        "上年结转安排支出",
    ]


def test_a_list_goes_on_over_paragraphs_that_are_left_open() -> None:
    facts = facts_of("财政拨款收支总预算9万元。收入包括：", "一般公共预算拨款9万元。")
    assert [fact.subject for fact in facts] == ["财政拨款收支总计", "一般公共预算财政拨款"]
    facts = facts_of("财政拨款收支总预算9万元，其中：", "一般公共预算拨款9万元。")
    assert [fact.subject for fact in facts] == ["财政拨款收支总计", "一般公共预算财政拨款"]


def test_an_inline_heading_names_the_subject() -> None:
    facts = facts_of("（二）公务接待费。2026年预算数3万元，比上年减少1万元。")
    assert said(facts) == [
        ("公务接待费", "amount", "3", None),
        ("公务接待费", "change_amount", "1", "decrease"),
    ]


def test_the_heading_names_the_subject_where_the_sentence_does_not() -> None:
    facts = facts_of("（二）公务接待费", "2026年预算安排14万元，与上年持平。")
    assert [fact.subject for fact in facts] == ["公务接待费", "公务接待费"]


def test_a_limit_is_part_of_the_subject_and_no_fact() -> None:
    facts = facts_of(
        "截至2025年12月31日，占有使用价值50万元（原值）以上的通用设备0台（套）；"
        "单价100万元（含）以上设备（不含车辆）3台（套）。"
    )
    assert said(facts) == [
        ("统计时点", "date", "2025年12月31日", None),
        ("单位价值50万元以上通用设备", "count", "0", None),
        ("单位价值100万元以上设备", "count", "3", None),
    ]
    assert facts[1].unit == "台(套)"


def test_planned_purchases_are_not_holdings() -> None:
    facts = facts_of(
        "共有车辆5辆，其中：机要通信用车5辆。2026年部门预算安排购置车辆1辆，"
        "其中：机要通信用车1辆；单价100万元以上设备0台（套）。"
    )
    assert [fact.subject for fact in facts] == [
        "公务用车实有数",
        "机要通信用车",
        "购置车辆",
        "购置机要通信用车",
        "购置单位价值100万元以上设备",
    ]


def test_a_count_may_stand_before_its_noun() -> None:
    facts = facts_of("本部门共6个项目纳入绩效目标管理，涉及财政性资金合计90万元。")
    assert [fact.subject for fact in facts] == ["纳入绩效目标管理的项目"] * 2


def test_purposes_do_not_change_what_is_spoken_of() -> None:
    facts = facts_of("公务用车购置支出0万元，主要用于购置的0辆公务用车，与上年预算数持平。")
    assert [fact.subject for fact in facts] == ["公务用车购置费", "购置车辆", "公务用车购置费"]


def test_functions_are_told_by_code_level_or_path() -> None:
    facts = facts_of(
        "行政运行（2010501）5万元。",
        "2040201-行政运行6万元。",
        "1.住房改革支出（款）住房公积金（项）支出7万元。",
        "“一般公共服务支出-财政事务-行政运行”科目8万元。",
        "社会保障和就业（类）支出9万元。",
    )
    assert [fact.subject for fact in facts] == [
        "2010501-行政运行",
        "2040201-行政运行",
        "住房改革支出-住房公积金",
        "一般公共服务支出-财政事务-行政运行",
        "社会保障和就业支出",
    ]


def test_services_keep_their_code_and_lose_stray_brackets() -> None:
    facts = facts_of(
        "B0302-审计服务（仅限非审计部门）预算支出5万元，B1102-物业服务）预算支出2万元。"
    )
    assert [fact.subject for fact in facts] == [
        "B0302-审计服务(仅限非审计部门)",
        "B1102-物业服务",
    ]


def test_an_unknown_subject_is_kept_as_printed_with_doubt() -> None:
    (fact,) = facts_of("统计日常管理业务352.27万元。")
    assert fact.subject == "统计日常管理业务"
    assert fact.confidence < 1


def test_years_codes_and_document_numbers_are_no_amounts() -> None:
    assert (
        facts_of("根据《通知》（晋财综〔2021〕58号）和2026年第3次会议，编码2010501，共12页。") == ()
    )


def test_a_number_that_lost_its_place_is_marked_as_repaired() -> None:
    spaced, slipped = facts_of("会议费14. 58万元。培训费3,623.98为万元。")
    assert (spaced.value, slipped.value) == (Decimal("14.58"), Decimal("3623.98"))
    assert slipped.confidence < 1


def test_a_blank_is_no_amount() -> None:
    assert facts_of("政府性基金支出预算支出    万元。") == ()


def test_numbers_are_not_paired_across_sentences() -> None:
    facts = facts_of("会议费5万元。占比另行说明。培训费9万元，占60%。")
    assert said(facts)[2] == ("培训费", "share", "60", None)
    assert not [fact for fact in facts if fact.subject == "会议费" and fact.metric == "share"]
