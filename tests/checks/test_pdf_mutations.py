"""Change one digit of a typeset PDF: the change is found, and its place named."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import pytest

from budgetkit.checks import Finding, check
from budgetkit.dataset.read_file import read_outcome
from budgetkit.dataset.tables import tables_of
from tests.checks.test_mutations import ALONE, SHARE_FOUND
from tests.typesetter.pdf import write_pdf
from tests.typesetter.pdf_paper import Paper
from tests.typesetter.samples import spec_of

SPEC = "yangquan_finance_2024"
CELL = re.compile(r"[0-9,]*[0-9]\.[0-9]{2}|[0-9]{1,3}(?:,[0-9]{3})+")
STATED = re.compile(r"(?<=[^0-9.,])[0-9][0-9,]*\.[0-9]{1,2}(?=万元.|%.)")


@dataclass(frozen=True)
class Spot:
    """A number as it is set: which string of the paper, and where in it."""

    call: int
    start: int
    text: str


@contextmanager
def setting(spot: Spot | None, changed: str, seen: list[Spot] | None = None) -> Iterator[None]:
    """Set one number otherwise, or note where numbers are set."""
    usual = Paper.text
    calls: dict[int, int] = {}

    def text(paper: Paper, x: float, y: float, words: str, size: float) -> None:
        call = calls[id(paper)] = calls.get(id(paper), 0) + 1
        if seen is not None:
            seen.extend(spots(call, words))
        if spot is not None and call == spot.call:
            words = words[: spot.start] + changed + words[spot.start + len(spot.text) :]
        usual(paper, x, y, words, size)

    with patch.object(Paper, "text", text):
        yield


def spots(call: int, words: str) -> Iterator[Spot]:
    if CELL.fullmatch(words):
        yield Spot(call, 0, words)
    elif not ALONE.search(words):
        yield from (Spot(call, each.start(), each.group()) for each in STATED.finditer(words))


def read(folder: Path, spot: Spot | None = None, changed: str = "") -> list[Finding]:
    path = folder / "sample.pdf"
    with setting(spot, changed):
        path.write_bytes(write_pdf(spec_of(SPEC)))
    outcome = read_outcome(path)
    assert outcome.error is None
    report = check(tables_of([outcome]))
    return [each for found in report.findings.values() for each in found]


def every_spot() -> list[Spot]:
    seen: list[Spot] = []
    with setting(None, "", seen):
        write_pdf(spec_of(SPEC))
    return sorted(set(seen), key=lambda spot: (spot.call, spot.start))


def otherwise(chance: random.Random, text: str) -> str:
    at = chance.choice([at for at, char in enumerate(text) if char.isdigit()])
    digit = chance.choice([each for each in "0123456789" if each != text[at]])
    return text[:at] + digit + text[at + 1 :]


def share_found(count: int, folder: Path) -> float:
    known = {finding.message for finding in read(folder)}
    chance = random.Random(7)
    found = []
    for spot in chance.sample(every_spot(), count):
        changed = otherwise(chance, spot.text)
        new = [each for each in read(folder, spot, changed) if each.message not in known]
        found.append(any(changed in place.quote for each in new for place in each.evidence[:2]))
    return sum(found) / count


def test_a_changed_digit_of_a_pdf_is_found_and_its_place_named(tmp_path: Path) -> None:
    assert share_found(3, tmp_path) == 1


@pytest.mark.slow
def test_nearly_every_changed_digit_of_a_pdf_is_found(tmp_path: Path) -> None:
    assert share_found(50, tmp_path) >= SHARE_FOUND
