"""Target forms against the project table, and their money against itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from operator import attrgetter

from rapidfuzz import fuzz

from budgetkit.checks.catalogue import Rule
from budgetkit.checks.forms import PHASES, SOURCES, Form, Indicator
from budgetkit.checks.labels import bare
from budgetkit.checks.ledger import Ledger, Row
from budgetkit.checks.methods.projects import project_rows
from budgetkit.checks.model import Figure, Nature, Verdict
from budgetkit.checks.outcome import Observation, Passed, Skip, Yield
from budgetkit.checks.relations import AtMost, Sum
from budgetkit.text import compact

_ALIKE = 60
_NEARLY = 85
_CENT_OF_WAN = Decimal(100)
"""0.01 万元: the last digit of forms that print 万元."""


def named_forms(ledger: Ledger) -> list[Form]:
    """Return the forms of projects that have a name."""
    return [form for form in ledger.forms if form.kind == "project" and form.project]


def _rows(ledger: Ledger) -> list[Row]:
    return [
        row
        for table in ("project_expenditure", "project_carry_over")
        for sheet in ledger.tables(table)
        for row in project_rows(sheet)
    ]


def _key(name: str) -> str:
    return bare(name).casefold()


def money(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """A form's funds are those of the project in the table."""
    rows = _rows(ledger)
    for form in named_forms(ledger):
        found = [
            figure
            for row in rows
            if _key(row.project or "") == _key(form.project) and (figure := row["total"])
        ]
        if form.money is None:
            yield Skip(f"“{form.project}”的目标表没有资金总额")
        elif not rows:
            yield Skip("材料没有项目支出表")
        elif not found:
            yield Skip(f"项目支出表中没有“{form.project}”的金额")
        else:
            yield _funds(rule, form, form.money, found)


def _funds(rule: Rule, form: Form, stated: Figure, found: Sequence[Figure]) -> Yield:
    """The form's funds against the nearest amount of its project.

    Funds of the whole period may be more than the table's year; where only they are printed,
    a difference says nothing.
    """
    about = form.project
    relations = [Sum(rule.rule_id, about, (stated,), (each,), fold=about) for each in found]
    best = min(relations, key=lambda relation: abs(relation.off))
    if "annual" not in form.funds and best.verdict is Verdict.BROKEN:
        return Skip(f"“{form.project}”的目标表只有实施期资金，与当年预算不同")
    return best


def names(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """A form bears the name under which the table lists its project."""
    rows, forms = _rows(ledger), named_forms(ledger)
    if not rows or not forms:
        return
    listed = {_key(row.project or "") for row in rows}
    left = [row for row in rows if not any(_is_of(form, row) for form in forms)]
    for form in forms:
        if _key(form.project) in listed:
            yield Passed()
            continue
        row = _namesake(form, left)
        if row is None:
            yield Skip(f"项目支出表中没有“{form.project}”")
        else:
            same = "，金额相同" if form.money is not None else ""
            yield Observation(
                f"绩效目标表的项目名称为“{form.project}”，项目支出表为“{row.project}”{same}",
                (form.evidence, row.evidence),
                expected=row.project,
                actual=form.project,
            )


def _is_of(form: Form, row: Row) -> bool:
    """Whether a form is that of a row: the same name and, where both have it, the same money."""
    stated, printed = form.money, row["total"]
    known = stated is not None and printed is not None
    return _key(form.project) == _key(row.project or "") and (
        not known or (stated is not None and _agrees(stated, printed))
    )


def _namesake(form: Form, rows: Sequence[Row]) -> Row | None:
    """The one row of another but similar name with the form's money."""
    stated = form.money
    alike = [
        row
        for row in rows
        if fuzz.ratio(_key(row.project or ""), _key(form.project)) >= _ALIKE
        and (stated is None or _agrees(stated, row["total"]))
    ]
    return alike[0] if len(alike) == 1 else None


def _agrees(stated: Figure, printed: Figure | None) -> bool:
    return printed is not None and Sum("", "", (stated,), (printed,)).verdict is Verdict.EXACT


def alike_names(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """What the forms' field of the rule names bears one name in all forms and tables."""
    name_of = attrgetter(rule.options["field"])
    used = Counter(name_of(form) for form in ledger.forms if name_of(form))
    if rule.options["field"] == "unit":
        used.update(row.agency for row in _rows(ledger) if row.agency)
    for form in ledger.forms:
        name = name_of(form)
        usual = _usual_name(name, used) if name else None
        if name and usual is None:
            yield Passed()
        elif usual is not None:
            yield Observation(
                f"“{form.project}”的{rule.options['label']}为“{name}”，别处作“{usual}”",
                (form.places[rule.options["field"]],),
                nature=Nature.UNDETERMINED,
                expected=usual,
                actual=name,
            )


def _usual_name(name: str, used: Counter[str]) -> str | None:
    """A name that is used more often and differs by a few characters."""
    others = [
        other
        for other, count in used.items()
        if count > used[name] and fuzz.ratio(name, other) >= _NEARLY and bare(other) != bare(name)
    ]
    return max(others, key=lambda other: used[other], default=None)


def counts(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """As many forms are published as the narrative says, for as much money."""
    forms = named_forms(ledger)
    stated = [fact for fact in ledger.about("count") if fact.subject == rule.options["subject"]]
    for fact in stated:
        if fact.figure is None or not forms:
            yield Skip("没有绩效目标表")
        elif fact.figure.value != len(forms):
            yield Observation(
                f"情况说明写公开绩效目标 {fact.figure.text}，读到 {len(forms)} 张目标表",
                (fact.evidence, forms[0].evidence),
                nature=Nature.UNDETERMINED,
                expected=str(len(forms)),
                actual=fact.figure.text,
            )
        else:
            yield Passed()
            yield from _sum_of_forms(ledger, rule, forms)


def _sum_of_forms(ledger: Ledger, rule: Rule, forms: Sequence[Form]) -> Iterator[Yield]:
    funds = [form.funds["annual"] for form in forms if "annual" in form.funds]
    for fact in ledger.about("amount"):
        if fact.subject != rule.options["subject"] or fact.figure is None:
            continue
        if len(funds) < len(forms):
            yield Skip("有目标表没有年度资金")
        else:
            yield Sum(rule.rule_id, fact.subject, (fact.figure,), tuple(funds), fold="目标表")


def sources(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """The sources of a form's funds add up, in each half."""
    for form in ledger.forms:
        for phase in PHASES:
            total, parts = form.funds.get(phase), form.sources[phase]
            found = [
                # Noughts add nothing, and are not what is wrong.
                Sum(
                    rule.rule_id,
                    form.project,
                    (total,),
                    tuple(figure for figure in each if figure.value),
                    fold=f"{form.form_no}{phase}",
                )
                for each in _sources(parts)
                if total is not None
            ]
            if found:
                yield min(found, key=lambda relation: abs(relation.off))
            elif total is not None:
                yield Skip(f"“{form.title}”没有分来源的资金")


def _sources(parts: Mapping[str, Figure]) -> list[list[Figure]]:
    """The ways in which sources may go together: fiscal money by level of government, or whole."""
    levels = [parts[name] for name in SOURCES if name in parts]
    whole = [parts[name] for name in ("fiscal", "self", "other", "carry_over") if name in parts]
    return [each for each in (levels, whole if "fiscal" in parts else []) if each]


def periods(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """A year's funds do not exceed those of the whole period."""
    for form in ledger.forms:
        year, period = form.funds.get("annual"), form.funds.get("implementation")
        if year is not None and period is not None:
            yield AtMost(rule.rule_id, form.project, year, period, fold=form.project)


def costs(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """Cost indicators do not add up to more than the funds."""
    for form in named_forms(ledger):
        for phase in PHASES:
            total = form.funds.get(phase)
            found = [each.cost for each in form.indicators if each.phase == phase and each.cost]
            if total is None or not found:
                continue
            relation = _cost_sum(rule, form, total, found)
            if relation.off > relation.tolerance:
                yield Skip(f"“{form.project}”的成本指标没有列出全部资金")
            else:
                yield relation


def _cost_sum(rule: Rule, form: Form, total: Figure, costs: Sequence[Figure]) -> Sum:
    """The sum of the costs; one that is all the funds stands above the others."""
    if total.value % _CENT_OF_WAN == 0:
        total = replace(total, grain=_CENT_OF_WAN)
    alone = [cost for cost in costs if cost.value == total.value]
    return Sum(rule.rule_id, form.project, (total,), tuple(alone[:1] or costs), fold=form.project)


def halves(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """An indicator of the same name has the same value in both halves where their funds do."""
    for form in named_forms(ledger):
        year, period = form.funds.get("annual"), form.funds.get("implementation")
        if year is None or period is None or year.value != period.value:
            continue
        named = {_indicator_key(each): each for each in form.indicators if each.phase == "annual"}
        for each in form.indicators:
            other = named.get(_indicator_key(each)) if each.phase == "implementation" else None
            if other is not None and not (each.is_doubtful or other.is_doubtful):
                yield _half(form, each, other)


def _indicator_key(indicator: Indicator) -> tuple[str | None, str]:
    return indicator.level2, bare(indicator.name)


def _half(form: Form, whole: Indicator, year: Indicator) -> Yield:
    same_text = compact(whole.value_text) == compact(year.value_text)
    if same_text or (whole.low, whole.high) == (year.low, year.high) != (None, None):
        return Passed()
    return Observation(
        f"“{form.project}”两栏资金相同，指标“{whole.name}”实施期为 {whole.value_text}，"
        f"年度为 {year.value_text}",
        (whole.evidence, year.evidence),
        expected=whole.value_text,
        actual=year.value_text,
    )
