"""What the narrative's grammar knows: standard terms, cue words, section names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

Pattern = re.Pattern[str]
_QUOTES = re.compile("[“”\"'‘’「」『』]")


def key(phrase: str) -> str:
    """Return what two wordings of a term are compared by."""
    return _QUOTES.sub("", phrase)


@dataclass(frozen=True, slots=True)
class Term:
    """A standard term of the narrative.

    Attributes:
        name: The term.
        top: Whether it is a total, whose naming ends a list of parts.
        child_prefix: What is set before the terms of its parts.
        child_suffix: What is set behind them: the parts of a budget are budgets.
        inherits: Whether it takes the prefix of the paragraph's subject too.
        divides: Whether every item has such a part, so that the item has to be named.
        counts: The terms that numbers with these units are about instead: 公务接待费, 批次.
        covers: Terms that a reason given for this one explains too.
    """

    name: str
    top: bool = False
    child_prefix: str = ""
    child_suffix: str = ""
    inherits: bool = False
    divides: bool = False
    covers: tuple[str, ...] = ()
    counts: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class TermPattern:
    """A family of terms that carry a code, a limit or a path."""

    match: Pattern
    template: str
    empty: Mapping[str, str] = field(default_factory=dict)
    inherits: bool = False

    def term(self, phrase: str) -> Term | None:
        """Return the term that ``phrase`` names, or None."""
        found = self.match.match(phrase)
        if found is None:
            return None
        groups = {
            name: text or self.empty.get(name, "") for name, text in found.groupdict().items()
        }
        return Term(self.template.format(**groups), inherits=self.inherits)


@dataclass(frozen=True, slots=True)
class Terms:
    """Standard terms by wording, and what may stand around a wording."""

    by_alias: Mapping[str, Term]
    by_alias_under: Mapping[tuple[str, str], Term]
    patterns: tuple[TermPattern, ...]
    left: tuple[Pattern, ...]
    right: tuple[Pattern, ...]
    agency: Pattern
    generic: Pattern


@dataclass(frozen=True, slots=True)
class Cues:
    """Words and expressions that tell metrics, directions, parts and reasons."""

    unit_kinds: Mapping[str, str]
    unit: Pattern
    slipped: Pattern
    threshold: Pattern
    directions: Mapping[str, str]
    change: Pattern
    level: Pattern
    change_verb: Pattern
    comparison: Pattern
    comparison_end: str
    qualifier: Pattern
    noun_expected: tuple[str, ...]
    noun: Pattern
    unchanged: Pattern
    share: Pattern
    share_words: tuple[str, ...]
    part_opener: Pattern
    all_of_them: tuple[str, ...]
    purposes: tuple[str, ...]
    items: Pattern
    definition: tuple[str, ...]
    reason: Pattern
    reason_end: Pattern
    reason_continues: Pattern
    absence: Pattern
    absence_excluded: tuple[str, ...]
    date: Pattern
    date_subject: str
    prior_statement: Pattern
    prior_figure: Pattern
    prior_budget: str
    prior_execution: str
    execution_words: tuple[str, ...]
    planned: Pattern
    planned_suffix: str
    outturn: Pattern
    completion: Pattern
    completion_suffix: str
    against_plan: Pattern
    outturn_against_plan: Pattern
    against_plan_suffix: str


@dataclass(frozen=True, slots=True)
class Sections:
    """Expressions over headings that open, close and end the narrative."""

    opens: Pattern
    closes: Pattern
    ends: Pattern
    part: Pattern
    contents_entry: Pattern
    statements: Pattern
