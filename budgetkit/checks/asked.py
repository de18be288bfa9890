"""Where arithmetic was checked, whatever came of it: the counts alone do not say where."""

from __future__ import annotations

from collections.abc import Iterator

from budgetkit.checks.build import Tables, ledgers
from budgetkit.checks.engine import run
from budgetkit.checks.model import Evidence


def places_asked(tables: Tables) -> Iterator[tuple[str, tuple[Evidence, ...]]]:
    """Yield the disclosure and the places of the figures of every check of figures.

    Checks of words, codes and years are not among them: what holds there has no place.
    """
    for ledger in ledgers(tables):
        for relation in run(ledger).relations:
            yield ledger.disclosure_id, tuple(figure.evidence for figure in relation.figures)
