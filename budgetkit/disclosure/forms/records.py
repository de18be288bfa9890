"""Make records of ruled rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from budgetkit.disclosure.forms.ruled_classes import ruled_classes
from budgetkit.disclosure.forms.ruled_rows import RuledRow, weights
from budgetkit.disclosure.targets_model import TargetIndicator
from budgetkit.disclosure.values import parse_value
from budgetkit.text import tidy

_INFERRED_CLASS = 0.8


def ruled_indicators(
    rows: Iterable[RuledRow], *, phase: str = "annual"
) -> tuple[TargetIndicator, ...]:
    """Return the indicators of one list, all of one phase, in the order of printing."""
    return tuple(_indicators(list(rows), phase))


def renumbered(indicators: Iterable[TargetIndicator]) -> tuple[TargetIndicator, ...]:
    """Return the indicators of several lists numbered through."""
    return tuple(replace(own, indicator_no=number) for number, own in enumerate(indicators, 1))


def _indicators(rows: Sequence[RuledRow], phase: str) -> list[TargetIndicator]:
    found: list[TargetIndicator] = []
    for row, level, weight in zip(rows, ruled_classes(rows), weights(rows), strict=True):
        if row.is_indicator:
            found.append(
                TargetIndicator(
                    indicator_no=len(found) + 1,
                    phase=phase,
                    level1=level.level1,
                    level2=level.level2,
                    level2_text=row.level2,
                    name=tidy(row.name) or None,
                    value=parse_value(row.value, name=row.name),
                    place=row.place,
                    weight=weight,
                    class_uncertain=level.uncertain,
                    confidence=_INFERRED_CLASS if level.uncertain else 1.0,
                    is_core=row.core,
                    scoring_text=row.scoring,
                )
            )
    return found
