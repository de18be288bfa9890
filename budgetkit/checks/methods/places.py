"""The expressions in which rules name places: ``table/side[row].measure + …``.

Alternatives are parted by ``|``; the first whose required terms are all printed is taken. A
term ending in ``?`` may be missing. Rows: ``total``, ``grand``, ``current``, ``carry``,
``code`` (a functional class, given), a source of funds (with ``carried.`` in front: of the
carry-over), a category of 三公 with ``public.``, an economic class with ``econ.``, or a kind of
procurement with ``kind.`` in front.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from budgetkit.checks.labels import procured_kind, source_kind
from budgetkit.checks.ledger import Ledger, Row, Sheet
from budgetkit.checks.methods.public import current_group
from budgetkit.checks.methods.sides import read_side
from budgetkit.checks.model import Figure

_TERM = re.compile(
    r"(?P<table>[a-z_]+)(/(?P<side>revenue|expenditure))?\[(?P<row>[a-z_.0-9]+)\]\.(?P<measure>[a-z_]+)"
    r"(?P<optional>\?)?"
)


@dataclass(frozen=True, slots=True)
class Term:
    """One place: a table, a side, a row and a measure."""

    table: str
    side: str | None
    row: str
    measure: str
    is_optional: bool


@cache
def parse(expression: str) -> tuple[tuple[Term, ...], ...]:
    """Return the alternatives of an expression.

    Raises:
        ValueError: The expression is not of this language.
    """
    return tuple(
        tuple(_term(text.strip()) for text in alternative.split("+"))
        for alternative in expression.split("|")
    )


def _term(text: str) -> Term:
    found = _TERM.fullmatch(text)
    if found is None:
        raise ValueError(f"no place: {text!r}")
    return Term(
        found["table"], found["side"], found["row"], found["measure"], bool(found["optional"])
    )


def figures(ledger: Ledger, expression: str, code: str | None = None) -> tuple[Figure, ...] | None:
    """Return the figures that an expression names, None where no alternative is printed."""
    for alternative in parse(expression):
        found = _alternative(ledger, alternative, code)
        if found is not None:
            return found
    return None


def _alternative(
    ledger: Ledger, terms: tuple[Term, ...], code: str | None
) -> tuple[Figure, ...] | None:
    found = []
    for term in terms:
        figure = _figure(ledger, term, code)
        if figure is not None:
            found.append(figure)
        elif not term.is_optional:
            return None
    return tuple(found) or None


def _figure(ledger: Ledger, term: Term, code: str | None) -> Figure | None:
    sheet = ledger.table(term.table)
    if sheet is None:
        return None
    if term.row.startswith("public."):
        return current_group(sheet, ledger.fiscal_year).get(term.row.removeprefix("public."))
    row = _row(sheet, term, code)
    return row[term.measure] if row else None


_NAMED_ROWS: Mapping[str, Callable[[Row], str | None]] = {
    "econ": lambda row: row.econ_code,
    "kind": lambda row: procured_kind(row.item),
}


def _row(sheet: Sheet, term: Term, code: str | None) -> Row | None:
    if term.row == "code":
        return only(row for row in sheet.rows if row.code == code and not row.is_total)
    if term.row == "total":
        return total_row(sheet)
    group, _, name = term.row.partition(".")
    if group in _NAMED_ROWS:
        return only(row for row in sheet.rows if _NAMED_ROWS[group](row) == name)
    side = read_side(sheet, term.side or "revenue")
    named = {"grand": side.total, "current": side.current, "carry": next(iter(side.carry), None)}
    if term.row in named:
        return named[term.row]
    wholes = side.carry if term.row.startswith("carried.") else side.top
    rows = [*wholes, *(part for whole in wholes for part in side.parts.get(whole, ()))]
    kind = term.row.removeprefix("carried.")
    return only(row for row in rows if source_kind(row.item) == kind)


def total_row(sheet: Sheet) -> Row | None:
    """Return the row of a table's total; the only row where the table has but one."""
    if sheet.totals:
        return sheet.totals[0]
    return sheet.rows[0] if len(sheet.rows) == 1 else None


def only(rows: Iterator[Row]) -> Row | None:
    """Return the one row; None where there are none or several."""
    found = list(rows)
    return found[0] if len(found) == 1 else None
