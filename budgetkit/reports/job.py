"""What a report is made from, and what became of it; both travel between processes as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Card:
    """What the index shows of a report, whether it can be made or not.

    Attributes:
        name: Unique among all reports of a dataset; file names derive from it.
        kind: Id of the kind of report, see :mod:`budgetkit.reports.kinds`.
        title: Its line in the index, None where no name was read.
        fiscal_year: Of the disclosure; None where there is none, or several.
        scope: ``department`` or ``unit``.
        stage: ``budget`` or ``final_accounts``.
        reading: Worst ``status`` of the files: ``ok``, ``partial`` or ``failed``.
        revenue_yuan: Total revenue, as text; None where it was not read.
        expenditure_yuan: Total expenditure, as text.
    """

    name: str
    kind: str
    title: str | None = None
    fiscal_year: int | None = None
    scope: str | None = None
    stage: str | None = None
    reading: str = "ok"
    revenue_yuan: str | None = None
    expenditure_yuan: str | None = None


@dataclass(frozen=True)
class Job:
    """A report to be made.

    Attributes:
        card: What is known of it beforehand.
        notebook: File name of the notebook.
        parameters: Of the notebook, but for ``dataset``, which the batch adds.
        disclosure_ids: The disclosures that it is about: it is made again when they change,
            and their originals give its source pages.
        beside: Others that these are held against: it is made again when they change too.
    """

    card: Card
    notebook: str
    parameters: Mapping[str, Any]
    disclosure_ids: tuple[str, ...]
    beside: tuple[str, ...] = ()


@dataclass(frozen=True)
class Order:
    """A job with all that a process needs in order to do it.

    Attributes:
        name: Of the report.
        kind: As in :mod:`budgetkit.reports.kinds`.
        file_name: Its safe file name, without suffix.
        notebook: Path of the notebook.
        parameters: All of them.
        out: Folder of the reports.
        originals: Path of the original of each document that was found, by document_id.
        timeout: Seconds that the report may take.
        sanitize: Whether the outputs kept in the executed notebook are cleaned too.
    """

    name: str
    kind: str
    file_name: str
    notebook: str
    parameters: Mapping[str, Any]
    out: str
    originals: Mapping[str, str] = field(default_factory=dict)
    timeout: int = 600
    sanitize: bool = False

    @property
    def folder(self) -> Path:
        """The folder of the reports."""
        return Path(self.out)

    def as_dict(self) -> dict[str, Any]:
        """Return what ``Order(**…)`` takes."""
        return asdict(self)


@dataclass(frozen=True)
class Made:
    """What became of an order.

    Attributes:
        error: What failed, None if nothing did.
        files: SHA-256 of each file written, by its path in the folder of the reports.
        seconds: Time taken.
    """

    error: str | None = None
    files: Mapping[str, str] = field(default_factory=dict)
    seconds: float = 0.0
