"""Reports on many disclosures; one that fails does not stop the others."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import budgetkit
from budgetkit.dataset.package import file_sha256
from budgetkit.dataset.read import read_tables
from budgetkit.errors import ReportError
from budgetkit.reports.execute import TIMEOUT_SECONDS
from budgetkit.reports.files import inside, safe_name, sweep, write_whole
from budgetkit.reports.fingerprint import Fingerprints
from budgetkit.reports.index import INDEX, index_page
from budgetkit.reports.job import Job, Made, Order
from budgetkit.reports.kinds import all_jobs, unit_job
from budgetkit.reports.originals import DEFAULT, find_originals
from budgetkit.reports.record import Record, append_record, read_manifest, write_manifest

NOTEBOOKS = Path(budgetkit.__file__).parents[1] / "notebooks"
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Batch:
    """Where reports come from and go to.

    A report is made again only where something that it depends on has changed: its rows of
    the dataset, its notebook, this package, or whether the originals are there.

    Attributes:
        dataset: Folder of the dataset.
        out: Folder of the reports.
        notebooks: Folder of the notebooks.
        timeout: Seconds that a report may take.
        workers: How many are made at a time.
        resume: Whether to leave alone what an interrupted run has tried, failures too.
        force: Whether to make unchanged reports again.
        sources: Folders in which the originals of the documents lie.
        sanitize: Whether the outputs kept in the executed notebooks are cleaned too.
    """

    dataset: Path
    out: Path
    notebooks: Path = NOTEBOOKS
    timeout: int = TIMEOUT_SECONDS
    workers: int = 1
    resume: bool = False
    force: bool = False
    sources: Sequence[Path] = DEFAULT
    sanitize: bool = False

    def all(self, progress: Progress | None = None) -> list[Record]:
        """Make the reports of every kind on the whole dataset, and the index.

        Args:
            progress: Called with the reports done and the reports in all, after each.

        Raises:
            DatasetMissingError: There is no such dataset.
        """
        jobs = list(all_jobs(budgetkit.corpus(self.dataset)))
        records = self._run(jobs, progress)
        self._index(records)
        return records

    def make(self, jobs: Sequence[Job], progress: Progress | None = None) -> list[Record]:
        """Make some reports, and their lines in the index; others stay as they are."""
        records = self._run(jobs, progress)
        known = read_manifest(self.out) | {record.name: record for record in records}
        self._index(known.values())
        return records

    def unit(self, disclosure_id: str, progress: Progress | None = None) -> Record:
        """Make the unit report on one disclosure, and its line in the index.

        Raises:
            UsageError: The dataset has no such disclosure.
        """
        (record,) = self.make([unit_job(budgetkit.corpus(self.dataset)[disclosure_id])], progress)
        return record

    def _run(self, jobs: Sequence[Job], progress: Progress | None) -> list[Record]:
        # Here, not above: not every command that imports this module executes notebooks.
        from budgetkit.reports.engine.pool import do_all

        _require_names_apart(jobs)
        self.out.mkdir(parents=True, exist_ok=True)
        sweep(self.out)
        planned = _Plan(self, jobs)
        for order, made in do_all(planned.orders, self.workers):
            append_record(self.out, planned.done(order, made))
            if progress is not None:
                progress(len(planned.records), len(jobs))
        return [planned.records[job.card.name] for job in jobs]

    def _index(self, records: Iterable[Record]) -> None:
        ordered = sorted(records, key=_order)
        write_manifest(self.out, ordered)
        write_whole(inside(self.out, INDEX), index_page(ordered))


class _Plan:
    """What is to be made of some jobs, and what is there already."""

    def __init__(self, batch: Batch, jobs: Sequence[Job]) -> None:
        self._batch = batch
        self._tables = read_tables(batch.dataset)
        self._originals = find_originals(_sha256s(self._tables["documents"]), batch.sources)
        self._inputs = self._hashes(jobs)
        known = {} if batch.force else read_manifest(batch.out)
        self._jobs = {job.card.name: job for job in jobs}
        self.records = {name: known[name] for name in self._jobs if self._stands(known.get(name))}
        self.orders = [self._order(job) for job in jobs if job.card.name not in self.records]

    def done(self, order: Order, made: Made) -> Record:
        """Return the record of a report, and remember it."""
        job = self._jobs[order.name]
        record = Record(
            **asdict(job.card),
            state="done" if made.error is None else "failed",
            page=_of(made, ".html"),
            notebook=_of(made, ".ipynb"),
            tables=tuple(name for name in made.files if name.endswith((".csv", ".xlsx"))),
            error=made.error,
            seconds=made.seconds,
            parameters=order.parameters,
            inputs=self._inputs[order.name],
            files=made.files,
        )
        self.records[order.name] = record
        return record

    def _stands(self, record: Record | None) -> bool:
        """Whether a report need not be made (again)."""
        if record is None or record.inputs != self._inputs[record.name]:
            return False
        if record.state != "done" and not self._batch.resume:
            return False
        return all(_is(self._batch.out / name, sha256) for name, sha256 in record.files.items())

    def _hashes(self, jobs: Sequence[Job]) -> dict[str, str]:
        prints = Fingerprints(self._tables)
        return {
            job.card.name: prints.of(
                (job.disclosure_ids, job.beside),
                self._batch.notebooks / job.notebook,
                {
                    "parameters": self._parameters(job),
                    "originals": sorted(self._originals_of(job)),
                    "sanitize": self._batch.sanitize,
                },
            )
            for job in jobs
        }

    def _order(self, job: Job) -> Order:
        batch = self._batch
        originals = self._originals_of(job)
        return Order(
            name=job.card.name,
            kind=job.card.kind,
            file_name=safe_name(job.card.name),
            notebook=str((batch.notebooks / job.notebook).resolve()),
            parameters=self._parameters(job),
            out=str(batch.out.resolve()),
            originals={name: str(path.resolve()) for name, path in originals.items()},
            timeout=batch.timeout,
            sanitize=batch.sanitize,
        )

    def _parameters(self, job: Job) -> dict[str, Any]:
        return {**job.parameters, "dataset": _relative(self._batch.dataset, self._batch.out)}

    def _originals_of(self, job: Job) -> dict[str, Path]:
        return {
            document: self._originals[document]
            for name in job.disclosure_ids
            for document in self._documents.get(name, ())
            if document in self._originals
        }

    @cached_property
    def _documents(self) -> dict[str, list[str]]:
        """The documents of each disclosure."""
        found: dict[str, list[str]] = defaultdict(list)
        for row in self._tables["documents"].select(["document_id", "disclosure_id"]).to_pylist():
            found[row["disclosure_id"]].append(row["document_id"])
        return found


def _relative(dataset: Path, out: Path) -> str:
    """The dataset as seen from the reports: a notebook that is passed on names no machine."""
    try:
        return Path(os.path.relpath(dataset.resolve(), out.resolve())).as_posix()
    except ValueError:  # On another drive there is no way from one to the other.
        return str(dataset.resolve())


def _sha256s(documents: Any) -> dict[str, str]:
    rows = documents.select(["document_id", "sha256"]).to_pylist()
    return {row["document_id"]: row["sha256"] for row in rows if row["sha256"]}


def _is(path: Path, sha256: str) -> bool:
    return path.is_file() and file_sha256(path) == sha256


def _of(made: Made, suffix: str) -> str | None:
    """The first file of a kind: the report's own stands before its source pages."""
    return next((name for name in made.files if name.endswith(suffix)), None)


def _require_names_apart(jobs: Sequence[Job]) -> None:
    """Two reports of one name would overwrite each other.

    Raises:
        ReportError: There are two.
    """
    names: set[str] = set()
    for job in jobs:
        name = safe_name(job.card.name).casefold()
        if name in names:
            raise ReportError(report=job.card.name, reason="有另一份报告同名")
        names.add(name)


def _order(record: Record) -> tuple[Any, ...]:
    return (record.kind != "unit", record.kind, -(record.fiscal_year or 0), record.name)
