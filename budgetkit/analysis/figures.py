"""The standard figures of a year, looked up where the catalogue says they stand.

``figures.toml`` lists for each figure the table, rows and columns that may print it, in
order of trust. Nothing is computed here: a figure is a line of ``budget_lines``.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib import resources

import pandas as pd

from budgetkit.analysis.exact import amount
from budgetkit.analysis.printed import one_printing
from budgetkit.text import compact, without_enumeration

_YEAR = r"(20[0-9]{2})年"
_LOOKED_AT = (
    *("document_id", "table_id", "table_no", "section", "side", "item", "is_total", "measure"),
    *("function_code", "dept_econ_code", "gov_econ_code", "project", "agency", "amount_yuan"),
)
"""What a figure is told by: a selection of rows costs by the column."""
_LEADING_YEAR = re.compile(rf"^{_YEAR}度?")


@dataclass(frozen=True, slots=True)
class Place:
    """One place where a figure may stand.

    Attributes:
        table: A ``table_id``.
        measures: Accepted measures, the first that has an amount wins.
        side: ``revenue``, ``expenditure`` or None for a table with one side.
        items: Accepted row labels, NFKC without white space.
        total_row: Take the row marked ``is_total`` instead of a label.
        unless: Row labels that the total would count in too: where the table has one, it is
            another figure.
    """

    table: str
    measures: tuple[str, ...]
    side: str | None = None
    items: tuple[str, ...] = ()
    total_row: bool = False
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A standard figure: its Chinese label and where it may stand."""

    figure_id: str
    label: str
    places: tuple[Place, ...]


@cache
def catalogue() -> dict[str, Figure]:
    """Return all figures by id."""
    text = resources.files(__package__).joinpath("figures.toml").read_text(encoding="utf-8")
    return {name: _figure(name, entry) for name, entry in tomllib.loads(text).items()}


def find(lines: pd.DataFrame, figure_id: str) -> pd.Series | None:
    """Return the budget line that prints a figure, or None where none does.

    Args:
        lines: ``budget_lines`` of one disclosure; amounts in yuan.
        figure_id: A key of :func:`catalogue`.

    Returns:
        The row with all its columns, provenance included. None where the figure is blank
        or missing, and where a place prints two different amounts: that is for the checks
        to say, not for a report to choose.
    """
    for place in catalogue()[figure_id].places:
        for measure in place.measures:
            line = _single(_at(lines, place, measure))
            if line is not None:
                return line
    return None


def value(lines: pd.DataFrame, figure_id: str) -> Decimal | None:
    """Return the figure's ``amount_yuan`` as a Decimal, None where :func:`find` finds none."""
    narrow = lines[[name for name in _LOOKED_AT if name in lines.columns]]
    line = find(narrow, figure_id)
    return None if line is None else amount(line["amount_yuan"])


def _at(lines: pd.DataFrame, place: Place, measure: str) -> pd.DataFrame:
    chosen = one_printing(lines, place.table)
    chosen = chosen[chosen["measure"] == measure]
    if place.side is not None:
        chosen = chosen[chosen["side"] == place.side]
    if place.total_row:
        return chosen[chosen["is_total"].astype(bool)]
    labels = chosen["item"].map(_key)
    if labels.isin(place.unless).any():
        return chosen[:0]
    return chosen[labels.isin(place.items)]


def _single(rows: pd.DataFrame) -> pd.Series | None:
    """The one amount there is, or the one on a total row, of all units, above its parts."""
    given = _latest(rows[rows["amount_yuan"].notna()])
    if given.empty:
        return None
    totals = given[given["is_total"].astype(bool)]
    for candidates in (given, totals, totals[totals["agency"].isna()]):
        if candidates["amount_yuan"].nunique() == 1:
            return candidates.iloc[0]
    return None


def _latest(rows: pd.DataFrame) -> pd.DataFrame:
    """Of rows under headings that name years, those of the last year."""
    if rows["section"].isna().all():
        return rows
    years = rows["section"].astype(str).str.extract(_YEAR, expand=False)
    return rows if years.isna().all() else rows[years == years.max()]


def _key(label: object) -> str:
    """A label for comparison: without 其中, list mark, the year before it and white space."""
    plain = compact(str(label)).removeprefix("其中:")
    return _LEADING_YEAR.sub("", compact(without_enumeration(plain)))


def _figure(name: str, entry: dict[str, object]) -> Figure:
    places = entry["places"]
    assert isinstance(places, list)
    return Figure(name, str(entry["label"]), tuple(map(_place, places)))


def _place(entry: dict[str, object]) -> Place:
    return Place(
        table=str(entry["table"]),
        measures=_texts(entry["measures"]),
        side=str(entry["side"]) if "side" in entry else None,
        items=tuple(_key(item) for item in _texts(entry.get("items", []))),
        total_row=bool(entry.get("total_row", False)),
        unless=tuple(_key(item) for item in _texts(entry.get("unless", []))),
    )


def _texts(entry: object) -> tuple[str, ...]:
    assert isinstance(entry, list)
    return tuple(map(str, entry))
