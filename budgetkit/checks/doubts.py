"""What rests on a doubtful reading is no fault of the document.

Sums argue the nature of their findings from the figures themselves. What is found in words,
codes and years has no figures: there the reading of the place decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from budgetkit.checks.model import Finding, Nature, Severity
from budgetkit.checks.records import Record, Rows, records
from budgetkit.document.model import Method

SURE = 0.9
"""Below this confidence a reading is doubtful."""
_READ = (
    "table_rows",
    "tables",
    "narrative_facts",
    "text_blocks",
    "target_forms",
    "target_indicators",
)
_PLACE = ("document_id", "page", "line", "bbox")
_OPEN = (Nature.DOCUMENT, Nature.UNDETERMINED)
_Key = tuple[Any, ...]


@dataclass(frozen=True)
class Doubts:
    """The places of a dataset that were recognised from a picture, or read with doubt."""

    tables: Mapping[str, Rows]

    def judged(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """Yield the findings; the blame is taken off the document where the place is doubtful.

        A doubtful place makes it a misreading of low severity. Where the place was recognised
        from a picture, with whatever confidence, who knows.
        """
        return map(self._judged, findings)

    def _judged(self, finding: Finding) -> Finding:
        is_argued = finding.difference is not None or finding.nature not in _OPEN
        if is_argued or not finding.evidence:
            return finding
        place = finding.evidence[0]
        confidence = self._places.get((place.document_id, place.page, place.line, place.bbox))
        if confidence is None:
            return finding
        if confidence < SURE:
            return replace(finding, nature=Nature.EXTRACTION, severity=Severity.LOW)
        return replace(finding, nature=Nature.UNDETERMINED)

    @cached_property
    def _places(self) -> dict[_Key, float]:
        """The least confidence of each place that is in doubt."""
        found: dict[_Key, float] = {}
        for name in _READ:
            for row in _doubtful(self.tables.get(name, ())):
                key = tuple(row[column] for column in _PLACE)
                found[key] = min(row["confidence"], found.get(key, 1.0))
        return found


def _doubtful(rows: Rows) -> Iterator[Record]:
    if isinstance(rows, pa.Table):
        is_doubted = pc.or_(
            pc.less(rows["confidence"], SURE), pc.equal(rows["method"], Method.OCR.value)
        )
        rows = rows.select([*_PLACE, "method", "confidence"]).filter(is_doubted)
    for row in records(rows):
        if row["method"] == Method.OCR.value or row["confidence"] < SURE:
            yield row
