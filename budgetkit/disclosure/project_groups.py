"""Tell rows that group projects from the projects themselves, by their sums."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache

_MOST_ROWS = 400
_DEEPEST = 6


def group_heads(amounts: Sequence[Decimal | None], total: Decimal | None) -> list[int | None]:
    """Return for each row the index of the group it stands in, None at the top.

    Rows are read as a tree in print order: a group is followed by its members, which add
    up to it exactly, and the rows at the top add up to ``total``. Where no such tree fits,
    or an amount is missing, every row stands at the top: nothing is guessed. Where several
    fit, the one with the fewest groups is taken.
    """
    flat: list[int | None] = [None] * len(amounts)
    if total is None or len(amounts) > _MOST_ROWS or any(not amount for amount in amounts):
        return flat
    known = [amount for amount in amounts if amount is not None]
    if sum(known) == total:
        return flat
    tree = _Trees(tuple(known)).top(total)
    return list(tree) if tree is not None else flat


class _Trees:
    """All trees over the rows; a partial tree is the tuple of heads of its rows."""

    def __init__(self, amounts: tuple[Decimal, ...]) -> None:
        self.amounts = amounts
        self.members = cache(self._members)

    def top(self, total: Decimal) -> tuple[int | None, ...] | None:
        """Return the heads of a tree that takes all rows and adds up to ``total``."""
        return self.members(0, total, _DEEPEST).get(len(self.amounts))

    def _members(
        self, start: int, remaining: Decimal, depth: int
    ) -> dict[int, tuple[int | None, ...]]:
        """Return, by the row behind the last, heads of rows from ``start`` that sum up.

        Heads are given relative to the group at hand: None is a member of the group itself.
        """
        if remaining == 0:
            return {start: ()}
        if start == len(self.amounts) or self.amounts[start] > remaining or depth == 0:
            return {}
        amount = self.amounts[start]
        found: dict[int, tuple[int | None, ...]] = {}
        self._follow(found, start + 1, (None,), remaining - amount, depth)
        for end, heads in self.members(start + 1, amount, depth - 1).items():
            inside = tuple(start if head is None else head for head in heads)
            self._follow(found, end, (None, *inside), remaining - amount, depth)
        return found

    def _follow(
        self,
        found: dict[int, tuple[int | None, ...]],
        start: int,
        heads: tuple[int | None, ...],
        remaining: Decimal,
        depth: int,
    ) -> None:
        for end, rest in self.members(start, remaining, depth).items():
            tree = heads + rest
            if end not in found or _groups(tree) < _groups(found[end]):
                found[end] = tree


def _groups(heads: tuple[int | None, ...]) -> int:
    return len({head for head in heads if head is not None})
