"""Gives changes the reasons that the text states for them."""

from __future__ import annotations

from collections.abc import Sequence

from budgetkit.disclosure.narrative.clauses import Clauses, Reason
from budgetkit.disclosure.narrative.draft import Draft

_PUNCTUATION = ",:。;、"


def attach_reasons(clauses: Clauses, drafts: Sequence[Draft]) -> None:
    """Set the reason of each change that a reason follows, in its sentence or the next.

    Inside a sentence the reason is for the subject that changed last; a reason that is a
    sentence of its own is for all that changed in the sentence before.
    """
    for reason in clauses.reasons:
        words = clauses.text[reason.start : reason.end].strip(_PUNCTUATION)
        for draft in _explained(clauses, drafts, reason):
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
