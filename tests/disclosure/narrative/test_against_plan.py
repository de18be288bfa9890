"""Outturn, budget and last year told apart; wordings are common, figures and agency invented."""

from budgetkit.disclosure.model import Identity, NarrativeFact
from budgetkit.disclosure.narrative import narrative_facts
from tests.disclosure.narrative.reading import blocks, facts_of, said

FINAL = Identity("松林镇人民政府", None, "final_accounts", 2021)


def _final(*texts: str) -> tuple[NarrativeFact, ...]:
    return narrative_facts(blocks(*texts, heading="一、“三公”经费决算情况"), FINAL)


def test_a_change_on_the_years_budget_is_none_on_last_year() -> None:
    facts = _final(
        "“三公”经费4万元，较上年决算数减少1万元，下降20%；较年初预算数减少6万元，下降60%。"
    )
    assert [(fact.subject, fact.metric, str(fact.value)) for fact in facts] == [
        ("“三公”经费", "amount", "4"),
        ("“三公”经费", "change_amount", "1"),
        ("“三公”经费", "change_percent", "20"),
        ("“三公”经费(较预算)", "change_amount", "6"),
        ("“三公”经费(较预算)", "change_percent", "60"),
    ]


def test_behind_the_budget_last_year_is_measured_against_again() -> None:
    facts = _final("“三公”经费支出9万元，较年初预算数减少10万元，较上年支出数减少1万元，下降10%。")
    assert [fact.subject for fact in facts] == [
        "“三公”经费",
        "“三公”经费(较预算)",
        "“三公”经费",
        "“三公”经费",
    ]


def test_the_years_own_budget_may_be_named_by_its_year() -> None:
    facts = _final("公务接待费16万元，与2021年度预算相比，增加2万元，增长14%。")
    assert said(facts)[1:] == [
        ("公务接待费(较预算)", "change_amount", "2", "increase"),
        ("公务接待费(较预算)", "change_percent", "14", "increase"),
    ]


def test_another_years_budget_is_last_years() -> None:
    facts = _final("公务接待费16万元，与2020年度预算相比，增加2万元。")
    assert (facts[1].subject, facts[1].comparison_year) == ("公务接待费", 2020)


def test_more_or_less_than_planned() -> None:
    text = "一般公共预算财政拨款支出总计17万元，完成年初预算的130%，决算数大于预算数4万元。"
    assert said(_final(text)) == [
        ("一般公共预算支出", "amount", "17", None),
        ("一般公共预算支出(完成年初预算)", "share", "130", None),
        ("一般公共预算支出(较预算)", "change_amount", "4", "increase"),
    ]


def test_the_parts_of_a_budget_are_budgets() -> None:
    facts = _final(
        "2021年我镇“三公”经费预算为20万元，其中：公务接待费9万元，会议费11万元。支出共计8万元。"
    )
    assert [fact.subject for fact in facts] == [
        "“三公”经费(预算)",
        "公务接待费(预算)",
        "会议费(预算)",
        "支出总计",
    ]


def test_the_parts_of_the_outturn_are_outturn() -> None:
    facts = _final("支出预算为9万元，支出决算为8万元，其中：公务接待费3万元。")
    assert [fact.subject for fact in facts][1:] == ["“三公”经费", "公务接待费"]


def test_an_outturn_stands_behind_a_long_name_of_a_function() -> None:
    name = (
        "社会保障和就业支出（类）行政事业单位养老支出（款）机关事业单位基本养老保险缴费支出（项）"
    )
    facts = _final(f"1.{name}：支出决算为67万元，完成预算89%。")
    path = "社会保障和就业支出-行政事业单位养老支出-机关事业单位基本养老保险缴费支出"
    assert [fact.subject for fact in facts] == [path, f"{path}(完成预算)"]


def test_what_a_year_before_cost_may_be_a_cumulative_figure() -> None:
    facts = facts_of("“三公”经费支出43万元，比上年累计支出45万元减少2万元。")
    assert [fact.subject for fact in facts] == [
        "“三公”经费",
        "“三公”经费上年执行数",
        "“三公”经费",
    ]


def test_a_part_named_twice_is_one_part() -> None:
    facts = facts_of("“三公”经费9万元，其中：公务接待费3万元，公务接待费较上年减少1万元，下降25%。")
    assert [fact.subject for fact in facts][1:] == ["公务接待费"] * 3


def test_counts_of_guests_and_journeys_are_no_money() -> None:
    facts = facts_of(
        "国内公务接待275批次，国内公务接待2700人次，因公出国（境）0人次，公务接待费2万元。"
    )
    assert [(fact.subject, fact.unit) for fact in facts] == [
        ("国内公务接待批次", "批次"),
        ("国内公务接待人次", "人次"),
        ("因公出国(境)人次", "人次"),
        ("公务接待费", "万元"),
    ]


def test_guests_from_abroad_are_counted_apart() -> None:
    facts = facts_of("国内公务接待批次3个，接待人次28人；国（境）外公务接待批次2个，接待人次14人。")
    assert [fact.subject for fact in facts] == [
        "国内公务接待批次",
        "国内公务接待人次",
        "国(境)外公务接待批次",
        "国(境)外公务接待人次",
    ]


def test_a_division_of_expenditure_is_no_item() -> None:
    facts = facts_of(
        "（二）按支出结构划分，分为基本支出预算和项目支出预算，其中：", "1.基本支出预算9万元。"
    )
    assert [fact.subject for fact in facts] == ["基本支出"]


def test_what_was_new_is_the_reasons_subject() -> None:
    facts = facts_of(
        "支出总计9万元，变动较大的主要原因是2020年新增了5万元抗疫特别国债资金，用于购置。"
    )
    assert [fact.subject for fact in facts] == ["支出总计", "抗疫特别国债资金"]


def test_what_is_planned_says_so_once() -> None:
    facts = _final("2021收入预算为18万元，其中：基本支出预算12万元，项目支出预算5万元。")
    assert [fact.subject for fact in facts] == [
        "收入总计(预算)",
        "基本支出(预算)",
        "项目支出(预算)",
    ]
