"""Change one digit of a consistent disclosure: the change is found, and its place named."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from budgetkit.checks import Finding, check
from budgetkit.checks.catalogue import catalogue
from budgetkit.dataset.read_file import read_outcome
from budgetkit.dataset.tables import tables_of
from budgetkit.workbench.checked import with_checks
from tests.typesetter.samples import spec_of
from tests.typesetter.spec import Disclosure
from tests.typesetter.strategies import disclosures
from tests.typesetter.transcript import write_transcript

SPECS = ("yangquan_finance_2024", "jincheng_finance_2024")
NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
# What no second place repeats: limits and areas, numbers of headings, vehicles allowed, and the
# purchased services, which no table lists.
ALONE = re.compile(r"单价|平方米|^[0-9]、|政府购买服务：|编制[0-9]+辆")
# Funds, and values of indicators; a lone 0 is the blank of another source.
FORM_VALUE = re.compile(r"[1-9][0-9,]*|[≥≤=]?[1-9][0-9.]*(?:%|[\u4e00-\u9fff/]{1,6})")
SHARE_FOUND = 0.98
Row = dict[str, Any]
Places = Callable[[list[str]], Iterator[tuple[int, int]]]


@dataclass(frozen=True)
class Change:
    """One digit changed: the new text and the 1-based line it stands on."""

    text: str
    line: int


def digits(line: str) -> Iterator[int]:
    """The columns of the digits of a line's numbers."""
    for found in NUMBER.finditer(line):
        yield from (column for column in range(*found.span()) if line[column].isdigit())


def figures(lines: list[str]) -> Iterator[tuple[int, int]]:
    """The line and column of every digit of the tables and the narrative."""
    start = max(at for at, line in enumerate(lines) if line.startswith("第二部分"))
    forms = [at for at, line in enumerate(lines) if line.endswith("项目支出绩效目标表")]
    filled = [at for at, line in enumerate(lines) if "填报日期" in line]
    outside = range(forms[0], filled[-1] + 1) if forms else range(0)
    for at in sorted(set(range(start + 1, len(lines))) - set(outside)):
        if not ALONE.search(lines[at]) and not re.match(r"第[一二三四]部分", lines[at]):
            yield from ((at, column) for column in digits(lines[at]))


def anywhere(lines: list[str]) -> Iterator[tuple[int, int]]:
    """The line and column of every digit after the opening parts, whatever repeats it."""
    start = max(at for at, line in enumerate(lines) if line.startswith("第二部分"))
    for at in range(start + 1, len(lines)):
        yield from ((at, column) for column in digits(lines[at]))


def form_figures(lines: list[str]) -> Iterator[tuple[int, int]]:
    """The line and column of every digit of the forms that the other half or a sum repeats."""
    forms = [at for at, line in enumerate(lines) if line.endswith("项目支出绩效目标表")]
    filled = [at for at, line in enumerate(lines) if "填报日期" in line]
    for at in range(forms[0], filled[-1]):
        cells = lines[at].split("\t")
        named = list(zip(["", *cells], cells, strict=False))
        start = 0
        for pair in named:
            if FORM_VALUE.fullmatch(pair[1]) and named.count(pair) > 1:
                yield from ((at, start + each.start()) for each in re.finditer("[0-9]", pair[1]))
            start += len(pair[1]) + 1


def changes(text: str, count: int, seed: int, places: Places = figures) -> Iterator[Change]:
    chance = random.Random(seed)
    lines = text.split("\n")
    for at, column in chance.sample(sorted(places(lines)), count):
        line = lines[at]
        digit = chance.choice([each for each in "0123456789" if each != line[column]])
        changed = [*lines[:at], line[:column] + digit + line[column + 1 :], *lines[at + 1 :]]
        yield Change("\n".join(changed), at + 1)


def findings(text: str, folder: Path) -> list[Finding]:
    path = folder / "transcript.txt"
    path.write_text(text, encoding="utf-8")
    outcome = read_outcome(path)
    assert outcome.error is None
    report = check(tables_of([outcome]))
    return [each for found in report.findings.values() for each in found]


def all_findings(text: str, folder: Path) -> list[Row]:
    """What the checks and the review of targets find, as the dataset has it."""
    path = folder / "transcript.txt"
    path.write_text(text, encoding="utf-8")
    found: list[Row] = with_checks(tables_of([read_outcome(path)]))["findings"].to_pylist()
    return found


def is_named(change: Change, known: set[str], folder: Path) -> bool:
    """Whether a new finding has the changed line among its first two places."""
    return any(
        change.line in [place.line for place in finding.evidence[:2]]
        for finding in findings(change.text, folder)
        if finding.message not in known
    )


def share_found(name: str, count: int, folder: Path, places: Places = figures) -> float:
    text = write_transcript(spec_of(name))
    known = {finding.message for finding in findings(text, folder)}
    found = [is_named(change, known, folder) for change in changes(text, count, 5, places)]
    return sum(found) / len(found)


def test_a_changed_digit_is_found_and_its_place_named(tmp_path: Path) -> None:
    assert share_found(SPECS[0], 60, tmp_path) >= SHARE_FOUND


@pytest.mark.slow
@pytest.mark.parametrize("name", SPECS)
def test_nearly_every_changed_digit_is_found(name: str, tmp_path: Path) -> None:
    assert share_found(name, 250, tmp_path) >= SHARE_FOUND


@pytest.mark.slow
@pytest.mark.parametrize("name", SPECS)
def test_nearly_every_changed_digit_of_a_form_is_found(name: str, tmp_path: Path) -> None:
    assert share_found(name, 60, tmp_path, form_figures) >= SHARE_FOUND


@pytest.mark.slow
@pytest.mark.parametrize("name", (SPECS[0], "jincheng_zone_finance_2026"))
def test_nearly_every_digit_changed_anywhere_is_found(name: str, tmp_path: Path) -> None:
    """Also those that nothing repeats: days, periods, limits, numbers of headings."""
    text = write_transcript(spec_of(name))
    known = {finding["message"] for finding in all_findings(text, tmp_path)}
    found = [
        any(
            change.line in [place["line"] for place in finding["evidence"][:2]]
            for finding in all_findings(change.text, tmp_path)
            if finding["message"] not in known
        )
        for change in changes(text, 100, 77, anywhere)
    ]
    assert sum(found) / len(found) >= SHARE_FOUND


ARITHMETIC = {name for name, rule in catalogue().items() if rule.family in ("table", "across")}


@pytest.mark.slow
@settings(
    max_examples=40,
    suppress_health_check=(HealthCheck.function_scoped_fixture, HealthCheck.too_slow),
)
@given(spec=disclosures())
def test_an_invented_disclosure_whose_tables_agree_has_no_finding_on_them(
    spec: Disclosure, tmp_path: Path
) -> None:
    found = [
        finding.message
        for finding in findings(write_transcript(spec), tmp_path)
        if finding.rule_id in ARITHMETIC and finding.rule_id != "operating-within-basic"
    ]
    assert found == []
