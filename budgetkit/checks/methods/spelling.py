"""Words and institutions that one document spells in two ways."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from budgetkit.checks.catalogue import Rule
from budgetkit.checks.ledger import Ledger
from budgetkit.checks.methods.narrative.subjects import subjects
from budgetkit.checks.model import Evidence, Nature
from budgetkit.checks.outcome import Observation, Passed, Skip, Yield
from budgetkit.checks.sounds import is_homophone
from budgetkit.text import compact

_HAN = re.compile(r"[\u4e00-\u9fff]+")
_CONTEXTS = ((3, 1), (2, 2))
_AROUND = 6
_LONGEST = 14
_FEWEST = 3
_ALIKE_AT_END = 4
_HEAD = 2
_TERM = re.compile(r"[\u4e00-\u9fff()]{7,20}")
_Words = dict[str, Evidence]


@dataclass(frozen=True, slots=True)
class _Spelling:
    """A character between the same neighbours as another one that sounds like it."""

    char: str
    count: int
    words: str
    evidence: Evidence


def homophones(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """Between the same characters stands the same, not one that only sounds like it."""
    texts = _texts(ledger)
    if not texts:
        yield Skip("没有正文")
        return
    told: set[tuple[str, str]] = set()
    for usual, rare in _spellings(texts, set(rule.options["both"])):
        if (usual.char, rare.char) not in told:
            told.add((usual.char, rare.char))
            yield Observation(
                f"“{rare.words}”与“{usual.words}”同音异字，疑有一处误写",
                (rare.evidence, usual.evidence),
                nature=Nature.UNDETERMINED,
                expected=usual.words,
                actual=rare.words,
            )
    if not told:
        yield Passed()


def _texts(ledger: Ledger) -> _Words:
    """Every text of the narrative and the forms once, with its place."""
    found: _Words = {}
    for block in ledger.text:
        found.setdefault(compact(block.text), block.evidence)
    for form in ledger.forms:
        for text in form.texts.values():
            found.setdefault(text.words, text.evidence)
        for each in form.indicators:
            found.setdefault(compact(each.name), each.evidence)
    return found


def _spellings(texts: _Words, both: set[str]) -> Iterator[tuple[_Spelling, _Spelling]]:
    for neighbours, chars in _between(texts).items():
        for rare in chars:
            for usual in chars:
                known = usual + rare in both or rare + usual in both
                if is_homophone(rare, usual) and not known and _is_usual(chars, usual, rare):
                    yield (
                        _spelling(texts, neighbours, usual, chars),
                        _spelling(texts, neighbours, rare, chars),
                    )


def _is_usual(chars: Counter[str], usual: str, rare: str) -> bool:
    """Whether the first is written more often; of equals, the one that stands first."""
    order = list(chars)
    return (chars[usual], -order.index(usual)) > (chars[rare], -order.index(rare))


def _between(texts: _Words) -> dict[tuple[str, str], Counter[str]]:
    """Characters by their neighbours, where there are several."""
    found: dict[tuple[str, str], Counter[str]] = {}
    first: dict[tuple[str, str], str] = {}
    often: Counter[tuple[str, str]] = Counter()
    for run in (f"^{run}$" for words in texts for run in _HAN.findall(words)):
        for left, right in _CONTEXTS:
            for at in range(left, len(run) - right):
                key = (run[at - left : at], run[at + 1 : at + 1 + right])
                often[key] += 1
                if first.setdefault(key, run[at]) != run[at]:
                    found.setdefault(key, Counter())[run[at]] += 1
    for key, chars in found.items():
        chars[first[key]] = often[key] - chars.total()
    return found


def _spelling(
    texts: _Words, neighbours: tuple[str, str], char: str, chars: Counter[str]
) -> _Spelling:
    words = char.join(neighbours).strip("^$")
    place = next(text for text in texts if words in text)
    at = place.index(words)
    quote = place[max(0, at - _AROUND) : at + len(words) + _AROUND]
    evidence = texts[place]
    return _Spelling(char, chars[char], words, _quoting(evidence, quote))


def _quoting(place: Evidence, quote: str) -> Evidence:
    return Evidence(place.document_id, place.page, place.line, place.bbox, quote)


def institutions(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """An institution that is named often is not named once with a character more or less."""
    texts = _texts(ledger)
    for form in ledger.forms:
        texts.setdefault(compact(form.project), form.evidence)
    places = _named(texts, re.compile(rule.options["institution"]))
    usual = [name for name, found in places.items() if len(found) >= _FEWEST]
    by_end: dict[str, list[str]] = defaultdict(list)
    for name, found in places.items():
        if len(found) == 1:
            by_end[name[-_ALIKE_AT_END:]].append(name)
    told: list[str] = []
    pairs = ((name, other) for name in usual for other in by_end[name[-_ALIKE_AT_END:]])
    for name, other in sorted(pairs, key=lambda pair: -len(pair[0])):
        if not is_one_more(name, other) or any(other in each for each in told):
            continue
        told.append(other)
        yield Observation(
            f"机构名称“{other}”在别处作“{name}”",
            (places[other][0], places[name][0]),
            nature=Nature.UNDETERMINED,
            expected=name,
            actual=other,
        )
    if usual:
        yield Passed(len(usual))


def _named(texts: _Words, ending: re.Pattern[str]) -> dict[str, list[Evidence]]:
    """Every run of characters that ends as the name of an institution does, with its places."""
    found: dict[str, list[Evidence]] = defaultdict(list)
    for words, place in texts.items():
        for run in _HAN.finditer(words):
            for end in ending.finditer(run.group()):
                for begin in range(max(0, end.end() - _LONGEST), end.start() - 1):
                    name = run.group()[begin : end.end()]
                    found[name].append(_quoting(place, name))
    return found


def is_one_more(name: str, other: str) -> bool:
    """Return whether one name has a character more than the other, behind the first."""
    short, long = sorted((name, other), key=len)
    return (
        len(long) == len(short) + 1
        and short[0] == long[0]
        and any(long[:at] + long[at + 1 :] == short for at in range(1, len(long)))
    )


def terms(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """What the tables or the catalogue name by a long standard term, the text names so too."""
    known = {compact(row.item) for sheet in ledger.sheets for row in sheet.rows}
    known |= {term for entry in subjects()["subject"] for term in entry["terms"]}
    texts = {compact(block.text): block for block in reversed(ledger.text)}
    everything = "\n".join(texts)
    told: set[str] = set()
    for term in sorted(name for name in known if _TERM.fullmatch(name)):
        for other in _of_its_length(everything, term):
            if other in known | told or not _is_misnamed(term, other):
                continue
            told.add(other)
            block = next(block for words, block in texts.items() if other in words)
            yield Observation(
                f"“{other}”在别处作“{term}”",
                (block.evidence_of(other),),
                nature=Nature.UNDETERMINED,
                expected=term,
                actual=other,
            )
    if texts and not told:
        yield Passed()


def _of_its_length(words: str, term: str) -> Iterator[str]:
    """What begins as the term does and ends so, in its length."""
    at = words.find(term[:_HEAD])
    while at >= 0:
        other = words[at : at + len(term)]
        if other != term and other.endswith(term[-_HEAD:]):
            yield other
        at = words.find(term[:_HEAD], at + 1)


def _is_misnamed(term: str, other: str) -> bool:
    """Whether only the words within differ, one of their characters in common."""
    wrong = [(a, b) for a, b in zip(term, other, strict=False) if a != b]
    return (
        len(term) == len(other)
        and len(wrong) == _HEAD
        and bool({a for a, _ in wrong} & {b for _, b in wrong})
    )
