"""All forms of a dataset, reviewed once: what each report holds its own forms against."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path

from budgetkit.quality.benchmarks import Counts, counted
from budgetkit.quality.review import FormReview
from budgetkit.workbench import Corpus
from budgetkit.workbench.targets import TargetReview

OFFICIAL = "official"


@dataclass(frozen=True, slots=True)
class Standing:
    """How the forms of one disclosure do.

    Attributes:
        disclosure_id: Whose they are.
        agency: Its name; empty where none was read.
        year: Its fiscal year; empty where none was read.
        forms: Number of forms.
        graded: Number of those with a grade.
        mean: Mean score of these, None where there is none.
    """

    disclosure_id: str
    agency: str
    year: str
    forms: int
    graded: int
    mean: Decimal | None


class Whole:
    """The forms of a dataset and their review under one profile.

    Attributes:
        review: Of all forms together, so that copies are seen.
    """

    def __init__(self, corpus: Corpus, profile: str, *, show_personal: bool) -> None:
        targets = corpus.targets
        self.projects = targets.projects
        self.review: TargetReview = targets.review(profile, show_personal=show_personal)

    @cached_property
    def by_disclosure(self) -> Mapping[str, tuple[FormReview, ...]]:
        """The forms of each disclosure in printed order."""
        found: dict[str, list[FormReview]] = defaultdict(list)
        for own in self.review.result.forms:
            found[own.form.disclosure_id].append(own)
        return {name: tuple(forms) for name, forms in found.items()}

    @cached_property
    def counts(self) -> Counts:
        """The indicators of all forms by measure and key."""
        return counted(own.form for own in self.review.result.forms)

    @cached_property
    def standings(self) -> tuple[Standing, ...]:
        """Every disclosure with forms, the best mean first, those without a mean last."""
        found = [_standing(name, forms) for name, forms in self.by_disclosure.items()]
        return tuple(sorted(found, key=lambda own: (own.mean is None, -(own.mean or 0))))

    def prepare(self) -> Whole:
        """Find all of it now, for forks to share."""
        _ = self.counts, self.standings, self.review.coverage
        return self


def mean_score(reviewed: tuple[FormReview, ...]) -> Decimal | None:
    """Return the mean score of the forms that have a grade, None where none has."""
    scores = [
        own.score.score
        for own in reviewed
        if own.score.grade is not None and own.score.score is not None
    ]
    return sum(scores, Decimal(0)) / len(scores) if scores else None


def _standing(disclosure_id: str, forms: tuple[FormReview, ...]) -> Standing:
    first = forms[0].form
    graded = sum(own.score.grade is not None for own in forms)
    year = str(first.fiscal_year or "")
    return Standing(disclosure_id, first.agency or "", year, len(forms), graded, mean_score(forms))


_kept: dict[tuple[Path, str, bool], Whole] = {}


def keep(corpus: Corpus) -> None:
    """Review a dataset's forms once, for all reports of this process and of its forks."""
    key = (corpus.folder.resolve(), OFFICIAL, False)
    if key not in _kept:
        _kept[key] = Whole(corpus, OFFICIAL, show_personal=False).prepare()


def whole_of(corpus: Corpus, profile: str, *, show_personal: bool) -> Whole:
    """Return the review of a dataset, as kept where it is.

    Raises:
        UsageError: There is no such profile.
    """
    kept = _kept.get((corpus.folder.resolve(), profile, show_personal))
    return Whole(corpus, profile, show_personal=show_personal) if kept is None else kept
