"""Records of the performance-target forms and of the service catalogue.

See the contract's ``target_forms``, ``target_indicators`` and ``service_catalogue``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from budgetkit.document.model import Method, Place

PHASES = ("implementation", "annual")
FUND_SOURCES = ("central", "province", "local", "self", "other")
FURTHER_FUND_SOURCES = ("fiscal", "carry_over")
"""Sources that forms of other places print: 财政拨款 as a whole, 上年结转."""
LOCAL_LEVELS = ("city", "county")
"""What forms that print both part ``local`` into; parts of it, not sources beside it."""


@dataclass(frozen=True, slots=True)
class IndicatorValue:
    """An indicator's value as something one can compute with.

    Attributes:
        text: As printed.
        kind: ``threshold``, ``exact``, ``range``, ``approximate``, ``date``, ``period``,
            ``frequency``, ``rule``, ``qualitative`` or ``missing``.
        comparator: ``>=``, ``>``, ``=``, ``<``, ``<=`` or None.
        low: Lower bound or the value itself, in ``unit``.
        high: Upper bound of a range or threshold.
        unit: Unit as printed without the denominator (%, 次, 万元).
        per: Denominator as printed (人/天), None where there is none.
        amount_yuan: The value in yuan where the unit is money.
    """

    text: str
    kind: str
    comparator: str | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    per: str | None = None
    amount_yuan: Decimal | None = None


@dataclass(frozen=True, slots=True)
class TargetIndicator:
    """One indicator of one half of a form."""

    indicator_no: int
    phase: str
    level1: str | None
    level2: str | None
    level2_text: str
    name: str | None
    value: IndicatorValue
    place: Place
    weight: Decimal | None = None
    damaged: bool = False
    class_uncertain: bool = False
    confidence: float = 1.0
    is_core: bool | None = None
    scoring_text: str | None = None


@dataclass(frozen=True, slots=True)
class TargetForm:
    """One performance-target form; what was lost or left blank is None."""

    form_no: int
    kind: str
    """``project``, ``agency`` (整体支出) or ``transfer``."""
    project: str | None
    place: Place
    method: Method
    agency_code: str | None = None
    agency: str | None = None
    implementing_unit: str | None = None
    attribute: str | None = None
    period: str | None = None
    funds_yuan: dict[str, Decimal | None] = field(default_factory=dict)
    """Keys ``implementation``, ``annual`` and ``{phase}_{source}``."""
    overview: str | None = None
    basis: str | None = None
    necessity: str | None = None
    measures: str | None = None
    plan: str | None = None
    goal_implementation: str | None = None
    goal_annual: str | None = None
    filled_at: str | None = None
    damaged: bool = False
    confidence: float = 1.0
    layout: str | None = None
    indicators: tuple[TargetIndicator, ...] = ()


@dataclass(frozen=True, slots=True)
class ServiceCatalogueEntry:
    """One row of the 政府购买服务指导性目录.

    Attributes:
        owner: The department that the row stands under.
        code: As read, without white space.
        level: 1 to 4, by the code's length; by the column where the code is malformed.
        name: Empty where it was lost.
        parent_code: The nearest code above that this one extends, None where there is none.
        place: Where the row stands.
        code_suspect: Whether the code cannot be right.
        code_doubt: Why: ``malformed``, ``column`` (the name stands in another level's column),
            ``parent`` (the level above is missing), ``order`` (not behind the code before) or
            ``name`` (other departments give the name another code).
    """

    owner: str | None
    code: str
    level: int
    name: str
    parent_code: str | None
    place: Place
    code_suspect: bool = False
    code_doubt: str | None = None
