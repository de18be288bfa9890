"""Departmental economic classes beside the government ones they go with."""

from __future__ import annotations

from collections.abc import Iterator

from budgetkit.checks.catalogue import Rule
from budgetkit.checks.ledger import Ledger, Row
from budgetkit.checks.model import Nature
from budgetkit.checks.outcome import Observation, Passed, Skip, Yield
from budgetkit.disclosure.reference.classifications import classification
from budgetkit.disclosure.reference.economic_pairs import econ_pair_kind, economic_pairs

_LENGTH = 5
_VERIFIED = "verified"


def listed_pairs(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """A pair of economic classes is one that the mapping knows for some kind of agency."""
    seen: set[tuple[str, str]] = set()
    for sheet in ledger.sheets:
        for row in sheet.rows:
            pair = _pair(row)
            if pair is None or pair in seen:
                continue
            seen.add(pair)
            yield _judged(row, *pair)


def _pair(row: Row) -> tuple[str, str] | None:
    """The 款 of both classifications, where the row has both."""
    government = row.gov_code or _code_of(row.gov_name)
    if not row.econ_code or not government or min(len(row.econ_code), len(government)) < _LENGTH:
        return None
    return row.econ_code[:_LENGTH], government[:_LENGTH]


def _code_of(name: str | None) -> str | None:
    """The one 款 of the government classification that bears a name."""
    found = classification("gov_econ").by_name(name) if name else ()
    codes = [entry.code for entry in found if len(entry.code) == _LENGTH]
    return codes[0] if len(codes) == 1 else None


def _judged(row: Row, department: str, government: str) -> Yield:
    known = [p for p in economic_pairs().get(department, ()) if p.status == _VERIFIED]
    if econ_pair_kind(department, government):
        return Passed()
    if not known:
        return Skip(f"对照表中没有 {department}")
    wanted = "、".join(dict.fromkeys(pair.gov_code for pair in known))
    return Observation(
        f"{row.label}对应政府预算经济分类 {government}，对照表为 {wanted}",
        (row.evidence,),
        nature=Nature.UNDETERMINED,
        expected=wanted,
        actual=government,
    )
