"""Which disclosures can be held against each other, and what stands in the way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from budgetkit.analysis.money import without_unit

Obstacle = Literal["stage", "scope", "fiscal_year", "layout"]
_ASPECTS: tuple[Obstacle, ...] = ("stage", "scope", "fiscal_year", "layout")
FORBIDDING: tuple[Obstacle, ...] = ("stage", "scope", "fiscal_year")
"""Budget and final accounts, a department and a unit, two years are different things:
there is no rank across them. A layout only names its columns otherwise: it is noted."""


@dataclass(frozen=True, slots=True)
class Basis:
    """On what footing the figures of a disclosure stand; None where it was not read."""

    stage: str | None
    scope: str | None
    fiscal_year: int | None
    layout: str | None = None


Peers = tuple[str, str, int]
"""Stage, scope and fiscal year, which peers share."""


def peers_of(basis: Basis) -> Peers | None:
    """Return the group a disclosure may be ranked in; None where its basis is not known.

    >>> peers_of(Basis("budget", "unit", 2024)), peers_of(Basis("budget", None, 2024))
    (('budget', 'unit', 2024), None)
    """
    if basis.stage is None or basis.scope is None or basis.fiscal_year is None:
        return None
    return basis.stage, basis.scope, int(basis.fiscal_year)


def obstacles(bases: Iterable[Basis]) -> tuple[Obstacle, ...]:
    """Return in what the disclosures differ, or may differ as it was not read.

    >>> obstacles([Basis("budget", "unit", 2024), Basis("budget", "unit", 2023)])
    ('fiscal_year',)
    """
    given = list(bases)
    return tuple(name for name in _ASPECTS if _differs([getattr(one, name) for one in given], name))


def may_be_ranked(bases: Iterable[Basis]) -> bool:
    """Whether nothing stands in the way that :data:`FORBIDDING` names."""
    return not set(obstacles(bases)) & set(FORBIDDING)


def unknown_unit_tables(lines: pd.DataFrame) -> list[str]:
    """Return the tables of which no amount can be compared, since their unit is unknown."""
    unknown = without_unit(lines[lines["table_id"].notna()])
    return list(dict.fromkeys(unknown["table_id"]))


def _differs(values: Sequence[object], name: Obstacle) -> bool:
    missing = any(value is None for value in values)
    return len(set(values)) > 1 or (missing and name in FORBIDDING and len(values) > 1)
