"""What the tests compare: a value's fields, and the list of values labelled by eye."""

import csv
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from budgetkit.disclosure.targets_model import IndicatorValue

LABELLED = Path(__file__).with_name("labelled.tsv")
FIELDS = ("kind", "comparator", "low", "high", "unit", "per")


class Labelled(NamedTuple):
    """A printed value and what it says."""

    value: str
    name: str | None
    fields: dict[str, Any]


def labelled() -> list[Labelled]:
    with LABELLED.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        Labelled(row["value"], row["name"] or None, {field: _cell(row, field) for field in FIELDS})
        for row in rows
    ]


def _cell(row: dict[str, str], field: str) -> str | Decimal | None:
    text = row[field]
    if not text:
        return None
    return Decimal(text) if field in ("low", "high") else text


def fields(value: IndicatorValue) -> dict[str, Any]:
    return {field: getattr(value, field) for field in FIELDS}


def apart_from_text(value: IndicatorValue) -> IndicatorValue:
    return replace(value, text="")
