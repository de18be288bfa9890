"""Findings from causes: nature, severity, words and places."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from budgetkit.checks.catalogue import Rule, catalogue
from budgetkit.checks.doubts import SURE
from budgetkit.checks.model import Evidence, Figure, Finding, Nature, Severity
from budgetkit.checks.reckoning.blame import Blame, Cause, Suspect
from budgetkit.checks.reckoning.edits import one_slip
from budgetkit.checks.reckoning.wording import is_unit_slip, message
from budgetkit.checks.relations import AtMost, Relation
from budgetkit.checks.words import amount

_REPEATED = 3
_MAX_PLACES = 12


def finding(cause: Cause, blame: Blame, *, is_rounding: bool) -> Finding:
    """Return the finding that a cause makes."""
    relation = cause.relations[0]
    rule = catalogue()[relation.rule_id]
    culprit = cause.suspects[0]
    shown = culprit.figure if cause.is_pinned else relation.figures[0]
    expected = _expected(culprit, relation) if cause.is_pinned else relation.expected
    is_plain = is_rounding or is_unit_slip(shown, expected)
    slip = None if is_plain else one_slip(culprit.figure, _expected(culprit, relation))
    return Finding(
        rule_id=rule.rule_id,
        severity=Severity.LOW if is_rounding or _is_uncertain(cause) else rule.severity,
        nature=Nature.ROUNDING if is_rounding else nature(cause, slip, is_unit=is_plain),
        message=message(cause, expected, _others(cause, rule)),
        evidence=tuple(_evidence(cause, blame, None if slip or is_rounding else shown)),
        expected=amount(expected, shown),
        actual=shown.text,
        difference=amount(shown.value - expected, shown),
        suggestion=slip and f"{culprit.figure.text} → {slip}",
    )


def _expected(suspect: Suspect, relation: Relation) -> Decimal:
    if suspect.value is None or isinstance(relation, AtMost):
        return relation.expected
    return suspect.value


def nature(cause: Cause, slip: str | None, *, is_unit: bool = False) -> Nature:
    """Argue whose fault it is.

    No reader takes 元 for 万元, a number that stands alike in several places is the document's,
    and digits of a text layer are not misread. Of a transcript or scan, a lone number that
    breaks several sums and would fit with one digit mended was probably misread; where that is
    not so, who knows.
    """
    culprit = cause.suspects[0]
    if _is_uncertain(cause):
        return Nature.EXTRACTION
    if is_unit or culprit.figure.is_vector or culprit.places >= _REPEATED:
        return Nature.DOCUMENT
    if cause.is_pinned:
        return Nature.EXTRACTION if slip else Nature.UNDETERMINED
    return Nature.UNDETERMINED if slip else Nature.DOCUMENT


def _is_uncertain(cause: Cause) -> bool:
    """Whether something that does not hold rests on a doubtful reading."""
    return any(_is_doubtful(figure) for each in cause.relations for figure in each.figures)


def _is_doubtful(figure: Figure) -> bool:
    return figure.is_repaired or figure.confidence < SURE


def _others(cause: Cause, rule: Rule) -> list[Rule]:
    """The further rules that the same cause breaks."""
    ids = dict.fromkeys(relation.rule_id for relation in cause.relations)
    return [catalogue()[rule_id] for rule_id in ids if rule_id != rule.rule_id]


def _evidence(cause: Cause, blame: Blame, first: Figure | None) -> Iterable[Evidence]:
    """The likeliest culprits first, then what they were held against.

    Where no slip explains it, something is rather missing than misprinted: ``first`` is then
    the figure that the message speaks of.
    """
    figures = dict.fromkeys([first] if first else [])
    if cause.is_pinned:
        culprit = cause.suspects[0].figure
        figures |= dict.fromkeys((culprit, *blame.places(culprit)))
    else:
        figures |= dict.fromkeys(each.figure for each in cause.suspects)
    figures |= dict.fromkeys(f for each in cause.relations for f in each.figures)
    return list(dict.fromkeys(figure.evidence for figure in figures))[:_MAX_PLACES]
