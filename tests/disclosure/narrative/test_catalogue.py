import tomllib
from importlib import resources

import pytest

from budgetkit.disclosure.narrative.catalogue import load_cues, load_sections, load_terms
from budgetkit.disclosure.narrative.phrases import Resolver
from budgetkit.disclosure.narrative.vocabulary import key
from budgetkit.text import compact

PACKAGE = resources.files("budgetkit.disclosure.narrative")


def subjects() -> list[dict]:
    text = PACKAGE.joinpath("subjects.toml").read_text(encoding="utf-8")
    entries: list[dict] = tomllib.loads(text)["subject"]
    return entries


def test_the_catalogues_load() -> None:
    assert len(load_terms().by_alias) > 150
    assert load_cues().unit_kinds["万元"] == "money"
    assert load_sections().closes.search("名词解释")


def test_terms_and_wordings_are_normalised() -> None:
    for entry in subjects():
        for wording in (entry["term"], *entry.get("aliases", ())):
            assert wording == compact(wording)


def test_no_wording_means_two_terms() -> None:
    seen: dict[tuple[str, str], str] = {}
    for entry in subjects():
        for whole in entry.get("under", [""]):
            for alias in {key(entry["term"]), *map(key, entry.get("aliases", ()))}:
                assert seen.setdefault((whole, alias), entry["term"]) == entry["term"], alias


def test_wholes_and_covered_terms_exist() -> None:
    terms = {entry["term"] for entry in subjects()}
    named = {one for entry in subjects() for k in ("under", "covers") for one in entry.get(k, ())}
    assert named <= terms


@pytest.mark.parametrize("entry", subjects(), ids=lambda entry: str(entry["term"]))
def test_every_wording_leads_to_its_term(entry: dict) -> None:
    resolver = Resolver.for_agencies(["青山市水务局"])
    for wording in (entry["term"], *entry.get("aliases", ())):
        for whole in entry.get("under", [None]):
            subject = resolver.resolve(f"2026年度青山市水务局{wording}", [whole])
            assert subject is not None
            assert subject.name == entry["term"]
