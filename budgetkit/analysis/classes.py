"""The same class in different disclosures: by its code, whatever it is called there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

import pandas as pd

from budgetkit.analysis.composition import Composition
from budgetkit.disclosure.reference.classifications import classification
from budgetkit.disclosure.reference.names import name_key


@dataclass(frozen=True)
class ClassShares:
    """Shares of the 类 (or 款, 项) in several disclosures.

    Attributes:
        labels: Name of each class by its key, the class with the greatest mean share first.
        shares: By disclosure, then by class; a class that is not printed is not there. That
            is no zero: the document may print it under another name, or in another class.
        lines: The budget lines behind them.
        renamed: Classes that are printed under several names, by key: editions differ.
    """

    labels: Mapping[str, str]
    shares: Mapping[str, Mapping[str, Fraction]]
    lines: Mapping[str, Mapping[str, pd.Series]]
    renamed: Mapping[str, tuple[str, ...]]


def class_key(line: pd.Series) -> str:
    """Return the code of a line's function, or its name where it has none that is known."""
    code = line["function_code"]
    if isinstance(code, str) and code:
        return code
    found = classification("function").by_name(str(line["item"]))
    level = None if pd.isna(line["level"]) else int(line["level"])
    codes = [entry.code for entry in found if level in (None, entry.level)]
    return codes[0] if len(codes) == 1 else name_key(str(line["item"]))


def class_shares(compositions: Mapping[str, Composition]) -> ClassShares:
    """Hold the compositions by function of several disclosures side by side.

    Args:
        compositions: Of :func:`budgetkit.analysis.by_function`, all of one level, by key.

    Returns:
        Shares as Fraction of each disclosure's printed total. Two lines of one class in a
        disclosure (as a document may print a class under two heads) are added.
    """
    shares: dict[str, dict[str, Fraction]] = {}
    lines: dict[str, dict[str, pd.Series]] = {}
    names: dict[str, dict[str, None]] = {}
    for name, composition in compositions.items():
        shares[name], lines[name] = {}, {}
        for _, line in composition.parts.iterrows():
            if line["share"] is None:
                continue
            key = class_key(line)
            shares[name][key] = shares[name].get(key, Fraction(0)) + line["share"]
            lines[name].setdefault(key, line)
            names.setdefault(key, {})[name_key(str(line["item"]))] = None
    order = sorted(names, key=lambda key: _sum(shares, key), reverse=True)
    return ClassShares(
        labels={key: _label(key, names[key]) for key in order},
        shares=shares,
        lines=lines,
        renamed={key: tuple(names[key]) for key in order if len(names[key]) > 1},
    )


def _label(key: str, printed: Mapping[str, None]) -> str:
    entry = classification("function").by_code(key)
    return next(iter(printed)) if entry is None or len(printed) == 1 else entry.name


def _sum(shares: Mapping[str, Mapping[str, Fraction]], key: str) -> Fraction:
    return sum((own.get(key, Fraction(0)) for own in shares.values()), Fraction(0))
