"""The top of a report on targets: how many there are, and how they do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from budgetkit.quality.benchmarks import Share, benchmark
from budgetkit.quality.coverage import Coverage
from budgetkit.reports.blocks import Masthead, Section, Sentence
from budgetkit.reports.targets.makeup import is_quantified
from budgetkit.reports.targets.subject import Subject
from budgetkit.reports.targets.whole import mean_score
from budgetkit.reports.words import BLANK, listed

_GRADES = ("优", "良", "中", "差")
_NAMED = 5


def masthead(subject: Subject) -> Section:
    """Return title, main figures, and what the scores rest on."""
    top = Masthead(_title(subject), _subtitle(subject), _figures(subject), "主要数字")
    if not subject.reviewed:
        return Section((top, Sentence(("没有绩效目标表。",), "missing")))
    return Section((top, _grades(subject), *_without(subject), _basis(subject)))


def _title(subject: Subject) -> str:
    if subject.disclosure_id:
        return f"{subject.agency or '名称未识别'}的绩效目标"
    return f"绩效目标：{subject.group}" if subject.group else "全部绩效目标"


def _subtitle(subject: Subject) -> str:
    profile = subject.review.result.profile
    if not subject.disclosure_id:
        count = len({own.form.disclosure_id for own in subject.reviewed})
        return f"{count} 份公开材料 · {profile.zh}"
    year = subject.corpus[subject.disclosure_id].fiscal_year
    return f"{year or '年度未识别'} 年 · {profile.zh}"


def _figures(subject: Subject) -> tuple[tuple[str, str, str], ...]:
    forms = [own.form for own in subject.reviewed]
    indicators = [own for form in forms for own in form.main]
    quantified = next(filter(is_quantified, benchmark(forms)), None)
    mean = mean_score(subject.reviewed)
    graded = sum(own.score.grade is not None for own in subject.reviewed)
    return (
        ("目标表", f"{len(forms)}", f"张，{sum(form.damaged for form in forms)} 张读取有缺损"),
        ("年度指标", f"{len(indicators)}", "个，没有年度指标的表取实施期的"),
        ("可量化", *_quantified(quantified)),
        ("平均得分", BLANK if mean is None else f"{mean:.1f}", f"分（满分 100），{graded} 张定级"),
        ("未能评判", _not_assessable(subject), "占审核表分值，不计入得分"),
        ("有目标表的项目", *_covered(subject)),
    )


def _quantified(share: Share | None) -> tuple[str, str]:
    if share is None or share.share_pct is None:
        return BLANK, "没有有值的指标"
    return f"{share.share_pct:.1f}%", f"{share.of} 个有值的指标中，值为数、日期、期限或频次"


def _not_assessable(subject: Subject) -> str:
    shares = [own.score.not_assessable_share for own in subject.reviewed]
    return f"{100 * sum(shares) / len(shares):.0f}%" if shares else BLANK


def _covered(subject: Subject) -> tuple[str, str]:
    found = coverage_of(subject)
    if not found:
        return BLANK, "没有读到项目支出表"
    covered, projects = (
        sum(getattr(own, name) for own in found) for name in ("covered", "projects")
    )
    tables = f"{len(found)} 份" if len(found) > 1 else ""
    return f"{covered}/{projects}", f"个，按{tables}项目支出表"


def coverage_of(subject: Subject) -> list[Coverage]:
    """Return the coverage of each chosen disclosure that has a table of projects."""
    chosen = {own.form.disclosure_id for own in subject.reviewed}
    return [own for name, own in subject.review.coverage.items() if name in chosen]


def _grades(subject: Subject) -> Sentence:
    counts = Counter(own.score.grade for own in subject.reviewed)
    told = listed(f"{grade} {counts[grade]} 张" for grade in _GRADES if counts[grade])
    left = f"；{counts[None]} 张可评分值不足，不定级" if counts[None] else ""
    return Sentence((f"等级：{told or '无'}{left}。",))


def _without(subject: Subject) -> Iterator[Sentence]:
    """Disclosures of which no form was read: they are in none of these figures."""
    having = {own.form.disclosure_id for own in subject.reviewed}
    without = [name for name in subject.chosen if name not in having]
    if without:
        agencies = [subject.corpus[name].agency_name or "名称未识别" for name in without[:_NAMED]]
        more = "等" if len(without) > _NAMED else ""
        text = (
            f"另有 {len(without)} 份材料没有读到绩效目标表（{listed(agencies)}{more}），"
            "不在以下数字之内：可能没有公开，也可能未能识别。"
        )
        yield Sentence((text,), "missing")


def _basis(subject: Subject) -> Sentence:
    source = subject.review.result.profile.source
    text = (
        f"得分由机器按公开的文字得出，依据{source}；每一条都列出理由和原文，"
        "引用前请对照原件。没有公开、无法判断的分值不计入得分，也不算合格。"
    )
    return Sentence((text,), "note")
