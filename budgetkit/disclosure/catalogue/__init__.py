"""The layout catalogue: what a title, a header, a unit line or a row means, as data."""

from budgetkit.disclosure.catalogue.load import (
    FOLDER_VARIABLE,
    ColumnRule,
    Labels,
    LayoutProfile,
    TableEntry,
    column_rules,
    labels,
    layout_profiles,
    table_entries,
)

__all__ = [
    "FOLDER_VARIABLE",
    "ColumnRule",
    "Labels",
    "LayoutProfile",
    "TableEntry",
    "column_rules",
    "labels",
    "layout_profiles",
    "table_entries",
]
