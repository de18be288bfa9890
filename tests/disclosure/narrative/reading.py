"""Short ways to read facts from typed sections and from the real transcripts."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from budgetkit.disclosure.model import Identity, NarrativeFact
from budgetkit.disclosure.narrative import narrative_facts
from budgetkit.document import read_document
from budgetkit.document.model import Block, Heading, Paragraph, Place, Span
from budgetkit.sources import open_source
from budgetkit.text import nfkc

AGENCIES = {
    "000": "晋城市财政局",
    "001": "阳泉市财政局",
    "003": "晋城经济技术开发区财政管理运营部",
}


class Golden(NamedTuple):
    """One fact as the golden lists hold it."""

    line: int
    subject: str
    metric: str
    value: Decimal | str
    unit: str
    direction: str


def identity(agency: str | None = None) -> Identity:
    return Identity(agency, None, None, None)


def blocks(*texts: str, heading: str = "一、收支预算情况说明") -> list[Block]:
    """Return a section of the narrative: its heading, then one paragraph per text."""
    paragraphs = [
        Paragraph((Span(text, Place(line=number)),)) for number, text in enumerate(texts, 2)
    ]
    return [Heading(heading, Place(line=1), 2), *paragraphs]


def facts_of(*texts: str, heading: str = "一、收支预算情况说明") -> tuple[NarrativeFact, ...]:
    return narrative_facts(blocks(*texts, heading=heading), identity("青山市水务局"))


def said(facts: Iterable[NarrativeFact]) -> list[tuple[str, str, str, str | None]]:
    """Return subject, metric, printed value and direction of each fact."""
    return [(fact.subject, fact.metric, fact.value_text, fact.direction) for fact in facts]


def seed_path(shared_dir: Path, number: str) -> Path:
    return next((shared_dir / "seeds").glob(f"{number}_*.txt"))


def seed_facts(shared_dir: Path, number: str) -> tuple[NarrativeFact, ...]:
    document = read_document(open_source(seed_path(shared_dir, number)))
    return narrative_facts(document.blocks, identity(AGENCIES[number]))


def golden(name: str) -> list[Golden]:
    """Return a golden list; ``value`` is a decimal, or the words of a date or list."""
    path = Path(__file__).with_name(f"golden_{name}.tsv")
    with path.open(encoding="utf-8", newline="") as lines:
        return [_golden(row) for row in csv.DictReader(lines, delimiter="\t")]


def _golden(row: dict[str, str]) -> Golden:
    words = row["metric"] in ("date", "text") or not row["value"]
    value = row["value"] if words else Decimal(row["value"])
    line = int(row.get("line") or row["page"])
    return Golden(line, row["subject"], row["metric"], value, row["unit"], row["direction"])


def as_golden(fact: NarrativeFact) -> Golden:
    """Return a fact in the form of the golden lists; words count where the list has them."""
    value: Decimal | str = nfkc(fact.value_text) if fact.value is None else fact.value
    if fact.direction == "same" and fact.value is None:
        value = ""
    return Golden(
        fact.place.line or fact.place.page or 0,
        fact.subject,
        fact.metric,
        value,
        fact.unit or "",
        fact.direction or "",
    )
