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
READ = tomllib.loads(Path(__file__).with_name("contradictions.toml").read_text("utf-8"))
CONTRADICTIONS: list[dict[str, Any]] = READ["contradiction"]
FOUND = [each for each in CONTRADICTIONS if each["rule"]]
KNOWN = {(each["seed"], each["rule"], line) for each in FOUND for line in each["lines"]}
FEWEST = 15
SHARE = 0.8
Finding = dict[str, Any]

# Lines of the forms whose sums and calculations hold.
HOLDS = {
    "000": {
        562: "6.892 + 7.37 + 14.5 = 28.76",
        599: "19.88 + 33.44 + 65.15 = 118.47",
        610: "2 + 6 = 8 打印机",
        611: "800 + 600 = 1400 米",
        649: "59.14 + 36.09 + 2.85 = 98.08",
        781: "80 部门",
        853: "4台",
        877: "764,955.48 × 0.55 = 420,725.51",
        918: "5 + 1 = 6",
        944: "224 × 3000 + 3 × 5000 = 687,000",
        979: "38 × 12 × 283.94 = 129,475",
        1013: "15.54 + 1.5 + 1.28 + 1 = 19.32; 2650 × 12 + 6000 × 5 + 8400 × 10 + 9600 = 155,400",
        1091: "20 + 23 + 5.4 + 9.9 + 5.83 = 64.13",
        1131: "8 + 4 + 2 + 4 = 18",
        1172: "16 + 5 + 30 = 51",
        1310: "7条",
        1368: "3 × 1000 × 12 = 36,000",
        1399: "12.92 + 0.86 + 0.3 + 0.5 = 14.58",
    },
    "001": {
        624: "2 次 of experts",
        672: "8438.41 within 8462.41",
        743: "22 persons, ≤22名",
    },
}


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


@pytest.mark.slow
def test_most_of_what_a_reader_finds_is_found() -> None:
    assert len(FOUND) >= SHARE * len(CONTRADICTIONS)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("seed", "line"), [(seed, line) for seed, held in HOLDS.items() for line in held], ids=str
)
def test_a_sum_or_count_of_a_form_that_holds_is_not_flagged(
    findings: dict[str, list[Finding]], seed: str, line: int
) -> None:
    rules = catalogue()
    wrong = [
        row["message"]
        for row in findings[seed]
        if line in lines(row) and rules[row["rule_id"]].family != "wording"
        if row["evidence"][0]["line"] == line and (seed, row["rule_id"], line) not in KNOWN
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
