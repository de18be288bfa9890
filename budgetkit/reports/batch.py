"""Reports on many disclosures; one that fails does not stop the others."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import budgetkit
from budgetkit import analysis
from budgetkit.errors import BudgetkitError
from budgetkit.reports.execute import TIMEOUT_SECONDS, execute
from budgetkit.reports.files import inside, safe_name, write_whole
from budgetkit.reports.index import INDEX, index_page
from budgetkit.reports.record import Record, read_manifest, write_manifest
from budgetkit.reports.words import clipped
from budgetkit.workbench import Corpus, Disclosure

NOTEBOOKS = Path(budgetkit.__file__).parents[1] / "notebooks"
Progress = Callable[[int, int], None]
_EXECUTED = "notebooks"
_ERROR_LENGTH = 300
_WORST_FIRST = ("failed", "partial", "ok")


@dataclass(frozen=True)
class Batch:
    """Where reports come from and go to.

    Attributes:
        dataset: Folder of the dataset.
        out: Folder of the reports.
        notebooks: Folder of the notebooks.
        timeout: Seconds that a cell may take.
    """

    dataset: Path
    out: Path
    notebooks: Path = NOTEBOOKS
    timeout: int = TIMEOUT_SECONDS

    def all(self, progress: Progress | None = None) -> list[Record]:
        """Make a unit report on every disclosure of the dataset, and the index.

        Args:
            progress: Called with the reports done and the reports in all, after each.
        """
        corpus = budgetkit.corpus(self.dataset)
        records = []
        for done, disclosure in enumerate(_in_order(corpus), start=1):
            records.append(self._report(disclosure))
            if progress is not None:
                progress(done, len(corpus))
        self._index(records)
        return records

    def unit(self, disclosure_id: str) -> Record:
        """Make the unit report on one disclosure, and its line in the index.

        Raises:
            UsageError: The dataset has no such disclosure.
        """
        disclosure = budgetkit.corpus(self.dataset)[disclosure_id]
        record = self._report(disclosure)
        known = read_manifest(self.out) | {disclosure_id: record}
        self._index(known.values())
        return record

    def _report(self, disclosure: Disclosure) -> Record:
        started = time.monotonic()
        name = safe_name(disclosure.disclosure_id)
        error = None
        try:
            self._make(disclosure, name)
        except BudgetkitError as failure:
            error = failure.message
        except Exception as failure:
            error = f"{type(failure).__name__}：{failure}"
        seconds = round(time.monotonic() - started, 2)
        return self._record(disclosure, name, error, seconds)

    def _record(
        self, disclosure: Disclosure, name: str, error: str | None, seconds: float
    ) -> Record:
        executed = f"{_EXECUTED}/{name}.ipynb"
        lines = disclosure.budget_lines
        return Record(
            disclosure_id=disclosure.disclosure_id,
            agency_name=disclosure.agency_name,
            fiscal_year=disclosure.fiscal_year,
            scope=disclosure.scope,
            stage=disclosure.stage,
            reading=_reading(disclosure),
            revenue_yuan=_text(analysis.value(lines, "revenue_total")),
            expenditure_yuan=_text(analysis.value(lines, "expenditure_total")),
            state="done" if error is None else "failed",
            page=f"{name}.html" if error is None else None,
            notebook=executed if (self.out / executed).is_file() else None,
            error=None if error is None else clipped(error, _ERROR_LENGTH),
            seconds=seconds,
            parameters={"disclosure_id": disclosure.disclosure_id},
        )

    def _make(self, disclosure: Disclosure, name: str) -> None:
        # Here, not above: the exporter and its template engine are slow to load.
        from budgetkit.reports.page import export

        executed = inside(self.out / _EXECUTED, f"{name}.ipynb")
        page = inside(self.out, f"{name}.html")
        values = {
            "disclosure_id": disclosure.disclosure_id,
            "dataset": str(self.dataset.resolve()),
        }
        for stale in (page, executed):
            stale.unlink(missing_ok=True)
        node = execute(self.notebooks / "unit_report.ipynb", executed, values, self.timeout)
        write_whole(page, export(node, title=disclosure.disclosure_id, back=INDEX))

    def _index(self, records: Iterable[Record]) -> None:
        ordered = sorted(records, key=_order)
        self.out.mkdir(parents=True, exist_ok=True)
        write_manifest(self.out, ordered)
        write_whole(inside(self.out, INDEX), index_page(ordered))


def _in_order(corpus: Corpus) -> Iterator[Disclosure]:
    return (corpus[name] for name in sorted(corpus.disclosures["disclosure_id"]))


def _order(record: Record) -> tuple[Any, ...]:
    return (-(record.fiscal_year or 0), record.disclosure_id)


def _reading(disclosure: Disclosure) -> str:
    found = set(disclosure.documents["status"])
    return next((status for status in _WORST_FIRST if status in found), "ok")


def _text(yuan: Decimal | None) -> str | None:
    return None if yuan is None else str(yuan)
