"""Give the rows of a ruled table their classes; print that leaves a label out is inferred."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from budgetkit.disclosure.forms import classes, evidence
from budgetkit.disclosure.forms.classes import Slot
from budgetkit.disclosure.forms.labels import class_label, plain_class_label
from budgetkit.disclosure.forms.ruled_rows import RuledRow
from budgetkit.disclosure.forms.vocabulary import label_key, vocabulary, without_remark

_PRINTED = 20.0


@dataclass(frozen=True, slots=True)
class RuledClass:
    """First and second level of a row, and whether the print leaves the second open."""

    level1: str | None
    level2: str | None
    uncertain: bool = False


def ruled_classes(rows: Sequence[RuledRow]) -> list[RuledClass]:
    """Return the class of each row.

    A label that is no known class is kept as printed. Where a cell is blank, as where a page
    break cut it, the class is inferred from the order of the classes and from the cues.
    """
    keys = [_key(row) for row in rows]
    if all(row.level2 for row in rows):
        return [_printed(row, key) for row, key in zip(rows, keys, strict=True)]
    known = [key for key in keys if key]
    order = classes.best_order(known)
    slots = [
        _slot(index, row, key, order)
        for index, (row, key) in enumerate(zip(rows, keys, strict=True))
    ]
    inferred = classes.assign(slots, order).classes
    return [
        _printed(row, key) if row.level2 else _inferred(row, guess)
        for row, key, guess in zip(rows, keys, inferred, strict=True)
    ]


def _key(row: RuledRow) -> str | None:
    label = label_key(without_remark(row.level2))
    in_column = vocabulary().column_labels.get(label) if label else None
    return in_column or class_label(row.level2) or plain_class_label(row.level2)


def _printed(row: RuledRow, key: str | None) -> RuledClass:
    known = vocabulary().classes.get(key or "")
    level1 = _first_level(row.level1) or (known.level1 if known else row.level1 or None)
    return RuledClass(level1, known.level2 if known else row.level2 or None)


def _inferred(row: RuledRow, key: str) -> RuledClass:
    known = vocabulary().classes[key]
    return RuledClass(_first_level(row.level1) or known.level1, known.level2, uncertain=True)


def _first_level(text: str) -> str | None:
    return vocabulary().level1_column.get(label_key(without_remark(text))) if text else None


def _level_costs(text: str) -> evidence.Costs:
    """Return what each class would cost under a printed first-level label."""
    level1 = _first_level(text)
    known = vocabulary().classes.values()
    return {own.key: 0.0 if level1 in (None, own.level1) else _PRINTED for own in known}


def _slot(index: int, row: RuledRow, key: str | None, order: Sequence[str]) -> Slot:
    labels = (key,) if key in order and key else ()
    entry = index if row.is_indicator else None
    if labels:
        costs = dict.fromkeys(vocabulary().classes, _PRINTED) | dict.fromkeys(labels, 0.0)
    else:
        costs = evidence.add(evidence.cue_costs(row.name, row.value), _level_costs(row.level1))
    return Slot(index, labels, entry, costs)
