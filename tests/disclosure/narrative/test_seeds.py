"""The narratives of the three real transcripts, against figures read by eye."""

import json
import re
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from budgetkit.disclosure.model import NarrativeFact
from budgetkit.text import compact, nfkc
from tests.disclosure.narrative.reading import (
    Golden,
    as_golden,
    golden,
    seed_facts,
    seed_path,
)

SEEDS = ("000", "001", "003")
# Where part three and 国有资产 stand, forms between them left out.
NARRATIVE_LINES = {
    "000": [*range(468, 545), *range(1424, 1447)],
    "001": [*range(440, 508), *range(765, 788)],
    "003": [*range(396, 467), *range(585, 608)],
}
REASONS = {
    "000": {
        (473, "收入总计"),
        (473, "支出总计"),
        (517, "“三公”经费"),
        (527, "机关运行经费"),
    },
    "001": {(444, "收入总计"), (444, "支出总计"), (489, "机关运行经费")},
    "003": {(401, "收入总计"), (401, "支出总计")},
}
COMPARED_WITH = {
    "000": {(517, 2023): 2, (527, 2023): 2},
    "001": {(489, 2023): 3},
    "003": {},
}
PRINTED = re.compile(
    r"(?<![0-9.,A-Z])([0-9][0-9,]*(?:\.[0-9]+)?)(万元|%|个|辆|平方米|台)(?!\(原值\)以上|以上)"
)


@pytest.fixture(params=SEEDS)
def seed(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def facts(shared_dir: Path, seed: str) -> tuple[NarrativeFact, ...]:
    return seed_facts(shared_dir, seed)


def test_every_golden_fact_is_found_and_none_is_invented(
    facts: tuple[NarrativeFact, ...], seed: str
) -> None:
    wanted = golden(seed)
    found = [_comparable(as_golden(fact), wanted) for fact in facts]
    assert Counter(found) == Counter(wanted)


def _comparable(fact: Golden, wanted: list[Golden]) -> Golden:
    """Sentences are not kept in the golden lists: only that one stands there."""
    without_words = fact._replace(value="")
    return without_words if fact.metric == "text" and without_words in wanted else fact


def test_every_number_with_a_unit_is_in_a_fact(
    facts: tuple[NarrativeFact, ...], shared_dir: Path, seed: str
) -> None:
    lines = seed_path(shared_dir, seed).read_text(encoding="utf-8").splitlines()
    printed = Counter(
        (number, found.group(1), found.group(2))
        for number in NARRATIVE_LINES[seed]
        for found in PRINTED.finditer(compact(lines[number - 1]).replace("，", ","))
    )
    read = Counter(
        (fact.place.line, fact.value_text, (fact.unit or "")[: 1 if fact.metric == "count" else 9])
        for fact in facts
        if fact.unit
    )
    assert read == printed


def test_facts_stand_in_reading_order_and_quote_what_is_printed(
    facts: tuple[NarrativeFact, ...], shared_dir: Path, seed: str
) -> None:
    text = seed_path(shared_dir, seed).read_text(encoding="utf-8").replace("\n", "")
    lines = [fact.place.line for fact in facts]
    assert lines == sorted(lines, key=lambda line: line or 0)
    for fact in facts:
        assert fact.value_text in fact.quote
        assert fact.quote in text
        assert fact.confidence == 1.0


def test_reasons_are_given_to_what_they_explain(
    facts: tuple[NarrativeFact, ...], shared_dir: Path, seed: str
) -> None:
    lines = seed_path(shared_dir, seed).read_text(encoding="utf-8").splitlines()
    explained = [fact for fact in facts if fact.reason]
    assert {(fact.place.line, fact.subject) for fact in explained} == REASONS[seed]
    for fact in explained:
        assert fact.place.line is not None
        line = compact(lines[fact.place.line - 1])
        assert re.search("原因是" + re.escape(fact.reason or "") + "(?:[。;,]|$)", line)


def test_the_year_compared_with_is_kept_where_it_is_named(
    facts: tuple[NarrativeFact, ...], seed: str
) -> None:
    named = Counter(
        (fact.place.line, fact.comparison_year) for fact in facts if fact.comparison_year
    )
    assert named == COMPARED_WITH[seed]


def test_the_truth_of_003_is_found(shared_dir: Path) -> None:
    truth = json.loads((shared_dir / "truth" / "003.json").read_text(encoding="utf-8"))
    facts = seed_facts(shared_dir, "003")
    numbers = Counter(
        (fact["line"], Decimal(str(fact["value"])), nfkc(fact["unit"]))
        for fact in truth["narrative"]
        if fact["unit"] and not fact.get("note", "").startswith("文字表述")
    )
    assert Counter((f.place.line, f.value, f.unit) for f in facts if f.unit) == numbers
    directions = [fact for fact in truth["narrative"] if fact["fact"].endswith("_direction")]
    assert sum(fact.direction == "increase" for fact in facts) == 2 * len(directions)


def test_a_sentence_cut_by_a_page_break_is_read_whole(shared_dir: Path) -> None:
    facts = [f for f in seed_facts(shared_dir, "003") if f.place.line == 419]
    assert facts[0].subject == "一般公共服务支出"
    assert facts[0].value == Decimal("434.67")
