"""The narrative's vocabulary: cue words, units, section names and standard terms."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

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
        inherits: Whether it takes the prefix of the paragraph's subject too.
        covers: Terms that a reason given for this one explains too.
    """

    name: str
    top: bool = False
    child_prefix: str = ""
    inherits: bool = False
    covers: tuple[str, ...] = ()


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
    prior_budget: str
    prior_execution: str
    execution_words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sections:
    """Expressions over headings that open, close and end the narrative."""

    opens: Pattern
    closes: Pattern
    ends: Pattern
    part: Pattern
    contents_entry: Pattern
    statements: Pattern


def _toml(name: str) -> dict[str, Any]:
    resource = resources.files("budgetkit.disclosure.narrative").joinpath(name)
    return tomllib.loads(resource.read_text(encoding="utf-8"))


def any_of(words: Iterable[str]) -> str:
    """Return an expression for one of ``words``, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _either(expressions: Iterable[str]) -> Pattern:
    return re.compile("|".join(f"(?:{expression})" for expression in expressions))


@cache
def load_terms() -> Terms:
    """Return the standard terms of ``subjects.toml``."""
    data = _toml("subjects.toml")
    plain: dict[str, Term] = {}
    under: dict[tuple[str, str], Term] = {}
    for entry in data["subject"]:
        term = _term(entry)
        for alias in (entry["term"], *entry.get("aliases", ())):
            if "under" not in entry:
                plain[key(alias)] = term
            for whole in entry.get("under", ()):
                under[whole, key(alias)] = term
    strip = data["strip"]
    return Terms(
        by_alias=plain,
        by_alias_under=under,
        patterns=tuple(_term_pattern(entry) for entry in data["pattern"]),
        left=tuple(re.compile(f"(?:{expression})") for expression in strip["left"]),
        right=tuple(re.compile(f"(?:{expression})$") for expression in strip["right"]),
        agency=re.compile(strip["agency"]),
        generic=re.compile(f"(?:{any_of(strip['generic'])})*+"),
    )


def _term(entry: dict[str, Any]) -> Term:
    return Term(
        name=entry["term"],
        top=entry.get("top", False),
        child_prefix=entry.get("child_prefix", ""),
        covers=tuple(entry.get("covers", ())),
    )


def _term_pattern(entry: dict[str, Any]) -> TermPattern:
    return TermPattern(
        match=re.compile(entry["match"]),
        template=entry["term"],
        empty=entry.get("empty", {}),
        inherits=entry.get("inherits", False),
    )


@cache
def load_cues() -> Cues:
    """Return the cue words of ``cues.toml``."""
    data = _toml("cues.toml")
    units, direction = data["units"], data["direction"]
    kinds = {unit: kind for kind in ("money", "percent", "area", "count") for unit in units[kind]}
    directions = {word: sign for sign in ("increase", "decrease") for word in direction[sign]}
    up_or_down, comparison = any_of(directions), direction["comparison"]
    unchanged = any_of(direction["same"])
    return Cues(
        unit_kinds=kinds,
        unit=re.compile(f"(?!{any_of(units['not_before'])})(?:{any_of(kinds)})"),
        slipped=re.compile(f"(?:{any_of(units['slipped'])})?"),
        threshold=re.compile(data["threshold"]["after"]),
        directions=directions,
        change=re.compile(
            rf"(?P<word>{up_or_down})(?P<other>\((?:{up_or_down})\))?"
            rf"(?:{any_of(direction['fillers'])}|\()*$"
        ),
        level=re.compile(f"(?:{up_or_down})(?:{any_of(direction['level_fillers'])})$"),
        change_verb=re.compile(
            rf"^(?:是|一是|二是|三是|、|,|以及|和)*(?P<word>{up_or_down})了?(?P<what>.+)$"
        ),
        comparison=re.compile(comparison),
        unchanged=re.compile(rf"{comparison}[^,;。0-9()]{{0,16}}?(?P<word>{unchanged})"),
        share=re.compile(data["share"]["before"]),
        share_words=tuple(data["share"]["words"]),
        part_opener=re.compile(any_of(data["parts"]["openers"])),
        all_of_them=tuple(data["parts"]["all_of_them"]),
        purposes=tuple(data["parts"]["purposes"]),
        items=re.compile(_items(data["items"])),
        definition=tuple(data["items"]["definition"]),
        reason=re.compile(data["reason"]["cue"]),
        reason_end=re.compile(data["reason"]["end"]),
        reason_continues=re.compile(data["reason"]["continues"]),
        absence=re.compile(data["absence"]["cue"]),
        absence_excluded=tuple(data["absence"]["separate_from_change"]),
        date=re.compile(data["date"]["cue"]),
        date_subject=data["date"]["subject"],
        prior_statement=re.compile(data["prior"]["statement"]),
        prior_budget=data["prior"]["budget_suffix"],
        prior_execution=data["prior"]["execution_suffix"],
        execution_words=tuple(data["prior"]["execution_words"]),
    )


def _items(data: dict[str, Any]) -> str:
    """Return an expression for a list of items, or for one behind a colon, without figures."""
    openers, enders = any_of(data["openers"]), any_of(data["enders"])
    several, single = "[^。;,:0-9]*?、[^。;,:0-9]*?", "(?<=:)[^。;,:0-9]{2,30}?"
    return rf"(?:{openers}):?(?P<items>{several}|{single})(?:{enders})?(?=[。;]|$)"


@cache
def load_sections() -> Sections:
    """Return the section names of ``sections.toml``."""
    data = _toml("sections.toml")
    narrative = data["narrative"]
    return Sections(
        opens=_either(narrative["opens"]),
        closes=_either(narrative["closes"]),
        ends=_either(narrative["ends"]),
        part=re.compile(narrative["part"]),
        contents_entry=re.compile(narrative["contents_entry"]),
        statements=_either(data["statements"]["sections"]),
    )
