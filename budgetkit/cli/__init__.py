"""The command line: ``budgetkit extract``, ``info``, ``report``, ``validate``."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and exit with its code; see :func:`budgetkit.cli.run.run`."""
    from budgetkit.cli.run import run

    sys.exit(run(sys.argv[1:]))
