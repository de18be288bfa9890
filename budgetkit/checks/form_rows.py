"""Where in a printed form a text or an amount stands.

The dataset gives a form one place, its beginning; the printed rows of its table know more.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Any

from budgetkit.checks.model import Evidence
from budgetkit.checks.records import Record, Rows, records
from budgetkit.text import compact

_HEAD = 24
_LONGEST_QUOTE = 120
_SHORTEST = 2
_Order = tuple[str, int, int]


class FormRows:
    """The printed rows of a document's target forms, by the words they begin with."""

    def __init__(self, tables: Iterable[Record], rows: Iterable[Record]) -> None:
        self._by_words: dict[str, list[Evidence]] = defaultdict(list)
        self._by_amount: dict[Decimal, list[Evidence]] = defaultdict(list)
        forms = {_key(table) for table in tables if _is_form(table)}
        for row in rows:
            if _key(row) in forms:
                self._add(row)
        for places in (*self._by_words.values(), *self._by_amount.values()):
            places.sort(key=_order)

    def _add(self, row: Record) -> None:
        cells = [words for cell in row["cells_text"] if (words := compact(cell or ""))]
        quote = " | ".join(cells)[:_LONGEST_QUOTE]
        place = Evidence(
            row["document_id"], row.get("page"), row.get("line"), row.get("bbox"), quote
        )
        for words in cells:
            amount = number(words)
            if amount is not None:
                self._by_amount[amount].append(place)
            elif len(words) >= _SHORTEST:
                self._by_words[words[:_HEAD]].append(place)

    def of_text(self, text: str, form: Evidence) -> Evidence:
        """Return the row that prints a text of the form; the form's place where none does."""
        found = _nearest(self._by_words.get(compact(text)[:_HEAD], ()), form)
        return replace(found, quote=form.quote)

    def of_amount(self, yuan: Decimal, form: Evidence) -> Evidence:
        """Return the first row of the form that prints an amount, in yuan or 万元."""
        found = self._by_amount.get(yuan, ()) or self._by_amount.get(yuan / 10_000, ())
        return _nearest(found, form)


def form_rows(tables: Mapping[str, Rows]) -> FormRows:
    """Return the printed rows of all target forms of a dataset."""
    named = [t for t in records(tables.get("tables", ())) if _is_form(t)]
    return FormRows(named, records(tables.get("table_rows", ())) if named else ())


def _is_form(table: Record) -> bool:
    return str(table["table_id"] or "").startswith("targets_")


def _key(row: Record) -> tuple[Any, Any]:
    return row["document_id"], row["table_no"]


def number(words: str) -> Decimal | None:
    """Return the number that a cell without white space prints, None where it is none."""
    try:
        return Decimal(words.replace(",", "")) if words[:1].isdigit() else None
    except InvalidOperation:
        return None


def _order(place: Evidence) -> _Order:
    return place.document_id, place.page or 0, place.line or 0


def _nearest(places: Sequence[Evidence], form: Evidence) -> Evidence:
    """The first of the places, in printed order, that lies in the form or behind its beginning."""
    at = bisect_left(places, _order(form), key=_order)
    found = places[at] if at < len(places) else form
    return found if found.document_id == form.document_id else form
