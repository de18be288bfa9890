"""Carry out every rule of the catalogue on one ledger."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from budgetkit.checks.catalogue import Rule, catalogue
from budgetkit.checks.ledger import Ledger
from budgetkit.checks.methods import (
    across,
    citations,
    codes,
    columns,
    contents,
    form_costs,
    form_counts,
    form_dates,
    form_facts,
    form_names,
    form_overview,
    form_steps,
    form_sums,
    forms,
    levels,
    numbering,
    pairs,
    projects,
    public,
    services,
    sides,
    spelling,
    statements,
    units,
    wording,
    years,
)
from budgetkit.checks.methods.narrative import (
    amounts,
    changes,
    items,
    last_year,
    named,
    parts,
    reasons,
    shares,
    sources,
)
from budgetkit.checks.model import NOTHING_TO_CHECK, Finding, RuleResult, Verdict
from budgetkit.checks.outcome import Method, Observation, Passed, Skip, Yield
from budgetkit.checks.reckoning.blame import Blame, failing
from budgetkit.checks.reckoning.findings import finding
from budgetkit.checks.relations import Relation

_LOG = logging.getLogger(__name__)
METHODS: Mapping[str, Method] = {
    "table_units": units.table_units,
    "level_sums": levels.level_sums,
    "total_sums": levels.total_sums,
    "column_sums": columns.column_sums,
    "side_sums": sides.side_sums,
    "balance": sides.balance,
    "public_sums": public.public_sums,
    "equal": across.equal,
    "at_most": across.at_most,
    "by_name": across.by_name,
    "projects_total": projects.projects_total,
    "narrative_amounts": amounts.amounts,
    "narrative_names": amounts.names,
    "narrative_shares": shares.shares,
    "narrative_percentages": changes.percentages,
    "narrative_differences": changes.differences,
    "narrative_parts": parts.parts,
    "narrative_vehicles": parts.vehicles,
    "narrative_change_parts": parts.changes,
    "last_disclosure": last_year.last_disclosure,
    "prior_column": last_year.prior_column,
    "listed_names": codes.listed_names,
    "listed_codes": codes.listed_codes,
    "same_codes": codes.same_codes,
    "uncoded": codes.uncoded,
    "listed_pairs": pairs.listed_pairs,
    "narrative_items": items.listed_items,
    "balanced_changes": changes.balanced,
    "same_date": years.same_date,
    "year_titles": years.titles,
    "year_headers": years.headers,
    "year_sentences": years.sentences,
    "year_dates": years.dates,
    "declared_empty": statements.declared_empty,
    "blank_tables": statements.blank_tables,
    "denials": statements.denials,
    "project_counts": statements.project_counts,
    "no_more": statements.no_more,
    "table_numbers": numbering.table_numbers,
    "possible_years": numbering.possible_years,
    "patterns": wording.patterns,
    "year_text": wording.years,
    "unfinished": wording.unfinished,
    "scope_words": wording.scope_words,
    "attached": wording.attached,
    "form_money": forms.money,
    "form_alike_names": forms.alike_names,
    "form_names": forms.names,
    "form_counts": forms.counts,
    "form_sources": forms.sources,
    "form_periods": forms.periods,
    "form_costs": forms.costs,
    "form_halves": forms.halves,
    "form_overviews": form_overview.overviews,
    "form_overview_parts": form_overview.overview_parts,
    "form_unit_slips": form_overview.unit_slips,
    "form_totals": form_sums.totals,
    "form_stated_sums": form_sums.stated_sums,
    "form_costs_named": form_sums.costs_named,
    "form_arithmetic": form_sums.arithmetic,
    "form_departments": form_facts.departments,
    "form_table_totals": form_facts.table_totals,
    "increases": reasons.increases,
    "change_reasons": reasons.reasons,
    "only_sources": sources.only_sources,
    "named_projects": named.named_projects,
    "form_cost_classes": form_facts.cost_classes,
    "form_lone_costs": form_facts.lone_costs,
    "form_goal_years": form_facts.periods,
    "form_nothing_of": form_facts.nothing_of,
    "form_areas": form_facts.areas,
    "form_lists": form_counts.lists,
    "form_rates": form_counts.rates,
    "form_lone_counts": form_counts.lone_counts,
    "form_satisfaction": form_counts.satisfaction,
    "form_per_head": form_counts.per_head,
    "form_months": form_dates.months,
    "form_filled": form_dates.filled,
    "form_left_over": form_costs.left_over,
    "form_tiers": form_costs.tiers,
    "form_listed": form_names.listed,
    "form_half_names": form_names.halves,
    "form_of_others": form_names.of_others,
    "form_things": form_names.things,
    "form_order": form_steps.order,
    "form_planned": form_steps.planned,
    "form_repeated": form_steps.repeated,
    "citation_titles": citations.titles,
    "citation_attached": citations.attached,
    "contents_tables": contents.tables,
    "contents_headings": contents.headings,
    "service_names": services.names,
    "service_parents": services.parents,
    "service_unnamed": services.unnamed,
    "table_labels": contents.labels,
    "row_names": contents.row_names,
    "economic_columns": columns.classes,
    "form_agency": form_facts.agency_form,
    "terms": spelling.terms,
    "homophones": spelling.homophones,
    "institutions": spelling.institutions,
    "unpaired": wording.unpaired,
    "numbering": wording.numbering,
    "levels": wording.levels,
}


@dataclass(slots=True)
class Run:
    """What came of all rules on one ledger."""

    relations: list[Relation] = field(default_factory=list)
    observations: list[tuple[Rule, Observation]] = field(default_factory=list)
    results: dict[str, RuleResult] = field(default_factory=dict)

    def findings(self) -> Iterator[Finding]:
        """Yield the findings: broken relations by cause, rounding tails, observations."""
        blame = Blame(self.relations)
        for verdict in (Verdict.BROKEN, Verdict.ROUNDING):
            for cause in blame.causes(failing(self.relations, verdict)):
                yield finding(cause, blame, is_rounding=verdict is Verdict.ROUNDING)
        for rule, observation in self.observations:
            yield Finding(
                rule_id=rule.rule_id,
                severity=rule.severity,
                nature=observation.nature,
                message=observation.message,
                evidence=observation.evidence,
                expected=observation.expected,
                actual=observation.actual,
                suggestion=observation.suggestion,
            )


def run(ledger: Ledger) -> Run:
    """Ask every rule of the catalogue that is not left to the review of the target forms."""
    done = Run()
    for rule in catalogue().values():
        if rule.is_reviewed:
            continue
        result = done.results.setdefault(rule.rule_id, RuleResult(rule.rule_id))
        outcomes = _outcomes(ledger, rule)
        for outcome in outcomes or [Skip(NOTHING_TO_CHECK)]:
            _take(done, rule, result, outcome)
    return done


def _outcomes(ledger: Ledger, rule: Rule) -> list[Yield]:
    """What a rule yields; a mistake in one rule must not cost the dataset."""
    try:
        return list(METHODS[rule.method](ledger, rule))
    except Exception as cause:
        _LOG.debug("%s: %s", ledger.disclosure_id, rule.rule_id, exc_info=True)
        return [Skip(f"规则出错：{type(cause).__name__}")]


def _take(done: Run, rule: Rule, result: RuleResult, outcome: Yield) -> None:
    if isinstance(outcome, Skip):
        result.skip(outcome.reason)
    elif isinstance(outcome, Passed):
        result.passed += outcome.count
    elif isinstance(outcome, Observation):
        result.failed += 1
        done.observations.append((rule, outcome))
    else:
        done.relations.append(outcome)
        if outcome.verdict is Verdict.BROKEN:
            result.failed += 1
        else:
            result.passed += 1
