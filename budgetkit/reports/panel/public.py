"""三公, running costs and ratios over the years."""

from __future__ import annotations

from collections.abc import Iterator

from budgetkit import analysis
from budgetkit.reports.blocks import Block, Row, Section, Sentence, Table
from budgetkit.reports.group import measure_text
from budgetkit.reports.panel.time import NOTE, Years
from budgetkit.reports.words import BLANK

_PARTS = (
    "three_public_total",
    "three_public_abroad",
    "three_public_reception",
    "three_public_vehicles",
    "three_public_vehicle_purchase",
    "three_public_vehicle_running",
    "agency_operating_total",
)
_STATED = ("three_public_total", "agency_operating_total")
_RATIOS = (
    "project_share",
    "operating_share",
    "three_public_share",
    "procurement_share",
    "carry_over_share",
    "function_hhi",
    "function_entropy",
    "top_projects_share",
    "basic_per_post",
    "basic_per_head",
)


def public_expenses(years: Years) -> Section:
    """Return 三公 and its parts, and what only the narrative states."""
    table = years.figures("历年“三公”经费与机关运行经费（万元）", _PARTS)
    return Section((*_finding(years), *years.trends(_PARTS[:1]), table, *_stated(years)))


def _finding(years: Years) -> Iterator[Block]:
    """From the first year that gives 三公 to the last."""
    entry = analysis.measure_catalogue()["three_public_total"]
    found = [own.measured("three_public_total").value for own in years.members]
    known = [pair for pair in zip(years.numbers, found, strict=True) if pair[1] is not None]
    if len(known) > 1:
        (first, before), *_, (last, after) = known
        told = [f"{year} 年的 {measure_text(value, entry.unit)} 万元"
                for year, value in ((first, before), (last, after))]  # fmt: skip
        yield Sentence((f"{entry.label}由 {told[0]}到 {told[1]}。",))


def _stated(years: Years) -> Iterator[Block]:
    """Amounts of years whose tables do not print them."""
    for measure_id in _STATED:
        entry = analysis.measure_catalogue()[measure_id]
        for own, year in zip(years.members, years.numbers, strict=True):
            found = own.measured(measure_id)
            if found.value is not None and own.yuan(measure_id) is None:
                shown = years.group.measured(found, entry.unit)
                text = f"{year} 年的报表没有印出{entry.label}；情况说明称为 "
                yield Sentence((text, shown, " 万元。"), kind="note")


def ratios(years: Years) -> Section:
    """Return the measures that some year gives, a column per year."""
    known = analysis.measure_catalogue()
    rows = []
    for name in _RATIOS:
        entry = known[name]
        cells = [measure_text(own.measured(name).value, entry.unit) for own in years.members]
        if any(cell != BLANK for cell in cells):
            unit = "" if entry.unit == "%" else f"（{entry.unit}）"
            rows.append(Row((f"{entry.label}{unit}", *cells)))
    if not rows:
        return Section((Sentence(("占比和指数：各年都不能计算。",), kind="missing"),))
    notes = "；".join(f"{known[name].label}：{known[name].note}" for name in _RATIOS)
    table = Table("历年占比与指数", years.columns("指标"), tuple(rows), note=f"{notes}。{NOTE}")
    return Section((table,))
