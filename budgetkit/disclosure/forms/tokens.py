"""Sort the cells of an indicator row: class labels, names, values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from budgetkit.disclosure.forms.labels import (
    class_label,
    footer_label,
    is_first_level,
    is_header,
    plain_class_label,
)
from budgetkit.disclosure.forms.vocabulary import vocabulary
from budgetkit.document.model import Cell, Place, Row
from budgetkit.text import compact

_LABEL_AND_NAME = re.compile(r"(?P<label>.{2,10}?指标)(?P<name>.{2,})")
_SHORT_VALUE = 4
_UNLIKELY = 2.0
_DOUBTFUL = 0.7
_AS_LABEL_OR_NAME = 1.0


class Kind(StrEnum):
    """What a cell of an indicator row can be."""

    CLASS = "class"
    NAME = "name"
    VALUE = "value"


@dataclass(frozen=True, slots=True)
class Token:
    """A cell that says something, with what it can be and how unlikely each is.

    Attributes:
        text: As printed.
        column: 0-based position in its row.
        place: Where it stands.
        key: The text as it is compared.
        costs: Cost of each kind that it can be; 0 is certain.
        class_key: The class, where it can be a class label.
    """

    text: str
    column: int
    place: Place
    key: str
    costs: tuple[tuple[Kind, float], ...]
    class_key: str | None = None


def tokens_of(row: Row) -> tuple[Token, ...]:
    """Return the tokens of a row of the indicator block, in order.

    Header words, first-level labels, footer labels and running text say nothing here.
    """
    return tuple(token for column, cell in enumerate(row.cells) for token in _cell(cell, column))


def _cell(cell: Cell, column: int) -> Iterator[Token]:
    text = cell.text.strip()
    if not text or len(text) > vocabulary().longest_cell or _says_nothing(text):
        return
    if class_label(text) is None and (both := _split_label(text)):
        yield _token(both[0], column, cell.place)
        text = both[1]
    yield _token(text, column, cell.place)


def _token(text: str, column: int, place: Place) -> Token:
    class_key = class_label(text) or plain_class_label(text)
    return Token(text, column, place, compact(text), _costs(text), class_key)


def _says_nothing(text: str) -> bool:
    return is_header(text) or footer_label(text) is not None or _is_first_level_only(text)


def _is_first_level_only(text: str) -> bool:
    return is_first_level(text) and class_label(text) is None


def _split_label(text: str) -> tuple[str, str] | None:
    """Return a class label and the name that shares its cell."""
    both = _LABEL_AND_NAME.fullmatch(text)
    if both and class_label(both["label"]) and compact(both["label"]) in _exact_labels():
        return both["label"], both["name"]
    return None


@lru_cache(maxsize=1)
def _exact_labels() -> frozenset[str]:
    return frozenset(vocabulary().class_labels)


@lru_cache(maxsize=4096)
def _costs(text: str) -> tuple[tuple[Kind, float], ...]:
    if class_label(text):
        return ((Kind.CLASS, 0.0),)
    if plain_class_label(text):
        return ((Kind.CLASS, 0.0), (Kind.NAME, _AS_LABEL_OR_NAME))
    if is_value_like(text):
        return ((Kind.VALUE, 0.0), (Kind.NAME, _UNLIKELY))
    doubt = _DOUBTFUL if len(compact(text)) <= _SHORT_VALUE else _UNLIKELY
    return ((Kind.NAME, 0.0), (Kind.VALUE, doubt))


def is_value_like(text: str) -> bool:
    """Whether ``text`` as a whole reads like a value: a number, a time, a level."""
    return vocabulary().values.fullmatch(compact(text)) is not None
