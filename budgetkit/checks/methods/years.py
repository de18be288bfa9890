"""The year of the disclosure is the year of its titles, headers and sentences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from budgetkit.checks.catalogue import Rule
from budgetkit.checks.ledger import Fact, Ledger
from budgetkit.checks.model import Evidence
from budgetkit.checks.outcome import Observation, Passed, Skip, Yield
from budgetkit.text import compact

_ANY_YEAR = re.compile(r"(?<![0-9.])([0-9]{4})(?=年|[预决]算)")
_OPENING = re.compile(
    r"^[^0-9]{0,8}(?:[0-9]{1,2}[.、．)）])?[^0-9]{0,8}([0-9]{4})年(?!末|底|[0-9])"
)


def titles(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """A table's title names the year of the disclosure."""
    if ledger.fiscal_year is None:
        yield Skip("年度未识别")
        return
    for sheet in ledger.sheets:
        years = _years(sheet.title)
        if sheet.table_id and years:
            yield _judged(ledger, f"表题《{sheet.title}》", years, {0}, sheet.evidence)


def headers(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """A table's header names this year or last year, and not last year alone."""
    if ledger.fiscal_year is None:
        return
    for sheet in ledger.sheets:
        cells = sheet.header if sheet.table_id else ()
        named = [(cell, years) for cell in cells if (years := _years(cell.quote))]
        alone = all(year == ledger.fiscal_year - 1 for _, years in named for year in years)
        for cell, years in named:
            where = f"{sheet.label}表头“{cell.quote}”"
            yield _judged(ledger, where, years, {0} if alone else {0, -1}, cell)


def sentences(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """A sentence on an amount of this year opens with this year; a comparison is with last year."""
    if ledger.fiscal_year is None:
        return
    for fact in ledger.facts:
        yield from _opening(ledger, fact)
        if fact.comparison_year is not None and ledger.stage == "budget":
            where = f"“{fact.evidence.quote}”"
            yield _judged(ledger, where, [fact.comparison_year], {-1}, fact.evidence)


def _opening(ledger: Ledger, fact: Fact) -> Iterator[Yield]:
    if fact.metric not in ("amount", "text", "count") or fact.comparison_year is not None:
        return
    found = _OPENING.match(compact(fact.evidence.quote))
    if found:
        is_this_year = fact.metric != "text" and "结转" not in fact.evidence.quote
        allowed = {0} if is_this_year else {0, -1}
        yield _judged(ledger, f"“{fact.evidence.quote}”", [int(found[1])], allowed, fact.evidence)


def dates(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """The day on which assets were counted lies in last year, or in this."""
    if ledger.fiscal_year is None:
        return
    for fact in ledger.about("date"):
        years = _years(fact.text)
        if years:
            yield _judged(ledger, f"“{fact.evidence.quote}”", years, {0, -1}, fact.evidence)


def same_date(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """All assets are counted on one day."""
    facts = [fact for fact in ledger.about("date") if fact.subject == rule.options["subject"]]
    counted = Counter(compact(fact.text) for fact in facts)
    if len(counted) < 2:
        yield Passed(len(facts)) if facts else Skip("没有统计时点")
        return
    usual = counted.most_common(1)[0][0]
    for fact in facts:
        if compact(fact.text) == usual:
            yield Passed()
        else:
            yield Observation(
                f"国有资产的统计时点不一致：“{fact.text}”，另处为“{usual}”",
                (fact.evidence, *(f.evidence for f in facts if compact(f.text) == usual)),
                expected=usual,
                actual=fact.text,
            )


def _years(text: str) -> list[int]:
    return [int(year) for year in _ANY_YEAR.findall(compact(text))]


def _judged(
    ledger: Ledger, where: str, years: list[int], allowed: set[int], evidence: Evidence
) -> Yield:
    assert ledger.fiscal_year is not None
    wrong = [year for year in years if year - ledger.fiscal_year not in allowed]
    if not wrong:
        return Passed()
    return Observation(
        f"{where}的年份为 {wrong[0]} 年，本材料为 {ledger.fiscal_year} 年",
        (evidence,),
        expected=str(ledger.fiscal_year + max(allowed)),
        actual=str(wrong[0]),
    )
