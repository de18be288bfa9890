"""Money that no measurable output or effect stands against, and projects without a form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from budgetkit.quality.masking import masked
from budgetkit.quality.measurable import unmeasured
from budgetkit.quality.model import Form
from budgetkit.reports.blocks import Block, Column, Row, Section, Sentence, Table
from budgetkit.reports.numbers import money as money_text
from budgetkit.reports.targets.overview import coverage_of
from budgetkit.reports.targets.subject import Subject
from budgetkit.reports.words import BLANK, listed

_COLUMNS = (Column("项目"), Column("年度资金", "number"), Column("没有可衡量的", "short"))
_PROJECTS = (Column("项目"), Column("金额", "number"))
_OPEN = 12


def money(subject: Subject) -> Section:
    """Return forms with money but nothing measurable, then projects without a form."""
    if not subject.reviewed:
        return Section((Sentence(("没有绩效目标表。",), "missing"),))
    return Section((*_unmeasured(subject), *_without_form(subject)))


def _unmeasured(subject: Subject) -> Iterator[Block]:
    forms = [own.form for own in subject.reviewed]
    found = [(form, missing) for form in forms if (missing := unmeasured(form))]
    judged = [form for form in forms if form.main and not form.damaged]
    left = _left(forms)
    if not judged:
        yield Sentence((f"有没有可衡量的产出和效益指标，无从判断：{left}",), "missing")
        return
    if not found:
        yield Sentence((f"能判断的 {len(judged)} 个项目都有可衡量的产出和效益指标。{left}",))
        return
    text = (
        f"能判断的 {len(judged)} 个项目中，{len(found)} 个没有可衡量的产出或效益指标，"
        f"{_involved([form for form, _ in found], judged)}。{left}"
    )
    yield Sentence((text,))
    ordered = sorted(found, key=lambda own: -(own[0].funds or 0))
    rows = tuple(
        Row((subject.name(form), _funds(form), listed(missing))) for form, missing in ordered
    )
    folded = f"这 {len(rows)} 个项目" if len(rows) > _OPEN else None
    yield Table("没有可衡量产出或效益的资金", _COLUMNS, rows, folded=folded)


def _left(forms: Sequence[Form]) -> str:
    """Which forms are not judged, lest they be taken for good ones."""
    damaged = sum(form.damaged for form in forms)
    empty = sum(not form.main and not form.damaged for form in forms)
    told = [f"读取有缺损的 {damaged} 张"] if damaged else []
    told += [f"没有读到指标的 {empty} 张"] if empty else []
    return f"{listed(told)}不作判断。" if told else ""


def _involved(found: Sequence[Form], judged: Sequence[Form]) -> str:
    """The money of some forms, with its share where all have an amount."""
    without = sum(form.funds is None for form in found)
    if without == len(found):
        return "年度资金都没有读到"
    part, whole = _sum(found), _sum(judged)
    if any(form.funds is None for form in judged):
        return f"涉及 {money_text(part)}" + (
            f"（其中 {without} 个没有读到资金）" if without else ""
        )
    return f"涉及 {money_text(part)}" + (f"，占 {100 * part / whole:.1f}%" if whole else "")


def _without_form(subject: Subject) -> Iterator[Block]:
    found = coverage_of(subject)
    unknown = len({own.form.disclosure_id for own in subject.reviewed}) - len(found)
    rest = f"另有 {unknown} 份材料没有读到项目支出表，无从核对。" if unknown else ""
    missing = [own for each in found for own in each.missing]
    if not found:
        yield Sentence(("有没有项目缺少目标表：没有读到项目支出表，无从核对。",), "missing")
    elif not missing:
        yield Sentence((f"项目支出表列出的项目都有目标表。{rest}",))
    else:
        yield Sentence((f"项目支出表中有 {len(missing)} 个项目没有同名的目标表。{rest}",))
        rows = tuple(Row((masked(own.name), _yuan(own.amount_yuan))) for own in missing)
        folded = f"没有目标表的 {len(rows)} 个项目" if len(rows) > _OPEN else None
        yield Table("没有目标表的项目", _PROJECTS, rows, folded=folded)


def _sum(forms: Iterable[Form]) -> Decimal:
    return sum((form.funds or Decimal(0) for form in forms), Decimal(0))


def _funds(form: Form) -> str:
    return _yuan(form.funds)


def _yuan(value: Decimal | None) -> str:
    return BLANK if value is None else money_text(value)
