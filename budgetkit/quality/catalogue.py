"""The rules, the rubric and its profiles as data."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from budgetkit.errors import UsageError
from budgetkit.quality.model import Severity

LEVELS = ("indicator", "form", "human")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule.

    Attributes:
        rule_id: Stable identifier, also the name of its method.
        item_id: Rubric item that it counts for.
        level: Asked of each ``indicator``, of the ``form``, or left to a ``human`` reviewer.
        severity: Of a breach.
        share: Weight among the rules of its item.
        zh: What should hold, one Chinese sentence.
        en: The same for the documentation.
        better: What a better indicator or form would state, Chinese.
    """

    rule_id: str
    item_id: str
    level: str
    severity: Severity
    share: int
    zh: str
    en: str
    better: str


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the rubric."""

    item_id: str
    block: str
    name: str
    question: str


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """Weights of the rubric.

    Attributes:
        profile_id: Stable identifier.
        zh: Its name for readers.
        source: Where the weights come from.
        minimum_assessable: Share of the points that must be assessable for a grade.
        lost_at: Share of the indicators in breach at which a rule's points are gone.
        points: Points of each item.
        grades: Name and lowest score of each grade, the best first.
        ceilings: Largest share of an item's points that a breach of the whole form leaves, by
            ``{status}_{severity}``.
    """

    profile_id: str
    zh: str
    source: str
    minimum_assessable: Decimal
    lost_at: Decimal
    points: Mapping[str, int]
    grades: tuple[tuple[str, int], ...]
    ceilings: Mapping[str, Decimal]


@cache
def rules() -> Mapping[str, Rule]:
    """Return all rules by id, in the order of the catalogue."""
    return {rule.rule_id: rule for rule in map(_rule, _load("rules.toml")["rule"])}


@cache
def rubric() -> Mapping[str, Item]:
    """Return the items of the rubric by id, in printed order."""
    items = _load("rubric.toml")["item"]
    return {i["id"]: Item(i["id"], i["block"], i["name"], i["question"]) for i in items}


def profile_names() -> list[str]:
    """Return the built-in profiles."""
    folder = resources.files(__package__) / "profiles"
    return sorted(entry.name.removesuffix(".toml") for entry in folder.iterdir())


def profile(name: str = "official") -> Profile:
    """Return a built-in profile, or one read from a file.

    Raises:
        UsageError: There is no such profile, or the file is none.
    """
    if name in profile_names():
        return _profile(_load(f"profiles/{name}.toml"))
    try:
        return _profile(tomllib.loads(Path(name).read_text("utf-8")))
    except (OSError, UnicodeDecodeError) as cause:
        known = "、".join(profile_names())
        raise UsageError(reason=f"没有评分方案 {name}；内置方案：{known}。") from cause
    except (tomllib.TOMLDecodeError, ArithmeticError, KeyError, TypeError, ValueError) as cause:
        raise UsageError(reason=f"评分方案 {name} 的内容不完整或有误：{cause}。") from cause


def _rule(entry: Mapping[str, Any]) -> Rule:
    return Rule(
        rule_id=entry["id"],
        item_id=entry["item"],
        level=entry["level"],
        severity=Severity(entry["severity"]),
        share=entry["share"],
        zh=entry["zh"],
        en=entry["en"],
        better=entry["better"],
    )


def _profile(raw: Mapping[str, Any]) -> Profile:
    points = {str(item): int(raw["points"][item]) for item in rubric()}
    grades = sorted(((str(g["name"]), int(g["from"])) for g in raw["grade"]), key=lambda g: -g[1])
    return Profile(
        str(raw["id"]),
        str(raw["zh"]),
        str(raw["source"]),
        Decimal(raw["minimum_assessable"]),
        Decimal(raw["lost_at"]),
        points,
        tuple(grades),
        {str(kind): Decimal(share) for kind, share in raw.get("ceilings", {}).items()},
    )


def _load(name: str) -> Mapping[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath(name).read_text("utf-8"))
