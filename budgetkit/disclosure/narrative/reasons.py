"""Gives changes the reasons that the text states for them."""

from __future__ import annotations

from collections.abc import Sequence

from budgetkit.disclosure.narrative.clauses import Clauses, Reason
from budgetkit.disclosure.narrative.draft import Draft
from budgetkit.disclosure.narrative.phrases import Resolver

_PUNCTUATION = ",:。;、"


def attach_reasons(clauses: Clauses, drafts: Sequence[Draft]) -> None:
    """Set the reason of each change that a reason follows, in its sentence or the next.

    Inside a sentence the reason is for the subject that changed last; a reason that is a
    sentence of its own is for all that changed in the sentence before.
    """
    for reason in clauses.reasons:
        _explain(_explained(clauses, drafts, reason), clauses, reason)


def explain_last_sentence(clauses: Clauses, drafts: Sequence[Draft], following: Clauses) -> None:
    """Set the reason of the last changes where the next paragraph begins with it."""
    if not following.reasons or following.reasons[0].cue > 0 or not drafts:
        return
    start = clauses.sentence_start(drafts[-1].start)
    changes = [draft for draft in drafts if draft.is_change and draft.start >= start]
    _explain(changes, following, following.reasons[0])


def explain_by_name(clauses: Clauses, drafts: Sequence[Draft], resolver: Resolver) -> None:
    """Set reasons that name what they explain (收支预算减少的主要原因…).

    Args:
        clauses: A paragraph.
        drafts: The facts of its section up to its end.
        resolver: Finds the term that a reason names.
    """
    for reason in clauses.reasons:
        words = clauses.text[clauses.sentence_start(reason.cue) : reason.cue]
        named = resolver.resolve(words) if words else None
        if named is not None:
            covered = (named.name, *named.term.covers)
            changes = [one for one in drafts if one.is_change and one.subject.name in covered]
            _explain(changes, clauses, reason)


def _explain(changes: Sequence[Draft], clauses: Clauses, reason: Reason) -> None:
    words = clauses.text[reason.start : reason.end].strip(_PUNCTUATION)
    for draft in changes:
        draft.reason = draft.reason or words


def _explained(clauses: Clauses, drafts: Sequence[Draft], reason: Reason) -> list[Draft]:
    start = clauses.sentence_start(reason.cue)
    stands_alone = start == reason.cue and start > 0
    if stands_alone:
        start = clauses.sentence_start(start - 1)
    changes = [draft for draft in drafts if draft.is_change and start <= draft.start < reason.cue]
    if stands_alone or not changes:
        return changes
    last = max(changes, key=lambda draft: draft.start).subject
    return [draft for draft in changes if draft.subject == last]
