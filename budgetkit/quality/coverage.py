"""Projects of the project table without a form: by number and by money."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from budgetkit.quality.context import Project
from budgetkit.quality.model import Form
from budgetkit.quality.wording import bare


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of the project table has forms.

    Attributes:
        projects: Projects of the table.
        covered: Those with a form of the same name.
        yuan: Money of all projects, those without an amount left out.
        covered_yuan: Money of those with a form.
        missing: The projects without a form.
    """

    projects: int
    covered: int
    yuan: Decimal
    covered_yuan: Decimal
    missing: tuple[Project, ...]

    @property
    def money_share(self) -> Decimal | None:
        """Share of the money with forms, None where the table has no money."""
        return self.covered_yuan / self.yuan if self.yuan else None


def coverage(forms: Sequence[Form], projects: Sequence[Project]) -> Coverage | None:
    """Return how far the forms cover the projects; None without a project table."""
    if not projects:
        return None
    names = {_key(form.project) for form in forms if form.project}
    covered = [own for own in projects if _key(own.name) in names]
    missing = tuple(own for own in projects if _key(own.name) not in names)
    return Coverage(len(projects), len(covered), _sum(projects), _sum(covered), missing)


def _key(name: str | None) -> str:
    return bare(name or "").casefold()


def _sum(projects: Sequence[Project]) -> Decimal:
    known = (own.amount_yuan for own in projects if own.amount_yuan is not None)
    return sum(known, Decimal(0))
