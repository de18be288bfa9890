"""Read one half of an indicator row: class labels, name, value.

Each cell can be more than one of them; the cheapest reading is taken, where a missing name,
a second value or a label behind the name costs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from budgetkit.disclosure.forms.tokens import Kind, Token

_WITHOUT_VALUE = 1.0
_WITHOUT_NAME = 1.5
_SECOND_LABEL = 0.4
_LATE_LABEL = 1.5
_DOUBLED = 0.3
_LABEL_TWICE = 1.0  # rather one of each half
_SECOND_NAME = 1.5
_SECOND_VALUE = 2.0
_SECOND_INDICATOR = 2.5


_AFTER: dict[Kind, dict[Kind | None, float]] = {
    Kind.CLASS: {
        Kind.CLASS: _SECOND_LABEL,
        Kind.NAME: _LATE_LABEL,
        Kind.VALUE: _LATE_LABEL,
    },
    Kind.NAME: {Kind.NAME: _SECOND_NAME, Kind.VALUE: _SECOND_INDICATOR},
    Kind.VALUE: {None: _WITHOUT_NAME, Kind.CLASS: _WITHOUT_NAME, Kind.VALUE: _SECOND_VALUE},
}
"""What a kind costs behind another; what is not named costs nothing."""


@dataclass(frozen=True, slots=True)
class Half:
    """The tokens of one half of a row with the kind that each was taken for."""

    tokens: tuple[Token, ...] = ()
    kinds: tuple[Kind, ...] = ()
    cost: float = 0.0

    def of(self, kind: Kind) -> list[Token]:
        """Return the tokens taken for ``kind``."""
        return [token for token, own in zip(self.tokens, self.kinds, strict=True) if own is kind]

    @property
    def labels(self) -> list[Token]:
        """The tokens taken for class labels."""
        return self.of(Kind.CLASS)

    @property
    def has_indicator(self) -> bool:
        """Whether there is a name or a value."""
        return any(kind is not Kind.CLASS for kind in self.kinds)


def read_half(tokens: Sequence[Token]) -> Half:
    """Return the cheapest reading of ``tokens`` as labels, name, value."""
    best: dict[Kind | None, tuple[float, tuple[Kind, ...]]] = {None: (0.0, ())}
    for index, token in enumerate(tokens):
        repeats = index > 0 and token.key == tokens[index - 1].key
        best = _extended(best, token, repeats=repeats)
    cost, kinds = min(
        (cost + (_WITHOUT_VALUE if last is Kind.NAME else 0), kinds)
        for last, (cost, kinds) in best.items()
    )
    return Half(tuple(tokens), kinds, cost)


def _extended(
    best: dict[Kind | None, tuple[float, tuple[Kind, ...]]], token: Token, *, repeats: bool
) -> dict[Kind | None, tuple[float, tuple[Kind, ...]]]:
    extended: dict[Kind | None, tuple[float, tuple[Kind, ...]]] = {}
    for last, (cost, kinds) in best.items():
        for kind, unlikely in token.costs:
            total = cost + unlikely + _step(last, kind, repeats=repeats)
            if kind not in extended or total < extended[kind][0]:
                extended[kind] = (total, (*kinds, kind))
    return extended


def _step(last: Kind | None, kind: Kind, *, repeats: bool) -> float:
    if repeats and last is kind:
        return _LABEL_TWICE if kind is Kind.CLASS else _DOUBLED
    return _AFTER[kind].get(last, 0.0)


def without_doubles(half: Half) -> Half:
    """Return the half with tokens that repeat the one before of their kind left out."""
    kept: list[int] = []
    seen: set[tuple[Kind, str]] = set()
    for index, (token, kind) in enumerate(zip(half.tokens, half.kinds, strict=True)):
        if kind is Kind.CLASS or (kind, token.key) not in seen:
            kept.append(index)
        seen.add((kind, token.key))
    return replace(
        half,
        tokens=tuple(half.tokens[index] for index in kept),
        kinds=tuple(half.kinds[index] for index in kept),
    )
