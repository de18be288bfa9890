"""The report on targets: its numbers are the review's, its quotes hide personal data."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

import budgetkit
from budgetkit.errors import UsageError
from budgetkit.quality.catalogue import rubric
from budgetkit.quality.measurable import unmeasured
from budgetkit.quality.model import Form, Indicator
from budgetkit.reports.blocks import Masthead, Picture, Section
from budgetkit.reports.targets import TargetsReport
from budgetkit.reports.targets.forms import scored
from budgetkit.reports.targets.items import ItemPoints, compared
from budgetkit.reports.targets.money import _involved, _left
from budgetkit.reports.targets.overview import _without
from budgetkit.reports.unit.finding_list import FindingList
from budgetkit.workbench import Corpus
from budgetkit.workbench.extract import extract
from tests.quality.typeset import TRANSCRIPT
from tests.reports.many import said, table, texts

YANGQUAN = "2024-阳泉市财政局-unit-budget"
INVENTED = "2026-晋城市测试局-unit-budget"


@pytest.fixture(scope="module")
def corpus(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    folder = tmp_path_factory.mktemp("targets")
    form = folder / "with_form.txt"
    form.write_text(TRANSCRIPT, "utf-8")
    extract([form, root / "data" / "samples" / "yangquan_finance_2024.txt"], folder / "data")
    return budgetkit.corpus(folder / "data")


@pytest.fixture(scope="module")
def report(corpus: Corpus) -> TargetsReport:
    return TargetsReport(corpus, YANGQUAN)


def figures(section: Section) -> dict[str, str]:
    (top,) = [block for block in section if isinstance(block, Masthead)]
    return {name: str(value) for name, value, _ in top.figures}


def pictures(section: Section) -> list[Picture]:
    return [block for block in section if isinstance(block, Picture)]


def found(section: Section) -> list[FindingList]:
    return [block for block in section if isinstance(block, FindingList)]


def test_the_figures_at_the_top_are_the_reviews(report: TargetsReport, corpus: Corpus) -> None:
    scores = corpus[YANGQUAN].targets.review().scores
    graded = scores[scores["grade"].notna()]["score"]
    shown = figures(report.masthead())
    assert shown["目标表"] == "5"
    assert shown["平均得分"] == f"{sum(graded, Decimal(0)) / len(graded):.1f}"
    assert "不计入得分" in said(report.masthead())


def test_the_shares_stand_beside_the_baseline(report: TargetsReport) -> None:
    rows = {row[1]: row for row in texts(table(report.make_up(), "指标的构成"))}
    assert rows["数量指标"][5] == "27.0%"
    counts = [int(row[2]) for row in rows.values() if row[0] == "指标类别"]
    assert sum(counts) == len([own for each in report._subject.reviewed for own in each.form.main])


def test_each_item_has_its_rate_and_what_could_not_be_judged(report: TargetsReport) -> None:
    rows = texts(table(report.items(), "各审核项的得分"))
    assert [row[1] for row in rows] == [
        "规范完整性", "明确清晰性", "目标相关性", "指标科学性",
        "绩效合理性", "资金匹配性", "实现可能性", "条件充分性",
    ]  # fmt: skip
    (picture,) = pictures(report.items())
    assert len(picture.numbers) == 9


def test_every_form_is_listed_the_worst_first(report: TargetsReport, corpus: Corpus) -> None:
    rows = texts(table(report.forms(), "各目标表的得分"))
    assert len(rows) == 5
    scores = [Decimal(row[3]) for row in rows if row[4] != "不定级"]
    assert scores == sorted(scores)
    assert {row[3] for row in rows} == {
        f"{score:.1f}" for score in corpus[YANGQUAN].targets.review().scores["score"]
    }
    assert all(row[7].startswith("第 ") for row in rows)


@pytest.mark.parametrize(
    ("rates", "words"),
    [
        ((10,), "只有规范完整性有半数以上的分值能够评判，得分率 100%；"),
        ((10, 10), "半数以上分值可评判的 2 项得分率都是 100%；"),
        (
            (10, 5),
            "半数以上分值可评判的 2 项中，得分率最低的是明确清晰性（50%），"
            "最高的是规范完整性（100%）；",
        ),
    ],
)
def test_the_items_are_compared_where_there_are_several(rates: tuple[int, ...], words: str) -> None:
    names = list(rubric())
    whole = Decimal(10)
    found = [
        ItemPoints(name, Decimal(points), whole, whole)
        for name, points in zip(names, rates, strict=False)
    ]
    found += [ItemPoints(names[-1], Decimal(0), Decimal(0), whole)]
    assert compared(found).plain().startswith(words)


def test_a_form_without_a_grade_shows_no_score(report: TargetsReport) -> None:
    (own, *_) = report._subject.reviewed
    hardly = replace(own, score=replace(own.score, grade=None, score=Decimal(100)))
    assert scored(hardly) == "—"
    assert scored(replace(own, score=replace(own.score, grade="优", score=Decimal(95)))) == "95.0"


def test_every_reason_has_its_place_and_says_what_is_better(report: TargetsReport) -> None:
    lists = found(report.remarks())
    assert lists
    for block in lists:
        for each in block.found:
            assert each.rule
            assert all(place["line"] for place in each.sources)
            assert {link.link.anchor for link in each.quoted} <= {
                place["anchor"] for place in each.sources
            }


def test_anchors_of_places_are_their_own(report: TargetsReport) -> None:
    anchors = [
        place["anchor"]
        for block in found(report.remarks())
        for each in block.found
        for place in each.sources
    ]
    assert len(anchors) == len(set(anchors))


def test_personal_data_is_hidden_unless_asked_for(corpus: Corpus) -> None:
    hidden = TargetsReport(corpus, INVENTED)
    open_ = TargetsReport(corpus, INVENTED, show_personal=True)
    texts_of = ["".join(block.html() for block in each.remarks()) for each in (hidden, open_)]
    assert "钱二三" not in texts_of[0]
    assert "钱＊＊" in texts_of[0]
    assert "钱二三" in texts_of[1]


def test_money_without_measure_and_projects_without_form(report: TargetsReport) -> None:
    text = said(report.money())
    assert "可衡量" in text
    assert "目标表" in text


def test_without_a_table_of_projects_coverage_is_not_claimed(corpus: Corpus) -> None:
    text = said(TargetsReport(corpus, INVENTED).money())
    assert "没有读到项目支出表，无从核对" in text


def test_peers_are_ranked_by_their_mean(report: TargetsReport) -> None:
    rows = texts(table(report.peers(), "各部门（单位）的平均分"))
    assert {row[1] for row in rows} == {"阳泉市财政局", "晋城市测试局"}
    assert "本材料列第" in said(report.peers())


def test_a_group_and_everything(corpus: Corpus) -> None:
    assert figures(TargetsReport(corpus).masthead())["目标表"] == "6"
    assert figures(TargetsReport(corpus, group="阳泉").masthead())["目标表"] == "5"


def test_nothing_chosen_is_said(corpus: Corpus) -> None:
    nothing = TargetsReport(corpus, group="无此部门")
    assert figures(nothing.masthead())["平均得分"] == "—"
    for name in ("make_up", "items", "forms", "remarks", "money"):
        assert said(getattr(nothing, name)()).startswith("没有")


def test_an_unknown_disclosure_is_an_error(corpus: Corpus) -> None:
    with pytest.raises(UsageError, match="没有公开材料"):
        TargetsReport(corpus, "2024-无此局-unit-budget")


def test_a_form_with_outputs_and_effects_that_count_is_measured() -> None:
    count = Indicator("场次", "≥3场", "产出指标", "数量指标", kind="threshold")
    effect = Indicator("差错率", "≤3%", "效益指标", "社会效益指标", kind="threshold")
    vague = Indicator("条件", "改善", "效益指标", "社会效益指标")
    assert unmeasured(Form(indicators=(count, effect))) == ()
    assert unmeasured(Form(indicators=(count, vague))) == ("效益",)
    assert unmeasured(Form(indicators=(vague,))) == ("产出", "效益")


def test_nothing_is_said_of_a_damaged_form() -> None:
    vague = Indicator("条件", "改善", "效益指标", "社会效益指标")
    assert unmeasured(Form(indicators=(vague,), damaged=True)) == ()
    assert unmeasured(Form()) == ()


def points(item_id: str, points: int, assessable: int, whole: int) -> ItemPoints:
    return ItemPoints(item_id, Decimal(points), Decimal(assessable), Decimal(whole))


def test_an_item_that_can_hardly_be_judged_is_not_called_the_best() -> None:
    text = compared(
        [
            points("form_completeness", 80, 90, 100),
            points("goal_clarity", 50, 90, 100),
            points("conditions", 9, 9, 100),
        ]
    ).plain()
    assert "半数以上分值可评判的 2 项中" in text
    assert "最高的是规范完整性（89%）" in text
    assert "条件充分性最难由公开文字判断，可评分值只占 9%" in text


def test_what_could_not_be_judged_takes_its_own_part_of_the_bar(report: TargetsReport) -> None:
    (picture,) = pictures(report.items())
    heads, *rows = picture.numbers
    assert [str(head).partition("（")[0] for head in heads[1:4]] == ["得分", "失分", "未能评判"]
    for row in rows:
        whole = sum((Decimal(str(value)) for value in row[1:4]), Decimal(0))
        assert abs(whole - 100) <= Decimal("0.2")
    assert picture.alt.startswith("半数以上分值可评判的")


def test_the_grid_says_where_most_forms_are_poor(report: TargetsReport) -> None:
    (picture,) = pictures(report.forms())
    assert picture.alt.startswith("图中 5 张目标表里，")


def form(*indicators: Indicator, funds: int | None = 100, damaged: bool = False) -> Form:
    known = {} if funds is None else {"annual": Decimal(funds)}
    return Form(indicators=indicators, funds_yuan=known, damaged=damaged)


VAGUE = Indicator("条件", "改善", "效益指标", "社会效益指标")


@pytest.mark.parametrize(
    ("forms", "words"),
    [
        ([form(damaged=True), form()], "读取有缺损的 1 张、没有读到指标的 1 张不作判断。"),
        ([form(VAGUE), form()], "没有读到指标的 1 张不作判断。"),
        ([form(VAGUE)], ""),
    ],
)
def test_forms_that_cannot_be_judged_are_counted(forms: list[Form], words: str) -> None:
    assert _left(forms) == words


@pytest.mark.parametrize(
    ("found", "judged", "words"),
    [
        ([100], [300], "涉及 0.01 万元，占 25.0%"),
        ([100, None], [], "涉及 0.01 万元（其中 1 个没有读到资金）"),
        ([100], [None], "涉及 0.01 万元"),
        ([None], [], "年度资金都没有读到"),
    ],
)
def test_money_that_was_not_read_is_no_zero(
    found: list[int | None], judged: list[int | None], words: str
) -> None:
    weak = [form(VAGUE, funds=yuan) for yuan in found]
    others = [form(VAGUE, funds=yuan) for yuan in judged]
    assert _involved(weak, [*weak, *others]) == words


def test_disclosures_without_a_form_are_named(corpus: Corpus) -> None:
    subject = TargetsReport(corpus)._subject
    assert list(_without(subject)) == []
    subject.__dict__["reviewed"] = tuple(
        own for own in subject.reviewed if own.form.disclosure_id != YANGQUAN
    )
    (said_of,) = _without(subject)
    assert said_of.kind == "missing"
    assert "另有 1 份材料没有读到绩效目标表（阳泉市财政局）" in said_of.plain()
