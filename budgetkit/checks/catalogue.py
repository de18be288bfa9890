"""The rules as data: see ``rules.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

from budgetkit.checks.model import Severity

_KNOWN = {"id", "family", "zh", "en", "inputs", "tolerance", "severity", "source", "method"}


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule.

    Attributes:
        rule_id: Stable identifier.
        family: Chapter of the rule list.
        zh: What must hold, one Chinese sentence for the reports.
        en: The same in English, for the documentation.
        inputs: Tables of the dataset that it reads.
        tolerance: How far apart is still right, in words.
        severity: Of a breach that no rounding explains.
        source: Regulation, or the law of arithmetic.
        method: Name of the function that carries it out.
        options: What else the method needs.
    """

    rule_id: str
    family: str
    zh: str
    en: str
    inputs: tuple[str, ...]
    tolerance: str
    severity: Severity
    source: str
    method: str
    options: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_reviewed(self) -> bool:
        """Whether the review of the target forms carries it out, in ``options["review"]``."""
        return self.method == "review"


@cache
def catalogue() -> dict[str, Rule]:
    """Return all rules by id, in the order of the catalogue."""
    text = resources.files(__package__).joinpath("rules.toml").read_text(encoding="utf-8")
    rules = map(_rule, tomllib.loads(text)["rule"])
    return {rule.rule_id: rule for rule in rules}


def _rule(entry: Mapping[str, Any]) -> Rule:
    return Rule(
        rule_id=entry["id"],
        family=entry["family"],
        zh=entry["zh"],
        en=entry["en"],
        inputs=tuple(entry["inputs"]),
        tolerance=entry["tolerance"],
        severity=Severity(entry["severity"]),
        source=entry["source"],
        method=entry["method"],
        options={name: value for name, value in entry.items() if name not in _KNOWN},
    )


@cache
def vocabulary() -> Mapping[str, Any]:
    """Return the words by which rows and subjects are known: see ``vocabulary.toml``."""
    text = resources.files(__package__).joinpath("vocabulary.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
