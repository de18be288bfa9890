"""Read a form whose columns are lost: implementation period and year side by side, or one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from budgetkit.disclosure.forms.footer import WHOLE_TIMESTAMP, filled_at
from budgetkit.disclosure.forms.funds import Funds, adds_up, read_funds
from budgetkit.disclosure.forms.head import Head, read_head
from budgetkit.disclosure.forms.indicators import Indicators, read_indicators
from budgetkit.disclosure.forms.labels import (
    class_label,
    is_first_level,
    is_header,
)
from budgetkit.disclosure.forms.layouts import Layout
from budgetkit.disclosure.forms.sides import Classified
from budgetkit.disclosure.forms.source import FormSource
from budgetkit.disclosure.forms.vocabulary import vocabulary
from budgetkit.disclosure.targets_model import PHASES, TargetForm, TargetIndicator
from budgetkit.disclosure.values import parse_value
from budgetkit.document.model import Row
from budgetkit.text import tidy

_REPAIRED = 0.9
_INFERRED = 0.8
_GUESSED = 0.6
_CLEAR_MARGIN = 3.0
_LOST = 0.5


def read_halves(source: FormSource, layout: Layout) -> list[TargetForm]:
    """Return the form; what was lost is None and ``damaged`` says so."""
    until = _head_end(source.rows)
    above, body = source.rows[:until], source.rows[until:]
    head = read_head(above, two_sided=layout.halves)
    funds = read_funds(above, two_sided=layout.halves)
    filled = filled_at(body)
    found = read_indicators(body, two_sided=layout.halves)
    indicators = tuple(_indicators(found))
    damaged = bool(funds.lost) or _is_cut(filled) or _lost_indicators(indicators)
    code, agency = head.agency()
    values = head.values
    form = TargetForm(
        form_no=0,
        kind=source.kind,
        project=values.get("project"),
        place=source.place,
        method=source.method,
        agency_code=code,
        agency=agency,
        implementing_unit=values.get("implementing_unit"),
        attribute=values.get("attribute"),
        period=values.get("period"),
        funds_yuan=dict(funds.yuan),
        overview=values.get("overview"),
        basis=values.get("basis"),
        necessity=values.get("necessity"),
        measures=values.get("measures"),
        plan=values.get("plan"),
        goal_implementation=head.goals.get("goal_implementation"),
        goal_annual=head.goals.get("goal_annual"),
        filled_at=filled,
        damaged=damaged,
        confidence=_confidence(head, funds, damaged=damaged),
        layout=layout.layout_id,
        indicators=indicators,
    )
    return [form]


def _head_end(rows: Sequence[Row]) -> int:
    """Return the index of the first row of the indicator block."""
    for index, row in enumerate(rows):
        if any(_begins_indicators(text) for text in row.texts if text.strip()):
            return index
    return len(rows)


def _begins_indicators(text: str) -> bool:
    return bool(class_label(text)) or is_first_level(text) or is_header(text)


def _is_cut(filled: str | None) -> bool:
    return filled is not None and not WHOLE_TIMESTAMP.fullmatch(filled)


def _lost_indicators(indicators: Sequence[TargetIndicator]) -> bool:
    return not indicators or any(indicator.damaged for indicator in indicators)


def _confidence(head: Head, funds: Funds, *, damaged: bool) -> float:
    if damaged:
        return _LOST
    unproven = any(adds_up(funds, phase) is False for phase in PHASES)
    return _REPAIRED if head.repaired or funds.repaired or unproven else 1.0


def _indicators(found: Indicators) -> Iterator[TargetIndicator]:
    halves = (found.implementation, found.annual)
    both = [(phase, own) for phase, half in zip(PHASES, halves, strict=True) for own in half]
    for number, (phase, classified) in enumerate(both, 1):
        row = classified.entry.row
        read = _indicator(number, phase, classified, collapsed=row in found.collapsed_rows)
        guessed = row in found.guessed_rows
        yield replace(read, confidence=min(read.confidence, _GUESSED)) if guessed else read


def _indicator(number: int, phase: str, found: Classified, *, collapsed: bool) -> TargetIndicator:
    level = vocabulary().classes[found.class_key]
    entry = found.entry
    damaged = entry.lost or collapsed
    return TargetIndicator(
        indicator_no=number,
        phase=phase,
        level1=level.level1,
        level2=level.level2,
        level2_text=found.label_text,
        name=tidy(entry.name) if entry.name else None,
        value=parse_value(entry.value, name=entry.name),
        place=entry.place,
        damaged=damaged,
        class_uncertain=found.uncertain,
        confidence=_sureness(found, damaged=damaged),
    )


def _sureness(found: Classified, *, damaged: bool) -> float:
    if damaged:
        return _LOST
    if found.uncertain:
        return _INFERRED if found.margin >= _CLEAR_MARGIN else _GUESSED
    return _REPAIRED if found.entry.repaired else 1.0
