"""Pair names and values of one half, row after row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from budgetkit.disclosure.forms.halves import Half, without_doubles
from budgetkit.disclosure.forms.tokens import Kind, Token
from budgetkit.disclosure.forms.vocabulary import vocabulary
from budgetkit.document.model import Place
from budgetkit.text import compact

_compared = lru_cache(maxsize=4096)(compact)


@dataclass(frozen=True, slots=True)
class Entry:
    """An indicator as read from one half, before its class is known.

    Attributes:
        row: Index of its row in the indicator block.
        name: As printed; None where it was lost.
        value: As printed; empty where it was lost.
        place: Where it stands.
        repaired: Whether name and value were not simply neighbours.
        joined: Whether it may be two indicators in one.
    """

    row: int
    name: str | None
    value: str
    place: Place
    repaired: bool = False
    joined: bool = False

    @property
    def key(self) -> str:
        """The name as it is compared."""
        return _compared(self.name or "")

    @property
    def lost(self) -> bool:
        """Whether name or value is missing, or shared with another indicator."""
        return not self.name or not self.value or self.joined


@dataclass(frozen=True, slots=True)
class _Pair:
    name: Token | None
    value: Token | None
    row: int
    repaired: bool = False


def pair_half(halves: Sequence[Half]) -> list[Entry]:
    """Return the entries of one half, given row by row."""
    rows = [_neighbours(index, without_doubles(half)) for index, half in enumerate(halves)]
    for above, below in pairwise(rows):
        _join_over_rows(above, below)
    entries = [_entry(pair) for pairs in rows for pair in pairs]
    return [entry for entry in entries if entry is not None]


def _neighbours(row: int, half: Half) -> list[_Pair]:
    """Pair each value with the name before it."""
    pairs: list[_Pair] = []
    for token, kind in zip(half.tokens, half.kinds, strict=True):
        if kind is Kind.NAME:
            pairs.append(_Pair(token, None, row))
        elif kind is Kind.VALUE:
            if pairs and pairs[-1].value is None:
                pairs[-1] = _Pair(pairs[-1].name, token, row)
            else:
                pairs.append(_Pair(None, token, row))
    return pairs


def _join_over_rows(above: list[_Pair], below: list[_Pair]) -> None:
    """Give values without a name to the names of the row above that have none, in order.

    Only where as many names as values are left over: then the value slipped a row down.
    """
    waiting = sum(pair.value is None for pair in above)
    orphans = sum(pair.name is None for pair in below)
    if not waiting or waiting != orphans:
        return
    names = [pair.name for pair in above if pair.name]
    values = [pair.value for pair in (*above, *below) if pair.value]
    rest = [pair for pair in below if pair.name]
    if len(names) + len(rest) != len(values):
        return
    row = above[0].row
    above[:] = [_Pair(name, value, row, True) for name, value in zip(names, values, strict=False)]
    below[:] = rest


def _entry(pair: _Pair) -> Entry | None:
    token = pair.name or pair.value
    if token is None:
        return None
    if pair.name and pair.value is None and (both := _split(pair.name.text)):
        return Entry(pair.row, *both, token.place, repaired=True)
    name = pair.name.text if pair.name else None
    value = pair.value.text if pair.value else ""
    return Entry(pair.row, name, value, token.place, pair.repaired)


def _split(text: str) -> tuple[str, str] | None:
    """Return name and value of a cell that holds both: 流程规范性规范, 培训场次≥3次."""
    for pattern in vocabulary().stuck_values:
        if both := pattern.fullmatch(text.strip()):
            return both["name"].strip(), both["value"].strip()
    return None


def without_repeats(own: Sequence[Entry], other: Sequence[Entry]) -> list[Entry]:
    """Return ``own`` without an entry read twice that the other half holds once.

    Of the copies the one nearest to the other half's row is the printed one.
    """
    copies: dict[tuple[str, str], list[Entry]] = {}
    for entry in own:
        copies.setdefault((entry.key, entry.value), []).append(entry)
    dropped: list[Entry] = []
    for (key, _), same in copies.items():
        beside = [entry.row for entry in other if entry.key == key]
        if key and len(same) > 1 and len(beside) == 1:
            same.sort(key=lambda entry: abs(entry.row - beside[0]))
            dropped += same[1:]
    return [entry for entry in own if not any(entry is copy for copy in dropped)]
