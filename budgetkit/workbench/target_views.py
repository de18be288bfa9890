"""What the notebook on target quality shows: tables whose quotes hide personal data."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from budgetkit.quality.benchmarks import MEASURES, baseline, benchmark
from budgetkit.quality.catalogue import rubric
from budgetkit.quality.masking import masked
from budgetkit.quality.model import Form, Status
from budgetkit.quality.review import FormReview
from budgetkit.quality.wording import yuan_text
from budgetkit.workbench.repr.card import Card, Section
from budgetkit.workbench.repr.html import card_html
from budgetkit.workbench.repr.review_card import NO_GRADE, reason_row
from budgetkit.workbench.repr.terminal import card_text

if TYPE_CHECKING:
    from budgetkit.workbench.targets import TargetReview, Targets

_KEYS = {"quantified": "能", "not_quantified": "不能", "qualitative": "定性"}
_OUTCOMES = ("数量指标", "质量指标")
_EFFECTS = "效益指标"
_REASONS = 4


@dataclass(frozen=True)
class View:
    """A card that shows itself in a notebook."""

    card: Card

    def __repr__(self) -> str:
        return card_text(self.card)

    def _repr_html_(self) -> str:
        return card_html(self.card)


def make_up(targets: Targets, others: Targets | None = None) -> View:
    """Return the make-up of the indicators beside the baseline and other forms."""
    found = benchmark(targets.records, others.records if others else ())
    rows = [
        (
            MEASURES[own.measure],
            _KEYS.get(own.key, own.key),
            str(own.count),
            *(_pct(share) for share in (own.share_pct, own.others_pct, own.baseline_pct)),
        )
        for own in found
    ]
    columns = ("方面", "类别", "个数", "占比", "语料库", "基线")
    note = f"基线：{baseline().source}（{baseline().date} 年，近似值）。"
    return View(Card("指标的构成", [], [Section("构成", columns, rows, note)]))


def _pct(share: float | None) -> str:
    return "—" if share is None else f"{share:.1f}%"


def by_item(review: TargetReview) -> View:
    """Return the points of each item of the rubric over all forms."""
    rows = [_item_row(item_id, review.result.forms) for item_id in rubric()]
    columns = ("板块", "审核项", "得分率", "可评分值占比", "问的是什么")
    return View(Card("各审核项得分", [], [Section("全部目标表合计", columns, rows)]))


def _item_row(item_id: str, forms: Sequence[FormReview]) -> tuple[str, ...]:
    item = rubric()[item_id]
    own = [score for form in forms for score in form.score.items if score.item_id == item_id]
    points, assessable, whole = (
        sum((getattr(score, name) for score in own), Decimal(0))
        for name in ("points", "points_assessable", "points_max")
    )
    return (item.block, item.name, _share(points, assessable), _share(assessable, whole),
            item.question)  # fmt: skip


def _share(part: Decimal, whole: Decimal) -> str:
    return f"{part / whole:.0%}" if whole else "—"


def extremes(review: TargetReview, count: int = 3) -> View:
    """Return the worst and the best forms, each with its first reasons and quotes."""
    ranked = sorted(
        (own for own in review.result.forms if own.score.grade is not None),
        key=lambda own: own.score.score or Decimal(0),
    )
    worst, best = ranked[:count], ranked[::-1][:count]
    left = len(review.result.forms) - len(ranked)
    note = [f"{left} 张目标表{NO_GRADE}，不参加排列。"] if left else []
    chosen = [(f"得分最低：{_title(own)}", own) for own in worst]
    chosen += [(f"得分最高：{_title(own)}", own) for own in best if own not in worst]
    sections = [_reasons(title, own, review.show_personal) for title, own in chosen]
    return View(Card("最低与最高", [], sections, note))


def _title(own: FormReview) -> str:
    return f"{masked(own.form.title)}（{own.score.score} 分，{own.score.grade}）"


def _reasons(title: str, own: FormReview, show_personal: bool) -> Section:
    found = own.remarks(Status.FAIL) + own.remarks(Status.WARN)
    rows = [
        reason_row(own, mark, remark, show_personal=show_personal)[1:]
        for mark, remark in found[:_REASONS]
    ]
    left = len(found) - len(rows)
    note = f"另有 {left} 条。" if left > 0 else "" if rows else "没有发现问题。"
    return Section(title, ("审核项", "结论", "问题", "原文", "位置", "怎样更好"), rows, note)


def unmeasured(targets: Targets) -> View:
    """Return the money of forms without any measurable output, or without measurable effect."""
    found = [(form, missing) for form in targets.records if (missing := _unmeasured(form))]
    rows = [
        (form.agency or "", masked(form.title), _funds(form), "、".join(missing))
        for form, missing in sorted(found, key=lambda own: -(own[0].funds or 0))
    ]
    whole = sum((form.funds or Decimal(0) for form in targets.records), Decimal(0))
    part = sum((form.funds or Decimal(0) for form, _ in found), Decimal(0))
    pairs = [("涉及资金", f"{yuan_text(part)} 元，占 {_share(part, whole)}")]
    columns = ("部门（单位）", "项目", "年度资金（元）", "没有可衡量的")
    return View(Card("没有可衡量产出或效益的资金", pairs, [Section("项目", columns, rows)]))


def _unmeasured(form: Form) -> list[str]:
    """What a form has no measurable indicator for; nothing where its reading was damaged."""
    measured = [own for own in form.main if own.is_quantified]
    if form.damaged or not form.main:
        return []
    output = any(own.level2 in _OUTCOMES for own in measured)
    effect = any(own.level1 == _EFFECTS for own in measured)
    return [name for name, has in (("产出", output), ("效益", effect)) if not has]


def _funds(form: Form) -> str:
    return "未识别" if form.funds is None else yuan_text(form.funds)


def peers(review: TargetReview) -> View:
    """Return the mean score of each agency and year, best first."""
    scores: dict[tuple[str, str], list[Decimal]] = defaultdict(list)
    for own in review.result.forms:
        if own.score.score is not None and own.score.grade is not None:
            year = str(own.form.fiscal_year or "")
            scores[own.form.agency or "未识别", year].append(own.score.score)
    means = {key: sum(own, Decimal(0)) / len(own) for key, own in scores.items()}
    rows = [
        (str(rank), *key, str(len(scores[key])), f"{mean:.1f}")
        for rank, (key, mean) in enumerate(sorted(means.items(), key=lambda own: -own[1]), 1)
    ]
    note = "各地目标表的栏目不同，可评的分值也不同；只宜在同一版式、同一范围之间比较。"
    columns = ("名次", "部门（单位）", "年度", "定级的表", "平均分")
    return View(Card("与其他部门（单位）比较", [], [Section("平均分", columns, rows, note)]))
