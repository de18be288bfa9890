"""Which indicator a phrase of a text means.

Similarity of names, computed by rapidfuzz on what is left of both without the words that say
nothing about the object (数量, 次数, 完成 …). A match that is not sure is undetermined, never
a contradiction.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache

from rapidfuzz import fuzz

from budgetkit.quality.lexicon import Lexicon
from budgetkit.quality.model import Indicator
from budgetkit.quality.wording import bare

_SHORTEST = 2


class Match(StrEnum):
    """How sure it is that two names mean one thing."""

    SURE = "sure"
    UNDETERMINED = "undetermined"
    NONE = "none"


def match(phrase: str, name: str, lexicon: Lexicon) -> Match:
    """Return whether a phrase means what an indicator's name means."""
    score = similarity(phrase, name, lexicon)
    if score >= lexicon.limits["match_sure"]:
        return Match.SURE
    return Match.UNDETERMINED if score >= lexicon.limits["match_unsure"] else Match.NONE


def meant(
    phrases: Iterable[str], indicators: Iterable[Indicator], lexicon: Lexicon
) -> tuple[Indicator | None, Match]:
    """Return the indicator that one of the phrases means; the likeliest where none is sure."""
    likely: Indicator | None = None
    sure, unsure = float(lexicon.limits["match_sure"]), float(lexicon.limits["match_unsure"])
    for own in indicators:
        score = max((similarity(phrase, own.name, lexicon) for phrase in phrases), default=0.0)
        if score >= sure:
            return own, Match.SURE
        if score >= unsure and likely is None:
            likely = own
    return likely, Match.UNDETERMINED


@lru_cache(maxsize=65536)
def similarity(phrase: str, name: str, lexicon: Lexicon) -> float:
    """Return the similarity of two names, 0 to 100."""
    first, second = core(phrase, lexicon), core(name, lexicon)
    if min(len(first), len(second)) < _SHORTEST:
        return 0.0
    return fuzz.ratio(first, second)


@lru_cache(maxsize=65536)
def core(name: str, lexicon: Lexicon) -> str:
    """Return a name without the words that do not tell objects apart.

    >>> from budgetkit.quality.lexicon import default_lexicon
    >>> core("购置办公桌数量", default_lexicon())
    '办公桌'
    """
    text = bare(name)
    return lexicon.without("name_tail", text) or text
