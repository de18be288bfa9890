"""One agency over the years: each method is a section."""

from __future__ import annotations

from collections.abc import Sequence

from budgetkit.errors import UsageError
from budgetkit.reports.blocks import Section
from budgetkit.reports.group import Group
from budgetkit.reports.panel import changes, public, structure, totals, years
from budgetkit.reports.panel.time import Years
from budgetkit.reports.unit.context import Subject


class Panel:
    """The sections of a panel.

    Sections cite their numbers; :meth:`sources` lists what was cited, so it comes last.

    Args:
        disclosures: Of one agency, scope and stage, one per fiscal year, in any order.

    Raises:
        UsageError: There is none, a year is not known or there twice, or they are not of one
            agency, scope and stage.
    """

    def __init__(self, disclosures: Sequence[Subject]) -> None:
        kinds = {(own.agency_name, own.scope, own.stage) for own in disclosures}
        given = [own.fiscal_year for own in disclosures]
        if len(kinds) != 1 or None in given or len(set(given)) != len(given):
            raise UsageError(reason="多年比较需要同一部门（单位）、范围、阶段，每年一份材料。")
        ordered = sorted(disclosures, key=lambda own: own.fiscal_year or 0)
        self._years = Years(Group(ordered))

    def masthead(self) -> Section:
        """Whose years they are, and the last year's figures."""
        return years.masthead(self._years)

    def years(self) -> Section:
        """Which years were read, and what is not comparable between them."""
        return years.years(self._years)

    def totals(self) -> Section:
        """Revenue and expenditure over the years, and what each says of the year before."""
        return totals.totals(self._years)

    def functions(self) -> Section:
        """Expenditure by function, year by year."""
        return structure.functions(self._years)

    def changes(self) -> Section:
        """The change of each year, split by item."""
        return changes.changes(self._years)

    def public_expenses(self) -> Section:
        """三公 and running costs over the years."""
        return public.public_expenses(self._years)

    def ratios(self) -> Section:
        """Shares and indices over the years."""
        return public.ratios(self._years)

    def sources(self) -> Section:
        """Every number cited so far, with its place and what stands there."""
        return self._years.group.listing()
