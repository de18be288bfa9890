"""The list of services that may be bought: its codes and names against each other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter

from budgetkit.checks.catalogue import Rule
from budgetkit.checks.ledger import Ledger, Service
from budgetkit.checks.model import Nature
from budgetkit.checks.outcome import Observation, Passed, Yield

_SHARED_LEVELS = 3
"""The fourth level is each department's own."""
_FEWEST = 3


def names(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """A code of the shared levels bears one name in all departments' lists."""
    used: dict[str, Counter[str]] = defaultdict(Counter)
    shared = [each for each in ledger.services if each.level <= _SHARED_LEVELS and each.name]
    for each in shared:
        used[each.code][each.name] += 1
    for each in shared:
        (usual, count), *others = used[each.code].most_common()
        if not others or each.name == usual:
            yield Passed()
        elif count >= _FEWEST and count > used[each.code][each.name]:
            yield Observation(
                f"服务目录“{each.owner}”的 {each.code} 名为“{each.name}”，别处为“{usual}”",
                (each.evidence,),
                nature=Nature.UNDETERMINED,
                expected=usual,
                actual=each.name,
            )


def parents(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """A code begins with that of the entry above it."""
    for owner, entries in groupby(ledger.services, key=attrgetter("owner")):
        above: dict[int, Service] = {}
        for each in entries:
            parent = above.get(each.level - 1)
            above[each.level] = each
            if parent is None:
                continue
            if each.code[0] == parent.code[0]:
                yield Passed()
            else:
                yield Observation(
                    f"服务目录“{owner}”的 {each.code} 列在 {parent.code}（{parent.name}）之下",
                    (each.evidence, parent.evidence),
                    nature=Nature.UNDETERMINED,
                    expected=parent.code + each.code[len(parent.code) :],
                    actual=each.code,
                )


def unnamed(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """Every code has a name."""
    for each in ledger.services:
        if each.name:
            yield Passed()
        else:
            yield Observation(
                f"服务目录“{each.owner}”的 {each.code} 没有名称",
                (each.evidence,),
                nature=Nature.UNDETERMINED,
                actual=each.code,
            )
