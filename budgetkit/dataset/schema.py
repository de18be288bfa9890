"""Every table of the dataset, in the order in which they are written.

A further table is a declaration under :mod:`budgetkit.dataset.declared` and a line here.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from budgetkit.dataset.declared.budget_lines import BUDGET_LINES
from budgetkit.dataset.declared.checks import CHECK_RESULTS, FINDINGS
from budgetkit.dataset.declared.corrections import CORRECTIONS
from budgetkit.dataset.declared.documents import DISCLOSURES, DOCUMENTS
from budgetkit.dataset.declared.narrative import NARRATIVE_FACTS
from budgetkit.dataset.declared.reviews import TARGET_REVIEWS, TARGET_SCORES
from budgetkit.dataset.declared.services import SERVICE_CATALOGUE
from budgetkit.dataset.declared.tables import TABLE_ROWS, TABLES
from budgetkit.dataset.declared.targets import TARGET_FORMS, TARGET_INDICATORS
from budgetkit.dataset.declared.text import TEXT_BLOCKS
from budgetkit.dataset.field import TableSchema

SCHEMA: Mapping[str, TableSchema] = MappingProxyType(
    {
        table.name: table
        for table in (
            DOCUMENTS,
            DISCLOSURES,
            TABLES,
            TABLE_ROWS,
            BUDGET_LINES,
            NARRATIVE_FACTS,
            TEXT_BLOCKS,
            TARGET_FORMS,
            TARGET_INDICATORS,
            SERVICE_CATALOGUE,
            CORRECTIONS,
            FINDINGS,
            CHECK_RESULTS,
            TARGET_REVIEWS,
            TARGET_SCORES,
        )
    }
)
