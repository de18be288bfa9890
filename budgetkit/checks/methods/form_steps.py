"""When the steps of a project are done: one after the other, and as planned."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from budgetkit.checks.catalogue import Rule
from budgetkit.checks.forms import Form, Indicator, Text
from budgetkit.checks.labels import bare
from budgetkit.checks.ledger import Ledger
from budgetkit.checks.model import Nature
from budgetkit.checks.outcome import Observation, Passed, Yield
from budgetkit.text import compact

_YEAR = r"(?:(?P<year>20[0-9]{2})年|(?P<next>次年|第二年))?"
_MOMENT = re.compile(
    rf"^(?:每年|≤)?{_YEAR}(?P<first>[0-9]{{1,2}})月?(?:[-—~至到](?P<last>[0-9]{{1,2}})月|月)"
    r"(?:份|初|底|末|中旬|上旬|下旬)?(?P<before>之?前)?(?:完成)?$"
)
_RANGE = re.compile(r"(?<![0-9])([0-9]{1,2})月?[-—~至到]([0-9]{1,2})月")
_FROM_TO = re.compile(
    r"(?<![0-9])([0-9]{1,2})月份?[底初]?(?:开始|起|启动)[^。;；]{0,20}?"
    r"([0-9]{1,2})月份?[底末]?(?:之?前)?[^。;；,，]{0,6}完成"
)
_SENTENCE = re.compile(r"[^。;；]+")
_OTHERWISE = re.compile(r"完成|支付|付款|验收|投入使用|支出")
_SAID = re.compile(r"时间|日期|时限|工作|组织|开展|完成|各类|20[0-9]{2}年")
_VERB = re.compile(
    r"^.*(?:开展|组织|进行|做好|完成|实施|选取|[年度对象的及和与、])(?=[\u4e00-\u9fff]{3})"
)
_ACTIVITY = re.compile(
    r"[\u4e00-\u9fff]{2,10}?(?:评价|监控|审核|检查|审查|核查|培训|考核|采购|施工|编制|调查|巡查)"
)
_FEWEST = 4
_MONTHS_OF_A_YEAR = 12
_Months = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Step:
    """An indicator that dates a step; months counted from the year 0, bounds included."""

    indicator: Indicator
    place: int
    subject: str
    first: int
    last: int
    is_deadline: bool


def order(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """No step of a project is dated before the step that goes before it."""
    for form in ledger.forms:
        dated = list(_dated(form))
        for chain in rule.options["chains"] if len(dated) > 1 else ():
            steps = _steps(dated, chain, ledger.fiscal_year or 0)
            for one, other in combinations(steps, 2):
                earlier, later = sorted((one, other), key=lambda step: step.place)
                if earlier.place != later.place and earlier.subject == later.subject:
                    yield _in_order(form, earlier, later)


def _dated(form: Form) -> Iterator[tuple[Indicator, re.Match[str]]]:
    for each in form.indicators:
        moment = _MOMENT.match(compact(each.value_text)) if each.phase == "annual" else None
        if moment:
            yield each, moment


def _steps(
    dated: Sequence[tuple[Indicator, re.Match[str]]], chain: Sequence[str], fiscal_year: int
) -> list[_Step]:
    found = (_step(each, moment, chain, fiscal_year) for each, moment in dated)
    return [step for step in found if step]


def _step(
    indicator: Indicator, moment: re.Match[str], chain: Sequence[str], fiscal_year: int
) -> _Step | None:
    name = bare(indicator.name)
    places = [at for at, words in enumerate(chain) if re.search(words, name)]
    if not places:
        return None
    year = int(moment["year"] or fiscal_year + bool(moment["next"])) * _MONTHS_OF_A_YEAR
    first, last = int(moment["first"]), int(moment["last"] or moment["first"])
    is_deadline = bool(moment["before"]) or "≤" in indicator.value_text
    rest = _SAID.sub("", re.sub("|".join(chain), "", name))
    return _Step(indicator, places[-1], rest, year + first, year + last, is_deadline)


def _in_order(form: Form, earlier: _Step, later: _Step) -> Yield:
    # A deadline says nothing of the beginning: only two deadlines are held together.
    starts = earlier.last if later.is_deadline else earlier.first
    is_known = later.is_deadline == earlier.is_deadline
    if not is_known or later.last >= starts:
        return Passed()
    return Observation(
        f"“{form.project}”的“{later.indicator.name}”为 {later.indicator.value_text}，"
        f"早于“{earlier.indicator.name}”的 {earlier.indicator.value_text}",
        (later.indicator.evidence, earlier.indicator.evidence),
        nature=Nature.UNDETERMINED,
        actual=later.indicator.value_text,
    )


def planned(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """The one period that a plan has is that of the one indicator of its activity."""
    for form in ledger.forms:
        plan = form.texts.get("plan")
        told = _periods(plan) if plan else []
        for activity in rule.options["activities"] if len(told) == 1 else ():
            timed = [each for each in form.indicators if _is_timed(each, activity)]
            sentence, quote, period = told[0]
            if plan and len(timed) == 1 and re.search(activity, sentence):
                yield _as_planned(form, plan, timed[0], quote, period)


def _is_timed(indicator: Indicator, activity: str) -> bool:
    """Whether an annual indicator says from when to when an activity goes on."""
    name = bare(indicator.name)
    return (
        indicator.phase == "annual"
        and re.search(activity, name) is not None
        and not _OTHERWISE.search(name)
        and _period_of(indicator) is not None
    )


def _period_of(indicator: Indicator) -> _Months | None:
    found = _MOMENT.match(compact(indicator.value_text))
    if found is None or found["before"] or "≤" in indicator.value_text:
        return None
    return int(found["first"]), int(found["last"] or found["first"])


def _periods(text: Text) -> list[tuple[str, str, _Months]]:
    """Sentences that say from when to when, with these words and the months."""
    return [
        (sentence.group(), found.group(), (int(found[1]), int(found[2])))
        for sentence in _SENTENCE.finditer(text.words)
        for pattern in (_RANGE, _FROM_TO)
        for found in pattern.finditer(sentence.group())
    ]


def _as_planned(form: Form, plan: Text, indicator: Indicator, quote: str, period: _Months) -> Yield:
    if _period_of(indicator) == period:
        return Passed()
    return Observation(
        f"“{form.project}”的{plan.label}写“{quote}”，指标“{indicator.name}”"
        f"为 {indicator.value_text}",
        (indicator.evidence, plan.quoting(quote)),
        nature=Nature.UNDETERMINED,
        expected=f"{period[0]}月至{period[1]}月",
        actual=indicator.value_text,
    )


def repeated(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """A plan that names an activity twice names one period, or two that do not overlap."""
    for form in ledger.forms:
        plan = form.texts.get("plan")
        for one, other in combinations(_clauses(plan), 2) if plan else ():
            shared = _shared_activity(one[0], other[0])
            if not shared:
                continue
            if one[1] == other[1] or not _overlap(one[1], other[1]):
                yield Passed()
            elif plan:
                yield _twice(form, plan, shared, one[1], other[1])


def _clauses(plan: Text) -> list[tuple[str, _Months]]:
    """The plan's text from one range of months to the next."""
    marks = list(_RANGE.finditer(plan.words))
    ends = [*(mark.start() for mark in marks[1:]), len(plan.words)]
    return [
        (plan.words[mark.end() : end].partition("。")[0], (int(mark[1]), int(mark[2])))
        for mark, end in zip(marks, ends, strict=False)
    ]


def _shared_activity(one: str, other: str) -> str | None:
    """An activity of both clauses, maybe with a word more in one of them."""
    for name in _activities(one):
        for again in _activities(other):
            short, long = sorted((name, again), key=len)
            if len(short) >= _FEWEST and _is_within(short, long):
                return short
    return None


def _activities(clause: str) -> list[str]:
    return [_VERB.sub("", found) for found in _ACTIVITY.findall(clause)]


def _is_within(short: str, long: str) -> bool:
    """Whether all characters of one stand in the other in their order, first and last alike."""
    rest = iter(long)
    return short[0] == long[0] and short[-2:] == long[-2:] and all(char in rest for char in short)


def _overlap(one: _Months, other: _Months) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _twice(form: Form, plan: Text, what: str, one: _Months, other: _Months) -> Observation:
    first, second = (f"{a}-{b}月" for a, b in (one, other))
    return Observation(
        f"“{form.project}”的{plan.label}把“{what}”写在 {first}，又写在 {second}",
        (plan.quoting(first), plan.quoting(second)),
        expected=first,
        actual=second,
    )
