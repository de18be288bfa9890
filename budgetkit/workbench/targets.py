"""The performance targets of one disclosure or of many, and their review."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from functools import cached_property
from pathlib import Path

import pandas as pd
from rich.console import RenderableType

from budgetkit.disclosure.values import unparsed
from budgetkit.quality import Form, Review, review
from budgetkit.quality.benchmarks import MEASURES, Share, baseline, benchmark, counted
from budgetkit.quality.context import Project
from budgetkit.quality.coverage import Coverage, coverage
from budgetkit.quality.lexicon import read_lexicon
from budgetkit.quality.records import (
    forms_of,
    projects_of,
    remark_rows,
    review_rows,
    score_rows,
)
from budgetkit.workbench.repr.html import card_html
from budgetkit.workbench.repr.review_card import review_card, targets_card
from budgetkit.workbench.repr.terminal import card_renderable, card_text

Load = Callable[[str], pd.DataFrame]


class Targets:
    """Performance-target forms and their indicators.

    Attributes:
        forms: One row per form, the contract's ``target_forms``.
        indicators: One row per indicator of each half, the contract's ``target_indicators``.
    """

    def __init__(self, load: Load) -> None:
        self._load = load
        self.forms = load("target_forms")
        self.indicators = load("target_indicators")

    def __len__(self) -> int:
        return len(self.forms)

    def only(self, disclosure_ids: Collection[str]) -> Targets:
        """Return the targets of some disclosures."""

        def chosen(name: str) -> pd.DataFrame:
            frame = self._load(name)
            return frame[frame["disclosure_id"].isin(disclosure_ids)].reset_index(drop=True)

        return Targets(chosen)

    @cached_property
    def records(self) -> list[Form]:
        """The forms as the review sees them."""
        return forms_of(self.forms, self.indicators, self._load("disclosures"))

    @cached_property
    def unparsed(self) -> pd.DataFrame:
        """Values that the grammar does not know: ``value_text``, ``count``, often ones first.

        They count as ``qualitative``; words of degree that the grammar knows are left out.
        """
        counted = unparsed(self.indicators["value_text"].dropna())
        rows = sorted(counted.items(), key=lambda own: (-own[1], own[0]))
        return pd.DataFrame(rows, columns=["value_text", "count"])

    @cached_property
    def projects(self) -> dict[str, list[Project]]:
        """The rows of the project tables, by disclosure."""
        return projects_of(self._load("budget_lines"))

    def review(
        self,
        profile: str = "official",
        *,
        vocabulary: Path | None = None,
        show_personal: bool = False,
    ) -> TargetReview:
        """Review the forms on the rubric.

        Args:
            profile: Weights: a built-in profile (``official``, ``indicators``) or a file.
            vocabulary: An edited copy of the built-in words.
            show_personal: Whether what is shown may hold personal data.

        Raises:
            UsageError: There is no such profile.
        """
        lexicon = read_lexicon(vocabulary) if vocabulary else None
        found = review(self.records, projects=self.projects, profile_name=profile, lexicon=lexicon)
        return TargetReview(found, self.projects, show_personal=show_personal)

    def benchmark(self, others: Targets | None = None) -> pd.DataFrame:
        """Return the make-up of the indicators beside the baseline; see :func:`shares`."""
        return shares(self.records, others.records if others else ())

    def __rich__(self) -> RenderableType:
        return card_renderable(targets_card(self))

    def __repr__(self) -> str:
        return card_text(targets_card(self))

    def _repr_html_(self) -> str:
        return card_html(targets_card(self))


class TargetReview:
    """A review: scores, and every point with its reason and its place.

    Personal data is hidden in what is shown and in the frames unless ``show_personal``;
    ``result`` holds the words of the document as they are.

    Attributes:
        result: Forms with marks, remarks and scores.
        show_personal: Whether representations and frames may hold personal data.
    """

    def __init__(
        self, result: Review, projects: dict[str, list[Project]], *, show_personal: bool
    ) -> None:
        self.result = result
        self.show_personal = show_personal
        self._projects = projects

    @cached_property
    def scores(self) -> pd.DataFrame:
        """One row per form, the contract's ``target_scores``."""
        return pd.DataFrame(list(score_rows(self.result)))

    @cached_property
    def reviews(self) -> pd.DataFrame:
        """One row per form and rule, the contract's ``target_reviews``."""
        return pd.DataFrame(list(review_rows(self.result, show_personal=self.show_personal)))

    @cached_property
    def remarks(self) -> pd.DataFrame:
        """One row per thing that is not as it should be, or could not be judged."""
        return pd.DataFrame(list(remark_rows(self.result, show_personal=self.show_personal)))

    @cached_property
    def coverage(self) -> dict[str, Coverage]:
        """Projects with and without a form, by disclosure with a project table."""
        forms: dict[str, list[Form]] = defaultdict(list)
        for own in self.result.forms:
            forms[own.form.disclosure_id].append(own.form)
        found = {
            disclosure: coverage(forms[disclosure], projects)
            for disclosure, projects in self._projects.items()
        }
        return {disclosure: own for disclosure, own in found.items() if own is not None}

    def __len__(self) -> int:
        return len(self.result.forms)

    def __rich__(self) -> RenderableType:
        return card_renderable(review_card(self))

    def __repr__(self) -> str:
        return card_text(review_card(self))

    def _repr_html_(self) -> str:
        return card_html(review_card(self))


def shares(forms: Sequence[Form], others: Sequence[Form] = ()) -> pd.DataFrame:
    """Return the make-up of indicators.

    Columns: ``measure``, ``key``, ``count``, ``share_pct``, ``baseline_pct``, ``others_pct``;
    ``attrs`` name the baseline's source and date.
    """
    frame = pd.DataFrame([_share_row(own) for own in benchmark(forms, counted(others))])
    frame.attrs = {"baseline": baseline().source, "date": baseline().date}
    return frame


def _share_row(share: Share) -> dict[str, object]:
    return {
        "measure": MEASURES[share.measure],
        "key": share.key,
        "count": share.count,
        "share_pct": share.share_pct,
        "baseline_pct": share.baseline_pct,
        "others_pct": share.others_pct,
    }
