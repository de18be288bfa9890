"""A dataset written from readings made by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from budgetkit.dataset.tables import tables_of
from budgetkit.dataset.write import write_dataset
from budgetkit.workbench import Corpus, Disclosure
from budgetkit.workbench.frames import Frames
from tests.dataset import handmade


@pytest.fixture
def disclosure() -> Disclosure:
    """One disclosure of one document."""
    made = handmade.outcome()
    assert made.disclosure_id is not None
    return Disclosure(Frames(tables_of([made]).__getitem__), made.disclosure_id)


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    """Two years of one unit."""
    outcomes = [handmade.outcome("a"), handmade.outcome("b", "b.txt", fiscal_year=2025)]
    write_dataset(tmp_path, tables_of(outcomes))
    return Corpus(tmp_path)
