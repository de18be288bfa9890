"""Check a dataset: its findings, and what was checked."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, TypeVar

import pyarrow as pa

from budgetkit.checks.build import Tables, ledgers
from budgetkit.checks.doubts import Doubts
from budgetkit.checks.engine import run
from budgetkit.checks.model import Finding, RuleResult, Severity
from budgetkit.dataset.arrow import arrow_table
from budgetkit.dataset.declared.checks import CHECK_RESULTS, FINDINGS

_ORDER = {severity: rank for rank, severity in enumerate(Severity)}


@dataclass(frozen=True, slots=True)
class CheckReport:
    """Findings and counts by disclosure; :meth:`tables` are the dataset's.

    Attributes:
        findings: By disclosure id, the gravest first.
        results: By disclosure id, one for each rule, in the order of the catalogue.
    """

    findings: dict[str, list[Finding]]
    results: dict[str, list[RuleResult]]

    def tables(self) -> dict[str, pa.Table]:
        """Return ``findings`` and ``check_results`` as the contract declares them."""
        return {
            "findings": arrow_table(FINDINGS, _rows(self.findings, _finding_row)),
            "check_results": arrow_table(CHECK_RESULTS, _rows(self.results, _result_row)),
        }

    def extended(
        self,
        findings: Mapping[str, Iterable[Finding]],
        results: Mapping[str, Sequence[RuleResult]],
    ) -> CheckReport:
        """Return the report with findings and results from elsewhere, numbered and in order."""
        own = {name: list(found) for name, found in self.findings.items()}
        for name, found in findings.items():
            own.setdefault(name, []).extend(_numbered(name, found))
        counted = {name: [*found, *results.get(name, ())] for name, found in self.results.items()}
        return CheckReport({name: sorted(found, key=_rank) for name, found in own.items()}, counted)


def check(tables: Tables) -> CheckReport:
    """Check every disclosure of a dataset.

    Args:
        tables: The dataset's tables by name, as frames, Arrow tables or rows:
            ``disclosures``, ``tables``, ``table_rows``, ``budget_lines``,
            ``narrative_facts``. Those that are missing count as empty.

    Returns:
        The findings and, for each rule, what was checked, passed, failed and not assessable.
    """
    findings: dict[str, list[Finding]] = {}
    results: dict[str, list[RuleResult]] = {}
    doubts = Doubts(tables)
    for ledger in ledgers(tables):
        done = run(ledger)
        findings.setdefault(ledger.disclosure_id, []).extend(
            _numbered(ledger.disclosure_id, doubts.judged(done.findings()))
        )
        known = results.get(ledger.disclosure_id)
        results[ledger.disclosure_id] = _joined(known, list(done.results.values()))
    return CheckReport(
        {name: sorted(found, key=_rank) for name, found in findings.items()}, results
    )


_Row = dict[str, Any]
_T = TypeVar("_T")


def _rows(by_id: Mapping[str, Sequence[_T]], of: Callable[[_T], _Row]) -> Iterator[_Row]:
    for disclosure_id, found in by_id.items():
        yield from ({"disclosure_id": disclosure_id, **of(each)} for each in found)


def _finding_row(finding: Finding) -> _Row:
    # Enumerations become their words.
    return {**asdict(finding), "severity": str(finding.severity), "nature": str(finding.nature)}


def _result_row(result: RuleResult) -> _Row:
    return {**asdict(result), "checked": result.checked, "reasons": list(result.reasons)}


def _rank(finding: Finding) -> int:
    return _ORDER[finding.severity]


def _numbered(disclosure_id: str, findings: Iterable[Finding]) -> Iterable[Finding]:
    seen: dict[str, int] = {}
    for finding in findings:
        place = finding.evidence[0] if finding.evidence else None
        told = repr((disclosure_id, finding.rule_id, place, finding.actual))
        digest = hashlib.sha256(told.encode()).hexdigest()[:12]
        seen[digest] = seen.get(digest, 0) + 1
        suffix = f"-{seen[digest]}" if seen[digest] > 1 else ""
        yield replace(finding, finding_id=digest + suffix)


def _joined(known: list[RuleResult] | None, more: list[RuleResult]) -> list[RuleResult]:
    if known is None:
        return more
    for first, second in zip(known, more, strict=True):
        first.passed += second.passed
        first.failed += second.failed
        first.not_assessable += second.not_assessable
        first.reasons |= second.reasons
    return known
