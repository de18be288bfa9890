"""Time: the project's period, its dates, and the whole period against the year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from budgetkit.quality.context import Context
from budgetkit.quality.model import NOTHING, Form, Indicator, Remark, Status, Verdict
from budgetkit.quality.outcome import PASSED, Outcome, fail, says, unclear, warn
from budgetkit.quality.wording import bare, yuan_text

_PERIOD_YEARS = re.compile(r"([0-9]{1,3})年")
_POINTED = re.compile(r"(?:19|20)[0-9]{2}[.][0-9]{1,2}(?![0-9])")
"""2023.07 is a month, which the grammar leaves a number."""
_MARKS = re.compile(r"[,.;:。、，；：]")
_LONGEST_YEARS = 50
_CUT_SHORT = 100
_CALENDAR_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?=[年.\-/至到—~]|$|[01][0-9](?![0-9]))")
"""Letters after which a form may cut a text; a shorter goal that ends early is another one."""
_FIRST_YEAR, _LAST_YEAR = 1990, 2100
_COUNTED = ("threshold", "exact", "frequency", "approximate")


def period_years(form: Form) -> int | None:
    """Return the length of the project's period in years, None where it is not printed so.

    Of a period from one date to another the calendar years that it touches.
    """
    period = bare(form.period or "")
    if found := _PERIOD_YEARS.fullmatch(period):
        return int(found[1])
    named = [int(year) for year in _CALENDAR_YEAR.findall(period)]
    return named[1] - named[0] + 1 if len(named) == 2 and named[0] <= named[1] else None


def period_99(form: Form, context: Context) -> Verdict:
    """The period is a real one."""
    years = period_years(form)
    if years is None:
        return NOTHING
    if years < _LONGEST_YEARS:
        return says(PASSED, ())
    return says(warn(f"项目期填为 {years} 年"), [form.quoting(f"项目期：{form.period}")])


def date_outside_year(indicator: Indicator, form: Form, context: Context) -> Outcome | None:
    """A date of the year's half lies in the fiscal year."""
    if (indicator.unit or "").startswith("次年") and indicator.phase == "annual":
        return warn(f"“{indicator.text}”晚于预算年度")
    years = dated_years(indicator)
    if not years or form.fiscal_year is None or indicator.phase != "annual":
        return None
    if max(years) < form.fiscal_year:
        return fail(f"“{indicator.text}”早于预算年度 {form.fiscal_year} 年")
    if max(years) > form.fiscal_year:
        return warn(f"“{indicator.text}”晚于预算年度 {form.fiscal_year} 年")
    return PASSED


def dated_years(indicator: Indicator) -> list[int]:
    """Return the calendar years that a value names."""
    if indicator.kind not in ("date", "period", "range"):
        return []
    values = [value for value in (indicator.low, indicator.high) if value is not None]
    if "年" not in (indicator.unit or "") and not _POINTED.match(bare(indicator.text)):
        return []
    years = [int(str(int(value))[:4]) for value in values if value >= _FIRST_YEAR]
    return [year for year in years if _FIRST_YEAR <= year <= _LAST_YEAR]


def halves_copied(form: Form, context: Context) -> Verdict:
    """A project of several years has other goals for the whole than for one year."""
    years = period_years(form)
    if years is None or years < 2:
        return NOTHING
    if len(form.halves) < 2:
        return _goals_copied(form, years, context)
    if form.damaged:
        return says(unclear("读取有损失，两栏不能比较"), [])
    annual, whole = (_content(form.halves[p]) for p in ("annual", "implementation"))
    if annual != whole or not _same_goal(form):
        return says(PASSED, ())
    words = f"项目期 {years} 年，实施期与年度的目标和 {len(annual)} 个指标完全相同"
    return says(warn(words), [form.quoting(f"{form.title}：{form.period}")])


def _goals_copied(form: Form, years: int, context: Context) -> Verdict:
    """Of a form with one list of indicators the two goals tell."""
    goals = [_bare(form.texts.get(f"goal_{phase}", "")) for phase in ("annual", "implementation")]
    if not all(goals):
        return NOTHING
    if goals[0] != goals[1] or len(goals[0]) < context.lexicon.limits["goal_length"]:
        return says(PASSED, ())
    words = f"项目期 {years} 年，实施期目标与年度目标完全相同"
    return says(warn(words), [form.quoting(f"{form.title}：{form.period}")])


def _content(half: tuple[Indicator, ...]) -> set[tuple[str, str]]:
    return {(_bare(own.name), bare(own.text)) for own in half}


def _same_goal(form: Form) -> bool:
    """Whether the goals are equal, or one is the other cut short by the form's field."""
    short, long = sorted(
        (_bare(form.texts.get(f"goal_{phase}", "")) for phase in ("annual", "implementation")),
        key=len,
    )
    return short == long or (len(short) >= _CUT_SHORT and long.startswith(short))


def _bare(text: str) -> str:
    return _MARKS.sub("", bare(text))


def implementation_smaller(form: Form, context: Context) -> Verdict:
    """Money and quantities of the whole period are at least those of the year."""
    remarks = [*_smaller_funds(form), *_smaller_quantities(form)]
    compared = len(form.halves) > 1 or _both_funds(form) is not None
    return Verdict(max(int(compared), len(remarks)), tuple(remarks))


def _both_funds(form: Form) -> tuple[object, object] | None:
    both = form.funds_yuan.get("implementation"), form.funds_yuan.get("annual")
    return both if None not in both else None


def _smaller_funds(form: Form) -> Iterator[Remark]:
    whole, annual = form.funds_yuan.get("implementation"), form.funds_yuan.get("annual")
    if whole is not None and annual is not None and whole < annual:
        words = f"实施期资金 {yuan_text(whole)} 元小于年度资金 {yuan_text(annual)} 元"
        yield Remark(Status.FAIL, words, (form.quoting(words),))


def _smaller_quantities(form: Form) -> Iterator[Remark]:
    halves = form.halves
    whole = {_what(own): own for own in halves.get("implementation", ())}
    for own in halves.get("annual", ()):
        other = whole.get(_what(own))
        if other is None or not (_is_floor(own) and _is_floor(other)):
            continue
        if other.number is not None and own.number is not None and other.number < own.number:
            words = f"{own.name}：实施期 {other.text}，小于年度 {own.text}"
            yield Remark(Status.FAIL, words, (other.evidence, own.evidence), own)


def _what(own: Indicator) -> tuple[str | None, str, str | None, str | None]:
    return own.level2, bare(own.name), own.unit, own.per


def _is_floor(own: Indicator) -> bool:
    """Whether the value is a quantity of which more is more."""
    return own.level2 == "数量指标" and own.kind in _COUNTED and own.comparator not in ("<", "<=")
