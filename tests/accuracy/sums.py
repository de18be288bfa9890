"""Sums within and between the tables of PDFs: how many hold, and which the page itself breaks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from budgetkit.checks import CheckReport, Finding, Nature, RuleResult, check
from budgetkit.checks.catalogue import catalogue
from budgetkit.dataset.outcome import DocumentOutcome
from budgetkit.dataset.package import file_sha256
from budgetkit.dataset.tables import tables_of
from tests.accuracy.place import SHARED
from tests.disclosure.golden_disclosures import STEMS, golden, reading

# Methods of the rules of checking, by the sum they hold.
KINDS = {
    "收入总计＝支出总计": ("balance", "side_sums"),
    "合计＝Σ类": ("total_sums", "projects_total"),
    "类＝Σ款＝Σ项": ("level_sums",),
    "行＝Σ栏": ("column_sums", "public_sums"),
    "between tables": ("equal", "by_name", "at_most"),
}
SUM_HEADS = (
    "document",
    *KINDS,
    "held of assessed",
    "failed",
    "not assessable",
    "rounding tails",
    "causes of failures",
    "seen on the page",
)
CAUSE_HEADS = ("document", "page", "rule", "printed", "by the sum", "nature", "on the page, by eye")


def sum_rows() -> Iterator[list[str]]:
    for stem in STEMS:
        results, causes, tails = _checked(stem)
        of_kind = [_results(results, methods) for methods in KINDS.values()]
        sums = [result for kind in of_kind for result in kind]
        seen = sum(bool(by_eye(stem, cause)) for cause in causes)
        numbers = (
            sum(result.failed for result in sums),
            sum(result.not_assessable for result in sums),
            len(tails),
            len(causes),
            seen,
        )
        yield [f"`{stem}`", *map(_held, of_kind), _held(sums), *map(str, numbers)]


def cause_rows() -> Iterator[list[str]]:
    for stem in STEMS:
        _, causes, _ = _checked(stem)
        for cause in causes:
            page = str(cause.evidence[0].page)
            figures = (str(cause.actual), str(cause.expected), str(cause.nature))
            yield [f"`{stem}`", page, f"`{cause.rule_id}`", *figures, by_eye(stem, cause)]


def by_eye(stem: str, cause: Finding) -> str:
    """What the golden figures say of the page; empty where nobody has seen it."""
    pages = {evidence.page for evidence in cause.evidence}
    said = golden(stem).get("contradictions", [])
    words = [entry["what"] for entry in said if entry["page"] in pages]
    words += [
        f"row {entry['row']} prints {entry['printed']}, its parts {entry['sum']}"
        for table in golden(stem).get("tables", [])
        for entry in table.get("sums_off", [])
        if entry["page"] in pages and entry["measure"] == "total" and _is_large(entry)
    ]
    return "; ".join(words)


def _is_large(entry: dict[str, str]) -> bool:
    """Whether a difference is more than a tail of rounding."""
    return abs(float(entry["printed"]) - float(entry["sum"])) > 1


def _held(results: Iterable[RuleResult]) -> str:
    kept = [*results]
    passed = sum(result.passed for result in kept)
    assessed = passed + sum(result.failed for result in kept)
    return f"{passed} of {assessed}" if assessed else "–"


def _results(results: Sequence[RuleResult], methods: Sequence[str]) -> list[RuleResult]:
    return [result for result in results if catalogue()[result.rule_id].method in methods]


@cache
def _checked(stem: str) -> tuple[list[RuleResult], list[Finding], list[Finding]]:
    """Results of all rules; of the sums the causes of failures, and the tails of rounding."""
    report = _report(stem)
    methods = {method for kind in KINDS.values() for method in kind}
    sums = [
        finding
        for found in report.findings.values()
        for finding in found
        if catalogue()[finding.rule_id].method in methods
    ]
    causes = [finding for finding in sums if finding.nature != Nature.ROUNDING]
    tails = [finding for finding in sums if finding.nature == Nature.ROUNDING]
    return [result for results in report.results.values() for result in results], causes, tails


def _report(stem: str) -> CheckReport:
    path = SHARED / "disclosures" / golden(stem)["document"]
    outcome = DocumentOutcome(path.name, sha256=file_sha256(path), reading=reading(path))
    return check(tables_of([outcome]))
