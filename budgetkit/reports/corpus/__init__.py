"""What was read, from where, how well: each method is a section."""

from __future__ import annotations

from budgetkit.reports.blocks import Section
from budgetkit.reports.corpus import checked, files, origin, reading
from budgetkit.reports.corpus.names import short_names
from budgetkit.workbench import Corpus


class CorpusOverview:
    """The sections of an overview of a dataset.

    Args:
        corpus: The dataset; it may be empty.
    """

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._names = short_names(corpus.disclosures)

    def masthead(self) -> Section:
        """How much there is."""
        return origin.masthead(self._corpus)

    def origin(self) -> Section:
        """Years, stages, places and layouts."""
        return origin.origin(self._corpus)

    def files(self) -> Section:
        """The files: kinds, states, what failed and why."""
        return files.files(self._corpus)

    def tables(self) -> Section:
        """Which of the common statutory tables each disclosure has."""
        return reading.tables(self._corpus, self._names)

    def reading(self) -> Section:
        """Counts of what was read, mended, and not read."""
        return reading.reading(self._corpus, self._names)

    def rules(self) -> Section:
        """Disclosures × rules: what held, what did not, what could not be asked."""
        return checked.rules(self._corpus, self._names)

    def findings(self) -> Section:
        """What does not hold, by nature and disclosure."""
        return checked.findings(self._corpus, self._names)
