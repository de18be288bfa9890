"""The comparison of two to fifty disclosures: each method is a section."""

from __future__ import annotations

from collections.abc import Sequence

from budgetkit.errors import UsageError
from budgetkit.reports.blocks import Section
from budgetkit.reports.comparison import (
    changes,
    left_out,
    members,
    ratios,
    size,
    standing,
    structure,
)
from budgetkit.reports.group import Group
from budgetkit.reports.unit.context import Subject

FEWEST, MOST = 2, 50


class Comparison:
    """The sections of a comparison.

    Sections cite their numbers; :meth:`sources` lists what was cited, so it comes last.

    Args:
        disclosures: Two to fifty, in any order.
        everyone: All that they were chosen from, where these are more than fifty.

    Raises:
        UsageError: There are fewer or more.
    """

    def __init__(self, disclosures: Sequence[Subject], everyone: Sequence[Subject] = ()) -> None:
        if not FEWEST <= len(disclosures) <= MOST:
            raise UsageError(
                reason=f"比较需要 {FEWEST} 至 {MOST} 份公开材料，实为 {len(disclosures)} 份。"
            )
        self._group = Group(disclosures)
        self._everyone = everyone

    def masthead(self) -> Section:
        """Who is compared, and the middle of the figures to know first."""
        top = members.masthead(self._group)
        return Section((*top, *left_out.told(self._group, self._everyone)))

    def members(self) -> Section:
        """The disclosures, on what footing they stand, and what is not comparable."""
        own = members.members(self._group)
        return Section((*own, *left_out.listed_all(self._group, self._everyone)))

    def size(self) -> Section:
        """Totals of revenue and expenditure, with ranks among peers."""
        return size.size(self._group)

    def structure(self) -> Section:
        """Shares of expenditure by function, agency by agency."""
        return structure.structure(self._group)

    def ratios(self) -> Section:
        """Shares and indices: the spread of each, and every value."""
        return ratios.ratios(self._group)

    def public_expenses(self) -> Section:
        """三公 and running costs; amounts per head where the document gives the number."""
        return ratios.public_expenses(self._group)

    def changes(self) -> Section:
        """The change on last year as each narrative states it."""
        return changes.changes(self._group)

    def standing(self, focus: str = "") -> Section:
        """Rank, percentile and robust z-score among peers.

        Args:
            focus: ``disclosure_id`` of the one to be shown in full; empty for those that
                stand far from the others.
        """
        return standing.standing(self._group, focus)

    def sources(self) -> Section:
        """Every number cited so far, with its place and what stands there."""
        return self._group.listing()
