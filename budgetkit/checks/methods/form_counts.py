"""What the texts of a form count and charge, against its indicators and each other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from budgetkit.checks.catalogue import Rule
from budgetkit.checks.forms import Form, Indicator, Text
from budgetkit.checks.labels import bare
from budgetkit.checks.ledger import Ledger
from budgetkit.checks.model import Nature
from budgetkit.checks.outcome import Observation, Passed, Yield

_SATISFIED = re.compile(r"满意度[^。;；,，]{0,8}?([0-9]{2,3}(?:\.[0-9]+)?)%")
_WHAT = "(?P<what>工资|劳务费|补助|补贴|保险费?)"
_PERSONS = re.compile(rf"(?P<count>[0-9]+)[人名]{_WHAT}(?P<sum>[0-9]+(?:\.[0-9]+)?)万元")
_EACH = re.compile(rf"{_WHAT}[^。;；]{{0,16}}?每人(?:每年)?按?(?P<price>[0-9]+(?:\.[0-9]+)?)万元")
_UNITS = "台个把张套组只支块条辆"
_NAME = r"[\u4e00-\u9fffA-Za-z0-9.]"
_COUNTED = re.compile(
    rf"(?P<first>[0-9]+(?:\.[0-9]+)?)(?P<unit>[{_UNITS}])(?P<behind>{_NAME}{{2,12}})"
    rf"|(?P<before>{_NAME}{{1,12}}?)(?P<last>[0-9]+)(?P<kind>[{_UNITS}])"
)
_PIECE = re.compile(r"[、,，。;；:：(（)）]|完成|包括|购置")
_MONEY = re.compile(r"[0-9.]+(?:万元|元)")
_AND_SO_ON = re.compile(r"等.{0,8}$")
_FEWEST_ALIKE = 3
_RATE = re.compile(r"每([笔份次人家户台套件])([0-9]+(?:\.[0-9]+)?)(万元|元)")
_MENTION = re.compile(
    r"(?P<before>[\u4e00-\u9fff]{2,12})(?P<number>[0-9]+)(?P<unit>[份场次套本册块]|平方米)(?!/)"
)


def lists(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """What the goal counts, the overview counts too, where the overview counts the rest."""
    for form in ledger.forms:
        goal = form.texts.get("goal_annual") or form.texts.get("goal_implementation")
        overview = form.texts.get("overview")
        if goal is None or overview is None:
            continue
        wanted, known = _counts(goal.words), _counts(overview.words)
        alike = [name for name, number in wanted.items() if known.get(name) == number]
        other = [name for name in wanted if name not in known and _has_namesake(name, known)]
        if len(alike) >= _FEWEST_ALIKE:
            yield Passed(len(alike))
            for name in other:
                yield Observation(
                    f"“{form.project}”的目标有“{name}{wanted[name]}”，概况没有",
                    (goal.quoting(f"{name}{wanted[name]}"), overview.evidence),
                    actual=f"{name}{wanted[name]}",
                )


def _counts(words: str) -> dict[str, str]:
    """Names of things and how many, of a list parted by 、 or commas."""
    found: dict[str, str] = {}
    for piece in _PIECE.split(_MONEY.sub("", words)):
        counted = _COUNTED.fullmatch(_AND_SO_ON.sub("", piece))
        if counted and counted["before"]:
            found.setdefault(bare(counted["before"]), counted["last"] + counted["kind"])
        elif counted:
            found.setdefault(bare(counted["behind"]), counted["first"] + counted["unit"])
    return found


def _has_namesake(name: str, known: dict[str, str]) -> bool:
    """Whether the other list has a thing of the same kind: its last letters are the same."""
    return any(other[-3:] == name[-3:] for other in known)


def rates(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """A form that charges by the piece names the same price in all its fields."""
    for form in ledger.forms:
        named = {
            name: {(unit, price) for unit, price, _ in _RATE.findall(text.words)}
            for name, text in form.texts.items()
        }
        told = [(name, prices) for name, prices in named.items() if prices]
        for (first, some), (second, others) in pairwise(told):
            shared = {unit for unit, _ in some} & {unit for unit, _ in others}
            if not shared:
                continue
            if some & others:
                yield Passed()
                continue
            one, other = form.texts[first], form.texts[second]
            yield Observation(
                f"“{form.project}”的{one.label}写{_said(some)}，{other.label}写{_said(others)}",
                (one.quoting(_said(some)), other.quoting(_said(others))),
                actual=_said(some),
            )


def _said(prices: set[tuple[str, str]]) -> str:
    return "、".join(f"每{unit}{price}元" for unit, price in sorted(prices))


def lone_counts(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """What a goal alone counts in a unit is what an indicator alone counts in that unit."""
    for form in ledger.forms:
        seen: set[str] = set()
        for name in ("goal_annual", "goal_implementation"):
            text = form.texts.get(name)
            for found in _alone(text) if text else ():
                if text is not None and found["unit"] not in seen:
                    seen.add(found["unit"])
                    yield from _held(form, text, found)


def _alone(text: Text) -> Iterator[re.Match[str]]:
    """The counts whose unit the text names once."""
    found = list(_MENTION.finditer(text.words))
    often = Counter(each["unit"] for each in found)
    return (each for each in found if often[each["unit"]] == 1)


def _held(form: Form, text: Text, found: re.Match[str]) -> Iterator[Yield]:
    counted = [e for e in form.indicators if e.phase == "annual" and e.unit == found["unit"]]
    if len(counted) != 1 or not _share_a_word(counted[0], found["before"]):
        return
    own = counted[0]
    if Decimal(found["number"]) in (own.low, own.high):
        yield Passed()
    else:
        yield Observation(
            f"“{form.project}”的{text.label}写“{found.group()}”，指标“{own.name}”"
            f"为 {own.value_text}",
            (own.evidence, text.quoting(found.group())),
            nature=Nature.UNDETERMINED,
            expected=found["number"] + found["unit"],
            actual=own.value_text,
        )


def _share_a_word(indicator: Indicator, words: str) -> bool:
    name = bare(indicator.name)
    return any(name[at : at + 2] in words for at in range(len(name) - 1))


def satisfaction(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """The one rate of satisfaction that a goal names is that of an indicator."""
    for form in ledger.forms:
        own = [
            each
            for each in form.indicators
            if each.phase == "annual" and "满意" in each.name and each.unit == "%"
        ]
        goals = [form.texts.get(f"goal_{phase}") for phase in ("annual", "implementation")]
        told = [
            (goal, found) for goal in goals if goal for found in _SATISFIED.finditer(goal.words)
        ]
        if not own or len({found[1] for _, found in told}) != 1:
            continue
        goal, found = told[0]
        if any(Decimal(found[1]) in (each.low, each.high) for each in own):
            yield Passed()
            continue
        yield Observation(
            f"“{form.project}”的{goal.label}写“{found.group()}”，"
            f"指标“{own[0].name}”为 {own[0].value_text}",
            (own[0].evidence, goal.quoting(found.group())),
            nature=Nature.UNDETERMINED,
            expected=f"{found[1]}%",
            actual=own[0].value_text,
        )


def per_head(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """So many persons at so much each make what a text says for them."""
    for form in ledger.forms:
        for text in {text.words: text for text in form.texts.values()}.values():
            prices = {each["what"]: each for each in _EACH.finditer(text.words)}
            for found in _PERSONS.finditer(text.words):
                price = prices.get(found["what"])
                if price is None:
                    continue
                made = Decimal(found["count"]) * Decimal(price["price"])
                if made == Decimal(found["sum"]):
                    yield Passed()
                else:
                    yield Observation(
                        f"“{form.project}”的{text.label}写“{found.group()}”，"
                        f"又写“{price.group()}”，合 {made} 万元",
                        (text.quoting(found.group()), text.quoting(price.group())),
                        expected=f"{made}万元",
                        actual=f"{found['sum']}万元",
                    )
