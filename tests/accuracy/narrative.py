"""Facts of the narrative against the golden lists."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.accuracy.place import ROOT, SHARED
from tests.disclosure.golden_disclosures import reading
from tests.disclosure.narrative.reading import Golden, as_golden, golden

LISTS = ROOT / "tests" / "disclosure" / "narrative"


def narrative_rows() -> Iterator[list[str]]:
    """Yield per document: golden facts, found, and facts read that are not golden."""
    for path in sorted(LISTS.glob("golden_*.tsv")):
        name = path.stem.removeprefix("golden_")
        wanted = Counter(golden(name))
        found = Counter(
            _comparable(as_golden(fact), wanted) for fact in reading(_source(name)).facts
        )
        numbers = (wanted.total(), (wanted & found).total(), (found - wanted).total())
        yield [f"`{name}`", *map(str, numbers)]


def _comparable(fact: Golden, wanted: Counter[Golden]) -> Golden:
    """Sentences are not kept in the golden lists: only that one stands there."""
    without_words = fact._replace(value="")
    return without_words if fact.metric == "text" and without_words in wanted else fact


def _source(name: str) -> Path:
    if name.isdecimal():
        return next((SHARED / "seeds").glob(f"{name}_*.txt"))
    return SHARED / "disclosures" / f"{name}.pdf"
