"""The unit of a whole table: 元 printed for 万元, or figures in 元 under 万元."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from budgetkit.checks.catalogue import Rule
from budgetkit.checks.labels import bare
from budgetkit.checks.ledger import Ledger, Row, Sheet
from budgetkit.checks.methods.projects import topmost
from budgetkit.checks.model import Figure
from budgetkit.checks.outcome import Observation, Passed, Skip, Yield

_SLIP = Decimal(10_000)
_MOST = 0.8
_ENOUGH = 3
_HALF = Decimal("0.5")
_WHOLES = ("total", "current_year")
_PARTS = {"basic_expenditure": "basic", "project_expenditure": "project"}
"""Tables whose totals are a column of the others."""
_TOTAL, _FORMS = "总计", -1
_UNITS = {("元", _SLIP): "万元", ("万元", 1 / _SLIP): "元"}
_Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Vote:
    """What another table says of a table's unit: by which factor its figures are too small."""

    other: Sheet
    factor: Decimal
    pairs: Sequence[tuple[Figure, Figure]]


def table_units(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """The figures of a table are of the size of the same figures in other tables.

    One unit that is wrong breaks everything that a table is held against: it is told once, and
    the table's figures are then taken in the unit that fits, so that the other rules speak of
    what else is wrong.
    """
    figures = {sheet.table_no: _figures(sheet) for sheet in ledger.sheets if sheet.table_id}
    sheets = [sheet for sheet in ledger.sheets if figures.get(sheet.table_no)]
    figures[_FORMS] = _of_forms(ledger)
    others = [*sheets, *_forms(ledger)]
    votes = {sheet.table_no: list(_votes(sheet, others, figures)) for sheet in others}
    for sheet in sheets:
        own = votes[sheet.table_no]
        wrong = _slip(own, votes)
        if wrong is not None:
            yield _told(sheet, wrong, [vote for vote in own if vote.factor == wrong.factor])
            _rescale(sheet, wrong.factor)
        elif own:
            yield Passed()
        else:
            yield Skip(f"{sheet.label}：没有可比的表")


def _figures(sheet: Sheet) -> dict[_Key, Figure]:
    """The table's figures by what they are of."""
    found: dict[_Key, Figure] = {}
    for row in sheet.rows:
        name = _name(row)
        for measure, figure in row.cells.items() if name else ():
            if figure.value and figure.unit == "元":
                found.setdefault((name, _measure(sheet, measure)), figure)
    top = topmost(sheet) if sheet.table_id == "project_expenditure" else ()
    if len(top) == 1:
        found.setdefault((_TOTAL, "project"), top[0])
    return found


def _forms(ledger: Ledger) -> list[Sheet]:
    """The forms as one more table."""
    place = [form.evidence for form in ledger.forms[:1]]
    return [Sheet(None, _FORMS, "绩效目标表", None, "元", False, each) for each in place]


def _of_forms(ledger: Ledger) -> dict[_Key, Figure]:
    """The funds of the projects' forms."""
    return {
        (bare(form.project), "project"): form.money
        for form in ledger.forms
        if form.kind == "project" and form.project and form.money and form.money.value
    }


def _name(row: Row) -> str:
    if row.is_total:
        return _TOTAL
    return row.code or row.econ_code or (bare(row.project) if row.project else "")


def _measure(sheet: Sheet, measure: str) -> str:
    if measure not in _WHOLES:
        return measure
    return _PARTS.get(sheet.table_id or "", "total")


def _votes(
    sheet: Sheet, sheets: Sequence[Sheet], figures: Mapping[int, Mapping[_Key, Figure]]
) -> Iterator[_Vote]:
    own = figures[sheet.table_no]
    for other in sheets:
        theirs = figures[other.table_no]
        shared = [(own[key], theirs[key]) for key in own if key in theirs and other is not sheet]
        for factor in (Decimal(1), _SLIP, 1 / _SLIP):
            fitting = [pair for pair in shared if _fits(*pair, factor)]
            if fitting and len(fitting) >= _MOST * len(shared):
                yield _Vote(other, factor, fitting)
                break


def _fits(own: Figure, other: Figure, factor: Decimal) -> bool:
    reach = (own.grain * factor + other.grain) * _HALF
    return abs(own.value * factor - other.value) <= min(reach, abs(other.value) / 2)


def _slip(own: Sequence[_Vote], votes: Mapping[int, Sequence[_Vote]]) -> _Vote | None:
    """The vote by which a table's unit is wrong: of several tables, or of one that others bear."""
    wrong = [vote for vote in own if vote.factor != 1]
    if not wrong or len(wrong) < len(own) or len({vote.factor for vote in wrong}) > 1:
        return None
    first = max(wrong, key=lambda vote: len(vote.pairs))
    if len(wrong) > 1:
        return first
    is_borne = any(vote.factor == 1 for vote in votes[first.other.table_no])
    return first if is_borne and len(first.pairs) >= _ENOUGH else None


def _told(sheet: Sheet, vote: _Vote, votes: Sequence[_Vote]) -> Observation:
    own, other = vote.pairs[0]
    printed = own.text.lstrip("-+0123456789.,， ")
    right = _UNITS.get((printed, vote.factor))
    advice = f"，单位疑应为“{right}”" if right else ""
    others = vote.other.label + (f"等 {len(votes)} 张表" if len(votes) > 1 else "")
    return Observation(
        f"{sheet.label}的单位印作“{printed}”，其中的数与{others}相差一万倍"
        f"（{own.text}与 {other.text}）{advice}",
        (replace(sheet.evidence, quote=own.text), own.evidence, other.evidence),
        expected=right,
        actual=printed,
    )


def _rescale(sheet: Sheet, factor: Decimal) -> None:
    for row in sheet.rows:
        row.cells = {name: _rescaled(figure, factor) for name, figure in row.cells.items()}
    sheet.memo.clear()


def _rescaled(figure: Figure, factor: Decimal) -> Figure:
    if figure.unit != "元":
        return figure
    scale = max(1, int(figure.scale * factor))
    return replace(figure, value=figure.value * factor, grain=figure.grain * factor, scale=scale)
