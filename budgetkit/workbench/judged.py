"""What the review of the target forms finds that contradicts the document, as findings.

Checks and review are sister floors: neither imports the other. The catalogue of checks says
with ``method = "review"`` which rules of the review are contradictions; here they meet.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pyarrow as pa

from budgetkit.checks import CheckReport, Finding, RuleResult
from budgetkit.checks.catalogue import Rule, catalogue
from budgetkit.checks.form_rows import FormRows, form_rows
from budgetkit.checks.model import NOTHING_TO_CHECK, Evidence, Nature, Severity
from budgetkit.quality import Form, Review, Status
from budgetkit.quality.model import TEXT_FIELDS, Remark
from budgetkit.quality.model import Evidence as Seen
from budgetkit.quality.scoring import Mark
from budgetkit.text import compact

_TOLD = (Status.FAIL, Status.WARN)
Place = tuple[str | None, int | None, int | None, str | None]


def judged(report: CheckReport, review: Review, tables: Mapping[str, pa.Table]) -> CheckReport:
    """Return the report with the contradictions that the review found.

    What a check has found at the same indicator, or the review in the other half of the form,
    is not told twice.
    """
    rows = form_rows(tables)
    findings: dict[str, list[Finding]] = {}
    rules = {rule.options["review"]: rule for rule in catalogue().values() if rule.is_reviewed}
    results = {name: {r.rule_id: _blank(r) for r in rules.values()} for name in report.results}
    for reviewed in review.forms:
        form = reviewed.form
        own = results.setdefault(form.disclosure_id, {r.rule_id: _blank(r) for r in rules.values()})
        known = _places(report.findings.get(form.disclosure_id, []))
        for mark in reviewed.marks:
            if mark.rule.rule_id in rules:
                rule = rules[mark.rule.rule_id]
                new = list(_findings(rule, form, mark, known, rows))
                _count(own[rule.rule_id], mark, new)
                findings.setdefault(form.disclosure_id, []).extend(new)
    for result in (each for own in results.values() for each in own.values()):
        if not result.checked and not result.not_assessable:
            result.skip(NOTHING_TO_CHECK)
    return report.extended(findings, {name: list(own.values()) for name, own in results.items()})


def _blank(rule: Rule) -> RuleResult:
    return RuleResult(rule.rule_id)


def _places(findings: list[Finding]) -> set[Place]:
    """Where the checks found something in the forms."""
    return {
        (place.document_id, place.page, place.line, place.bbox)
        for finding in findings
        if catalogue()[finding.rule_id].family == "form"
        for place in finding.evidence
    }


def _findings(
    rule: Rule, form: Form, mark: Mark, known: set[Place], rows: FormRows
) -> Iterator[Finding]:
    told: set[tuple[str, str]] = set()
    for remark in mark.verdict.remarks:
        own = remark.indicator
        what = (own.name, own.text) if own else (remark.reason, "")
        if remark.status in _TOLD and _indicator_place(remark) not in known and what not in told:
            told.add(what)
            yield Finding(
                rule_id=rule.rule_id,
                severity=rule.severity if remark.status is Status.FAIL else Severity.LOW,
                nature=_nature(remark),
                message=f"“{form.title}”：{remark.reason}",
                evidence=tuple(
                    _evidence(place, form, rows, remark.reason) for place in remark.evidence
                ),
                actual=remark.indicator.text if remark.indicator else None,
            )


def _indicator_place(remark: Remark) -> Place | None:
    if remark.indicator is None:
        return None
    place = remark.indicator.place
    return (place.document_id, place.page, place.line, place.bbox)


def _nature(remark: Remark) -> Nature:
    doubtful = remark.indicator is not None and remark.indicator.damaged
    return Nature.UNDETERMINED if doubtful else Nature.DOCUMENT


def _evidence(place: Seen, form: Form, rows: FormRows, reason: str) -> Evidence:
    """The place; where that is only the form's, the row of the text that has the words."""
    found = Evidence(place.document_id or "", place.page, place.line, place.bbox, place.quote)
    if (place.page, place.line, place.bbox) != (form.place.page, form.place.line, form.place.bbox):
        return found
    words = compact(place.quote)
    told = sorted(form.texts, key=lambda name: not reason.startswith(TEXT_FIELDS[name]))
    text = next((form.texts[n] for n in told if words in compact(form.texts[n])), None)
    return rows.of_text(text, found) if text and words else found


def _count(result: RuleResult, mark: Mark, found: list[Finding]) -> None:
    result.failed += len(found)
    result.passed += max(0, mark.verdict.checked - len(found))
    unclear = [r for r in mark.verdict.remarks if r.status is Status.NOT_ASSESSABLE]
    for remark in unclear:
        result.skip(remark.reason)
