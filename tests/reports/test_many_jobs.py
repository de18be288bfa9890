"""Which reports on several disclosures a dataset gives."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

import budgetkit
from budgetkit.cli import report_kinds
from budgetkit.cli.help import Group
from budgetkit.errors import UsageError
from budgetkit.reports import many_jobs
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


@pytest.mark.parametrize(
    ("arguments", "kind", "about"),
    [
        (["comparison", JINCHENG, ZONE, "--name", "晋城"], "comparison", (JINCHENG, ZONE)),
        (["panel", WANLI], "panel", None),
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
    ordered: list[Job] = []

    def make(_: Batch, jobs: Sequence[Job]) -> list[Record]:
        ordered.extend(jobs)
        return []

    monkeypatch.setattr(Batch, "make", make)
    told: list[list[Record]] = []
    app = typer.Typer(cls=Group)
    report_kinds.mount(app, lambda records, *_, **__: told.append(records))
    done = CliRunner().invoke(
        app, [*arguments, "--dataset", str(folder), "--out", str(tmp_path)], catch_exceptions=False
    )
    assert done.exit_code == 0, done.output
    (job,) = ordered
    assert job.card.kind == kind
    assert about is None or job.disclosure_ids == about
    assert told == [[]]
