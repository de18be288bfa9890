"""What came of reading one file."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from budgetkit.disclosure.join import join_readings
from budgetkit.disclosure.model import DisclosureReading
from budgetkit.document.model import Document, Warning
from budgetkit.errors import BudgetkitError
from budgetkit.text import nfkc

Status = Literal["ok", "partial", "failed"]


@dataclass(frozen=True, slots=True)
class DocumentOutcome:
    """One file, with how far its reading came.

    Attributes:
        file_name: Name without folder.
        sha256: None where the file could not be opened.
        document: The blocks, None where there are none.
        reading: What it says, None where it is no disclosure.
        error: Why it failed, None where it did not.
        duplicate_names: Names of files with the same content.
    """

    file_name: str
    sha256: str | None = None
    document: Document | None = None
    reading: DisclosureReading | None = None
    error: BudgetkitError | None = None
    duplicate_names: tuple[str, ...] = ()

    @property
    def document_id(self) -> str:
        """First 16 hex digits of the file's SHA-256, of its name's where it has none."""
        return (self.sha256 or _digest(self.file_name))[:16]

    @property
    def disclosure_id(self) -> str | None:
        """The disclosure it belongs to; its own where agency or year is unknown."""
        if self.reading is None:
            return None
        identity = self.reading.identity
        known = identity.agency_name is not None and identity.fiscal_year is not None
        return nfkc(identity.disclosure_id + ("" if known else f"-{self.document_id}"))

    @property
    def warnings(self) -> tuple[Warning, ...]:
        """All that was noticed, in reading order, without repeats."""
        noticed = () if self.document is None else self.document.warnings
        if self.reading is not None:
            noticed += self.reading.warnings
        return tuple(dict.fromkeys(noticed))

    @property
    def is_part(self) -> bool:
        """Whether it may be one of several files of a disclosure, to be joined with others."""
        if self.reading is None:
            return False
        identity = self.reading.identity
        incomplete = None in (identity.agency_name, identity.scope, identity.fiscal_year)
        return incomplete or not any(table.lines for table in self.reading.tables)

    @property
    def status(self) -> Status:
        """``failed`` on an error, ``partial`` on any warning, else ``ok``."""
        if self.error is not None:
            return "failed"
        return "partial" if self.warnings else "ok"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()


def join_outcomes(outcomes: Sequence[DocumentOutcome]) -> list[DocumentOutcome]:
    """Return the outcomes with readings of one disclosure joined, in the same order."""
    read = [outcome for outcome in outcomes if outcome.reading is not None]
    joined = join_readings([outcome.reading for outcome in read if outcome.reading is not None])
    settled = {id(outcome): reading for outcome, reading in zip(read, joined, strict=True)}
    return [
        replace(outcome, reading=settled.get(id(outcome), outcome.reading)) for outcome in outcomes
    ]
