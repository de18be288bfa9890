"""What the text of a Shanghai disclosure states: figures in 万元 and reasons, no sentences."""

from __future__ import annotations

from dataclasses import dataclass

from tests.typesetter.narrative import Change, ChangedPart, Composition, Part


@dataclass(frozen=True, slots=True)
class Plan:
    """What is planned for one 项, beside what was spent on it last year.

    Attributes:
        path: Names of 类, 款 and 项.
        amount: This year's money, as told first.
        executed: Last year's execution.
        planned: This year's money, as told again; some sources differ from ``amount``.
        direction: ``increase``, ``decrease`` or ``same``.
        percent: Change on last year's execution.
        reason: Why.
    """

    path: tuple[str, ...]
    amount: str
    executed: str
    planned: str
    direction: str
    percent: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Thing:
    """Things of one kind: standard name, number, unit, and how they are printed."""

    name: str
    value: str
    unit: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Holdings:
    """State assets at one date, and what is to be bought this year."""

    date: str
    things: tuple[Thing, ...]
    purchases: tuple[Thing, ...] = ()


@dataclass(frozen=True, slots=True)
class ShanghaiNarrative:
    """部门预算编制说明 and 其他相关情况说明.

    Attributes:
        revenue: 收入总计 with 财政拨款收入, 事业收入, 事业单位经营收入, 其他收入.
        appropriation_change: Change of 财政拨款收入.
        expenditure: 支出总计.
        appropriation: 财政拨款支出 and its change.
        budgets: 一般公共预算, 政府性基金, 国有资本经营 with their changes.
        plans: The 项 one by one.
        three_public: Total, change and parts.
        agency_operating: 机关运行经费.
        procurement: Total and kinds.
        reserved: For 中小企业, of which for 小微企业.
        targets: Units, projects, money.
        holdings: State assets.
        project: Name and quarterly money of the project told in prose.
    """

    revenue: Composition
    appropriation_change: Change
    expenditure: str
    appropriation: ChangedPart
    budgets: tuple[ChangedPart, ...]
    plans: tuple[Plan, ...]
    three_public: ChangedPart
    three_public_parts: tuple[ChangedPart, ...]
    agency_operating: str
    procurement: Composition
    reserved: tuple[Part, ...]
    targets: tuple[str, ...]
    holdings: Holdings
    project: str
    quarters: tuple[str, ...]
