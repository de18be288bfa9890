"""Which reports on several disclosures a dataset gives."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

import budgetkit
from budgetkit.cli.run import run
from budgetkit.errors import UsageError
from budgetkit.reports import many_jobs, target_jobs
from budgetkit.reports.batch import Batch
from budgetkit.reports.comparison.choosing import choose
from budgetkit.reports.job import Job
from budgetkit.reports.panel.choosing import choose_years
from budgetkit.reports.record import Record
from budgetkit.workbench import Corpus
from budgetkit.workbench.extract import extract

JINCHENG = "2024-晋城市财政局-department-budget"
ZONE = "2026-晋城经济技术开发区财政管理运营部-unit-budget"
WANLI = "上海市普陀区人民政府万里街道办事处"
WANLI_2023 = f"2023-{WANLI}-department-budget"


@pytest.fixture(scope="module")
def folder(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("many")
    samples = root / "data" / "samples"
    names = ("jincheng_finance_2024.txt", "jincheng_zone_finance_2026.txt")
    extract([*(samples / name for name in names), *samples.glob("wanli_*.pdf")], out)
    return out


@pytest.fixture(scope="module")
def corpus(folder: Path) -> Corpus:
    return budgetkit.corpus(folder)


def test_peers_and_cities_are_compared(corpus: Corpus) -> None:
    peers, city = many_jobs.comparison_jobs(corpus)
    assert peers.disclosure_ids == (f"2024-{WANLI}-department-budget", JINCHENG)
    assert peers.card.title == "2024 年部门（含所属单位）预算比较（2 份）"
    assert city.disclosure_ids == (JINCHENG, ZONE)
    assert city.card.name == "晋城市各部门预算比较"
    assert (city.card.fiscal_year, city.card.scope, city.card.stage) == (None, None, "budget")


def test_an_agency_with_two_years_is_a_panel(corpus: Corpus) -> None:
    (panel,) = many_jobs.panel_jobs(corpus)
    assert panel.parameters == {"agency": WANLI, "scope": "department", "stage": "budget"}
    years = choose_years(corpus, **panel.parameters)
    assert [own.fiscal_year for own in years] == [2023, 2024]


def test_the_overview_is_about_all(corpus: Corpus) -> None:
    (overview,) = many_jobs.corpus_jobs(corpus)
    assert len(overview.disclosure_ids) == 4
    assert overview.parameters == {}


@pytest.mark.parametrize("text", [f"{JINCHENG};{ZONE}", f" {JINCHENG}；{ZONE};{ZONE} "])
def test_named_disclosures(corpus: Corpus, text: str) -> None:
    assert [own.disclosure_id for own in choose(corpus, text)] == [JINCHENG, ZONE]


def test_unnamed_are_the_largest_set_of_peers(corpus: Corpus) -> None:
    assert {own.fiscal_year for own in choose(corpus)} == {2024}


def test_who_is_not_there(corpus: Corpus) -> None:
    with pytest.raises(UsageError, match="没有这份公开材料"):
        choose(corpus, "2024-乙局-unit-budget")
    with pytest.raises(UsageError, match="没有这样的公开材料"):
        choose_years(corpus, "乙局")


def test_targets_of_all_and_of_each(corpus: Corpus) -> None:
    everything, *each = target_jobs.targets_jobs(corpus)
    # The report of 2024 on Wanli has no form.
    assert [job.parameters["disclosure_id"] for job in each] == [WANLI_2023, JINCHENG, ZONE]
    assert everything.parameters == {"disclosure_id": ""}
    assert [job.disclosure_ids for job in each] == [(WANLI_2023,), (JINCHENG,), (ZONE,)]
    # A disclosure's targets are held against the others': they depend on all.
    assert {job.beside for job in (everything, *each)} == {(WANLI_2023, JINCHENG, ZONE)}
    assert [job.card.scope for job in (everything, each[0])] == [None, "department"]


def test_targets_that_are_not_there(corpus: Corpus) -> None:
    with pytest.raises(UsageError, match="没有绩效目标表"):
        target_jobs.targets_job(corpus, f"2024-{WANLI}-department-budget")
    with pytest.raises(UsageError, match="没有这份公开材料"):
        target_jobs.targets_job(corpus, "2024-乙局-unit-budget")


def test_the_tour_is_led_by_a_disclosure_with_a_table(corpus: Corpus) -> None:
    (tour,) = target_jobs.tour_jobs(corpus)
    assert tour.parameters == {"disclosure_id": WANLI_2023}


@pytest.mark.parametrize(
    ("arguments", "kind", "about"),
    [
        (["unit", JINCHENG], "unit", (JINCHENG,)),
        (["comparison", JINCHENG, ZONE, "--name", "晋城"], "comparison", (JINCHENG, ZONE)),
        (["panel", WANLI], "panel", (WANLI_2023, f"2024-{WANLI}-department-budget")),
        (["targets", ZONE], "targets", (ZONE,)),
        (["corpus"], "corpus", None),
    ],
)
def test_commands(
    arguments: list[str],
    kind: str,
    about: Sequence[str] | None,
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Every command takes the options of a batch."""
    ordered: list[tuple[Batch, Job]] = []

    def make(batch: Batch, jobs: Sequence[Job], _: object) -> list[Record]:
        ordered.extend((batch, job) for job in jobs)
        return []

    monkeypatch.setattr(Batch, "make", make)
    options = ["--dataset", str(folder), "--out", str(tmp_path), "--sources", str(tmp_path),
               "--workers", "3", "--timeout", "7", "--resume", "--force", "--sanitize",
               "--quiet"]  # fmt: skip
    assert run(["report", *arguments, *options]) == 0
    ((batch, job),) = ordered
    assert job.card.kind == kind
    assert about is None or job.disclosure_ids == about
    assert batch == Batch(
        folder, tmp_path, workers=3, timeout=7, resume=True, force=True, sanitize=True,
        sources=[tmp_path],
    )  # fmt: skip
