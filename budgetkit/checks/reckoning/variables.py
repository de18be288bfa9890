"""Figures that say the same number in several places, as one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from budgetkit.checks.model import Figure, Verdict
from budgetkit.checks.relations import Relation, Sum


class Variables:
    """Which figures are repetitions of one another.

    Figures are joined where a rule wants them equal and they are. A number that stands in
    many places alike was hardly misread in all of them.
    """

    def __init__(self, relations: Iterable[Relation]) -> None:
        self._parent: dict[Figure, Figure] = {}
        for relation in relations:
            is_equality = isinstance(relation, Sum) and relation.is_equality
            if is_equality and relation.verdict is Verdict.EXACT:
                self._join(*relation.figures)
        self._members: dict[Figure, list[Figure]] = defaultdict(list)
        for figure in self._parent:
            self._members[self._root(figure)].append(figure)

    def of(self, figure: Figure) -> Figure:
        """Return the figure that stands for all repetitions of ``figure``."""
        return self._root(figure) if figure in self._parent else figure

    def members(self, figure: Figure) -> list[Figure]:
        """Return every repetition of ``figure``, itself included."""
        return self._members.get(self.of(figure), [figure])

    def _root(self, figure: Figure) -> Figure:
        while self._parent[figure] is not figure:
            self._parent[figure] = self._parent[self._parent[figure]]
            figure = self._parent[figure]
        return figure

    def _join(self, first: Figure, second: Figure) -> None:
        for figure in (first, second):
            self._parent.setdefault(figure, figure)
        self._parent[self._root(second)] = self._root(first)
