"""Frames of one disclosure, typed from the print."""

import pandas as pd
import pytest

from tests.analysis import yangquan


@pytest.fixture(scope="session")
def lines() -> pd.DataFrame:
    return yangquan.budget_lines()


@pytest.fixture(scope="session")
def facts() -> pd.DataFrame:
    return yangquan.narrative()


@pytest.fixture(scope="session")
def tables() -> pd.DataFrame:
    return yangquan.tables()
