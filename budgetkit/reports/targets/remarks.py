"""The worst and the best forms: every reason with its quote, its place and what is better."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from budgetkit.quality.catalogue import rubric
from budgetkit.quality.masking import hide, masked
from budgetkit.quality.model import Evidence, Remark, Severity, Status
from budgetkit.quality.records import PERSONAL
from budgetkit.quality.review import FormReview
from budgetkit.quality.scoring import Mark
from budgetkit.reports.blocks import Block, Column, Row, Section, Sentence, Table
from budgetkit.reports.targets.subject import Subject
from budgetkit.reports.unit.finding_list import FindingList, Found, Quoted
from budgetkit.reports.words import BLANK, clipped
from budgetkit.workbench.repr.review_card import STATUSES

_COLUMNS = (
    Column("程度", "short"),
    Column("审核项", "short"),
    Column("问题"),
    Column("结论", "short"),
    Column("怎样更好"),
    Column("位置", "short"),
    Column("原文"),
)
_LABELS = {Severity.HIGH: "高", Severity.MEDIUM: "中", Severity.LOW: "低"}
_QUOTE_LENGTH = 160
_QUOTED = 4
_ROOM = 1000
"""Anchors kept for the places of one breach."""
_STRAY = ",，、;；。:：）)"
_COMMON = 12
_COMMON_COLUMNS = (
    Column("问题"),
    Column("审核项", "short"),
    Column("处", "number"),
    Column("目标表", "number"),
)


def remarks(subject: Subject, count: int) -> Section:
    """Return what is most often wrong, then the worst and the best forms."""
    ranked = sorted(
        (own for own in subject.reviewed if own.score.grade is not None),
        key=lambda own: own.score.score or Decimal(0),
    )
    if not ranked:
        return Section((Sentence(("没有能够定级的目标表。",), "missing"),))
    worst = ranked[:count]
    best = [own for own in ranked[::-1][:count] if own not in worst]
    blocks: list[Block] = [_common(subject)]
    for number, (word, own) in enumerate(
        [("得分最低", own) for own in worst] + [("得分最高", own) for own in best], start=1
    ):
        blocks += _form(subject, word, own, number)
    return Section(tuple(blocks))


def _common(subject: Subject) -> Table:
    places: Counter[str] = Counter()
    forms: Counter[str] = Counter()
    for own in subject.reviewed:
        broken = [mark.rule.rule_id for mark, _ in own.remarks(Status.FAIL, Status.WARN)]
        places.update(broken)
        forms.update(set(broken))
    rules = {mark.rule.rule_id: mark.rule for own in subject.reviewed for mark in own.marks}
    rows = tuple(
        Row((rules[name].zh, rubric()[rules[name].item_id].name, str(count), str(forms[name])))
        for name, count in places.most_common(_COMMON)
    )
    return Table("最常见的问题", _COMMON_COLUMNS, rows)


def _form(subject: Subject, word: str, own: FormReview, number: int) -> Iterator[Block]:
    title = f"{word}：{subject.name(own.form)}（{own.score.score:.1f} 分，{own.score.grade}）"
    found = sorted(_by_rule(own), key=lambda one: list(Severity).index(one.mark.rule.severity))
    if not found:
        yield Sentence((f"{title}。没有发现问题。",))
        return
    entries = (
        _found(subject, number, position, one) for position, one in enumerate(found, start=1)
    )
    yield FindingList(title, tuple(entries), columns=_COLUMNS)


@dataclass(frozen=True, slots=True)
class _Breach:
    """A rule that a form breaks, in one place or in several."""

    mark: Mark
    remarks: tuple[Remark, ...]

    @property
    def message(self) -> str:
        """The reason; of several places the rule, and how many they are."""
        if len(self.remarks) == 1:
            return self.remarks[0].reason
        return f"{self.mark.rule.zh}（{len(self.remarks)} 处）"

    @property
    def evidence(self) -> list[Evidence]:
        """The places with a known document, each once."""
        places = [one for remark in self.remarks for one in remark.evidence if one.document_id]
        return list(dict.fromkeys(places))


def _by_rule(own: FormReview) -> list[_Breach]:
    broken: dict[str, list[tuple[Mark, Remark]]] = defaultdict(list)
    for mark, remark in own.remarks(Status.FAIL) + own.remarks(Status.WARN):
        broken[mark.rule.rule_id].append((mark, remark))
    return [_Breach(pairs[0][0], tuple(remark for _, remark in pairs)) for pairs in broken.values()]


def _found(subject: Subject, form: int, position: int, breach: _Breach) -> Found:
    rule = breach.mark.rule
    numbered = list(enumerate(breach.evidence, start=position * _ROOM))
    quotes = [_quote(subject, breach.mark, one) for _, one in numbered]
    item = rubric()[rule.item_id].name
    message = breach.message if subject.show_personal else masked(breach.message)
    quoted = [
        Quoted(subject.link(one, form, key), quote)
        for (key, one), quote in zip(numbered, quotes, strict=True)
    ]
    sources = [
        subject.place(one, form, key, item, quote)
        for (key, one), quote in zip(numbered, quotes, strict=True)
    ]
    label, status = _LABELS[rule.severity], STATUSES[min(own.status for own in breach.remarks)]
    where = quoted[0].link if quoted else BLANK
    return Found(
        number=position,
        severity=str(rule.severity),
        label=label,
        nature=item,
        message=message,
        rule=rule.better,
        figures=(),
        suggestion="",
        quoted=tuple(quoted[:_QUOTED]),
        further=tuple(place.link for place in quoted[_QUOTED:]),
        row=Row((label, item, message, status, rule.better, where, "；".join(quotes))),
        sources=tuple(place for place in sources if place),
    )


def _quote(subject: Subject, mark: Mark, one: Evidence) -> str:
    text = one.quote.lstrip(_STRAY)
    if subject.show_personal:
        return clipped(text, _QUOTE_LENGTH)
    hidden = hide(text) if mark.rule.rule_id == PERSONAL else masked(text)
    return clipped(hidden, _QUOTE_LENGTH)
