"""Which place's layout a disclosure follows, by the titles of its tables."""

from __future__ import annotations

from collections.abc import Sequence

from budgetkit.disclosure.captions import title_key
from budgetkit.disclosure.catalogue import layout_profiles
from budgetkit.disclosure.model import StatutoryTable

_LEAST_SIMILARITY = 0.4


def similarity(titles: frozenset[str], others: frozenset[str]) -> float:
    """Return the Jaccard index of two sets of titles, 0 to 1."""
    return len(titles & others) / len(titles | others) if titles | others else 0.0


def recognise_layout(tables: Sequence[StatutoryTable]) -> str | None:
    """Return the id of the layout whose titles are most like these, None if none is."""
    titles = frozenset(
        title_key(table.title)
        for table in tables
        if table.title and table.table_id and not table.table_id.startswith("targets")
    )
    scored = [(similarity(titles, p.titles), p.layout_id) for p in layout_profiles()]
    score, layout_id = max(scored, default=(0.0, None))
    return layout_id if score >= _LEAST_SIMILARITY else None
