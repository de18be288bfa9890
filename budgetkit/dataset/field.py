"""The terms in which tables are declared.

A declaration is data. Arrow schemas, validation, ``datapackage.json`` and the data
dictionary are all derived from it, so a column stands in one place only.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FieldType(StrEnum):
    """What a column holds."""

    STRING = "string"
    STRINGS = "list<string>"
    PLACES = "list<place>"
    """Places in documents with what stands there: document_id, page, line, bbox, quote."""
    INTEGER = "integer"
    BOOLEAN = "boolean"
    FLOAT = "float"
    MONEY = "decimal(18,2)"
    """Yuan, exact to the fen."""
    DECIMAL = "decimal(38,10)"
    """A number as printed, whatever its unit: exact to ten decimals."""


@dataclass(frozen=True, slots=True)
class Field:
    """One column.

    Attributes:
        name: Column name; the unit is part of it where there is one.
        type: What it holds.
        en: Description in English.
        zh: Description in Chinese.
        nullable: Whether a value may be missing.
        enum: The values allowed, all if empty.
        pattern: Regular expression that the whole of a string must match.
        minimum: Smallest value allowed.
        maximum: Largest value allowed.
        column_type: ``columnType`` of the Fiscal Data Package budget taxonomy.
        printed: Whether the text is kept as printed; all other text is NFKC-normalised.
    """

    name: str
    type: FieldType
    en: str
    zh: str
    nullable: bool = True
    enum: tuple[str, ...] = ()
    pattern: str | None = None
    minimum: int | None = None
    maximum: int | None = None
    column_type: str | None = None
    printed: bool = False


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """Columns whose values, where none is null, stand in another table."""

    columns: tuple[str, ...]
    table: str
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableSchema:
    """One table.

    Attributes:
        name: Table name, also the file's stem.
        en: What a row is, in English.
        zh: What a row is, in Chinese.
        fields: The columns in order.
        key: The columns that tell one row from another.
        foreign_keys: References to other tables.
    """

    name: str
    en: str
    zh: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the fields."""
        return tuple(field.name for field in self.fields)

    def __getitem__(self, name: str) -> Field:
        return next(field for field in self.fields if field.name == name)
