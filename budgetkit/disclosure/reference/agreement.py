"""Report where printed codes and names differ from the lists. Nothing is ever changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from budgetkit.disclosure.reference.classifications import (
    ClassificationEntry,
    classification,
    lineage,
)
from budgetkit.disclosure.reference.lists import Kind
from budgetkit.disclosure.reference.names import name_key


@dataclass(frozen=True, slots=True)
class UnknownCode:
    """A printed code that the list does not hold.

    Attributes:
        code: As printed.
        nearest: The closest class above it that is listed, None where there is none. A code
            below a listed one is often a place's own subdivision (3010201 under 30102).
    """

    code: str
    nearest: ClassificationEntry | None


@dataclass(frozen=True, slots=True)
class NameDisagreement:
    """A printed name that is none of the names listed for its code.

    Attributes:
        code: As printed.
        printed_name: As printed.
        list_name: The current name of the list.
        status: How far the list's row is verified.
        is_verified: Whether a finding may rest on that row.
    """

    code: str
    printed_name: str
    list_name: str
    status: str
    is_verified: bool


def unknown_codes(kind: Kind, codes: Iterable[str]) -> list[UnknownCode]:
    """Return each code once that the list of ``kind`` does not hold, in the order given.

    The lists are not complete: an unknown code is a fact to report, not an error.
    """
    listed = classification(kind)
    return [
        UnknownCode(code, next(filter(None, map(listed.by_code, reversed(lineage(code)))), None))
        for code in dict.fromkeys(codes)
        if listed.by_code(code) is None
    ]


def name_disagreements(kind: Kind, pairs: Iterable[tuple[str, str]]) -> list[NameDisagreement]:
    """Return each pair of code and printed name once where the list has other names.

    Unknown codes and blank names are passed over; names are compared as ``name_key`` does.
    """
    listed = classification(kind)
    found = []
    for code, name in dict.fromkeys(pairs):
        entry = listed.by_code(code)
        if entry and name_key(name) and name_key(name) not in map(name_key, entry.names):
            found.append(NameDisagreement(code, name, entry.name, entry.status, entry.is_verified))
    return found
