"""``python -m tests.fuzz``: damage and read many files; ends with 1 if any is unforeseen."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator

from tests.fuzz.run import Outcomes, fuzz
from tests.fuzz.seeds import RECOGNISED, WRITERS

_SLOW_SHARE = 20


def main() -> int:
    """Run and print the counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=10_000, help="over all formats")
    parser.add_argument("--first", type=int, default=0, help="number of the first")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--kind", action="append", choices=list(WRITERS))
    options = parser.parse_args()
    kinds = options.kind or list(WRITERS)
    began = time.monotonic()
    found = Outcomes()
    for some, count in _shares(kinds, options.files):
        found.join(fuzz(some, range(options.first, options.first + count), options.jobs))
    for kind, counts in found.counts.items():
        outcomes = ", ".join(f"{what} {count}" for what, count in counts.most_common())
        sys.stdout.write(f"{kind:10} {counts.total():6} files: {outcomes}\n")
    for kind, number, what in found.unforeseen:
        sys.stdout.write(f"unforeseen: --kind {kind} --first {number} --files 1: {what[1:]}\n")
    sys.stdout.write(f"{time.monotonic() - began:.0f} s\n")
    return bool(found.unforeseen)


def _shares(kinds: list[str], files: int) -> Iterator[tuple[list[str], int]]:
    """Kinds with how many files of each; what is recognised takes a hundred times as long."""
    slow = [kind for kind in kinds if kind in RECOGNISED]
    quick = [kind for kind in kinds if kind not in RECOGNISED]
    few = files // _SLOW_SHARE if quick else files
    for some, count in ((quick, files - few if slow else files), (slow, few)):
        if some and count:
            yield some, -(-count // len(some))


if __name__ == "__main__":
    sys.exit(main())
