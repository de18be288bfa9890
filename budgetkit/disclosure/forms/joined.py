"""Take apart two indicators that share one cell, by the names that the other half prints."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from budgetkit.disclosure.forms.entries import Entry
from budgetkit.disclosure.forms.tokens import is_value_like
from budgetkit.text import compact

_BOUNDARY = re.compile(r"(?=[≥≤><=])|(?<=[^0-9.,，≥≤><=])(?=[0-9])")
_SIGN_INSIDE = re.compile(r"(?<=[^≥≤><=])[≥≤]")
_SHORTEST_NAME = 3


def taken_apart(own: Sequence[Entry], other: Sequence[Entry]) -> list[Entry]:
    """Return ``own`` with entries of two indicators as two, by a name that ``other`` prints.

    A value that cannot be parted belongs to neither and is lost; where no name is known the
    entry stays one and says that it is joined.
    """
    known = {entry.key: entry.value for entry in other if entry.key}
    return [part for entry in own for part in _parts(entry, known)]


def _parts(entry: Entry, known: dict[str, str]) -> Iterator[Entry]:
    key, values = entry.key, _parted(compact(entry.value))
    cuts = (
        [] if key in known else [at for at in range(1, len(key)) if _cuts(key, at, known, values)]
    )
    if len(cuts) != 1:
        yield replace(entry, joined=values is not None and key not in known)
        return
    names = key[: cuts[0]], key[cuts[0] :]
    beside = tuple(compact(known.get(name, "")) for name in names)
    whole = all(beside) and compact(entry.value) == "".join(beside)
    for name, value in zip(names, beside if whole else values or ("", ""), strict=True):
        yield replace(entry, name=name, value=value, repaired=True)


def _cuts(key: str, at: int, known: dict[str, str], values: tuple[str, str] | None) -> bool:
    """Whether two names meet here: both known, or one and there are two values too."""
    parts = (key[:at], key[at:])
    found = [part in known for part in parts]
    whole = min(map(len, parts)) >= _SHORTEST_NAME
    return all(found) or (any(found) and values is not None and whole)


def _parted(text: str) -> tuple[str, str] | None:
    """Return the two values that a text is made of, where there is one way to part it."""
    if is_value_like(text) and not _SIGN_INSIDE.search(text):
        return None
    places = {found.start() for found in _BOUNDARY.finditer(text)} - {0}
    ways = [(text[:at], text[at:]) for at in sorted(places)]
    ways = [way for way in ways if all(map(is_value_like, way))]
    return ways[0] if len(ways) == 1 else None
