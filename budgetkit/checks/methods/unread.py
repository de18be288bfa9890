"""What cannot be added up because a number of it could not be read."""

from __future__ import annotations

from collections.abc import Iterable

from budgetkit.checks.ledger import Row
from budgetkit.checks.outcome import Skip


def unread_in(rows: Iterable[Row], *measures: str) -> Skip | None:
    """Return why rows cannot be added up in some columns; None where all of them were read."""
    found = [
        (row, printed)
        for row in rows
        for name in measures
        if (printed := row.unread.get(name)) is not None
    ]
    if not found:
        return None
    row, printed = found[0]
    return Skip(f"“{row.label}”的数印作“{printed}”，未能识别")
