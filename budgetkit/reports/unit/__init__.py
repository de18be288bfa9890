"""The report on one disclosure: each method is a section, each shows itself in a notebook."""

from __future__ import annotations

from budgetkit.reports.blocks import Section, Sentence
from budgetkit.reports.unit import (
    assets,
    change,
    checks,
    economic,
    functions,
    gaps,
    identity,
    kinds,
    money,
    projects,
    public,
)
from budgetkit.reports.unit.context import Context, Subject


class UnitReport:
    """The sections of a unit report.

    Sections cite their numbers; :meth:`sources` lists what was cited, so it comes last.

    Args:
        disclosure: What ``budgetkit.read`` or a corpus gives.
    """

    def __init__(self, disclosure: Subject) -> None:
        self._context = Context(disclosure)

    def masthead(self) -> Section:
        """Whose budget it is, and the figures to know first."""
        return identity.masthead(self._context)

    def identity(self) -> Section:
        """Identity and the files it was read from."""
        return identity.identity(self._context)

    def money(self) -> Section:
        """The year's money in and out, with the carry-over."""
        return money.money_in_and_out(self._context)

    def functions(self) -> Section:
        """Expenditure by function."""
        return functions.functions(self._context)

    def kinds(self) -> Section:
        """Basic and project expenditure, personnel and operating costs."""
        return kinds.kinds(self._context)

    def economic(self) -> Section:
        """Basic expenditure by economic class."""
        return economic.economic(self._context)

    def projects(self, shown: int = 15) -> Section:
        """Projects, largest first; ``shown`` of them are drawn."""
        return projects.projects(self._context, shown)

    def public_expenses(self) -> Section:
        """三公, running costs and procurement."""
        return public.public_expenses(self._context)

    def changes(self) -> Section:
        """The change on last year with the reasons given."""
        return change.changes(self._context)

    def assets(self) -> Section:
        """State assets in use."""
        return assets.assets(self._context)

    def checks(self) -> Section:
        """What was checked, what does not hold, what was put right by hand."""
        return checks.checks(self._context)

    def gaps(self) -> Section:
        """What could not be read."""
        return gaps.gaps(self._context)

    def sources(self) -> Section:
        """Every number cited so far, with its place and what stands there."""
        tables = self._context.sources.tables()
        return Section(tables or (Sentence(("报告没有引用任何数字。",), kind="missing"),))
