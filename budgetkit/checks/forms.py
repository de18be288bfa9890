"""Target forms as the rules ask for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from budgetkit.checks.model import Evidence, Figure

Record = Mapping[str, Any]
SOURCES = ("central", "province", "local", "self", "other", "carry_over")
PHASES = {"implementation": "实施期", "annual": "年度"}
_SURE, _DAMAGED = 1.0, 0.5
_VECTOR = frozenset({"vector", "docx", "xlsx", "html", "correction"})


@dataclass(frozen=True, slots=True, eq=False)
class Indicator:
    """One indicator; ``cost`` is its money where it is a cost of the whole project."""

    phase: str
    level2: str | None
    name: str
    value_text: str
    low: Decimal | None
    high: Decimal | None
    comparator: str | None
    is_doubtful: bool
    evidence: Evidence
    cost: Figure | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """One form of one project (``kind`` is ``project``) or of the whole agency.

    Attributes:
        funds: Total by phase.
        sources: Amounts by phase and source.
    """

    form_no: int
    kind: str
    project: str
    unit: str | None
    overview: str
    is_damaged: bool
    evidence: Evidence
    funds: Mapping[str, Figure]
    sources: Mapping[str, Mapping[str, Figure]]
    indicators: list[Indicator] = field(default_factory=list)


def read_forms(forms: Iterable[Record], indicators: Iterable[Record]) -> list[Form]:
    """Return the forms of one document with their indicators."""
    by_form: dict[Any, list[Record]] = defaultdict(list)
    for row in indicators:
        by_form[row["document_id"], row["form_no"]].append(row)
    return [_form(row, by_form[row["document_id"], row["form_no"]]) for row in forms]


def _form(row: Record, indicators: list[Record]) -> Form:
    project = row["project"] or ""
    evidence = Evidence(row["document_id"], row["page"], row["line"], row["bbox"], project)
    return Form(
        form_no=row["form_no"],
        kind=row.get("kind") or "project",
        project=project,
        unit=row.get("implementing_unit"),
        overview=row["overview"] or "",
        is_damaged=row["damaged"],
        evidence=evidence,
        funds=_present({p: _money(row, f"funds_{p}_yuan", evidence, "资金总额") for p in PHASES}),
        sources={
            phase: _present(
                {s: _money(row, f"{phase}_{s}_yuan", evidence, s) for s in (*SOURCES, "fiscal")}
            )
            for phase in PHASES
        },
        indicators=[_indicator(each) for each in indicators],
    )


def _present(figures: Mapping[str, Figure | None]) -> dict[str, Figure]:
    return {name: figure for name, figure in figures.items() if figure is not None}


def _money(row: Record, column: str, evidence: Evidence, what: str) -> Figure | None:
    value = row.get(column)
    if value is None:
        return None
    phase = next((zh for name, zh in PHASES.items() if name in column), "")
    return _figure(row, value, evidence, f"绩效目标表“{row['project']}” · {phase}{what}")


def _figure(row: Record, value: Decimal, evidence: Evidence, label: str) -> Figure:
    whole = value == value.to_integral_value()
    return Figure(
        value=value,
        grain=Decimal(1) if whole else Decimal("0.01"),
        text=f"{value:.{0 if whole else 2}f}元",
        label=label,
        evidence=evidence,
        source="form",
        confidence=_DAMAGED if row["damaged"] else _SURE,
        is_vector=row["method"] in _VECTOR,
    )


def _indicator(row: Record) -> Indicator:
    name = row["name"] or ""
    quote = f"{name} {row['value_text']}".strip()
    evidence = Evidence(row["document_id"], row["page"], row["line"], row["bbox"], quote)
    amount = row.get("amount_yuan")
    is_cost = amount is not None and row.get("per") is None and "成本" in (row["level2"] or "")
    return Indicator(
        phase=row["phase"],
        level2=row["level2"],
        name=name,
        value_text=row["value_text"],
        low=row["value_low"],
        high=row["value_high"],
        comparator=row["comparator"],
        is_doubtful=row["damaged"] or row["class_uncertain"],
        evidence=evidence,
        cost=_figure(row, amount, evidence, f"成本指标“{name}”")
        if is_cost and amount is not None
        else None,
    )
