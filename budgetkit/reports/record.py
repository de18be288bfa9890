"""What became of each report: the manifest beside the index, JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from budgetkit.reports.files import write_whole

MANIFEST = "manifest.jsonl"


@dataclass(frozen=True)
class Record:
    """One report.

    Attributes:
        disclosure_id: As in the dataset.
        agency_name: As read, None where it was not.
        fiscal_year: As read.
        scope: ``department`` or ``unit``.
        stage: ``budget`` or ``final_accounts``.
        reading: Worst ``status`` of the files: ``ok``, ``partial`` or ``failed``.
        revenue_yuan: Total revenue, as text; None where it was not read.
        expenditure_yuan: Total expenditure, as text.
        state: ``done`` or ``failed``.
        page: File name of the page beside the index; None where it failed.
        notebook: Executed notebook, relative to the index.
        error: What failed.
        seconds: Time taken.
        parameters: As given to the notebook, without the dataset's folder.
    """

    disclosure_id: str
    agency_name: str | None
    fiscal_year: int | None
    scope: str | None
    stage: str | None
    reading: str
    revenue_yuan: str | None
    expenditure_yuan: str | None
    state: str
    page: str | None
    notebook: str | None
    error: str | None
    seconds: float
    parameters: Mapping[str, Any] = field(default_factory=dict)


def read_manifest(folder: Path) -> dict[str, Record]:
    """Return the records of an earlier run by disclosure, none where there was no run."""
    path = folder / MANIFEST
    if not path.is_file():
        return {}
    lines = path.read_text(encoding="utf-8").splitlines()
    records = (Record(**json.loads(line)) for line in lines)
    return {record.disclosure_id: record for record in records}


def write_manifest(folder: Path, records: Iterable[Record]) -> None:
    """Write the records in order."""
    lines = (json.dumps(asdict(record), ensure_ascii=False) for record in records)
    write_whole(folder / MANIFEST, "".join(f"{line}\n" for line in lines))
