"""One dataset of a sample and one report on it, made once."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

import budgetkit
from budgetkit.reports.batch import Batch
from budgetkit.reports.kinds import unit_jobs
from budgetkit.reports.record import Record
from budgetkit.workbench import Disclosure
from budgetkit.workbench.extract import extract

SAMPLE = "yangquan_finance_2024.txt"
DISCLOSURE_ID = "2024-阳泉市财政局-unit-budget"


@pytest.fixture(scope="session")
def dataset(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dataset")
    extract([root / "data" / "samples" / SAMPLE], folder)
    return folder


@pytest.fixture(scope="session")
def disclosure(dataset: Path) -> Disclosure:
    return budgetkit.corpus(dataset)[DISCLOSURE_ID]


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    # Braces: papermill fills in what it takes for fields of a path.
    return tmp_path_factory.mktemp("rep{orts}")


@pytest.fixture(scope="session")
def records(dataset: Path, reports: Path, root: Path) -> list[Record]:
    batch = Batch(dataset, reports, sources=[root / "data" / "samples"])
    return batch.make(list(unit_jobs(budgetkit.corpus(dataset))))


@pytest.fixture(scope="session")
def every(root: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Record]]:
    """Reports of every kind on the samples, as ``budgetkit report all`` makes them.

    The dataset is in ``dataset`` beside them.
    """
    samples = root / "data" / "samples"
    folder = tmp_path_factory.mktemp("every")
    extract([*samples.glob("*.txt"), *samples.glob("wanli_*.pdf")], folder / "dataset")
    out = folder / "reports"
    return out, Batch(folder / "dataset", out, workers=2, sources=[samples]).all()


@pytest.fixture(scope="session")
def page(records: list[Record], reports: Path) -> str:
    assert records[0].page is not None
    return (reports / records[0].page).read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def lines(disclosure: Disclosure) -> pd.DataFrame:
    return disclosure.budget_lines
