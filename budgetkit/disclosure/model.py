"""What a disclosure says, once its document is understood.

These records are what the dataset floor writes; every one keeps the place it was read
from. Money stands as printed (``amount_text``) and in yuan.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from budgetkit.disclosure.targets_model import ServiceCatalogueEntry, TargetForm
from budgetkit.document.model import Document, Method, Place, Table, Warning


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose disclosure this is; what was not found is None."""

    agency_name: str | None
    scope: str | None
    stage: str | None
    fiscal_year: int | None
    division_code: str | None = None
    province: str | None = None
    city: str | None = None
    subordinate_units: tuple[str, ...] = ()
    layout: str | None = None

    @property
    def disclosure_id(self) -> str:
        """``{fiscal_year}-{agency_name}-{scope}-{stage}``, ``unknown`` for what is missing."""
        parts = (self.fiscal_year, self.agency_name, self.scope, self.stage)
        return "-".join("unknown" if part is None else str(part) for part in parts)


@dataclass(frozen=True, slots=True)
class Column:
    """What a column of a table was recognised as.

    Attributes:
        index: 0-based position in the grid.
        path: Header texts from top to bottom, without repeats.
        role: ``item``, ``function_code``, ``function_name``, ``dept_econ_code``,
            ``dept_econ_name``, ``gov_econ_code``, ``gov_econ_name``, ``project``,
            ``agency``, ``agency_code``, ``ordinal``, ``text``, ``measure``, ``category``
            (the header is the item, read across) or ``other``.
        measure: The contract's measure where the role is ``measure`` or ``category``.
        side: ``revenue``, ``expenditure`` or None.
        unit_text: A unit named by the header itself, else None.
        group: Columns that are read together, label columns with the amounts behind them.
        rule: The pattern of the catalogue that decided, empty where none did.
    """

    index: int
    path: tuple[str, ...]
    role: str
    measure: str | None = None
    side: str | None = None
    unit_text: str | None = None
    group: int = 0
    rule: str = ""


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """One amount cell with all that classifies it. See the contract's ``budget_lines``.

    ``row_no`` is the 1-based row of the table's grid.
    """

    row_no: int
    side: str | None
    item: str
    item_text: str
    measure: str
    amount_yuan: Decimal | None
    amount_text: str
    unit_text: str
    is_total: bool
    level: int | None
    place: Place
    confidence: float
    function_code: str | None = None
    function_name: str | None = None
    dept_econ_code: str | None = None
    dept_econ_name: str | None = None
    gov_econ_code: str | None = None
    gov_econ_name: str | None = None
    project: str | None = None
    agency: str | None = None
    section: str | None = None
    """The heading row a line stands under, e.g. 上年财政拨款结转."""
    reading: str = "as_printed"
    """``as_printed``, ``repaired`` or ``unreadable``: how ``amount_text`` became a number."""
    code_origin: str | None = None
    """``printed``, or ``name`` where the codes were found by name; None without codes."""
    indent_em: float | None = None
    """How far the label is set in, in widths of a character; None where not known."""


@dataclass(frozen=True, slots=True)
class StatutoryTable:
    """A table with its labels, recognised (``table_id``) or not (None)."""

    table_id: str | None
    title: str | None
    number_text: str | None
    unit_text: str
    declared_empty: bool
    grid: Table
    header_row_count: int = 0
    columns: tuple[Column, ...] = ()
    lines: tuple[BudgetLine, ...] = ()
    title_place: Place | None = None
    explanation: str = ""
    """By which catalogue entry the table was recognised, or why it was not."""


@dataclass(frozen=True, slots=True)
class NarrativeFact:
    """One number, date or statement of the narrative. See the contract's ``narrative_facts``."""

    section: str
    subject: str
    metric: str
    value: Decimal | None
    value_text: str
    unit: str | None
    quote: str
    place: Place
    direction: str | None = None
    reason: str | None = None
    confidence: float = 1.0
    comparison_year: int | None = None
    """The year that a change is measured against, where the text names it."""


@dataclass(frozen=True, slots=True)
class DisclosureReading:
    """All that one document says."""

    document: Document
    identity: Identity
    tables: tuple[StatutoryTable, ...]
    facts: tuple[NarrativeFact, ...] = ()
    warnings: tuple[Warning, ...] = ()
    method: Method = field(default=Method.TRANSCRIPT)
    forms: tuple[TargetForm, ...] = ()
    services: tuple[ServiceCatalogueEntry, ...] = ()
