"""Many disclosures, as a researcher uses them in a notebook."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pandas as pd
import pyarrow as pa
from rich.console import RenderableType

from budgetkit.dataset.read import read_table, require_dataset
from budgetkit.errors import UsageError
from budgetkit.workbench.check_frames import Checks, Findings
from budgetkit.workbench.disclosure import Disclosure
from budgetkit.workbench.frames import Frames
from budgetkit.workbench.repr.card import corpus_card
from budgetkit.workbench.repr.html import card_html
from budgetkit.workbench.repr.terminal import card_renderable, card_text
from budgetkit.workbench.source import AnyRow, Source, source_of
from budgetkit.workbench.targets import Targets


class Corpus:
    """A dataset on disk; each frame is loaded when it is first asked for.

    Iterating yields every :class:`Disclosure`; ``corpus[disclosure_id]`` is one of them.

    Args:
        folder: The dataset's.
        load: Returns a table by its name, where the tables are at hand already.
    """

    def __init__(self, folder: Path, load: Callable[[str], pa.Table] | None = None) -> None:
        require_dataset(folder)
        self.folder = folder
        self._frames = Frames(load or partial(read_table, folder))

    @property
    def disclosures(self) -> pd.DataFrame:
        """One row per disclosure."""
        return self._frames["disclosures"]

    @property
    def documents(self) -> pd.DataFrame:
        """One row per file, the failed ones too."""
        return self._frames["documents"]

    @property
    def budget_lines(self) -> pd.DataFrame:
        """One row per printed amount."""
        return self._frames["budget_lines"]

    @property
    def narrative(self) -> pd.DataFrame:
        """One row per fact of the narrative."""
        return self._frames["narrative_facts"]

    @property
    def tables(self) -> pd.DataFrame:
        """One row per table found, recognised or not."""
        return self._frames["tables"]

    @property
    def table_rows(self) -> pd.DataFrame:
        """Every printed row of every table."""
        return self._frames["table_rows"]

    @property
    def text(self) -> pd.DataFrame:
        """One row per heading or paragraph."""
        return self._frames["text_blocks"]

    @property
    def findings(self) -> Findings:
        """One row per thing that does not hold."""
        return Findings(self._frames["findings"])

    @property
    def checks(self) -> Checks:
        """What was checked, by disclosure and rule."""
        return Checks(self._frames["check_results"])

    @property
    def corrections(self) -> pd.DataFrame:
        """What was put right by hand, a row per cell."""
        return self._frames["corrections"]

    @property
    def targets(self) -> Targets:
        """The performance-target forms of all disclosures, with ``review()``."""
        return Targets(self._frame_for_targets)

    def _frame_for_targets(self, name: str) -> pd.DataFrame:
        # Of the amounts only the projects': frames of millions of others would take long.
        if name == "budget_lines":
            return self._frames.where(name, "table_id", "project_expenditure")
        return self._frames[name]

    def __len__(self) -> int:
        return len(self.disclosures)

    def __iter__(self) -> Iterator[Disclosure]:
        return (self[disclosure_id] for disclosure_id in self.disclosures["disclosure_id"])

    def __getitem__(self, disclosure_id: str) -> Disclosure:
        return Disclosure(self._frames, disclosure_id)

    def disclosure(
        self,
        agency_name: str,
        fiscal_year: int | None = None,
        scope: str | None = None,
        stage: str | None = None,
    ) -> Disclosure:
        """Return the one disclosure that is meant; what is left out may be anything.

        Raises:
            UsageError: None or several match; the message lists them.
        """
        wanted = {
            "agency_name": agency_name,
            "fiscal_year": fiscal_year,
            "scope": scope,
            "stage": stage,
        }
        found = self.disclosures
        for name, value in wanted.items():
            if value is not None:
                found = found[(found[name] == value).fillna(False)]
        if len(found) != 1:
            raise UsageError(reason=_which(list(found["disclosure_id"]), agency_name))
        return self[str(found["disclosure_id"].iloc[0])]

    def source(self, row: AnyRow) -> Source:
        """Say where a row of any of these frames stands in its document.

        Raises:
            UsageError: The row does not say where it comes from, or comes from elsewhere.
        """
        return source_of(row, self.documents, self.table_rows)

    def __rich__(self) -> RenderableType:
        return card_renderable(corpus_card(self))

    def __repr__(self) -> str:
        return card_text(corpus_card(self))

    def _repr_html_(self) -> str:
        return card_html(corpus_card(self))


def _which(found: list[str], agency_name: str) -> str:
    if not found:
        return f"没有这样的公开材料：{agency_name}。可在 disclosures 中查看全部。"
    return f"有 {len(found)} 份材料符合，请再指明年度、范围或阶段：{'、'.join(found)}。"
