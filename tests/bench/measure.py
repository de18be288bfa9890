"""Run a function in a process of its own and measure it from outside the code."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Measurement:
    """Median seconds of the calls, and the process's peak resident memory."""

    seconds: float
    peak_mb: float
    answer: str
    """What the function returned, as text: a check that both sides did the work."""


def measure(function: str, *arguments: str, calls: int = 3) -> Measurement:
    """Call ``module:function`` with text arguments in a fresh process, ``calls`` times.

    Imports are not timed: the function's module is loaded before the clock starts.
    """
    command = [sys.executable, "-m", "tests.bench.child", function, str(calls), *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{function} failed:\n{done.stderr}")
    told = json.loads(done.stdout.splitlines()[-1])
    return Measurement(median(told["seconds"]), told["peak_mb"], told["answer"])


@dataclass(frozen=True)
class Line:
    """One row of the printed table; ``ratio`` is the reference's time over ours."""

    name: str
    ours: Measurement
    reference_name: str
    reference: Measurement

    @property
    def ratio(self) -> float:
        return self.reference.seconds / self.ours.seconds

    def cells(self) -> list[str]:
        return [
            self.name,
            f"{self.ours.seconds:.3f}",
            f"{self.ours.peak_mb:.0f}",
            self.reference_name,
            f"{self.reference.seconds:.3f}",
            f"{self.reference.peak_mb:.0f}",
            f"{self.ratio:.2f}",
            self.ours.answer,
        ]
