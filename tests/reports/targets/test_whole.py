"""The review that all reports on targets share: the same whoever finds it, and in any order."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

import budgetkit
from budgetkit.reports.opening_many import open_corpus, prepare
from budgetkit.reports.targets import TargetsReport, whole
from budgetkit.reports.targets.peers import around
from budgetkit.reports.targets.whole import Standing, whole_of
from budgetkit.workbench import Corpus
from budgetkit.workbench.extract import extract
from tests.quality.typeset import TRANSCRIPT

YANGQUAN = "2024-阳泉市财政局-unit-budget"


@pytest.fixture(scope="module")
def folder(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("whole")
    form = folder / "with_form.txt"
    form.write_text(TRANSCRIPT, "utf-8")
    extract([form, root / "data" / "samples" / "yangquan_finance_2024.txt"], folder / "data")
    return folder / "data"


def test_what_was_prepared_is_used_and_gives_the_same_sections(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(whole, "_kept", {})
    alone = sections(budgetkit.corpus(folder))
    prepare(folder, "unit")
    assert not whole._kept
    prepare(folder, "targets")
    (kept,) = whole._kept.values()
    corpus = open_corpus(str(folder))
    assert whole_of(corpus, "official", show_personal=False) is kept
    assert sections(corpus) == alone


def test_other_weights_and_open_names_are_not_taken_from_what_was_kept(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(whole, "_kept", {})
    prepare(folder, "targets")
    (kept,) = whole._kept.values()
    corpus = open_corpus(str(folder))
    assert whole_of(corpus, "indicators", show_personal=False) is not kept
    assert whole_of(corpus, "official", show_personal=True) is not kept


def sections(corpus: Corpus) -> list[str]:
    report = TargetsReport(corpus, YANGQUAN)
    found = (report.masthead(), report.make_up(), report.forms(), report.money(), report.peers())
    return [block.plain() for section in found for block in section]


def test_standings_are_counted_by_disclosure(folder: Path) -> None:
    found = whole_of(budgetkit.corpus(folder), "official", show_personal=False).standings
    assert {own.disclosure_id: own.forms for own in found} == {
        YANGQUAN: 5,
        "2026-晋城市测试局-unit-budget": 1,
    }
    means = [own.mean for own in found if own.mean is not None]
    assert means == sorted(means, reverse=True)


def standing(name: str) -> Standing:
    return Standing(name, name, "2026", 1, 1, Decimal(80))


def test_of_many_the_ends_and_the_neighbours_are_shown() -> None:
    ranked = [(rank, standing(f"甲{rank}局")) for rank in range(1, 101)]
    shown = [rank for rank, _ in around(ranked, "甲50局", 9)]
    assert shown == [1, 2, 3, 49, 50, 51, 98, 99, 100]
    assert [rank for rank, _ in around(ranked, "甲1局", 9)] == [1, 2, 3, 98, 99, 100]
    assert len(around(ranked[:9], "甲5局", 9)) == 9
