"""Names that a form types in two ways, and what it took over from another form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from rapidfuzz import fuzz

from budgetkit.checks.catalogue import Rule
from budgetkit.checks.forms import Form, Indicator, Text
from budgetkit.checks.labels import bare
from budgetkit.checks.ledger import Ledger
from budgetkit.checks.methods.projects import project_rows
from budgetkit.checks.methods.spelling import is_one_more
from budgetkit.checks.model import Nature
from budgetkit.checks.outcome import Observation, Passed, Yield
from budgetkit.text import compact

_SENTENCE = re.compile(r"[^。;；]+")
_PIECE = re.compile(r"[、,，:：()（）]|等(?=[的0-9]|$)")
_VERB = re.compile(r"^.*?(?:完成|涉及|包括|包含|购置|建设|开发|采购|开展)")
_HAN = re.compile(r"[\u4e00-\u9fff]{5,14}")
_FEWEST_MARKS = 2
_FEWEST_ALIKE = 3
_NEARLY = 80
_SHORTEST = 6
_ENDING = 2
_Names = dict[str, None]


def listed(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """Things that two texts of a form list bear one name in both."""
    kinds = re.compile(rule.options["kinds"])
    for form in ledger.forms:
        known: list[list[list[str]]] = []
        lists = {text.words: (text, _listed(text)) for text in form.texts.values()}
        for (one, first), (other, second) in combinations(lists.values(), 2):
            shared = first.keys() & second.keys()
            pairs = _typed_otherwise(first, second, kinds)
            if len(shared) + len(pairs) < _FEWEST_ALIKE:
                continue
            if not pairs:
                yield Passed(len(shared))
            elif pairs not in known:
                known.append(pairs)
                yield _told(form, one, other, pairs)


def _listed(text: Text) -> _Names:
    """The names of the text's lists, in their order."""
    found: _Names = {}
    for sentence in _SENTENCE.findall(text.words):
        if sentence.count("、") >= _FEWEST_MARKS:
            pieces = (_VERB.sub("", piece) for piece in _PIECE.split(sentence))
            found.update(dict.fromkeys(piece for piece in pieces if _HAN.fullmatch(piece)))
    return found


def _typed_otherwise(first: _Names, second: _Names, kinds: re.Pattern[str]) -> list[list[str]]:
    """Names of one list that the other has with one other character."""
    only = [name for name in first if name not in second]
    return [
        [name, other]
        for name in only
        for other in second
        if other not in first and _is_one_off(name, other, kinds)
    ]


def _is_one_off(name: str, other: str, kinds: re.Pattern[str]) -> bool:
    if len(name) != len(other):
        return False
    wrong = [(a, b) for a, b in zip(name, other, strict=True) if a != b]
    # 一期 and 二期, 上卷 and 下卷 are two things.
    return len(wrong) == 1 and not any(map(kinds.fullmatch, wrong[0]))


def _told(form: Form, one: Text, other: Text, pairs: list[list[str]]) -> Observation:
    said = "、".join(f"“{a}”与“{b}”" for a, b in pairs)
    return Observation(
        f"“{form.project}”的{one.label}与{other.label}名称不一：{said}",
        (one.quoting(pairs[0][0]), other.quoting(pairs[0][1])),
        nature=Nature.UNDETERMINED,
        expected=pairs[0][0],
        actual=pairs[0][1],
    )


def halves(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """An indicator bears one name in both halves of a form."""
    for form in ledger.forms:
        whole, year = (
            {bare(e.name): e for e in _of(form, p)} for p in ("implementation", "annual")
        )
        left = [each for name, each in whole.items() if name not in year]
        right = [each for name, each in year.items() if name not in whole]
        shared = len(whole.keys() & year.keys())
        if shared >= _FEWEST_ALIKE:
            yield Passed(shared)
            yield from _halves(form, left, right)


def _of(form: Form, phase: str) -> list[Indicator]:
    return [each for each in form.indicators if each.phase == phase and each.name]


def _halves(form: Form, left: list[Indicator], right: list[Indicator]) -> Iterator[Yield]:
    for each in left:
        alike = [other for other in right if _is_same(each, other)]
        if len(alike) == 1:
            yield Observation(
                f"“{form.project}”的同一指标，实施期称“{each.name}”，年度称“{alike[0].name}”",
                (alike[0].evidence, each.evidence),
                nature=Nature.UNDETERMINED,
                expected=each.name,
                actual=alike[0].name,
            )


def _is_same(one: Indicator, other: Indicator) -> bool:
    return (
        compact(one.value_text) == compact(other.value_text)
        and fuzz.ratio(bare(one.name), bare(other.name)) >= _NEARLY
    )


def of_others(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """What an overview says is needed is needed for the form's own project."""
    names = _projects(ledger)
    for form in ledger.forms:
        own = bare(form.project)
        overview = form.overview
        if not own or not overview:
            continue
        other = next((each for each in names if _asks_for(overview, each, own)), None)
        if other is None:
            yield Passed()
            continue
        yield Observation(
            f"“{form.project}”的概况写的是另一项目“{other}”所需资金",
            (form.quoting(other),),
            nature=Nature.UNDETERMINED,
            expected=form.project,
            actual=other,
        )


def _projects(ledger: Ledger) -> list[str]:
    rows = (row for sheet in ledger.tables("project_expenditure") for row in project_rows(sheet))
    names = [form.project for form in ledger.forms] + [row.project or "" for row in rows]
    return list(dict.fromkeys(name for each in names if len(name := bare(each)) >= _SHORTEST))


def _asks_for(text: str, name: str, own: str) -> bool:
    is_another = name not in own and own not in name
    return is_another and own not in text and f"{name}共需" in text


def things(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """What two indicators of a form speak of bears one name in both."""
    tail = re.compile(rule.options["tail"])
    for form in ledger.forms:
        named = {tail.sub("", bare(each.name)): each for each in _of(form, "annual")}
        long = [name for name in named if len(name) >= _SHORTEST]
        for one, other in combinations(long, 2):
            if is_one_more(one, other) and one[-_ENDING:] == other[-_ENDING:]:
                yield Observation(
                    f"“{form.project}”的指标一处称“{one}”，另一处称“{other}”",
                    (named[other].evidence, named[one].evidence),
                    nature=Nature.UNDETERMINED,
                    expected=one,
                    actual=other,
                )
        if len(long) > 1:
            yield Passed()
