"""Check a dataset: its findings, and what was checked."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace

from budgetkit.checks.build import Tables, ledgers
from budgetkit.checks.engine import run
from budgetkit.checks.ledger import Ledger
from budgetkit.checks.model import Finding, RuleResult, Severity

_ORDER = {severity: rank for rank, severity in enumerate(Severity)}


@dataclass(frozen=True, slots=True)
class CheckReport:
    """Findings and counts by disclosure.

    Attributes:
        findings: By disclosure id, the gravest first.
        results: By disclosure id, one for each rule, in the order of the catalogue.
    """

    findings: dict[str, list[Finding]]
    results: dict[str, list[RuleResult]]


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
    for ledger in ledgers(tables):
        done = run(ledger)
        findings.setdefault(ledger.disclosure_id, []).extend(_numbered(ledger, done.findings()))
        known = results.get(ledger.disclosure_id)
        results[ledger.disclosure_id] = _joined(known, list(done.results.values()))
    return CheckReport(
        {name: sorted(found, key=_rank) for name, found in findings.items()}, results
    )


def _rank(finding: Finding) -> int:
    return _ORDER[finding.severity]


def _numbered(ledger: Ledger, findings: Iterable[Finding]) -> Iterable[Finding]:
    seen: dict[str, int] = {}
    for finding in findings:
        place = finding.evidence[0] if finding.evidence else None
        told = repr((ledger.disclosure_id, finding.rule_id, place, finding.actual))
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
