"""Where the tables print what a fact of the narrative speaks of."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any

from budgetkit.checks.labels import bare, is_top_function
from budgetkit.checks.ledger import Fact, Ledger, Row, Sheet
from budgetkit.checks.methods.places import figures
from budgetkit.checks.model import Figure

_CODED = re.compile(r"^(?P<code>[0-9]{3,7})-(?P<name>.+)$")
_LEAF = 5
"""Digits of a 款 of the economic classes."""
_SPENDING = "支出"
_PRIOR = re.compile(r"上年|去年")
_FUNCTIONAL = (
    "general_expenditure",
    "expenditure_summary",
    "revenue_summary",
    "fund_expenditure",
    "appropriation_expenditure",
    "state_capital",
)
_ECONOMIC = ("general_expenditure_economic", "basic_expenditure", "project_expenditure_economic")
_SUMMARIES = ("appropriation_summary", "revenue_expenditure_summary")
_MEASURES = (
    "total",
    "current_year",
    "general",
    "fund",
    "basic",
    "project",
    "appropriation",
    "carry_over",
    "personnel",
    "operating",
)


@cache
def subjects() -> Mapping[str, Any]:
    """Return the catalogue ``subjects.toml``."""
    text = resources.files("budgetkit.checks").joinpath("subjects.toml").read_text("utf-8")
    return tomllib.loads(text)


@cache
def _by_term() -> dict[str, Mapping[str, Any]]:
    return {term: entry for entry in subjects()["subject"] for term in entry["terms"]}


def is_ignored(fact: Fact) -> bool:
    """Return whether the sentence speaks of a part of what its subject says, or of last year."""
    if fact.subject.startswith(("上年结转", "财政拨款上年结转")):
        return False
    totals, entry = subjects()["totals"], entry_of(fact)
    # Where only weak places are known, none of them can be held against a part.
    may_be_refuted = entry is None or bool(entry["places"])
    is_part = re.search(subjects()["ignore"]["quote"], fact.evidence.quote) is not None
    return (
        (is_part and may_be_refuted)
        or _PRIOR.search(fact.subject) is not None
        or (fact.subject in totals["terms"] and bool(re.search(totals["not_under"], fact.section)))
    )


def entry_of(fact: Fact) -> Mapping[str, Any] | None:
    """Return the catalogue's entry for a fact's subject."""
    return _by_term().get(fact.subject)


def places_of(ledger: Ledger, fact: Fact) -> list[tuple[Figure, ...]]:
    """Return the figures that the tables print for a fact's subject, the one meant first."""
    entry = entry_of(fact)
    if entry is not None:
        found = (figures(ledger, text) for text in entry["places"])
        return [figure for figure in found if figure is not None]
    rows = [*function_rows(ledger, fact.subject), *project_rows(ledger, fact.subject)]
    return [(figure,) for measure in _MEASURES for row in rows if (figure := row[measure])]


def is_blank(ledger: Ledger, fact: Fact) -> bool:
    """Return whether the place that the subject means first prints nothing."""
    entry = entry_of(fact)
    if entry is None:
        return False
    return not entry["places"] or figures(ledger, entry["places"][0]) is None


def weak_places_of(ledger: Ledger, fact: Fact) -> list[tuple[Figure, ...]]:
    """Return the figures that may be a fact's amount, but need not."""
    entry = entry_of(fact)
    if entry is not None:
        found = (figures(ledger, text) for text in entry.get("weak", ()))
        return [figure for figure in found if figure is not None]
    coded = _CODED.match(fact.subject)
    if coded is None:
        return []
    rows = _economic(ledger, coded["code"])
    printed = [(figure,) for row in rows for figure in row.cells.values()]
    return printed + [each for each in _by_gov_class(ledger, coded["code"]) if each]


def _economic(ledger: Ledger, code: str) -> Iterator[Row]:
    for table in _ECONOMIC:
        for sheet in ledger.tables(table):
            yield from (row for row in sheet.rows if code in (row.econ_code, row.gov_code))


def _by_gov_class(ledger: Ledger, code: str) -> Iterator[tuple[Figure, ...]]:
    """What the rows below a 类 of the government's economic classes print, where it has no row."""
    for table in _ECONOMIC:
        for sheet in ledger.tables(table):
            codes = {row.gov_code for row in sheet.rows}
            below = [row for row in sheet.rows if _is_below(row, code)]
            if below and code not in codes:
                for measure in _MEASURES:
                    yield tuple(figure for row in below if (figure := row[measure]))


def _is_below(row: Row, code: str) -> bool:
    return len(row.econ_code or "") >= _LEAF and (row.gov_code or "").startswith(code)


def is_vague(fact: Fact) -> bool:
    """Return whether a subject may mean something else than the row that bears its name.

    A lone 款 or 项 name without code or class may be a project or an economic class.
    """
    known = entry_of(fact) is not None or _CODED.match(fact.subject) or "-" in fact.subject
    return not known and not is_top_function(fact.subject)


def project_rows(ledger: Ledger, subject: str) -> Iterator[Row]:
    """Yield the rows of the project that a subject names."""
    for sheet in ledger.tables("project_expenditure"):
        yield from (row for row in sheet.rows if row.project and bare(row.project) == bare(subject))


def function_rows(ledger: Ledger, subject: str) -> Iterator[Row]:
    """Yield the rows of the functional class that a subject names: by code, path or name."""
    coded = _CODED.match(subject)
    path = [bare(coded["name"])] if coded else [bare(name) for name in subject.split("-")]
    for table in _FUNCTIONAL:
        for sheet in ledger.tables(table):
            yield from _coded(sheet, coded["code"]) if coded else _by_path(sheet, path)
    if len(path) == 1 and not coded:
        for table in _SUMMARIES:
            for sheet in ledger.tables(table):
                yield from (row for row in sheet.side("expenditure") if bare(row.item) == path[0])


def _coded(sheet: Sheet, code: str) -> Iterator[Row]:
    return (row for row in sheet.rows if row.code == code and not row.is_total)


def _short(name: str) -> str:
    return bare(name).removesuffix(_SPENDING)


def _by_path(sheet: Sheet, path: list[str]) -> Iterator[Row]:
    """The rows of a name that stand below rows of the names before it.

    A path is told by its names without 支出, which texts add and leave out.
    """
    name_of = bare if len(path) == 1 else _short
    path = [name_of(name) for name in path]
    above: dict[str, str] = {}
    for row in sheet.rows:
        if row.code is None or row.is_total:
            continue
        name = name_of(row.item)
        above[row.code] = name
        parents = [above.get(row.code[:length]) for length in (3, 5) if length < len(row.code)]
        if name == path[-1] and all(each in parents for each in path[:-1]):
            yield row
