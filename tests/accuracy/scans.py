"""What was measured on scans and damaged files: the tables beside this module, told."""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).parent
MEASURED, DAMAGED = HERE / "scans.tsv", HERE / "damaged.tsv"
HEADS = (
    "sample",
    "dpi",
    "tables",
    "amounts",
    "right",
    "wrong",
    "wrong, not flagged",
    "cell left empty",
    "CPU s a page",
)
DAMAGED_HEADS = ("format", "files", "read", "own errors", "anything else")

_SCANS = """## Scans

Scans of all pages of the samples that hold statutory tables: pictures at 150 and 200 dpi, skewed by
1° to one side and the other, with noise, blur and JPEG artefacts, a watermark across each page and
a red seal over each table; the two of 2023 and 2024 are landscape pages with many columns. An
amount is right if it stands under its row's label and its column's measure. A wrong one is flagged
if its confidence is below 0.95 or a finding of the checks points at it. The machine was busy, so
processor seconds are stated; `make bench` measures memory. Kept as it was measured last, by

```console
.venv/bin/python -m tests.accuracy.scanned
```

"""
_DAMAGED = """## Damaged files

A disclosure of each format, damaged in one to six places: whatever its bytes, it is read or ends in
one of the project's own errors, within time and 2 GB, in a process that could die alone. What was
read need not be right; the scan and the picture hold two rows, which is no disclosure: that is an
error of our own too. The last run of `make fuzz`, 20 minutes beside other work;
`.venv/bin/python -m tests.fuzz --files 1000` reads fewer.

"""


def kept_rows(path: Path) -> list[list[str]]:
    """Return the rows of a table beside this module, without its heads."""
    lines = path.read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines[1:]]


def sections() -> list[str]:
    """Return what the page says of scans and of damaged files."""
    return [
        _SCANS + _table(HEADS, kept_rows(MEASURED)),
        _DAMAGED + _table(DAMAGED_HEADS, kept_rows(DAMAGED)),
    ]


def _table(heads: tuple[str, ...], rows: list[list[str]]) -> str:
    lines = [list(heads), ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines) + "\n"
