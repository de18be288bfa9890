"""What the text of a Shanxi disclosure states: figures and reasons, no sentences.

Amounts are decimal strings in 万元 as printed (2011.3 and 2011.30 stay apart), without
separators; shares and percentages are in per cent.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """A change on last year; ``direction`` is ``increase``, ``decrease`` or ``same``."""

    direction: str
    amount: str = ""
    percent: str = ""
    reason: str = ""
    prior: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A named part of a total, with its share or its own change where stated."""

    name: str
    amount: str
    share: str = ""


@dataclass(frozen=True, slots=True)
class ChangedPart:
    """A named part of a total with its change on last year."""

    name: str
    amount: str
    change: Change


@dataclass(frozen=True, slots=True)
class Total:
    """收入总计 or 支出总计: this year's and the carried-over money, and the change."""

    total: str
    current_year: str
    carry_over: str
    change: Change


@dataclass(frozen=True, slots=True)
class Composition:
    """A total and its parts."""

    total: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Appropriation:
    """财政拨款收支: by source, by year of origin, by function."""

    total: str
    sources: tuple[Part, ...]
    current_year: str
    carry_over: str
    functions: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class General:
    """一般公共预算当年支出: size, change, structure."""

    total: str
    change: Change
    functions: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Basic:
    """一般公共预算基本支出: 人员经费 and 公用经费 with the items they hold."""

    total: str
    personnel: str
    operating: str
    personnel_items: tuple[str, ...]
    operating_items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ThreePublic:
    """“三公”经费 with each part's change."""

    total: str
    change: Change
    parts: tuple[ChangedPart, ...]


@dataclass(frozen=True, slots=True)
class AgencyOperating:
    """机关运行经费 and its change."""

    amount: str
    change: Change


@dataclass(frozen=True, slots=True)
class Counted:
    """A class of projects: how many, how much money."""

    name: str
    count: str
    amount: str


@dataclass(frozen=True, slots=True)
class Targets:
    """Projects with targets: ``managed`` all, ``published`` those made public."""

    managed: Counted
    managed_classes: tuple[Counted, ...]
    published: Counted
    published_share: str
    published_classes: tuple[Counted, ...]
    agency: tuple[Part, ...] = ()
    """整体支出绩效目标: the money it covers and its parts; empty where there is none."""


@dataclass(frozen=True, slots=True)
class Assets:
    """国有资产占有使用情况: vehicles and equipment as (name, count)."""

    date: str
    vehicle_quota: str
    vehicles: str
    vehicle_kinds: tuple[Part, ...]
    floor_area: str
    equipment: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Narrative:
    """Part three of a Shanxi disclosure."""

    revenue_total: Total
    expenditure_total: Total
    revenue: Composition
    expenditure: Composition
    appropriation: Appropriation
    general: General
    basic: Basic
    procurement: Composition
    targets: Targets
    assets: Assets
    three_public: ThreePublic | None = None
    agency_operating: AgencyOperating | None = None
    purchased_services: tuple[Part, ...] = ()
    remark: str = ""
