"""The money of an invented disclosure, from which all its tables follow.

Amounts are whole hundredths of 万元, so that sums are exact.
"""

from __future__ import annotations

import functools
import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.typesetter.loading import build

SOURCES = ("general", "fund", "state_capital", "special_account", "unit_funds")
APPROPRIATED = SOURCES[:3]
Texts = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Codes and names to invent from: pairs of code and name, unless said otherwise.

    Attributes:
        summary: 类 in the order of the summary tables.
        groups: 款.
        general: 项 paid from every source that has none of its own.
        personnel: Economic items as (类, 款, government class); so is ``operating``.
    """

    summary: tuple[Texts, ...]
    groups: tuple[Texts, ...]
    general: tuple[Texts, ...]
    fund: tuple[Texts, ...]
    state_capital: tuple[Texts, ...]
    fund_revenue: tuple[Texts, ...]
    state_capital_revenue: tuple[Texts, ...]
    personnel: tuple[Texts, ...]
    operating: tuple[Texts, ...]
    agencies: Texts
    units: Texts
    projects: Texts
    reasons: Texts

    def leaves(self, source: str) -> tuple[Texts, ...]:
        """Return the 项 that a source pays."""
        own = {"fund": self.fund, "state_capital": self.state_capital}
        return own.get(source, self.general)

    def revenue(self, source: str) -> tuple[Texts, ...]:
        """Return the revenue codes of a source, from the whole to the part."""
        return self.fund_revenue if source == "fund" else self.state_capital_revenue

    def economic(self, kind: str) -> tuple[Texts, ...]:
        """Return the economic items of ``personnel`` or ``operating``."""
        return self.personnel if kind == "personnel" else self.operating


@functools.cache
def vocabulary() -> Vocabulary:
    """Return the vocabulary beside this module."""
    text = Path(__file__).with_name("vocabulary.toml").read_text("utf-8")
    return build(Vocabulary, tomllib.loads(text))


@functools.cache
def function_names() -> dict[str, str]:
    """Return the names of all functional codes."""
    words = vocabulary()
    pairs = [*words.summary, *words.groups, *words.general, *words.fund, *words.state_capital]
    return {code: name for code, name in pairs}


@dataclass(frozen=True, slots=True)
class Basic:
    """Basic expenditure of one economic item, always from the general budget."""

    kind: str
    item: Texts
    amount: int


@dataclass(frozen=True, slots=True)
class Post:
    """A project: who carries it out, from which source and function it is paid."""

    agency: str
    name: str
    source: str
    code: str
    amount: int


@dataclass(frozen=True, slots=True)
class Money:
    """Everything that is spent.

    Attributes:
        basic: Basic expenditure by economic item.
        basic_by_code: The same money by functional code.
        projects: Projects of this year.
        carried: Projects paid from carried-over appropriations.
    """

    basic: tuple[Basic, ...]
    basic_by_code: dict[str, int]
    projects: tuple[Post, ...]
    carried: tuple[Post, ...]

    def basic_total(self, *kinds: str) -> int:
        """Return the basic expenditure, of some kinds or of all."""
        return sum(basic.amount for basic in self.basic if not kinds or basic.kind in kinds)

    def current(self, *sources: str) -> int:
        """Return this year's money from some sources or from all."""
        basic = self.basic_total() if not sources or "general" in sources else 0
        return basic + total(self.projects, *sources)

    def carried_over(self, *sources: str) -> int:
        """Return the carried-over money from some sources or from all."""
        return total(self.carried, *sources)


def total(posts: Iterable[Post], *sources: str) -> int:
    """Return the posts' money from some sources or from all."""
    return sum(post.amount for post in posts if not sources or post.source in sources)


def by_code(posts: Iterable[Post], *sources: str) -> Counter[str]:
    """Return the posts' money by functional code."""
    amounts: Counter[str] = Counter()
    for post in posts:
        if not sources or post.source in sources:
            amounts[post.code] += post.amount
    return amounts
