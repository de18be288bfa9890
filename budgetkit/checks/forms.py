"""Target forms as the rules ask for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from budgetkit.checks.form_rows import FormRows, number
from budgetkit.checks.model import Evidence, Figure
from budgetkit.checks.precision import grain
from budgetkit.text import compact
from budgetkit.units import to_yuan

Record = Mapping[str, Any]
SOURCES = ("central", "province", "local", "self", "other", "carry_over")
PHASES = {"implementation": "实施期", "annual": "年度"}
_SOURCE_NAMES = {
    "central": "中央资金",
    "province": "省级资金",
    "local": "市县资金",
    "self": "单位自筹",
    "other": "其他资金",
    "carry_over": "上年结转",
    "fiscal": "财政拨款",
}
_KINDS = {"agency": "整体支出绩效目标表", "transfer": "转移支付绩效目标表"}
TEXTS = {
    "overview": "概况",
    "basis": "立项依据",
    "necessity": "必要性",
    "measures": "保证措施",
    "plan": "实施计划",
    "goal_implementation": "实施期目标",
    "goal_annual": "年度目标",
}
_SURE, _DAMAGED = 1.0, 0.5
_VECTOR = frozenset({"vector", "docx", "xlsx", "html", "correction"})


@dataclass(frozen=True, slots=True)
class Text:
    """What a field of a form says, without white space."""

    label: str
    words: str
    evidence: Evidence

    def quoting(self, words: str) -> Evidence:
        """Return the field's place with a part of its words."""
        return replace(self.evidence, quote=words)


@dataclass(frozen=True, slots=True, eq=False)
class Indicator:
    """One indicator.

    ``money`` is an amount that is no unit price; ``cost`` is that of a cost indicator.
    """

    phase: str
    level2: str | None
    name: str
    value_text: str
    low: Decimal | None
    high: Decimal | None
    comparator: str | None
    is_doubtful: bool
    evidence: Evidence
    money: Figure | None = None
    unit: str | None = None

    @property
    def is_cost(self) -> bool:
        """Whether it stands among the costs."""
        return "成本" in (self.level2 or "")

    @property
    def cost(self) -> Figure | None:
        """Its money where it is a cost of the whole project."""
        return self.money if self.is_cost else None


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """One form of one project (``kind`` is ``project``) or of the whole agency.

    Attributes:
        funds: Total by phase.
        sources: Amounts by phase and source.
        texts: By field; blank ones are left out.
        places: Where the unit and the kind of project are printed.
    """

    form_no: int
    kind: str
    project: str
    unit: str | None
    attribute: str | None
    period: str | None
    agency_code: str | None
    texts: Mapping[str, Text]
    places: Mapping[str, Evidence]
    is_damaged: bool
    evidence: Evidence
    funds: Mapping[str, Figure]
    sources: Mapping[str, Mapping[str, Figure]]
    indicators: list[Indicator] = field(default_factory=list)

    @property
    def title(self) -> str:
        """The form as a reader names it; one that is of no project by its kind."""
        return self.project or _KINDS.get(self.kind, "绩效目标表")

    @property
    def money(self) -> Figure | None:
        """The year's funds; those of the whole period where no others are printed."""
        return self.funds.get("annual") or self.funds.get("implementation")

    @property
    def overview(self) -> str:
        """项目概况 without white space, empty where it is blank."""
        return self.texts["overview"].words if "overview" in self.texts else ""

    def quoting(self, words: str) -> Evidence:
        """Return where the overview stands, with a part of its words."""
        place = self.texts["overview"].evidence if "overview" in self.texts else self.evidence
        return replace(place, quote=words)


def read_forms(forms: Iterable[Record], indicators: Iterable[Record], rows: FormRows) -> list[Form]:
    """Return the forms of one document with their indicators."""
    by_form: dict[Any, list[Record]] = defaultdict(list)
    for row in indicators:
        by_form[row["document_id"], row["form_no"]].append(row)
    return [_form(row, by_form[row["document_id"], row["form_no"]], rows) for row in forms]


def read_totals(tables: Iterable[Record], rows: Iterable[Record]) -> list[Figure]:
    """Return the totals that tables of several forms print above or below them."""
    units = {
        (table["document_id"], table["table_no"]): table
        for table in tables
        if table["table_id"] == "targets_project" and table.get("unit_text")
    }
    found = (_total(units.get((row["document_id"], row["table_no"])), row) for row in rows)
    return [figure for figure in found if figure is not None]


def _total(table: Record | None, row: Record) -> Figure | None:
    if table is None:
        return None
    cells = [words for cell in row["cells_text"] if (words := compact(cell or ""))]
    if len(cells) != 2 or cells[0] not in ("合计", "总计"):
        return None
    amount = number(cells[1])
    scale = to_yuan(Decimal(1), table["unit_text"])
    if amount is None or scale is None:
        return None
    return Figure(
        value=amount * scale,
        grain=grain(cells[1], 0, int(scale)),
        text=cells[1] + table["unit_text"],
        label=f"{table.get('table_title') or '绩效目标表'} · {cells[0]}",
        evidence=Evidence(
            row["document_id"], row.get("page"), row.get("line"), row.get("bbox"), "|".join(cells)
        ),
        confidence=row["confidence"],
        is_vector=row["method"] in _VECTOR,
        scale=int(scale),
    )


def _form(row: Record, indicators: list[Record], rows: FormRows) -> Form:
    project = row["project"] or ""
    evidence = Evidence(row["document_id"], row["page"], row["line"], row["bbox"], project)
    return Form(
        form_no=row["form_no"],
        kind=row.get("kind") or "project",
        project=project,
        unit=row.get("implementing_unit"),
        attribute=row.get("attribute"),
        period=row.get("period"),
        agency_code=row.get("agency_code"),
        texts=_texts(row, evidence, rows),
        places={
            name: replace(rows.of_text(words, evidence), quote=words)
            for name, words in (
                ("unit", row.get("implementing_unit")),
                ("attribute", row.get("attribute")),
                ("department", _department(row)),
                ("filled_at", row.get("filled_at")),
            )
            if words
        },
        is_damaged=row["damaged"],
        evidence=evidence,
        funds=_present(
            {p: _money(row, f"funds_{p}_yuan", evidence, rows, "资金总额") for p in PHASES}
        ),
        sources={
            phase: _present(
                {
                    source: _money(row, f"{phase}_{source}_yuan", evidence, rows, name)
                    for source, name in _SOURCE_NAMES.items()
                }
            )
            for phase in PHASES
        },
        indicators=[_indicator(each) for each in indicators],
    )


def _department(row: Record) -> str | None:
    """Code and name as the forms print them in one cell."""
    known = [words for name in ("agency_code", "agency") if (words := row.get(name))]
    return "-".join(known) or None


def _texts(row: Record, form: Evidence, rows: FormRows) -> dict[str, Text]:
    return {
        name: Text(label, compact(words), replace(rows.of_text(words, form), quote=words))
        for name, label in TEXTS.items()
        if (words := row.get(name))
    }


def _present(figures: Mapping[str, Figure | None]) -> dict[str, Figure]:
    return {name: figure for name, figure in figures.items() if figure is not None}


def _money(row: Record, column: str, form: Evidence, rows: FormRows, what: str) -> Figure | None:
    value = row.get(column)
    if value is None:
        return None
    phase = next((zh for name, zh in PHASES.items() if name in column), "")
    label = f"{_title(row)} · {phase}{what}"
    return _figure(row, value, rows.of_amount(value, form), label)


def _title(row: Record) -> str:
    """The form as a reader names it; one that is of no project by its kind."""
    if row.get("project"):
        return f"绩效目标表“{row['project']}”"
    return _KINDS.get(row.get("kind") or "", "绩效目标表")


def _figure(row: Record, value: Decimal, evidence: Evidence, label: str) -> Figure:
    whole = value == value.to_integral_value()
    return Figure(
        value=value,
        grain=Decimal(1) if whole else Decimal("0.01"),
        text=f"{value:,.{0 if whole else 2}f}元",
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
    is_money = row.get("per") is None
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
        money=_figure(row, amount, evidence, f"指标“{name}”") if is_money and amount else None,
        unit=row.get("unit"),
    )
