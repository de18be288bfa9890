"""Codes and names against the lists, and against the other tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from budgetkit.checks.catalogue import Rule
from budgetkit.checks.labels import bare
from budgetkit.checks.ledger import Ledger, Row, Sheet
from budgetkit.checks.model import Evidence, Nature
from budgetkit.checks.outcome import Observation, Passed, Skip, Yield
from budgetkit.disclosure.reference.agreement import name_disagreements
from budgetkit.disclosure.reference.classifications import classification
from budgetkit.disclosure.reference.lists import Kind

Printed = dict[tuple[str, str], list[Row]]
_MOST = 0.8
_KINDS: tuple[Kind, ...] = ("function", "dept_econ")


def listed_names(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """A code bears one of the names that the list has for it."""
    for kind in _KINDS:
        for (code, name), rows in _printed(ledger, kind).items():
            if classification(kind).by_code(code) is None:
                yield Skip(f"目录中没有编码 {code}")
                continue
            wrong = [each for each in name_disagreements(kind, [(code, name)]) if each.is_verified]
            if wrong:
                yield _observed(
                    f"{code} 印作“{name}”，科目目录为“{wrong[0].list_name}”",
                    rows,
                    expected=wrong[0].list_name,
                    actual=name,
                )
            else:
                yield Passed()


def listed_codes(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """A name that the list has once below its class bears the code of the list."""
    for kind in _KINDS:
        for (code, name), rows in _printed(ledger, kind).items():
            known = classification(kind).by_code(code)
            wanted = _listed_code(kind, code, name)
            if known is not None or wanted is None:
                yield Passed() if known is not None else Skip(f"目录中没有编码 {code}")
                continue
            yield _observed(
                f"“{name}”的编码印作 {code}，科目目录为 {wanted}",
                rows,
                expected=wanted,
                actual=code,
            )


def _listed_code(kind: Kind, code: str, name: str) -> str | None:
    """The one verified code of this length that bears the name, and differs in one digit."""
    entries = classification(kind).by_name(name)
    near = [
        entry.code
        for entry in entries
        if entry.is_verified and len(entry.code) == len(code) and _distance(entry.code, code) == 1
    ]
    return near[0] if len(near) == 1 else None


def _distance(first: str, second: str) -> int:
    return sum(a != b for a, b in zip(first, second, strict=True))


def uncoded(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """In a table by function every row has a functional code."""
    for sheet in ledger.sheets:
        if sheet.table_id not in rule.options["tables"]:
            continue
        rows = [row for row in sheet.rows if not (row.is_total or row.agency or row.project)]
        coded = [row for row in rows if row.code and row.has_printed_code]
        if len(coded) < _MOST * len(rows):
            continue
        yield Passed(len(coded))
        for row in rows:
            if not row.code:
                printed = row.gov_code or row.econ_code or "空白"
                yield _observed(
                    f"{sheet.label}“{row.item}”的功能科目编码印作{printed}",
                    [row],
                    expected=None,
                    actual=printed,
                )


def same_codes(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """One name under one class has one code in all tables."""
    sheets = [sheet for sheet in ledger.sheets if sheet.table_id in rule.options["tables"]]
    coded = [sheet for sheet in sheets if any(row.code for row in sheet.rows)]
    for at, sheet in enumerate(coded):
        for row in sheet.rows:
            if row.code and not row.is_total:
                yield from _same_code(row, coded[:at] + coded[at + 1 :])


def _same_code(row: Row, others: list[Sheet]) -> Iterator[Yield]:
    """A code that no other table has, while the others have the name under another code."""
    assert row.code is not None
    elsewhere = [each for sheet in others for each in sheet.rows if each.code and not each.is_total]
    if not elsewhere or any(each.code == row.code for each in elsewhere):
        yield Passed()
        return
    rivals = [each for each in elsewhere if _is_rival(row, each)]
    counted = Counter(each.code for each in rivals)
    if len(counted) != 1:
        yield Skip(f"其他表没有 {row.label}")
        return
    wanted = next(iter(counted))
    yield _observed(
        f"“{row.item}”的编码印作 {row.code}，其他表为 {wanted}",
        [row, *rivals],
        expected=wanted,
        actual=row.code,
    )


def _is_rival(row: Row, other: Row) -> bool:
    assert row.code is not None and other.code is not None
    alike = bare(row.item) == bare(other.item) and len(row.code) == len(other.code)
    return alike and _distance(row.code, other.code) == 1


def _printed(ledger: Ledger, kind: Kind) -> Printed:
    """The rows by code and name; a code that came from a name proves nothing."""
    found: Printed = {}
    for sheet in ledger.sheets:
        for row in sheet.rows:
            code, name = _code_and_name(row, kind)
            if code and name and row.has_printed_code and not row.is_total:
                found.setdefault((code, name), []).append(row)
    return found


def _code_and_name(row: Row, kind: Kind) -> tuple[str | None, str | None]:
    """Code and name of one classification; a row's label is the name of its only code."""
    code, name = (
        (row.code, row.function_name) if kind == "function" else (row.econ_code, row.econ_name)
    )
    only = not (row.code and row.econ_code) and not row.project and not row.agency
    return code, name or (row.item if only else None)


def _observed(message: str, rows: list[Row], *, expected: str | None, actual: str) -> Observation:
    places: dict[Evidence, None] = dict.fromkeys(row.evidence for row in rows)
    alone = len(rows) == 1 and not all(cell.is_vector for cell in rows[0].cells.values())
    return Observation(
        message,
        tuple(places)[:6],
        nature=Nature.UNDETERMINED if alone else Nature.DOCUMENT,
        expected=expected,
        actual=actual,
    )
