"""What a document declares, held against what it prints."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from budgetkit.checks.catalogue import Rule
from budgetkit.checks.ledger import Fact, Ledger, Sheet
from budgetkit.checks.methods.narrative.subjects import entry_of, places_of, subjects
from budgetkit.checks.methods.places import figures
from budgetkit.checks.methods.projects import project_rows
from budgetkit.checks.model import Figure
from budgetkit.checks.outcome import Observation, Passed, Skip, Yield
from budgetkit.checks.relations import AtMost

_NONE = re.compile(r"^[^,，。]*?(无|没有|未安排|不安排|未使用)")


def declared_empty(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """A table that is said to hold no data holds none."""
    for sheet in ledger.sheets:
        if not sheet.declared_empty:
            continue
        cells = [figure for row in sheet.rows for figure in row.cells.values() if figure.value]
        if cells:
            yield Observation(
                f"{sheet.label}注明无数据，却印有 {cells[0].text} 等 {len(cells)} 个金额",
                (sheet.evidence, cells[0].evidence),
                actual=cells[0].text,
            )
        else:
            yield Passed()


def blank_tables(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """A table without an amount has none elsewhere either."""
    for table, expressions in rule.options["blank"].items():
        sheet = _blank(ledger, table)
        if sheet is None:
            continue
        elsewhere = _elsewhere(ledger, expressions)
        if elsewhere:
            yield Observation(
                f"{sheet.label}没有金额，而{elsewhere[0].label}为 {elsewhere[0].text}",
                (sheet.evidence, *(figure.evidence for figure in elsewhere)),
                expected=elsewhere[0].text,
            )
        else:
            yield Passed()


def _blank(ledger: Ledger, table: str) -> Sheet | None:
    """The table, if it is there and has no amount at all."""
    sheets = ledger.tables(table)
    return sheets[0] if sheets and not any(sheet.rows for sheet in sheets) else None


def _elsewhere(ledger: Ledger, expressions: list[str]) -> list[Figure]:
    found = (figures(ledger, text) for text in expressions)
    return [each[0] for each in found if each and each[0].value]


def denials(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """What the text says there is none of has no amount in the tables."""
    for fact in ledger.about("text"):
        if not _NONE.search(fact.text) or not _denies(fact):
            continue
        printed = [figure for each in _printed(ledger, fact) for figure in each if figure.value]
        stated = [*printed, *_stated(ledger, fact)]
        if stated:
            yield Observation(
                f"情况说明写“{fact.text}”，而{stated[0].label}为 {stated[0].text}",
                (fact.evidence, stated[0].evidence),
                actual=fact.text,
            )
        elif _printed(ledger, fact) or _is_blank(ledger, fact):
            yield Passed()
        else:
            yield Skip(f"表中没有“{fact.subject}”")


def _printed(ledger: Ledger, fact: Fact) -> list[tuple[Figure, ...]]:
    """What the tables print of the subject, and what they would where there were any."""
    entry = entry_of(fact) or {}
    denied = (figures(ledger, text) for text in entry.get("denied", ()))
    return [*places_of(ledger, fact), *(each for each in denied if each)]


def _is_blank(ledger: Ledger, fact: Fact) -> bool:
    """Whether the subject has a table of its own, and that holds nothing."""
    entry = entry_of(fact) or {}
    table = entry.get("blank_is_zero") or entry.get("denied_by")
    return table is not None and bool(ledger.tables(table))


def _denies(fact: Fact) -> bool:
    """Whether the sentence speaks of the subject itself: its first word is in the text."""
    return fact.subject.strip("“”")[:2] in fact.text.replace("“", "").replace("”", "")


def _stated(ledger: Ledger, fact: Fact) -> Iterator[Figure]:
    """Amounts that the same section gives for the subject and its parts."""
    parts = {
        part
        for entry in subjects()["parts"]
        if entry["whole"] == fact.subject
        for part in entry["parts"]
    }
    for other in ledger.about("amount"):
        same = other.section == fact.section and other.subject in {fact.subject, *parts}
        if same and other.figure is not None and other.figure.value:
            yield other.figure


def project_counts(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """As many projects are counted in the text as the table lists, where their money agrees."""
    sheet = ledger.table("project_expenditure")
    if sheet is None:
        return
    rows = [row for row in project_rows(sheet) if row["total"] is not None]
    listed = sum((figure.value for row in rows if (figure := row["total"])), start=0)
    for fact in ledger.about("count"):
        money = _money_of(ledger, fact) if fact.subject in rule.options["subjects"] else None
        if money is None or fact.figure is None:
            continue
        if money.value != listed:
            yield Skip(f"“{fact.evidence.quote}”的金额与项目支出表不同")
        elif fact.figure.value == len(rows):
            yield Passed()
        else:
            yield Observation(
                f"情况说明写{fact.subject}{fact.figure.text}，{sheet.label}列有 {len(rows)} 个",
                (fact.evidence, sheet.evidence),
                expected=str(len(rows)),
                actual=fact.figure.text,
            )


def _money_of(ledger: Ledger, fact: Fact) -> Figure | None:
    same = (
        other.figure
        for other in ledger.about("amount")
        if other.subject == fact.subject and other.section == fact.section
    )
    return next((figure for figure in same if figure is not None), None)


def no_more(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """A part that a section names is no more than the whole that it names."""
    for whole, part in rule.options["pairs"]:
        by_section: dict[str, dict[str, Figure]] = defaultdict(dict)
        for fact in ledger.about(rule.options["metric"]):
            if fact.figure and fact.subject in (whole, part):
                by_section[fact.section].setdefault(fact.subject, fact.figure)
        for named in by_section.values():
            if len(named) > 1:
                yield AtMost(rule.rule_id, part, named[part], named[whole], fold=part)
