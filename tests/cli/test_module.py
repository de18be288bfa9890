"""The package runs as a module."""

import subprocess
import sys


def test_the_package_runs_as_a_module() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "budgetkit", "--help"], capture_output=True, text=True, check=True
    )
    assert "extract" in done.stdout
    assert "report" in done.stdout
