"""Which departmental economic class goes with which government one, by kind of agency.

Source of the list: pairs as printed in public budgets, after the Ministry of Finance's
reform of the economic classification of expenditure (支出经济分类科目改革, since 2018).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from budgetkit.disclosure.reference.lists import read_rows

_LENGTH = 5


class AgencyKind(StrEnum):
    """What an agency is by its staffing: the value is the list's own word."""

    ADMINISTRATIVE = "机关/参公"
    INSTITUTION = "事业"


_EITHER = "通用"
_KINDS = {
    _EITHER: frozenset(AgencyKind),
    **{kind.value: frozenset({kind}) for kind in AgencyKind},
}


@dataclass(frozen=True, slots=True)
class EconomicPair:
    """One row of the mapping; ``status`` as in the code lists."""

    dept_code: str
    gov_code: str
    kinds: frozenset[AgencyKind]
    status: str
    note: str


@cache
def economic_pairs() -> dict[str, tuple[EconomicPair, ...]]:
    """Return the mapping by 款 of the departmental classification.

    A class whose counterpart nobody has printed is left out.
    """
    pairs: dict[str, list[EconomicPair]] = defaultdict(list)
    for row in read_rows("mapping.csv"):
        if row["gov_code"]:
            pairs[row["dept_code"]].append(
                EconomicPair(
                    row["dept_code"],
                    row["gov_code"],
                    _KINDS[row["unit_kind"]],
                    row["status"],
                    row["note"],
                )
            )
    return {code: tuple(found) for code, found in pairs.items()}


def econ_pair_kind(dept_code: str, gov_code: str) -> frozenset[AgencyKind]:
    """Return the kinds of agency that print this pair of economic classes.

    Both kinds where the pair says nothing about the agency, none where the pair is not
    listed, which is no error: the mapping is not complete. Codes longer than 款 count as
    their 款.
    """
    pairs = economic_pairs().get(dept_code[:_LENGTH], ())
    kinds = (pair.kinds for pair in pairs if pair.gov_code == gov_code[:_LENGTH])
    return frozenset().union(*kinds)
