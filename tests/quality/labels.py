"""The labelled set, and how the rules compare with it."""

from __future__ import annotations

import csv
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from budgetkit.disclosure import read_disclosure
from budgetkit.disclosure.forms import target_forms
from budgetkit.disclosure.values import parse_value
from budgetkit.document import read_document
from budgetkit.quality import Form, Indicator, Status, review
from budgetkit.quality.catalogue import rules
from budgetkit.quality.context import Context, Project
from budgetkit.quality.lexicon import default_lexicon
from budgetkit.quality.reading import forms_of_reading
from budgetkit.quality.review import context_of, verdicts
from budgetkit.sources import open_source
from budgetkit.text import nfkc

FOLDER = Path(__file__).parent / "labelled"
BREACHED = (Status.WARN, Status.FAIL)
FormName = tuple[str, str]
"""Document and project."""


@dataclass(slots=True)
class Counts:
    """One rule against the labels; what it would not judge stands apart."""

    hit: int = 0
    false_alarm: int = 0
    missed: int = 0
    right: int = 0
    undecided_breach: int = 0
    undecided_fine: int = 0

    def add(self, status: Status | None, breached: bool) -> None:
        if status is Status.NOT_ASSESSABLE:
            self.undecided_breach += breached
            self.undecided_fine += not breached
        elif status in BREACHED:
            self.hit += breached
            self.false_alarm += not breached
        else:
            self.missed += breached
            self.right += not breached

    @property
    def precision(self) -> float | None:
        found = self.hit + self.false_alarm
        return self.hit / found if found else None

    @property
    def recall(self) -> float | None:
        """A breach that the rule would not judge counts as missed."""
        labelled = self.hit + self.missed + self.undecided_breach
        return self.hit / labelled if labelled else None


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def indicator_of(row: Mapping[str, str]) -> Indicator:
    value = parse_value(row["value_text"], name=row["name"])
    return Indicator(
        name=row["name"],
        text=row["value_text"],
        level1=row["level1"],
        level2=row["level2"],
        phase=row["phase"],
        kind=value.kind,
        comparator=value.comparator,
        low=value.low,
        high=value.high,
        unit=value.unit,
        per=value.per,
    )


def form_around(row: Mapping[str, str]) -> Form:
    """A form with the one indicator and what its rules need to know of the form."""
    funds = {"annual": Decimal(row["funds_yuan"])} if row["funds_yuan"] else {}
    year = int(row["fiscal_year"]) if row["fiscal_year"] else None
    return Form(indicators=(indicator_of(row),), funds_yuan=funds, fiscal_year=year)


def compare_indicators(name: str = "indicators.tsv") -> dict[str, Counts]:
    asked = [rule.rule_id for rule in rules().values() if rule.level == "indicator"]
    counts = {rule_id: Counts() for rule_id in asked}
    for row in rows(name):
        breached = set(filter(None, row["rules"].split(",")))
        assert breached <= set(asked), breached
        found = verdicts(form_around(row), Context())
        for rule_id in asked:
            counts[rule_id].add(_status(found[rule_id]), rule_id in breached)
    return counts


def _status(verdict) -> Status | None:
    """Only a remark decides: a rule with nothing to say about an indicator does not object."""
    return verdict.remarks[0].status if verdict.remarks else None


def read_forms(folder: Path) -> tuple[list[Form], dict[str, list[Project]]]:
    """The forms of every labelled document, and its project table."""
    forms: list[Form] = []
    projects: dict[str, list[Project]] = {}
    for source in dict.fromkeys(row["source"] for row in rows("forms.tsv")):
        document = read_document(open_source(next(folder.rglob(source))))
        reading = read_disclosure(document)
        found = target_forms(document.blocks, reading.identity)
        forms += forms_of_reading(found, reading.identity, source, document.document_id)
        projects[source] = list(_projects(reading.tables))
    return forms, projects


def _projects(tables) -> Iterable[Project]:
    found: dict[tuple[str, int], Decimal | None] = {}
    for table in tables:
        for line in table.lines if table.table_id == "project_expenditure" else ():
            if line.project and line.measure == "total":
                found.setdefault((line.project, line.row_no), line.amount_yuan)
    return (Project(name, amount) for (name, _), amount in found.items())


def labelled_forms() -> dict[FormName, set[str]]:
    """The rules that each real form breaches, by document and project."""
    breached: dict[FormName, set[str]] = defaultdict(set)
    for row in rows("forms.tsv"):
        breached[row["source"], row["project"]] |= set(filter(None, [row["rule"]]))
    return breached


def described_forms(name: str) -> tuple[list[Form], dict[str, list[Project]]]:
    """The forms of ``{name}_forms.toml`` with the indicators of ``{name}_indicators.tsv``."""
    told = tomllib.loads((FOLDER / f"{name}_forms.toml").read_text("utf-8"))
    indicators = rows(f"{name}_indicators.tsv")
    forms = [_described(entry, indicators) for entry in told["form"]]
    projects = {
        source: [Project(project, Decimal(yuan)) for project, yuan in table.items()]
        for source, table in told.get("projects", {}).items()
    }
    return forms, projects


def described_labels(name: str) -> dict[FormName, set[str]]:
    told = tomllib.loads((FOLDER / f"{name}_forms.toml").read_text("utf-8"))
    return {
        (entry["source"], nfkc(entry["project"])): {rule for rule, _ in entry["breaches"]}
        for entry in told["form"]
    }


def _described(entry: Mapping[str, Any], indicators: Sequence[Mapping[str, str]]) -> Form:
    number = entry.get("form", 1)
    own = [
        row for row in indicators if row["source"] == entry["source"] and row["form"] == str(number)
    ]
    weights = entry.get("weights") or [row.get("weight") for row in own]
    return Form(
        disclosure_id=entry["source"],
        form_no=number,
        project=nfkc(entry["project"]),
        agency=entry["agency"],
        fiscal_year=entry["fiscal_year"],
        period=entry.get("period"),
        funds_yuan={key: Decimal(yuan) for key, yuan in entry["funds_yuan"].items()},
        texts={key: nfkc(text) for key, text in entry["texts"].items()},
        indicators=tuple(
            replace(indicator_of(row), weight=Decimal(weight) if weight else None)
            for row, weight in zip(own, weights, strict=True)
        ),
    )


def compare_described(name: str) -> dict[str, Counts]:
    forms, projects = described_forms(name)
    labels = described_labels(name)
    return compare_forms(forms, projects, labels)


def compare_forms(
    forms: Sequence[Form],
    projects: Mapping[str, Sequence[Project]],
    breached: Mapping[FormName, set[str]],
) -> dict[str, Counts]:
    asked = [rule.rule_id for rule in rules().values() if rule.level == "form"]
    assert set().union(*breached.values()) <= set(asked)
    counts = {rule_id: Counts() for rule_id in asked}
    context = context_of(forms, projects, default_lexicon(), look_for_copies=True)
    seen = set()
    for form in forms:
        key = (form.disclosure_id, form.project or "")
        if key not in breached or key in seen:
            continue
        seen.add(key)
        for rule_id, verdict in verdicts(form, context).items():
            if rule_id in counts:
                status = verdict.status if verdict.remarks or verdict.checked else None
                counts[rule_id].add(status, rule_id in breached[key])
    assert seen == set(breached), set(breached) - seen
    return counts


@dataclass(frozen=True, slots=True)
class Graded:
    """A form's grade by eye beside that of the review."""

    project: str
    by_eye: str
    reason: str
    score: Decimal | None
    grade: str | None


def compare_grades(
    forms: Sequence[Form], projects: Mapping[str, Sequence[Project]]
) -> list[Graded]:
    """The forms of ``grades.tsv`` with what the review makes of them."""
    found = {
        (own.form.disclosure_id, str(own.form.form_no)): own.score
        for own in review(forms, projects=projects).forms
    }
    scores = [(row, found[row["source"], row["form"]]) for row in rows("grades.tsv")]
    return [
        Graded(row["project"], row["grade"], row["reason"], score.score, score.grade)
        for row, score in scores
    ]


def together(*parts: Mapping[str, Counts]) -> dict[str, Counts]:
    """The counts of several sets added up."""
    whole: dict[str, Counts] = {}
    for part in parts:
        for rule_id, own in part.items():
            added = whole.setdefault(rule_id, Counts())
            for column in fields(Counts):
                value = getattr(added, column.name) + getattr(own, column.name)
                setattr(added, column.name, value)
    return whole
