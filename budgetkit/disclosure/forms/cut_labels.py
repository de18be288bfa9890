"""Join labels that a page break cut in two: ``产出指`` on one page, ``标`` on the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from budgetkit.disclosure.forms.vocabulary import label_key, vocabulary
from budgetkit.document.model import Row

_ROWS_BELOW = 60
_CERTAIN_END = "指"
_LAST = "标"


def whole_labels(rows: Sequence[Row]) -> list[Row]:
    """Return ``rows`` with cut labels whole where they begin, and blank where they end.

    The end of a label stands further down in the same column. A beginning that can only be
    that of one label is completed though its end was lost.
    """
    whole = list(rows)
    for index, column in _beginnings(rows):
        text = whole[index].cells[column].text
        if not text:
            continue
        if end := _end(whole, index, column):
            below, rest = end
            _put(whole, index, column, label_key(text) + rest)
            _put(whole, below, column, "")
        elif _is_certain(text):
            _put(whole, index, column, label_key(text) + _LAST)
    return whole


def _beginnings(rows: Sequence[Row]) -> Iterator[tuple[int, int]]:
    for index, row in enumerate(rows):
        for column, cell in enumerate(row.cells):
            if cell.text and not cell.covered and _rests(cell.text):
                yield index, column


def _end(rows: Sequence[Row], index: int, column: int) -> tuple[int, str] | None:
    """Return row and text of the end of the label that begins here, the nearest below."""
    rests = _rests(rows[index].cells[column].text)
    for below in range(index + 1, min(index + 1 + _ROWS_BELOW, len(rows))):
        cells = rows[below].cells
        key = label_key(cells[column].text) if column < len(cells) else ""
        if key in rests:
            return below, key
        if key and key in _labels():
            return None
    return None


def _is_certain(text: str) -> bool:
    key = label_key(text)
    return len(key) > len(_CERTAIN_END) and key.endswith(_CERTAIN_END) and _LAST in _rests(text)


def _put(rows: list[Row], index: int, column: int, text: str) -> None:
    cells = list(rows[index].cells)
    cells[column] = replace(cells[column], text=text)
    rows[index] = replace(rows[index], cells=tuple(cells))


@lru_cache(maxsize=4096)
def _rests(text: str) -> frozenset[str]:
    """Return what is missing behind ``text`` to make it a label of the indicators."""
    key = label_key(text)
    if not key or key in _labels():
        return frozenset()
    return frozenset(label[len(key) :] for label in _labels() if label.startswith(key))


@cache
def _labels() -> frozenset[str]:
    words = vocabulary()
    return frozenset((*words.class_labels, *words.level1, *words.whole_headers))
