"""The review: every rule on every form."""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from budgetkit.quality.catalogue import Profile, profile, rules
from budgetkit.quality.context import Context, Project
from budgetkit.quality.copying import copies
from budgetkit.quality.lexicon import Lexicon, default_lexicon
from budgetkit.quality.methods import METHODS
from budgetkit.quality.model import Form, Remark, Status, Verdict
from budgetkit.quality.scoring import Mark, Score, marks, score_of


@dataclass(frozen=True, slots=True)
class FormReview:
    """A form with the points of every rule and its score."""

    form: Form
    marks: tuple[Mark, ...]
    score: Score

    def remarks(self, *statuses: Status) -> list[tuple[Mark, Remark]]:
        """Return what the rules have against the form, all or those of some statuses."""
        return [
            (mark, remark)
            for mark in self.marks
            for remark in mark.verdict.remarks
            if not statuses or remark.status in statuses
        ]


@dataclass(frozen=True, slots=True)
class Review:
    """Forms reviewed under one profile."""

    forms: tuple[FormReview, ...]
    profile: Profile


def review(
    forms: Sequence[Form],
    *,
    projects: Mapping[str, Sequence[Project]] | None = None,
    profile_name: str = "official",
    lexicon: Lexicon | None = None,
    look_for_copies: bool = True,
) -> Review:
    """Review forms on the rubric.

    Args:
        forms: Of one disclosure or many; copying is looked for among all of them.
        projects: Rows of the project table by disclosure.
        profile_name: A built-in profile or the path of one.
        lexicon: Other words than the built-in ones.
        look_for_copies: Whether to compare the forms with each other.

    Raises:
        UsageError: There is no such profile.
    """
    weights = profile(profile_name)
    with _collector_at_rest():
        context = context_of(forms, projects or {}, lexicon or default_lexicon(), look_for_copies)
        return Review(tuple(_review(form, context, weights) for form in forms), weights)


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Keep the garbage collector from looking for cycles, of which a review makes none.

    It would look through all forms and marks again and again, the longer the more there are.
    """
    was_at_work = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_at_work:
            gc.enable()


def context_of(
    forms: Sequence[Form],
    projects: Mapping[str, Sequence[Project]],
    lexicon: Lexicon,
    look_for_copies: bool,
) -> Context:
    """Return what the rules may know beside each form."""
    used: dict[tuple[str, str], set[str]] = defaultdict(set)
    for form in forms:
        used[form.family] |= form.texts.keys()
        if form.indicators:
            used[form.family].add("indicators")
    return Context(
        lexicon,
        {family: frozenset(fields) for family, fields in used.items()},
        {disclosure: tuple(rows) for disclosure, rows in projects.items() if rows},
        copies(forms, lexicon) if look_for_copies else None,
    )


def verdicts(form: Form, context: Context) -> dict[str, Verdict]:
    """Return the verdict of every rule that is not left to a human."""
    return {
        rule_id: METHODS[rule_id](form, context)
        for rule_id, rule in rules().items()
        if rule.level != "human"
    }


def _review(form: Form, context: Context, weights: Profile) -> FormReview:
    own = marks(verdicts(form, context), weights)
    return FormReview(form, own, score_of(own, weights))
