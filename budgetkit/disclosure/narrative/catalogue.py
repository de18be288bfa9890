"""Loads the vocabulary from the catalogues beside this module."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import Any

from budgetkit.disclosure.narrative.vocabulary import (
    Cues,
    Pattern,
    Sections,
    Term,
    TermPattern,
    Terms,
    key,
)

_WORDING = {"term", "aliases", "under"}
"""An entry of nothing else only words a term that stands elsewhere."""


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
    for entry in (each for each in data["subject"] if "under" not in each):
        for alias in (entry["term"], *entry.get("aliases", ())):
            plain[key(alias)] = _term(entry)
    for entry in (each for each in data["subject"] if "under" in each):
        named, known = _term(entry), plain.get(key(entry["term"]))
        is_wording = known is not None and known.name == named.name and not set(entry) - _WORDING
        term = known if known is not None and is_wording else named
        for alias in (entry["term"], *entry.get("aliases", ())):
            under |= {(whole, key(alias)): term for whole in entry["under"]}
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
        divides=entry.get("divides", False),
        covers=tuple(entry.get("covers", ())),
        counts=entry.get("counts", {}),
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
    short = f"(?<![{direction['short_not_after']}])(?:{any_of(direction['short'])})"
    up_or_down, comparison = any_of(directions), direction["comparison"]
    unchanged = any_of(direction["same"])
    return Cues(
        unit_kinds=kinds,
        unit=re.compile(f"(?!{any_of(units['not_before'])})(?:{any_of(kinds)})"),
        slipped=re.compile(f"(?:{any_of(units['slipped'])})?"),
        threshold=re.compile(data["threshold"]["after"]),
        directions=directions | direction["short"],
        change=re.compile(
            rf"(?P<word>{up_or_down}|{short})(?P<other>\((?:{up_or_down})\))?"
            rf"(?:{any_of(direction['fillers'])}|\()*$"
        ),
        level=re.compile(f"(?:{up_or_down})(?:{any_of(direction['level_fillers'])})$"),
        change_verb=re.compile(
            rf"^(?:是|一是|二是|三是|、|,|以及|和)*(?P<word>{up_or_down})了?(?P<what>.+)$"
        ),
        comparison=re.compile(comparison),
        comparison_end=direction["comparison_end"],
        qualifier=re.compile(direction["qualifier"]),
        noun_expected=tuple(data["noun"]["expected_after"]),
        noun=re.compile(
            r"^的?(?P<noun>[\u4e00-\u9fff“”]{1,14}?)"
            rf"(?={any_of(data['noun']['ends_before'])}|[,。;、:()0-9]|$)"
        ),
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
        prior_figure=re.compile(f"(?:{any_of(data['prior']['figure_words'])})*+"),
        prior_budget=data["prior"]["budget_suffix"],
        prior_execution=data["prior"]["execution_suffix"],
        execution_words=tuple(data["prior"]["execution_words"]),
        planned=re.compile(data["planned"]["budget"]),
        planned_suffix=data["planned"]["suffix"],
        outturn=re.compile(data["planned"]["outturn"]),
        completion=re.compile(data["planned"]["completion"]),
        completion_suffix=data["planned"]["completion_suffix"],
        against_plan=re.compile(data["against_plan"]["comparison"]),
        outturn_against_plan=re.compile(data["against_plan"]["outturn"]),
        against_plan_suffix=data["against_plan"]["suffix"],
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
