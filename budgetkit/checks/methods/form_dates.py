"""Months that the texts of a form name, against its indicators of time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from budgetkit.checks.catalogue import Rule
from budgetkit.checks.forms import Form, Indicator, Text
from budgetkit.checks.labels import bare
from budgetkit.checks.ledger import Ledger
from budgetkit.checks.model import Nature
from budgetkit.checks.outcome import Observation, Passed, Yield

_DAY = re.compile(r"(?P<year>[0-9]{4})[-./年]?([0-9]{2})[-./月]?([0-9]{2})")
_MONTHS = re.compile(r"(?<![0-9])([0-9]{1,2})(?:[-—至到]([0-9]{1,2}))?月")
_SENTENCE = re.compile(r"[^。;；]+")
_TAIL = re.compile(r"(?:工作|开展|完成|组织|实施|支付|的)*(?:时间|日期|时限|及时性)$")
_FIELDS = ("plan", "goal_annual", "overview")
_SHORTEST = 4
_LISTED = re.compile(r"[、,，和及]")
_SHORTEST_LISTED = 2
_YEAR = 12


def filled(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """A form was filled in on a day that there is, in the year before, in it or after it."""
    for form in ledger.forms:
        place = form.places.get("filled_at")
        digits = _DAY.match(place.quote) if place else None
        if place is None or digits is None or ledger.fiscal_year is None:
            continue
        if abs(int(digits["year"]) - ledger.fiscal_year) <= 1 and _is_day(*digits.groups()):
            yield Passed()
        else:
            yield Observation(
                f"“{form.title}”的填报日期“{place.quote}”不合理，本材料为 {ledger.fiscal_year} 年",
                (place,),
                nature=Nature.UNDETERMINED,
                actual=place.quote,
            )


def _is_day(year: str, month: str, day: str) -> bool:
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True


def months(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """A text that names an indicator's subject with a month names the indicator's month."""
    for form in ledger.forms:
        for each in form.indicators:
            own = _months_of(each.value_text)
            subject = _TAIL.sub("", bare(each.name))
            if each.phase == "annual" and own and len(subject) >= _SHORTEST:
                yield from _against(form, each, own, subject)


def _against(form: Form, indicator: Indicator, own: set[int], subject: str) -> Iterator[Yield]:
    told = [(text, *found) for text in _texts(form) if (found := _told(text, subject))]
    if any(own & said for _, _, said in told):
        yield Passed()
        return
    for text, sentence, said in told[:1]:
        yield Observation(
            f"“{form.project}”的{text.label}写“{sentence[-40:]}”，"
            f"指标“{indicator.name}”为 {indicator.value_text}",
            (indicator.evidence, text.quoting(sentence[-40:])),
            nature=Nature.UNDETERMINED,
            expected="、".join(f"{month}月" for month in sorted(said)),
            actual=indicator.value_text,
        )


def _texts(form: Form) -> list[Text]:
    return [form.texts[name] for name in _FIELDS if name in form.texts]


def _told(text: Text, subject: str) -> tuple[str, set[int]] | None:
    """The sentence that names the subject, with its months, where it names one deadline."""
    for found in _SENTENCE.finditer(text.words):
        sentence = found.group()
        said = _months_of(sentence)
        if said and len(_MONTHS.findall(sentence)) == 1 and _names(sentence, subject):
            return sentence, said
    return None


def _names(sentence: str, subject: str) -> bool:
    """Whether a sentence names a subject, or lists it by its last words: 评价、培训、印刷等."""
    listed = [each for each in _LISTED.split(sentence.partition("等")[0]) if "、" in sentence]
    return subject in sentence or any(
        len(each) >= _SHORTEST_LISTED and subject.endswith(each) for each in listed
    )


def _months_of(words: str) -> set[int]:
    found: set[int] = set()
    for first, last in _MONTHS.findall(words):
        found.update(range(int(first), int(last or first) + 1))
    return {month for month in found if 1 <= month <= _YEAR}
