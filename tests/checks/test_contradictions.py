"""What a reader finds in two transcripts is found, and what holds there is not flagged."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from budgetkit.checks.catalogue import catalogue
from budgetkit.dataset.read_file import read_outcome
from budgetkit.dataset.tables import tables_of
from budgetkit.workbench.checked import with_checks

FILES = {"000": "000_d4099e917c6ea4be.txt", "001": "001_7d6294d0ebc3ba56.txt"}
HERE = Path(__file__).parent
READ = tomllib.loads((HERE / "contradictions.toml").read_text("utf-8"))
CONSISTENT: list[dict[str, Any]] = tomllib.loads((HERE / "consistent.toml").read_text("utf-8"))[
    "statement"
]
CONTRADICTIONS: list[dict[str, Any]] = READ["contradiction"]
FOUND = [each for each in CONTRADICTIONS if each["rule"]]
KNOWN = {(each["seed"], each["rule"], line) for each in FOUND for line in each["lines"]}
FEWEST = 15
FEWEST_HOLD = 10
STATEMENTS = 80
KINDS = ("table", "narrative", "form")
SHARE = 0.85
Finding = dict[str, Any]


@pytest.fixture(scope="module")
def findings(shared_dir: Path) -> dict[str, list[Finding]]:
    return {seed: _findings(shared_dir / "seeds" / name) for seed, name in FILES.items()}


def _findings(path: Path) -> list[Finding]:
    found: list[Finding] = with_checks(tables_of([read_outcome(path)]))["findings"].to_pylist()
    return found


def lines(finding: Finding) -> set[int]:
    return {place["line"] for place in finding["evidence"]}


@pytest.mark.slow
@pytest.mark.parametrize("each", FOUND, ids=lambda each: f"{each['seed']}-{each['lines'][0]}")
def test_a_contradiction_that_a_reader_finds_is_found(
    findings: dict[str, list[Finding]], each: dict[str, Any]
) -> None:
    own = [row for row in findings[each["seed"]] if row["rule_id"] == each["rule"]]
    assert any(each["lines"][0] in lines(row) for row in own)
    assert all(row["nature"] != "rounding" for row in own)


def test_at_least_fifteen_of_each_transcript_are_held() -> None:
    counted = Counter(each["seed"] for each in FOUND)
    assert all(counted[seed] >= FEWEST for seed in FILES)
    assert {each["rule"] for each in FOUND} <= set(catalogue())


def test_most_of_what_a_reader_finds_is_found() -> None:
    assert len(FOUND) >= SHARE * len(CONTRADICTIONS)
    assert all(each.get("why") for each in CONTRADICTIONS if not each["rule"])


def test_forty_statements_that_hold_are_kept_of_each_place() -> None:
    counted = Counter((each["seed"], each["kind"]) for each in CONSISTENT)
    assert sum(counted.values()) >= STATEMENTS
    assert set(counted) == {(seed, kind) for seed in FILES for kind in KINDS}
    assert min(counted.values()) >= FEWEST_HOLD


@pytest.mark.slow
@pytest.mark.parametrize("each", CONSISTENT, ids=lambda each: f"{each['seed']}-{each['line']}")
def test_what_holds_is_not_flagged(
    findings: dict[str, list[Finding]], each: dict[str, Any]
) -> None:
    """A sentence that is badly worded may still say the right numbers."""
    rules, seed, line = catalogue(), each["seed"], each["line"]
    wrong = [
        row["message"]
        for row in findings[seed]
        if row["evidence"][0]["line"] == line and row["nature"] != "rounding"
        if rules[row["rule_id"]].family != "wording"
        if (seed, row["rule_id"], line) not in KNOWN
    ]
    assert wrong == []


@pytest.mark.slow
def test_every_finding_that_matters_in_them_is_one_that_a_reader_knows(
    findings: dict[str, list[Finding]],
) -> None:
    told = {
        (seed, row["rule_id"], row["evidence"][0]["line"])
        for seed, rows in findings.items()
        for row in rows
        if row["severity"] in ("high", "medium")
    }
    assert told <= KNOWN
