"""Many disclosures, as a researcher uses them in a notebook."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from budgetkit.workbench.disclosure import Disclosure


class Corpus:
    """A dataset on disk; each frame is loaded when it is first asked for.

    Attributes:
        disclosures: One row per disclosure.
        documents: One row per file, the failed ones too.
        budget_lines: One row per printed amount.
        narrative: One row per fact of the narrative.
        tables: One row per table found.
        table_rows: Every printed row of every table.
    """

    disclosures: pd.DataFrame
    documents: pd.DataFrame
    budget_lines: pd.DataFrame
    narrative: pd.DataFrame
    tables: pd.DataFrame
    table_rows: pd.DataFrame

    def __len__(self) -> int:
        raise NotImplementedError

    def __iter__(self) -> Iterator[Disclosure]:
        raise NotImplementedError

    def __getitem__(self, disclosure_id: str) -> Disclosure:
        raise NotImplementedError

    def disclosure(
        self,
        agency_name: str,
        fiscal_year: int | None = None,
        scope: str | None = None,
        stage: str | None = None,
    ) -> Disclosure:
        """Return the one disclosure that is meant.

        Raises:
            UsageError: None or several match; the message lists them.
        """
        raise NotImplementedError
