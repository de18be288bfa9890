"""Reconciliation (勾稽): every printed number held against every other."""

from __future__ import annotations

from budgetkit.checks.model import Evidence, Finding, Nature, RuleResult, Severity
from budgetkit.checks.report import CheckReport, check

__all__ = [
    "CheckReport",
    "Evidence",
    "Finding",
    "Nature",
    "RuleResult",
    "Severity",
    "check",
]
