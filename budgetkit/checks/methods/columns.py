"""Sums of columns: 合计 = 基本 + 项目, 基本 = 人员 + 公用, 合计 = Σ sources of funds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from budgetkit.checks.catalogue import Rule, vocabulary
from budgetkit.checks.ledger import Ledger, Row, Sheet
from budgetkit.checks.methods.tree import code_of
from budgetkit.checks.methods.unread import unread_in
from budgetkit.checks.model import Verdict
from budgetkit.checks.outcome import Observation, Passed, Skip, Yield
from budgetkit.checks.relations import Sum
from budgetkit.checks.words import measure_name

_NOT_A_PART = ("增减", "执行数", "采购", "其中", "扣除", "比", "率", "%", "数量", "单价")
_HALF = 0.5


def column_sums(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """Each row's sums over its columns, as far as the table's columns are understood."""
    for sheet in ledger.sheets:
        if sheet.table_id is None or sheet.table_id in rule.options["except"]:
            continue
        for whole in ("total", "current_year", "basic", "appropriation"):
            rows = [row for row in sheet.rows if whole in (*row.cells, *row.unread)]
            read = [row for row in rows if not row.unread]
            yield from filter(None, (unread_in([row], *row.unread) for row in rows))
            if read:
                yield from _of_whole(rule, sheet, whole, read)


def _of_whole(rule: Rule, sheet: Sheet, whole: str, rows: Sequence[Row]) -> Iterator[Yield]:
    schemes = list(_schemes(rule, whole, rows))
    if not schemes:
        return
    best = max(schemes, key=_share_exact)
    if not _is_understood(best, len(schemes)):
        yield Skip(f"{sheet.label}：栏目构成不明")
        return
    yield from best


def _is_understood(best: Sequence[Sum], schemes: int) -> bool:
    """Whether enough rows bear the scheme out; a lone row must, if there is a choice."""
    if len(best) > 1:
        return _share_exact(best) >= _HALF
    return schemes == 1 or _holds(best)


def _schemes(rule: Rule, whole: str, rows: Sequence[Row]) -> Iterator[list[Sum]]:
    """For each way in which the columns may go together, the sums of the rows."""
    columns = dict.fromkeys(name for row in rows for name in row.cells)
    extra = [name for name in columns if name.startswith("x_") and _may_be_part(name)]
    seen = set()
    for entry in vocabulary()["columns"]:
        if entry["whole"] != whole:
            continue
        parts = tuple(name for name in entry["parts"] if name in columns)
        for more in ((), tuple(extra)) if extra else ((),):
            if parts and parts + more not in seen:
                seen.add(parts + more)
                sums = list(_sums(rule, whole, parts + more, rows))
                if sums:
                    yield sums


def _may_be_part(name: str) -> bool:
    return not any(word in name for word in _NOT_A_PART)


def _sums(rule: Rule, whole: str, parts: Sequence[str], rows: Sequence[Row]) -> Iterator[Sum]:
    for row in rows:
        figure = row[whole]
        addends = tuple(part for name in parts if (part := row[name]) is not None)
        if figure is not None and addends:
            fold = f"{code_of(row) or ''}{row.item}"
            yield Sum(rule.rule_id, figure.label, (figure,), addends, fold=fold)


def _share_exact(sums: Sequence[Sum]) -> float:
    return sum(map(_holds_one, sums)) / len(sums)


def _holds(sums: Sequence[Sum]) -> bool:
    return any(map(_holds_one, sums))


def _holds_one(relation: Sum) -> bool:
    return relation.verdict is not Verdict.BROKEN


def classes(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """人员经费 holds only the 类 of persons, 公用经费 only those of goods, services and assets."""
    sheet = ledger.table("basic_expenditure")
    for measure, wanted in rule.options["measures"].items():
        rows = _filled(sheet, measure) if sheet else []
        strange = [row for row in rows if (row.econ_code or "")[:3] not in wanted]
        yield Passed(len(rows) - len(strange))
        if sheet is not None and strange:
            leaf = max(strange, key=lambda row: len(row.econ_code or ""))
            figure = leaf[measure]
            assert figure is not None
            yield Observation(
                f"{sheet.label}的“{leaf.item}”{figure.text}列在{measure_name(measure)}，"
                f"按经济分类不属于该栏",
                tuple(dict.fromkeys(row.evidence for row in (leaf, *strange))),
                actual=figure.text,
            )


def _filled(sheet: Sheet, measure: str) -> list[Row]:
    return [
        row
        for row in sheet.rows
        if row.econ_code and (figure := row[measure]) is not None and figure.value
    ]
