"""More than fifty of a kind: fifty are compared, and all are listed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

import budgetkit
from budgetkit import analysis
from budgetkit.reports.blocks import Sentence
from budgetkit.reports.comparison import Comparison
from budgetkit.reports.comparison.choosing import choose, everyone_of, spread_out
from budgetkit.reports.many_jobs import comparison_jobs
from budgetkit.workbench import Corpus
from tests.bench.bench_reports import many
from tests.reports.many import peers, said, table, texts

COUNT = 183
"""Of three agencies again and again: 61 of each kind."""


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    folder: Path = tmp_path_factory.mktemp("many") / "dataset"
    many(folder, COUNT)
    return budgetkit.corpus(folder)


def test_fifty_are_taken_and_the_rest_is_known(corpus: Corpus) -> None:
    chosen = choose(corpus)
    assert len(chosen) == 50
    everyone = everyone_of(corpus, chosen)
    assert len(everyone) == 61
    assert {own.disclosure_id for own in chosen} < {own.disclosure_id for own in everyone}


def test_fifty_named_by_hand_were_not_taken_from_others(corpus: Corpus) -> None:
    everyone = [own.disclosure_id for own in everyone_of(corpus, choose(corpus))]
    by_hand = choose(corpus, ";".join(everyone[:50]))
    assert everyone_of(corpus, by_hand) == []


def test_a_job_says_of_how_many_and_is_made_again_when_any_changes(corpus: Corpus) -> None:
    jobs = [job for job in comparison_jobs(corpus) if len(job.beside) == 61]
    assert jobs
    for job in jobs:
        assert len(job.disclosure_ids) == 50
        assert set(job.disclosure_ids) < set(job.beside)
    assert any("（61 份中的 50 份）" in (job.card.title or "") for job in jobs)


def test_the_largest_and_the_least_are_among_the_fifty(corpus: Corpus) -> None:
    names = sorted(corpus.disclosures["disclosure_id"])
    taken = spread_out(corpus, names)
    assert len(set(taken)) == 50
    whole, some = ([total(corpus, name) for name in own] for own in (names, taken))
    assert (min(some), max(some)) == (min(whole), max(whole))
    assert spread_out(corpus, names[:50]) == names[:50]


def total(corpus: Corpus, name: str) -> Decimal:
    found = analysis.value(corpus[name].budget_lines, "expenditure_total")
    assert found is not None
    return found


def test_all_are_listed_with_their_ranks_and_it_is_said_at_the_top() -> None:
    everyone = peers(60)
    report = Comparison(everyone[:50], everyone)
    top = said(report.masthead())
    assert "同类材料共 60 份" in top
    assert "只就这 50 份计算" in top
    (warning,) = [own for own in report.masthead() if isinstance(own, Sentence)]
    assert warning.kind == "warning"
    rows = texts(table(report.members(), "全部同类材料"))
    assert [row[0] for row in rows] == [str(rank) for rank in range(1, 61)]
    assert [row[7] for row in rows] == ["是"] * 50 + ["否"] * 10
    assert rows[-1][1:2] + rows[-1][6:7] == ["甲60局", "2,011.30"]


def test_an_amount_that_was_not_read_has_no_rank() -> None:
    everyone = peers(52)
    lines = everyone[51].budget_lines
    everyone[51] = replace(everyone[51], budget_lines=lines.assign(amount_yuan=None))
    rows = texts(table(Comparison(everyone[:50], everyone).members(), "全部同类材料"))
    assert rows[-1][0] == "—"
    assert rows[-1][6] == "—"


def test_nothing_is_said_where_all_are_compared() -> None:
    report = Comparison(peers(3))
    assert said(report.masthead()) == ""
