"""Bring values into the form that a column declares, losing none unseen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any

from budgetkit.dataset.field import Field, FieldType, TableSchema
from budgetkit.document.model import Place
from budgetkit.text import nfkc

_DIGITS = {FieldType.MONEY: (18, 2), FieldType.DECIMAL: (38, 10)}
_LONE_SURROGATES = {code: "\ufffd" for code in range(0xD800, 0xE000)}


def conform(table: TableSchema, row: Mapping[str, Any]) -> dict[str, Any]:
    """Return ``row`` with text normalised and numbers that do not fit made null."""
    return {
        field.name: None if (value := row.get(field.name)) is None else _conformed(field, value)
        for field in table.fields
    }


def _conformed(field: Field, value: Any) -> Any:
    text = storable if field.printed else normalised
    if field.type is FieldType.STRING:
        return text(value)
    if field.type is FieldType.STRINGS:
        return _texts(text, value)
    if field.type in _DIGITS:
        return value if fits(field.type, value) else None
    return value


def _texts(text: Callable[[str], str], values: Any) -> list[str]:
    return [text(value) for value in values]


def storable(text: str) -> str:
    """Return ``text`` without lone surrogates, which no UTF-8 file can hold."""
    return text if text.isascii() else text.translate(_LONE_SURROGATES)


@lru_cache(maxsize=65536)
def normalised(text: str) -> str:
    """Return ``text`` storable and NFKC-normalised."""
    return nfkc(storable(text))


def fits(kind: FieldType, value: Decimal) -> bool:
    """Return whether a decimal column holds ``value`` exactly."""
    digits, decimals = _DIGITS[kind]
    if not value.is_finite():
        return False
    _, figures, exponent = value.normalize().as_tuple()
    assert isinstance(exponent, int)
    return -exponent <= decimals and len(figures) + exponent <= digits - decimals


def bbox_text(place: Place) -> str | None:
    """Return a box as ``x0,y0,x1,y1`` with two decimals, None where there is none."""
    if place.bbox is None:
        return None
    # Adding 0.0 turns -0.0 into 0.0.
    return ",".join(f"{round(edge, 2) + 0.0:.2f}" for edge in place.bbox)
