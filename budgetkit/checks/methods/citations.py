"""Documents that a disclosure cites by title and number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from budgetkit.checks.catalogue import Rule
from budgetkit.checks.ledger import Ledger
from budgetkit.checks.model import Evidence
from budgetkit.checks.outcome import Observation, Passed, Skip, Yield
from budgetkit.text import compact

_NUMBER = r"(?P<office>[\u4e00-\u9fff]{2,8})[〔\[【(](?P<year>20[0-9]{2})[〕\]】)](?P<no>[0-9]+)号"
_TITLED = re.compile(
    rf"(?:《|(?<=[、,，。;；]))(?P<title>[^《》、,，。;；]{{4,60}})》(?:的?通知)?[(（【]?{_NUMBER}"
)
_NUMBERED = re.compile(rf"{_NUMBER}(?:关于)?印发《(?P<title>[^《》]{{4,60}})》")
_BARE = re.compile(_NUMBER)
_TRIAL = re.compile(r"[(](?:试行|暂行|[0-9]{4}年?修订?)[)]|^.{0,20}关于印发|的通知$")
_ALIKE = 98
_OF_NUMBER = re.compile(r"^(?:转发|根据|依据|按照|按|和|及|与|见|以及)+")


@dataclass(frozen=True, slots=True)
class Citation:
    """A document's number with the title that goes before it."""

    number: str
    title: str
    evidence: Evidence


def titles(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """A document's number goes with one title."""
    known: dict[str, Citation] = {}
    told: set[tuple[str, str]] = set()
    for each in _citations(ledger):
        first = known.setdefault(each.number, each)
        if first is each or _same(first.title, each.title):
            yield Passed()
        elif (each.number, each.title) not in told:
            told.add((each.number, each.title))
            yield Observation(
                f"文号“{each.number}”在一处为《{first.title}》，另一处为《{each.title}》",
                (each.evidence, first.evidence),
                expected=first.title,
                actual=each.title,
            )


def _citations(ledger: Ledger) -> Iterator[Citation]:
    for form in ledger.forms:
        for text in form.texts.values():
            for pattern in (_TITLED, _NUMBERED):
                for found in pattern.finditer(text.words):
                    title = _TRIAL.sub("", found["title"])
                    yield Citation(_number(found), title, text.quoting(found.group()))


def _number(found: re.Match[str]) -> str:
    return f"{_OF_NUMBER.sub('', found['office'])}〔{found['year']}〕{found['no']}号"


def _same(first: str, second: str) -> bool:
    return first in second or second in first or fuzz.ratio(first, second) >= _ALIKE


def attached(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """A document attached behind a section is one that the section cites."""
    wanted = re.compile(rule.options["heading"])
    heads = [at for at, block in enumerate(ledger.text) if wanted.search(compact(block.text))]
    behind = ledger.text[heads[-1] + 1 :] if heads else []
    numbers = [
        (found, block) for block in behind if (found := _BARE.fullmatch(compact(block.text)))
    ]
    first = numbers[0][1] if numbers else None
    before = behind[: behind.index(first)] if first else []
    cited = {_number(m): b for b in before for m in _BARE.finditer(compact(b.text))}
    if not cited or first is None:
        yield Skip("没有引用或没有附上文件")
        return
    own = {_number(found) for found, _ in numbers}
    if own & set(cited):
        yield Passed()
        return
    yield Observation(
        f"正文引用{'、'.join(cited)}，所附的是{'、'.join(sorted(own))}",
        (next(iter(cited.values())).evidence, first.evidence),
        expected="、".join(cited),
        actual="、".join(sorted(own)),
    )
