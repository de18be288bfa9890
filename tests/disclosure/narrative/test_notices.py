"""Texts without the usual sections, and names of sections printed in another manner."""

from decimal import Decimal

from budgetkit.disclosure.model import NarrativeFact
from budgetkit.disclosure.narrative import narrative_facts
from budgetkit.document.model import Block, Heading, Paragraph, Place, Span
from tests.disclosure.narrative.reading import facts_of, identity, said


def _read(*texts: str) -> tuple[NarrativeFact, ...]:
    """Read lines as a plain text file gives them, without heading marks."""
    lines = enumerate(texts, 1)
    blocks: list[Block] = [Paragraph((Span(text, Place(line=line)),)) for line, text in lines]
    return narrative_facts(blocks, identity("青山镇人民政府"))


def test_a_notice_of_one_paragraph_states_figures() -> None:
    facts = _read("现将我镇“三公”经费公布如下：2021年度“三公”经费7万元，其中：公务接待费2万元。")
    assert said(facts) == [
        ("“三公”经费", "amount", "7", None),
        ("公务接待费", "amount", "2", None),
    ]


def test_without_a_section_only_known_subjects_count() -> None:
    assert _read("本镇收到捐赠树苗折合8万元，公务接待费2万元。")[0].subject == "公务接待费"


def test_a_closed_section_stays_closed() -> None:
    assert _read("一、主要职责", "审批2万元以上的公务接待费，管理会议费3万元。") == ()


def test_a_section_may_stand_on_the_line_of_its_text() -> None:
    facts = _read(
        "第一部分 概况",
        "一、收入决算情况说明：2018年收入737元，其中事业收入16元。",
        "二、支出决算情况说明：2018年支出743元。",
    )
    assert [(fact.section, fact.subject) for fact in facts] == [
        ("收入决算情况说明", "收入总计"),
        ("收入决算情况说明", "事业收入"),
        ("支出决算情况说明", "支出总计"),
    ]


def test_the_text_behind_a_sections_name_keeps_its_places() -> None:
    spans = (
        Span("一、收入决算情况说明：2018年收", Place(line=4)),
        Span("入737元。", Place(line=5)),
    )
    (fact,) = narrative_facts([Paragraph(spans)], identity())
    assert (fact.place.line, fact.value) == (5, Decimal(737))


def test_a_sections_name_may_end_with_a_full_stop() -> None:
    facts = _read("（一）支出决算情况", "支出9万元。", "（二）收入决算情况。", "收入9万元。")
    assert [fact.section for fact in facts] == ["支出决算情况", "收入决算情况"]


def test_a_cost_of_the_three_may_head_a_section() -> None:
    facts = _read("一、公务用车购置及运行维护费", "安排38万，较上年预算下降20%。")
    assert said(facts) == [
        ("公务用车购置及运行维护费", "amount", "38", None),
        ("公务用车购置及运行维护费", "change_percent", "20", "decrease"),
    ]


def test_the_own_level_names_no_subject() -> None:
    texts = ("我镇“三公”经费7万元。", "镇本级“三公”经费7万元。", "2021年区本级“三公”经费7万元。")
    assert {fact.subject for text in texts for fact in facts_of(text)} == {"“三公”经费"}


def test_an_office_for_contracts_is_no_own_level() -> None:
    assert facts_of("委托业务费7万元。")[0].subject == "委托业务费"


def test_last_years_initial_budget_is_a_figure_of_last_year() -> None:
    facts = facts_of("2018年初收入预算数41.5万元，比2017年初预算37.5万元，增加4万元。")
    assert said(facts) == [
        ("收入总计", "amount", "41.5", None),
        ("收入总计上年预算数", "amount", "37.5", None),
        ("收入总计", "change_amount", "4", "increase"),
    ]
    assert [fact.comparison_year for fact in facts] == [None, 2017, 2017]


def test_totals_of_the_appropriation_are_not_the_agencys() -> None:
    facts = facts_of("财政拨款收入总计16万元，增长50%；财政拨款支出总计18万元，增长51%。")
    assert [fact.subject for fact in facts] == [
        *["财政拨款收入总计"] * 2,
        *["财政拨款支出总计"] * 2,
    ]


def test_the_clause_before_names_what_is_compared() -> None:
    facts = facts_of("支出总计43万元，年末结余1万元。收入支出总体与上年相比，增加5万元，增长13%。")
    assert [fact.subject for fact in facts][2:] == ["收支总计", "收支总计"]


def test_counts_of_the_three_have_names_of_their_own() -> None:
    facts = facts_of("公务用车保有量11辆；国内公务接待批次520个，接待人次4200人。")
    assert [fact.subject for fact in facts] == [
        "公务用车保有量",
        "国内公务接待批次",
        "国内公务接待人次",
    ]


def test_hundreds_of_millions_without_yuan() -> None:
    (fact,) = facts_of("2018年财政拨款收入1434亿。")
    assert (fact.value, fact.unit) == (Decimal(1434), "亿")


def test_a_heading_without_figures_is_no_fact() -> None:
    blocks: list[Block] = [Heading("一、公务接待费", Place(line=1), 2)]
    assert narrative_facts(blocks, identity()) == ()


def test_both_totals_are_all_the_same() -> None:
    texts = ("收、支总计均为15万元。", "财政拨款收、支总计均为14万元。")
    assert [facts_of(text)[0].subject for text in texts] == ["收支总计", "财政拨款收支总计"]


def test_funds_under_expenditure_are_expenditure() -> None:
    facts = facts_of("支出总计9万元，其中：政府性基金预算财政拨款2万元，国有资本经营预算1万元。")
    assert [fact.subject for fact in facts][1:] == ["政府性基金预算支出", "国有资本经营预算支出"]
    facts = facts_of("收入总计9万元，其中：政府性基金2万元，上年结转结余收入1万元。")
    assert [fact.subject for fact in facts][1:] == ["政府性基金预算拨款收入", "上年结转"]


def test_revenue_may_rise_in_one_word() -> None:
    facts = facts_of("收入总预算9万元，与上年对比，增收1万元，上升12.5%。")
    assert said(facts)[1:] == [
        ("收入总计", "change_amount", "1", "increase"),
        ("收入总计", "change_percent", "12.5", "increase"),
    ]


def test_what_guests_cost_in_all_is_no_total_of_the_agency() -> None:
    facts = facts_of("国内公务接待40批次，300人次（不包括陪同人员），共计支出3万元。")
    assert [fact.subject for fact in facts] == [
        "国内公务接待批次",
        "国内公务接待人次",
        "国内公务接待",
    ]


def test_on_the_same_basis_names_nothing() -> None:
    facts = _read("“三公”经费332万元。公务接待费同口径比2018年减少38万元，按同口径同比下降7.4%。")
    assert said(facts)[1:] == [
        ("公务接待费", "change_amount", "38", "decrease"),
        ("公务接待费", "change_percent", "7.4", "decrease"),
    ]


def test_the_three_may_be_named_in_a_bracket() -> None:
    text = "青山市水务局出国经费、车辆购置及运行费、公务接待费（简称“三公”经费）支出合计24.75万元。"
    assert _read(text)[0].subject == "“三公”经费"


def test_a_change_in_a_reason_is_about_what_the_reason_names() -> None:
    facts = facts_of("增减变化的主要原因是：“三公”经费预算合计24万元，比上年预算数减少4万元。")
    assert said(facts)[1] == ("“三公”经费", "change_amount", "4", "decrease")


def test_a_heading_of_changes_names_the_totals() -> None:
    facts = _read("一、收支增减变化情况说明：较上年比较减少了13万元。")
    assert said(facts) == [("收支总计", "change_amount", "13", "decrease")]


def test_bare_expenditure_behind_a_cost_is_that_cost() -> None:
    facts = facts_of("2018年公务接待24批次，210人次，支出2.05万元，较上年减少0.03万元。")
    assert [fact.subject for fact in facts][2:] == ["公务接待费", "公务接待费"]


def test_an_overview_of_revenue_and_expenditure_is_narrative() -> None:
    facts = _read(
        "二、机构设置",
        "三、部门收支概况",
        "（一）收入预算：2021年年初预算数503万元，其中，一般公共预算拨款503万元。",
        "基本支出：2021年年初预算数为418万元，是指为保障机构正常运转而发生的支出。",
    )
    assert [fact.subject for fact in facts] == ["收入总计", "一般公共预算拨款收入", "基本支出"]
    assert _read("第一部分 概况", "本部门管理公用经费3万元。") == ()


def test_vehicles_in_short_words() -> None:
    facts = facts_of(
        "公务用车购置安排69万元；公车运行及维护46万元，较上年下降21%；因公出国10万元。"
    )
    assert [fact.subject for fact in facts] == [
        "公务用车购置费",
        *["公务用车运行维护费"] * 2,
        "因公出国(境)费",
    ]


def test_what_stands_before_the_vehicles_names_nothing() -> None:
    facts = facts_of("列入财政拨款开支的公务用车保有量为113辆。")
    assert [fact.subject for fact in facts] == ["公务用车保有量"]
