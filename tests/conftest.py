"""Fixtures for every test."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# The same examples on every run and machine; `HYPOTHESIS_PROFILE=default` looks for new ones.
settings.register_profile("ci", derandomize=True, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session", autouse=True)
def _cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Commands keep their readings apart from the user's."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BUDGETKIT_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared_dir() -> Path:
    """The folder of real disclosures beside the checkout, or wherever BUDGETKIT_SHARED points."""
    folder = Path(os.environ.get("BUDGETKIT_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip(f"no real disclosures at {folder}: set BUDGETKIT_SHARED to their folder")
    return folder
