"""What a row is, told by its label."""

from __future__ import annotations

import re
from functools import lru_cache

from budgetkit.checks.catalogue import vocabulary
from budgetkit.disclosure.reference.classifications import classification
from budgetkit.text import compact, item_label

_OF_WHICH = re.compile(r"^其中[:：]?")
_YEAR = re.compile(r"20[0-9]{2}年(度|预算数?)?|上年/|当年/")


@lru_cache(maxsize=65536)
def bare(label: str) -> str:
    """Return a row label without white space, list mark, 其中 and brackets' kind."""
    return _OF_WHICH.sub("", compact(item_label(label)))


@lru_cache(maxsize=4096)
def source_kind(label: str) -> str | None:
    """Return the source of funds that a revenue row names (a measure), or None."""
    return _first("source", bare(label))


@lru_cache(maxsize=4096)
def public_kind(path: str) -> str | None:
    """Return the category of 三公 that a row or a column path names, or None."""
    return _first("public", _YEAR.sub("", "/".join(map(bare, path.split("/")))))


@lru_cache(maxsize=4096)
def procured_kind(label: str) -> str | None:
    """Return ``goods``, ``works`` or ``services`` where a row is one of these, or None."""
    return _first("procured", bare(label))


@lru_cache(maxsize=4096)
def is_top_function(label: str) -> bool:
    """Return whether a label is the name of a 类 of the functional classification."""
    return any(entry.level == 1 for entry in classification("function").by_name(bare(label)))


@lru_cache(maxsize=4096)
def is_top_economic(label: str) -> bool:
    """Return whether a label is the name of a 类 of the departmental economic classes."""
    return any(entry.level == 1 for entry in classification("dept_econ").by_name(bare(label)))


def matches(kind: str, label: str) -> bool:
    """Return whether a label fits a word of the catalogue's ``[side]``."""
    return re.search(vocabulary()["side"][kind], bare(label)) is not None


def _first(group: str, label: str) -> str | None:
    return next(
        (entry["kind"] for entry in vocabulary()[group] if re.search(entry["match"], label)), None
    )
