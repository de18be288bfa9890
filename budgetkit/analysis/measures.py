"""What disclosures are compared by: amounts, shares, indices, amounts per head.

``measures.toml`` is the catalogue. A measure is None wherever one of its parts is blank:
nothing is taken for zero, and nothing is estimated.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Literal

import pandas as pd

from budgetkit.analysis.composition import by_function
from budgetkit.analysis.concentration import hhi, normalised_entropy, top_k_share
from budgetkit.analysis.exact import amount
from budgetkit.analysis.figures import find
from budgetkit.analysis.narrative import fact_yuan, stated_amount
from budgetkit.analysis.projects import projects

Unit = Literal["万元", "%", "指数", "万元/人"]
_TOP = 3


@dataclass(frozen=True, slots=True)
class Measure:
    """An entry of ``measures.toml``.

    Attributes:
        measure_id: Its key.
        label: Its Chinese name.
        unit: Of the value as it is shown; see :attr:`Measured.value` for how it is kept.
        part: A figure of ``figures.toml``.
        whole: The figure that ``part`` is divided by.
        stated: The narrative's subject that may state ``part`` where no table prints it.
        per: The head count that ``part`` is divided by, as the narrative names it.
        method: A function of this module, for what is no quotient.
        note: Formula and conditions, Chinese.
    """

    measure_id: str
    label: str
    unit: Unit
    part: str | None = None
    whole: str | None = None
    stated: str | None = None
    per: str | None = None
    method: str | None = None
    note: str = ""


@dataclass(frozen=True)
class Measured:
    """A measure of one disclosure.

    Attributes:
        value: Yuan, a share of 1, an index from 0 to 1 or yuan per head; None where it
            cannot be known.
        row: The line or fact that prints the part; None for what is computed of many.
    """

    value: Fraction | None
    row: pd.Series | None = None


@cache
def catalogue() -> Mapping[str, Measure]:
    """Return all measures by id, in the order in which they are shown."""
    text = resources.files(__package__).joinpath("measures.toml").read_text(encoding="utf-8")
    entries = tomllib.loads(text)
    return MappingProxyType({name: Measure(name, **entry) for name, entry in entries.items()})


def measure(lines: pd.DataFrame, facts: pd.DataFrame, measure_id: str) -> Measured:
    """Return a measure of one disclosure.

    Args:
        lines: Its ``budget_lines``.
        facts: Its ``narrative_facts``.
        measure_id: A key of :func:`catalogue`.
    """
    entry = catalogue()[measure_id]
    if entry.method is not None:
        return Measured(_METHODS[entry.method](lines))
    row = printed_or_stated(lines, facts, entry)
    part = None if row is None else row_yuan(row)
    if part is None:
        return Measured(None, row)
    if entry.per is not None:
        return Measured(_quotient(part, head_count(facts, entry.per)), row)
    if entry.whole is None:
        return Measured(part, row)
    whole = find(lines, entry.whole)
    return Measured(_quotient(part, None if whole is None else row_yuan(whole)), row)


def printed_or_stated(lines: pd.DataFrame, facts: pd.DataFrame, entry: Measure) -> pd.Series | None:
    """Return the line that prints a measure's part, else the fact that states it."""
    printed = None if entry.part is None else find(lines, entry.part)
    if printed is not None or entry.stated is None:
        return printed
    return stated_amount(facts, entry.stated)


def row_yuan(row: pd.Series) -> Fraction | None:
    """Return the yuan of a budget line or of a fact."""
    yuan = amount(row["amount_yuan"]) if "amount_yuan" in row.index else fact_yuan(row)
    return None if yuan is None else Fraction(yuan)


def head_count(facts: pd.DataFrame, subject: str) -> Fraction | None:
    """Return the number of posts or staff that the document itself gives; never estimated.

    Args:
        facts: ``narrative_facts`` of one disclosure.
        subject: 人员编制 or 实有人员.

    Returns:
        None where it is not given, is zero, or different numbers are given.
    """
    about = facts[(facts["subject"] == subject) & (facts["metric"] == "count")]
    counts = {amount(value) for value in about["value"]}
    number = counts.pop() if len(counts) == 1 else None
    return Fraction(number) if number else None


def _quotient(part: Fraction, whole: Fraction | None) -> Fraction | None:
    return part / whole if whole else None


def _function_hhi(lines: pd.DataFrame) -> Fraction | None:
    return hhi(by_function(lines).parts["amount_yuan"])


def _function_entropy(lines: pd.DataFrame) -> Fraction | None:
    entropy = normalised_entropy(by_function(lines).parts["amount_yuan"])
    return None if entropy is None else Fraction(entropy)


def _top_projects_share(lines: pd.DataFrame) -> Fraction | None:
    ranked = projects(lines)
    if len(ranked.parts) <= _TOP:
        return None
    return top_k_share(list(ranked.parts["amount_yuan"]), _TOP)


_METHODS: Mapping[str, Callable[[pd.DataFrame], Fraction | None]] = MappingProxyType(
    {
        "function_hhi": _function_hhi,
        "function_entropy": _function_entropy,
        "top_projects_share": _top_projects_share,
    }
)
