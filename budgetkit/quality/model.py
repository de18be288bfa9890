"""What is reviewed and what a review says.

A *form* holds *indicators*. A *rule* gives each form a *verdict*: how much was checked and,
as *remarks*, what a better form would do differently.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

PHASES = ("annual", "implementation")

TEXT_FIELDS = {
    "overview": "项目概况",
    "basis": "立项依据",
    "necessity": "项目必要性",
    "measures": "保证措施",
    "plan": "实施计划",
    "goal_implementation": "实施期总体目标",
    "goal_annual": "年度总体目标",
}
"""Texts of a form by column, with the label that forms print."""


class Status(StrEnum):
    """How a rule came out; what could not be judged is never counted as passed."""

    PASS = "pass"
    WARN = "warn"
    FAIL = "fail"
    NOT_ASSESSABLE = "not_assessable"


class Severity(StrEnum):
    """How much a breach matters."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A place in a document with the words that stand there."""

    quote: str
    document_id: str | None = None
    page: int | None = None
    line: int | None = None
    bbox: str | None = None

    @property
    def where(self) -> str:
        """The place in words, empty where it is not known."""
        return f"第 {self.page} 页" if self.page else f"第 {self.line} 行" if self.line else ""


_NOWHERE = Evidence("")


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator, columns as in ``target_indicators``."""

    name: str
    text: str
    level1: str | None = None
    level2: str | None = None
    phase: str = "annual"
    indicator_no: int = 0
    kind: str = "qualitative"
    comparator: str | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    per: str | None = None
    weight: Decimal | None = None
    damaged: bool = False
    class_uncertain: bool = False
    place: Evidence = _NOWHERE

    @property
    def number(self) -> Decimal | None:
        """The one number of the value: its bound, or the value itself."""
        return self.low if self.low is not None else self.high

    @property
    def is_quantified(self) -> bool:
        """Whether the value can be measured: a number, a date, a period or a frequency."""
        return self.kind not in ("qualitative", "rule", "missing")

    @property
    def quote(self) -> str:
        """Class, name and value as one line."""
        return f"{self.level2 or self.level1 or '未分类'}：{self.name}＝{self.text or '（空）'}"

    @property
    def evidence(self) -> Evidence:
        """The indicator's place with its words."""
        place = self.place
        return Evidence(self.quote, place.document_id, place.page, place.line, place.bbox)


@dataclass(frozen=True)
class Form:
    """One form with its indicators, columns as in ``target_forms``.

    Attributes:
        disclosure_id: The disclosure it is printed in.
        form_no: Its number in the document.
        kind: ``project``, ``agency`` (整体支出) or ``transfer``.
        project: Project name.
        agency: Agency of the disclosure.
        fiscal_year: Fiscal year of the disclosure.
        implementing_unit: 实施单位.
        attribute: 项目属性.
        period: 项目期, as printed.
        funds_yuan: Keys ``annual``, ``implementation`` and ``{phase}_{source}``.
        texts: Keys as in :data:`TEXT_FIELDS`; blank fields are left out.
        indicators: Of both halves, in printed order.
        damaged: Whether the reading lost something.
        place: Where the form begins.
    """

    disclosure_id: str = ""
    form_no: int = 0
    kind: str = "project"
    project: str | None = None
    agency: str | None = None
    fiscal_year: int | None = None
    implementing_unit: str | None = None
    attribute: str | None = None
    period: str | None = None
    funds_yuan: Mapping[str, Decimal] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    indicators: tuple[Indicator, ...] = ()
    damaged: bool = False
    place: Evidence = _NOWHERE

    @property
    def key(self) -> tuple[str, str, int]:
        """What tells one form from another: disclosure, document, number in the document."""
        return self.disclosure_id, self.place.document_id or "", self.form_no

    @property
    def family(self) -> tuple[str, str]:
        """Forms that share a printed layout: those of one kind in one disclosure."""
        return self.disclosure_id, self.kind

    @property
    def title(self) -> str:
        """The project's name, or the form's number."""
        if self.project:
            return self.project
        return "整体支出" if self.kind == "agency" else f"第 {self.form_no} 张表"

    @cached_property
    def halves(self) -> Mapping[str, tuple[Indicator, ...]]:
        """The indicators by phase, phases without any left out."""
        split = {p: tuple(i for i in self.indicators if i.phase == p) for p in PHASES}
        return {phase: own for phase, own in split.items() if own}

    @cached_property
    def main(self) -> tuple[Indicator, ...]:
        """The half that is judged: the year's, or the only one there is."""
        return next(iter(self.halves.values()), ())

    @cached_property
    def distinct(self) -> tuple[Indicator, ...]:
        """Each indicator once: those of the year, then what only the other half has."""
        seen: dict[tuple[str | None, str, str], Indicator] = {}
        for half in self.halves.values():
            for own in half:
                seen.setdefault((own.level2, own.name, own.text), own)
        return tuple(seen.values())

    @property
    def funds(self) -> Decimal | None:
        """The year's funds in yuan, or those of the whole period where no others are given."""
        annual = self.funds_yuan.get("annual")
        return annual if annual is not None else self.funds_yuan.get("implementation")

    def quoting(self, words: str) -> Evidence:
        """Return the form's place with other words."""
        place = self.place
        return Evidence(words, place.document_id, place.page, place.line, place.bbox)


@dataclass(frozen=True, slots=True)
class Remark:
    """What a rule has against a form: Chinese, with the place that shows it."""

    status: Status
    reason: str
    evidence: tuple[Evidence, ...]
    indicator: Indicator | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one rule in one form.

    Attributes:
        checked: How many things the rule looked at, 0 where nothing could be judged.
        remarks: Those that are not as they should be, or could not be judged.
    """

    checked: int
    remarks: tuple[Remark, ...] = ()

    @property
    def status(self) -> Status:
        """The worst that was found."""
        found = {remark.status for remark in self.remarks}
        for status in (Status.FAIL, Status.WARN):
            if status in found:
                return status
        return Status.PASS if self.checked else Status.NOT_ASSESSABLE


HOLDS, NOTHING = Verdict(1), Verdict(0)
"""One thing looked at and well; nothing that could be judged."""
