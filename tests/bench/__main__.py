"""Print every measurement: each ``bench_*.py`` here has ``lines() -> list[Line]``.

``python -m tests.bench transcript`` runs one of them.
"""

import sys
from importlib import import_module
from pathlib import Path

from rich.console import Console
from rich.table import Table

HEADS = ("what", "s", "MB", "reference", "s", "MB", "times as fast", "result")


def main(wanted: list[str]) -> None:
    console = Console(width=160)
    names = sorted(path.stem for path in Path(__file__).parent.glob("bench_*.py"))
    for name in names:
        if wanted and name.removeprefix("bench_") not in wanted:
            continue
        table = Table(*HEADS, title=name.removeprefix("bench_"))
        for line in import_module(f"tests.bench.{name}").lines():
            table.add_row(*line.cells())
        console.print(table)


if __name__ == "__main__":
    main(sys.argv[1:])
