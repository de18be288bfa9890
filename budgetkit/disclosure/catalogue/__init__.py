"""The layout catalogue: what a title, a header, a unit line or a row means, as data."""

from budgetkit.disclosure.catalogue.load import (
    ColumnRule,
    Labels,
    TableEntry,
    column_rules,
    labels,
    table_entries,
)

__all__ = ["ColumnRule", "Labels", "TableEntry", "column_rules", "labels", "table_entries"]
