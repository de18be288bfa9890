"""What became of each report: the manifest beside the index, JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from budgetkit.reports.files import write_whole
from budgetkit.reports.job import Card

MANIFEST = "manifest.jsonl"


@dataclass(frozen=True)
class Record(Card):
    """One report and what became of it.

    Attributes:
        state: ``done`` or ``failed``.
        page: File name of the page beside the index; None where it failed.
        notebook: Executed notebook, relative to the index.
        tables: The same numbers as files, relative to the index.
        error: What failed.
        seconds: Time taken when it was made.
        parameters: As given to the notebook.
        inputs: Hash of all that the report depends on.
        files: SHA-256 of each file, by its path relative to the index.
    """

    state: str = "done"
    page: str | None = None
    notebook: str | None = None
    tables: tuple[str, ...] = ()
    error: str | None = None
    seconds: float = 0.0
    parameters: Mapping[str, Any] = field(default_factory=dict)
    inputs: str = ""
    files: Mapping[str, str] = field(default_factory=dict)


def read_manifest(folder: Path) -> dict[str, Record]:
    """Return the records of an earlier run by name, none where there was no run.

    Of several lines on one report the last holds. A line that a killed run left unfinished,
    or another version wrote, is no record.
    """
    path = folder / MANIFEST
    if not path.is_file():
        return {}
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    records = (_record(line) for line in lines)
    return {record.name: record for record in records if record is not None}


def write_manifest(folder: Path, records: Iterable[Record]) -> None:
    """Write the records in order."""
    write_whole(folder / MANIFEST, "".join(map(_line, records)))


def append_record(folder: Path, record: Record) -> None:
    """Add a record at once, so that a run that is killed has it."""
    with (folder / MANIFEST).open("a", encoding="utf-8", newline="\n") as stream:
        stream.write(_line(record))


def _line(record: Record) -> str:
    return json.dumps(asdict(record), ensure_ascii=False) + "\n"


def _record(line: str) -> Record | None:
    try:
        values = json.loads(line)
        return Record(**{**values, "tables": tuple(values["tables"])})
    except (ValueError, TypeError, KeyError):
        return None
