"""The numbers of the tables, and the years that are none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from budgetkit.checks.catalogue import Rule
from budgetkit.checks.ledger import Ledger, Sheet
from budgetkit.checks.model import Evidence
from budgetkit.checks.outcome import Observation, Passed, Skip, Yield
from budgetkit.text import compact

_NUMBER = re.compile(r"([0-9]+)[^0-9]{0,2}$")
_YEAR = re.compile(r"(?<![0-9.,])([0-9]{4})年(?=[0-9度末底初至到]|[预决]算)")
_Numbered = tuple[int, Sheet, int]


def table_numbers(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """The tables are numbered in order: each as its numbered neighbours ask for."""
    sheets = [sheet for sheet in ledger.sheets if sheet.table_id]
    numbered = [
        (at, sheet, number)
        for at, sheet in enumerate(sheets)
        if (number := _number(sheet)) is not None
    ]
    for at, each in enumerate(numbered):
        first = min(max(at - 1, 0), len(numbered) - 3)
        near = [other for other in numbered[max(first, 0) : first + 3] if other is not each]
        if len(near) == 2:
            yield _judged(ledger, each, near)


def _judged(ledger: Ledger, each: _Numbered, near: Sequence[_Numbered]) -> Yield:
    at, sheet, number = each
    (first, _, low), (second, _, high) = near
    wanted = low + at - first
    if number == wanted:
        return Passed()
    if wanted < 1 or high - low != second - first:
        return Skip(f"{sheet.label}的前后表号不连续")
    return Observation(
        f"{sheet.label}的表号印作“{sheet.number}”，按前后的表号应为 {wanted}",
        tuple(dict.fromkeys((_place(ledger, sheet), sheet.evidence))),
        expected=str(wanted),
        actual=sheet.number,
    )


def _number(sheet: Sheet) -> int | None:
    found = _NUMBER.search(compact(sheet.number or ""))
    return int(found[1]) if found else None


def _place(ledger: Ledger, sheet: Sheet) -> Evidence:
    """Where the number is printed: the last text with it before the title, else the title."""
    wanted, title = compact(sheet.number or ""), sheet.evidence
    found = [
        block.evidence_of(sheet.number or "")
        for block in ledger.text
        if wanted in compact(block.text)
        and (block.evidence.document_id, block.evidence.page) == (title.document_id, title.page)
        and (block.evidence.line or 0) <= (title.line or 0)
    ]
    return found[-1] if found else title


def possible_years(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """A year that the text names lies near that of the disclosure."""
    if ledger.fiscal_year is None:
        return
    before, after = rule.options["before"], rule.options["after"]
    for block in ledger.text:
        for found in _YEAR.finditer(compact(block.text)):
            if -before <= int(found[1]) - ledger.fiscal_year <= after:
                yield Passed()
            else:
                quote = compact(block.text)[found.start() : found.end() + 6]
                yield Observation(
                    f"“{quote}”的年份 {found[1]} 不合理，本材料为 {ledger.fiscal_year} 年",
                    (block.evidence_of(quote),),
                    actual=found[1],
                )
