"""How good the performance targets are: each method is a section of the report."""

from __future__ import annotations

from budgetkit.reports.blocks import Section
from budgetkit.reports.targets import forms, items, makeup, money, overview, peers, remarks
from budgetkit.reports.targets.subject import Subject
from budgetkit.workbench import Corpus


class TargetsReport:
    """The sections of a report on performance targets.

    Args:
        corpus: The dataset; all its forms are what the chosen ones are held against.
        disclosure_id: Only the forms of this disclosure; empty for all.
        group: Only disclosures whose id holds this text; empty for all.
        profile: Weights of the rubric: a built-in profile or a file.
        show_personal: Whether quotes may hold personal data.
        shown: How many forms to quote from, the worst and the best.

    Raises:
        UsageError: There is no such disclosure or profile.
    """

    def __init__(
        self,
        corpus: Corpus,
        disclosure_id: str = "",
        *,
        group: str = "",
        profile: str = "official",
        show_personal: bool = False,
        shown: int = 3,
    ) -> None:
        self._subject = Subject(corpus, disclosure_id, group, profile, show_personal=show_personal)
        self._shown = shown

    def masthead(self) -> Section:
        """Whose targets they are, how many, and how they do."""
        return overview.masthead(self._subject)

    def make_up(self) -> Section:
        """Classes, operators and thresholds beside the baseline and the dataset."""
        return makeup.make_up(self._subject)

    def items(self) -> Section:
        """Points by item of the rubric."""
        return items.items(self._subject)

    def forms(self) -> Section:
        """Each form's score, grade and items."""
        return forms.forms(self._subject)

    def remarks(self) -> Section:
        """The worst and the best forms with their reasons and quotes."""
        return remarks.remarks(self._subject, self._shown)

    def money(self) -> Section:
        """Money without measurable output or effect, and projects without a form."""
        return money.money(self._subject)

    def peers(self) -> Section:
        """The mean score beside that of other agencies."""
        return peers.peers(self._subject)
