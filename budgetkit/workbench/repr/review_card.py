"""What targets and their review show of themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from budgetkit.quality.catalogue import rubric
from budgetkit.quality.masking import hide, masked
from budgetkit.quality.model import Form, Remark, Severity, Status
from budgetkit.quality.records import PERSONAL
from budgetkit.quality.review import FormReview
from budgetkit.quality.scoring import Mark
from budgetkit.quality.wording import yuan_text
from budgetkit.workbench.repr.card import Card, Section

if TYPE_CHECKING:
    from budgetkit.workbench.targets import TargetReview, Targets

STATUSES = {
    Status.PASS: "符合",
    Status.WARN: "提示",
    Status.FAIL: "不符",
    Status.NOT_ASSESSABLE: "无法判断",
}
_SEVERITIES = tuple(Severity)
"""The gravest first; ``fail`` sorts before ``warn``."""
NO_GRADE = "可评分值不足，不定级"
_SHOWN = 30
_CEILINGS = "整张表有严重问题的审核项得分封顶，不由其他规则抵消；“无法评”是公开材料不能判断的分值。"
_WORDS = 100


def targets_card(targets: Targets) -> Card:
    """Return what a set of forms shows of itself."""
    records = targets.records
    quantified = [own.is_quantified for form in records for own in form.main]
    share = f"{sum(quantified) / len(quantified):.0%}" if quantified else "无指标"
    pairs = [
        ("目标表", f"{len(records)} 张"),
        ("指标", f"{len(targets.indicators)} 个"),
        ("未解析的指标值", f"{len(targets.unparsed)} 种，{targets.unparsed['count'].sum()} 次"),
        ("可量化", share),
    ]
    rows = [_form_row(form) for form in records[:_SHOWN]]
    note = f"另有 {len(records) - _SHOWN} 张未列出。" if len(records) > _SHOWN else ""
    columns = ("序号", "项目", "年度资金（元）", "年度指标", "读取")
    return Card("绩效目标", pairs, [Section("目标表", columns, rows, note)])


def _form_row(form: Form) -> tuple[str, ...]:
    funds = yuan_text(form.funds) if form.funds is not None else "未识别"
    read = "有缺损" if form.damaged else "完整"
    return (str(form.form_no), masked(form.title), funds, str(len(form.main)), read)


def review_card(review: TargetReview) -> Card:
    """Return what a review shows: grades, scores by item, and the reasons."""
    forms = review.result.forms
    grades = Counter(own.score.grade or "不定级" for own in forms)
    pairs = [
        ("评分方案", f"{review.result.profile.zh}（{review.result.profile.source}）"),
        ("目标表", f"{len(forms)} 张"),
        ("等级", "，".join(f"{grade} {count}" for grade, count in grades.items()) or "无"),
        *_coverage_pairs(review),
    ]
    sections = [_scores(forms), _reasons(review)]
    return Card("绩效目标质量审核", pairs, sections)


def _coverage_pairs(review: TargetReview) -> Iterator[tuple[str, str]]:
    for own in review.coverage.values():
        share = f"，资金占 {own.money_share:.1%}" if own.money_share is not None else ""
        yield "有目标表的项目", f"{own.covered}/{own.projects} 个{share}"


def _scores(forms: tuple[FormReview, ...]) -> Section:
    columns = ("序号", "项目", "得分", "等级", *(item.name for item in rubric().values()), "无法评")
    rows = [_score_row(own) for own in forms[:_SHOWN]]
    note = f"另有 {len(forms) - _SHOWN} 张，见 scores。" if len(forms) > _SHOWN else ""
    return Section("得分（各项为得分占可评分值的比例）", columns, rows, f"{_CEILINGS}{note}")


def _score_row(own: FormReview) -> tuple[str, ...]:
    score = own.score
    items = (
        f"{item.points / item.points_assessable:.0%}" if item.points_assessable else "—"
        for item in score.items
    )
    total = "—" if score.score is None else str(score.score)
    head = (str(own.form.form_no), masked(own.form.title), total, score.grade or NO_GRADE)
    return (*head, *items, f"{score.not_assessable_share:.0%}")


def _reasons(review: TargetReview) -> Section:
    found = [
        (own, mark, remark)
        for own in review.result.forms
        for mark, remark in own.remarks(Status.FAIL, Status.WARN)
    ]
    found.sort(key=lambda entry: (_SEVERITIES.index(entry[1].rule.severity), entry[2].status))
    rows = [reason_row(*entry, show_personal=review.show_personal) for entry in found[:_SHOWN]]
    note = f"另有 {len(found) - _SHOWN} 条，见 remarks。" if len(found) > _SHOWN else ""
    return Section(
        "理由", ("序号", "审核项", "结论", "问题", "原文", "位置", "怎样更好"), rows, note
    )


def reason_row(
    own: FormReview, mark: Mark, remark: Remark, *, show_personal: bool
) -> tuple[str, ...]:
    """Return one remark as texts; personal data hidden unless ``show_personal``."""
    quote = "；".join(evidence.quote for evidence in remark.evidence)
    shown = remark.reason, quote
    if not show_personal:
        hidden = mark.rule.rule_id == PERSONAL
        shown = masked(remark.reason), hide(quote) if hidden else masked(quote)
    where = remark.evidence[0].where if remark.evidence else ""
    item = rubric()[mark.rule.item_id].name
    return (
        str(own.form.form_no), item, STATUSES[remark.status], shown[0], _cut(shown[1]), where,
        mark.rule.better,
    )  # fmt: skip


def _cut(text: str) -> str:
    return text if len(text) <= _WORDS else f"{text[:_WORDS]}…"
